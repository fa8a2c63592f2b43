// @ts-check
import { isDirty, refreshPage } from './refresh-page.js';

/** Saves run one after the other, each on the version the one before it made. */
let queue = Promise.resolve();

/** How often an answer brought content that is not what the page showed with the editor's own words in it. */
let surprises = 0;

/** Posts the issue page's forms without leaving it, and saves a text when its field is left. */
export function watchForms() {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !isOurs(form)) return;
    const button = event.submitter instanceof HTMLButtonElement ? event.submitter : null;
    event.preventDefault();
    if (form.matches('[action$="/edit"]')) post(form, button);
    else act(form, button);
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
  return form.method === 'post' && form.closest('[data-page="issue"]') !== null;
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLButtonElement | null} button
 */
function post(form, button) {
  const find = finderOf(form, button);
  const pressed = pressedOf(button);
  line(async () => void (await send(find(), pressed)));
}

/**
 * What is asked for the issue as a whole waits until what is typed is saved: an approval is then of the words the
 * editor saw, and of no others.
 * @param {HTMLFormElement} form
 * @param {HTMLButtonElement | null} button
 */
function act(form, button) {
  const find = finderOf(form, button);
  const pressed = pressedOf(button);
  const name = button?.textContent?.trim() ?? '';
  const seen = surprises;
  line(async () => {
    const fault = await saveTyped();
    if (fault !== null) {
      if (fault) say(`${fault} “${name}” was not done: save the text first, then press it again.`, true);
      return;
    }
    const now = find();
    const isBound = now?.querySelector('[name="hash"], [name="version"]');
    if (isBound && surprises !== seen) {
      const what =
        'The issue changed before that. This is how it stands now: look it over, then press again.';
      say(`“${name}” was not done. ${what}`, true);
    } else if (now instanceof HTMLFormElement && now.matches('[data-plain]')) now.submit();
    else await send(now, pressed);
  });
}

/** @param {() => Promise<void>} task done after all that was asked for before */
function line(task) {
  queue = queue
    .then(task)
    .catch(() => say('Not saved: the desk cannot be reached. Your text is still here.', true));
}

/**
 * Saves every text that is not saved yet.
 * @returns {Promise<string | null>} null when all is saved, else why not; '' where the page says it
 */
async function saveTyped() {
  const typed = () =>
    [...document.querySelectorAll('form[data-autosave]')].filter(
      (form) => form instanceof HTMLFormElement && fieldsOf(form).some(isDirty),
    );
  for (const { id } of typed()) {
    const answer = await send(document.getElementById(id), null);
    if (!answer || !document.querySelector('[data-page="issue"]')) return '';
    if (!answer.ok) return answer.said;
  }
  return typed().length > 0 ? 'More was typed meanwhile.' : null;
}

/**
 * By id, because a save still running may replace the form.
 * @param {HTMLFormElement} form
 * @param {HTMLButtonElement | null} button
 * @returns {() => HTMLElement | null}
 */
function finderOf(form, button) {
  if (form.id) return () => document.getElementById(form.id);
  if (button?.id) return () => document.getElementById(button.id)?.closest('form') ?? null;
  return () => form;
}

/** @param {HTMLButtonElement | null} button */
function pressedOf(button) {
  return button?.name ? { name: button.name, value: button.value } : null;
}

/**
 * @param {HTMLElement | null} form
 * @param {{ name: string, value: string } | null} pressed
 * @returns {Promise<{ ok: boolean, said: string } | null>} null where there was nothing to post, or nobody signed in
 */
async function send(form, pressed) {
  if (!(form instanceof HTMLFormElement)) return null;
  const data = new FormData(form);
  if (pressed) data.set(pressed.name, pressed.value);
  const submitted = new Map(fieldsOf(form).map((field) => [field.id, field.value]));
  say('Saving…');
  const body = new URLSearchParams();
  for (const [name, value] of data) if (typeof value === 'string') body.append(name, value);
  const response = await fetch(form.action, { method: 'POST', body });
  const address = new URL(response.url);
  if (address.pathname.endsWith('/sign-in')) {
    say('Not saved: you are signed out. Sign in again in another tab, then save here.', true);
    return null;
  }
  if (response.status >= 500) throw new Error(`status ${response.status}`);
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  const said = fresh.querySelector('#said')?.textContent?.trim() || 'Saved.';
  noteSurprise(fresh, address.searchParams.get('version'));
  refreshPage(fresh, submitted, response.ok);
  const moved = pressed !== null && ['up', 'down', 'to'].includes(pressed.value);
  const place = moved && response.ok ? describePlace(form.id) : '';
  say(place || said, !response.ok);
  return { ok: response.ok, said };
}

/**
 * @param {Document} fresh
 * @param {string | null} saved the version this save made, of what the page showed
 */
function noteSurprise(fresh, saved) {
  const shown = versionOf(document);
  const next = versionOf(fresh);
  if (next !== shown && next !== saved) surprises += 1;
}

/** @param {Document} page */
function versionOf(page) {
  return page.querySelector('input[name="version"]')?.getAttribute('value') ?? null;
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
