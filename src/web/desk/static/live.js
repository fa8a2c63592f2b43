// @ts-check

const EVERY_MS = 4_000;

/**
 * While an issue is sent, brings every `data-live` part up to date every few seconds. A part somebody points at, or
 * whose button has the focus, waits until they have left it: nothing moves away under a finger.
 */
export function watchLive() {
  /** Where the newest is, as long as something is still to come. */
  let from = sourceOf(document);
  const tick = async () => {
    from = sourceOf(document) ?? from;
    if (from !== null && !document.hidden) from = await refresh(from).catch(() => from);
    setTimeout(tick, EVERY_MS);
  };
  setTimeout(tick, EVERY_MS);
}

/** @param {Document} page */
function sourceOf(page) {
  return page.querySelector('[data-live-from]')?.getAttribute('data-live-from') ?? null;
}

/**
 * @param {string} from
 * @returns {Promise<string | null>} where to ask next; null when all is said
 */
async function refresh(from) {
  const answer = await fetch(from);
  if (!answer.ok || new URL(answer.url).pathname.endsWith('/sign-in')) return from;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const waiting = [...fresh.querySelectorAll('[data-live]')].filter((part) => !bringIn(part));
  return sourceOf(fresh) ?? (waiting.length > 0 ? from : null);
}

/**
 * @param {Element} part
 * @returns {boolean} false where the one in the page is in use
 */
function bringIn(part) {
  const now = document.getElementById(part.id);
  if (!now || now.outerHTML === part.outerHTML) return true;
  if (part.id !== 'progress' && now.matches(':hover, :focus-within')) return false;
  const focus = now.contains(document.activeElement) ? document.activeElement?.id : '';
  for (const details of now.querySelectorAll('details[id][open]')) {
    part.querySelector(`#${CSS.escape(details.id)}`)?.setAttribute('open', '');
  }
  now.replaceWith(document.adoptNode(part));
  if (focus) document.getElementById(focus)?.focus({ preventScroll: true });
  return true;
}
