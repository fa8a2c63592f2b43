// Shows an archived issue whole: its frame is as tall as the mail in it. Without this script the frame scrolls.
const frame = document.querySelector('iframe.mail-frame');

function follow() {
  const mail = frame instanceof HTMLIFrameElement && frame.contentDocument?.documentElement;
  if (!mail) return;
  const observer = new ResizeObserver(() => {
    const borders = frame.offsetHeight - frame.clientHeight;
    frame.style.height = `${Math.ceil(mail.getBoundingClientRect().height) + borders}px`;
  });
  observer.observe(mail);
}

if (frame instanceof HTMLIFrameElement) {
  frame.addEventListener('load', follow);
  if (frame.contentDocument?.readyState === 'complete') follow();
}
