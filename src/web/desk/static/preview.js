// @ts-check

/** Switches the preview between desktop, phone, dark and text without leaving the page. */
export function watchPreview() {
  document.addEventListener('click', (event) => {
    const tab = event.target instanceof Element ? event.target.closest('[data-preview-view]') : null;
    if (!(tab instanceof HTMLElement)) return;
    event.preventDefault();
    for (const other of document.querySelectorAll('[data-preview-view]'))
      other.removeAttribute('aria-current');
    tab.setAttribute('aria-current', 'true');
    const panel = document.getElementById('preview');
    if (panel) panel.dataset.view = tab.dataset.previewView;
    load(false);
  });
  watchFocus();
}

/**
 * Marks the frame while the keyboard is in it. No style sheet can: a frame whose page has the focus matches no `:focus`.
 */
function watchFocus() {
  let byTab = false;
  document.addEventListener('keydown', ({ key }) => {
    byTab = key === 'Tab';
  });
  document.addEventListener('focusin', () => {
    byTab = false;
  });
  window.addEventListener('blur', () => {
    const frame = document.activeElement;
    if (byTab && frame?.matches('.preview iframe')) frame.parentElement?.setAttribute('data-focused', '');
    byTab = false;
  });
  window.addEventListener('focus', () => {
    for (const marked of document.querySelectorAll('[data-focused]')) marked.removeAttribute('data-focused');
  });
}

/**
 * Takes size and subject from a fresh page and reloads the frame where it was scrolled to.
 * @param {Element} fresh the preview part of the fresh page
 */
export function refreshPreview(fresh) {
  const now = document.getElementById('preview');
  const frame = document.getElementById('preview-frame');
  const freshFrame = fresh.querySelector('#preview-frame');
  if (!now || !frame || !(freshFrame instanceof HTMLElement)) {
    now?.replaceWith(document.adoptNode(fresh));
    return;
  }
  for (const selector of ['#measures', '.mail-subject']) {
    const part = fresh.querySelector(selector);
    if (part) now.querySelector(selector)?.replaceWith(document.adoptNode(part));
  }
  if (frame.dataset.version === freshFrame.dataset.version) return;
  frame.dataset.version = freshFrame.dataset.version;
  load(true);
}

/** @param {boolean} keepScroll */
function load(keepScroll) {
  const frame = document.getElementById('preview-frame');
  if (!(frame instanceof HTMLIFrameElement)) return;
  const view = document.getElementById('preview')?.dataset.view ?? 'desktop';
  const top = keepScroll ? (frame.contentWindow?.scrollY ?? 0) : 0;
  frame.addEventListener('load', () => frame.contentWindow?.scrollTo(0, top), { once: true });
  frame.src = `${frame.dataset.base}${view}?v=${frame.dataset.version}`;
}
