// @ts-check
import { isDirty, refreshPage } from './refresh-page.js';

/** Saves run one after the other, each on the version the one before it made. */
let queue = Promise.resolve();

/** Posts the issue page's forms without leaving it, and saves a text when its field is left. */
export function watchForms() {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !isOurs(form)) return;
    event.preventDefault();
    post(form, event.submitter instanceof HTMLButtonElement ? event.submitter : null);
  });
  document.addEventListener('change', (event) => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
    if (field.form?.matches('[data-autosave]') && field.type !== 'number') post(field.form, null);
  });
  window.addEventListener('beforeunload', (event) => {
    if ([...document.querySelectorAll('[data-autosave] [id]')].some(isDirty)) event.preventDefault();
  });
}

/** @param {HTMLFormElement} form */
function isOurs(form) {
  return (
    form.method === 'post' && !form.matches('[data-plain]') && form.closest('[data-page="issue"]') !== null
  );
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLButtonElement | null} button
 */
function post(form, button) {
  // By id, because a save still running may replace the form.
  const find = () => (form.id ? document.getElementById(form.id) : form);
  const pressed = button?.name ? { name: button.name, value: button.value } : null;
  const sent = queue.then(() => send(find(), pressed));
  queue = sent.catch(() => say('Not saved: the desk cannot be reached. Your text is still here.', true));
}

/**
 * @param {HTMLElement | null} form
 * @param {{ name: string, value: string } | null} pressed
 */
async function send(form, pressed) {
  if (!(form instanceof HTMLFormElement)) return;
  const data = new FormData(form);
  if (pressed) data.set(pressed.name, pressed.value);
  const submitted = new Map(fieldsOf(form).map((field) => [field.id, field.value]));
  say('Saving…');
  const body = new URLSearchParams();
  for (const [name, value] of data) if (typeof value === 'string') body.append(name, value);
  const response = await fetch(form.action, { method: 'POST', body });
  if (new URL(response.url).pathname.endsWith('/sign-in')) {
    say('Not saved: you are signed out. Sign in again in another tab, then save here.', true);
    return;
  }
  if (response.status >= 500) throw new Error(`status ${response.status}`);
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  const said = fresh.querySelector('#said')?.textContent?.trim() || 'Saved.';
  refreshPage(fresh, submitted, response.ok);
  const moved = pressed !== null && ['up', 'down', 'to'].includes(pressed.value);
  const place = moved && response.ok ? describePlace(form.id) : '';
  say(place || said, !response.ok);
}

/**
 * @param {HTMLFormElement} form
 * @returns {(HTMLInputElement | HTMLTextAreaElement)[]}
 */
function fieldsOf(form) {
  return [...form.elements].flatMap((field) =>
    (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) && field.id ? [field] : [],
  );
}

/**
 * "“Ferry returns” is in place 2 of 9": where the story is now.
 * @param {string} formId
 */
function describePlace(formId) {
  const story = document.getElementById(formId)?.closest('#stories > li');
  const headline = story?.querySelector('textarea[name="headline"]');
  if (!story?.parentElement || !(headline instanceof HTMLTextAreaElement)) return '';
  const stories = [...story.parentElement.children];
  return `Saved. “${headline.value}” is in place ${stories.indexOf(story) + 1} of ${stories.length}.`;
}

/**
 * @param {string} text
 * @param {boolean} [bad]
 */
function say(text, bad = false) {
  const announce = document.getElementById('announce');
  if (!announce) return;
  announce.textContent = text;
  announce.classList.toggle('announce-bad', bad);
}
