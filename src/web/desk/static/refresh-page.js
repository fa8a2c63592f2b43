// @ts-check
import { refreshPreview } from './preview.js';

/**
 * What the server last sent for each part, so that only parts that changed are replaced.
 * @type {Map<string, string>}
 */
const sent = new Map();
for (const part of document.querySelectorAll('[data-part]')) sent.set(part.id, signature(part));

/** @param {Element} part */
function signature(part) {
  return part.outerHTML.replace(/(name="version" value=")\d+/g, '$1');
}

/** @param {Element} field */
export function isDirty(field) {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return false;
  return field.type !== 'hidden' && field.type !== 'number' && field.value !== field.defaultValue;
}

/**
 * Brings the page up to date with a fresh one and keeps what is being typed, the focus and the scroll.
 * @param {Document} fresh
 * @param {Map<string, string>} submitted the values just posted, by field id: those are not unsaved text
 * @param {boolean} saved whether they were taken: what was refused stays in its field
 */
export function refreshPage(fresh, submitted, saved) {
  if (!fresh.querySelector('[data-page="issue"]')) {
    const unsaved = unsavedTexts(submitted);
    showOtherPage(fresh);
    showUnsaved(unsaved);
    return;
  }
  const focus = rememberFocus();
  const settled = saved ? submitted : new Map();
  for (const list of fresh.querySelectorAll('[data-list]')) refreshList(list, settled);
  for (const part of fresh.querySelectorAll('[data-part]')) {
    if (part.id === 'said') document.getElementById('said')?.replaceChildren();
    else if (part.id === 'preview') refreshPreview(part);
    else if (!part.closest('[data-list]')) refreshPart(part, settled);
  }
  const version = fresh.querySelector('input[name="version"]')?.getAttribute('value');
  for (const input of document.querySelectorAll('input[name="version"]')) {
    if (version) input.setAttribute('value', version);
  }
  restoreFocus(focus);
}

/**
 * What is typed in other fields than the ones just posted.
 * @param {Map<string, string>} submitted
 * @returns {{ label: string, value: string }[]}
 */
function unsavedTexts(submitted) {
  return [...document.querySelectorAll('[data-autosave] [id]')].flatMap((field) => {
    if (!isDirty(field) || submitted.has(field.id)) return [];
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return [];
    return [{ label: field.labels?.[0]?.textContent?.trim() ?? field.name, value: field.value }];
  });
}

/**
 * The page that held these texts is gone: they stay where they can be copied from.
 * @param {{ label: string, value: string }[]} texts
 */
function showUnsaved(texts) {
  const main = document.querySelector('main');
  if (!main || texts.length === 0) return;
  const section = document.createElement('section');
  section.className = 'conflict unsaved';
  const heading = document.createElement('h2');
  heading.textContent = 'Also typed here and not saved yet';
  section.append(heading);
  for (const { label, value } of texts) {
    const wrapper = document.createElement('label');
    const area = document.createElement('textarea');
    area.readOnly = true;
    area.value = value;
    wrapper.append(label, area);
    section.append(wrapper);
  }
  main.append(section);
}

/**
 * A conflict, or whatever else the server had to say.
 * @param {Document} fresh
 */
function showOtherPage(fresh) {
  const main = document.querySelector('main');
  const freshMain = fresh.querySelector('main');
  if (!main || !freshMain) return;
  main.replaceChildren(...document.adoptNode(freshMain).childNodes);
  document.title = fresh.title;
  window.scrollTo(0, 0);
  main.focus();
}

/**
 * @param {Element} freshList
 * @param {Map<string, string>} submitted
 */
function refreshList(freshList, submitted) {
  const list = document.getElementById(freshList.id);
  if (!list) return;
  const freshItems = [...freshList.children];
  const wanted = new Set(freshItems.map((item) => item.id));
  for (const item of [...list.children]) if (!wanted.has(item.id)) item.remove();
  freshItems.forEach((freshItem, index) => {
    const item = refreshPart(freshItem, submitted) ?? document.adoptNode(freshItem);
    if (list.children[index] !== item) list.insertBefore(item, list.children[index] ?? null);
  });
}

/**
 * @param {Element} fresh
 * @param {Map<string, string>} submitted
 * @returns {Element | null} the element now in the page; null where the page has no such part
 */
function refreshPart(fresh, submitted) {
  const now = document.getElementById(fresh.id);
  const text = signature(fresh);
  const known = sent.get(fresh.id);
  sent.set(fresh.id, text);
  if (!now) return null;
  if (known === text) {
    resetPosted(now, submitted);
    return now;
  }
  const next = document.adoptNode(fresh);
  for (const field of next.querySelectorAll('[autofocus]')) field.removeAttribute('autofocus');
  keepTyped(now, next, submitted);
  keepOpen(now, next);
  now.replaceWith(next);
  return next;
}

/**
 * @param {Element} now
 * @param {Element} next
 * @param {Map<string, string>} submitted
 */
function keepTyped(now, next, submitted) {
  for (const field of now.querySelectorAll('input[id], textarea[id]')) {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) || !isDirty(field))
      continue;
    const twin = next.querySelector(`#${CSS.escape(field.id)}`);
    const unsaved = field.value !== (submitted.get(field.id) ?? field.defaultValue);
    if (unsaved && (twin instanceof HTMLInputElement || twin instanceof HTMLTextAreaElement)) {
      // A refused text comes back as the page's own: it is not saved, and so still not the default.
      twin.defaultValue =
        next.querySelector(`[name="was.${twin.name}"]`)?.getAttribute('value') ?? twin.defaultValue;
      twin.value = field.value;
      twin.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }
}

/**
 * What was posted and changed nothing (spaces at its end) shows what counts.
 * @param {Element} now
 * @param {Map<string, string>} submitted
 */
function resetPosted(now, submitted) {
  for (const field of now.querySelectorAll('input[id], textarea[id]')) {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) continue;
    if (!isDirty(field) || field.value !== submitted.get(field.id)) continue;
    field.value = field.defaultValue;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

/**
 * @param {Element} now
 * @param {Element} next
 */
function keepOpen(now, next) {
  for (const details of now.querySelectorAll('details[id][open]')) {
    next.querySelector(`#${CSS.escape(details.id)}`)?.setAttribute('open', '');
  }
}

function rememberFocus() {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return null;
  const isText =
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLInputElement && element.type === 'text');
  const selection = isText ? { start: element.selectionStart, end: element.selectionEnd } : null;
  const story = element.closest('li.story');
  const neighbour = story?.nextElementSibling ?? story?.previousElementSibling;
  return {
    id: element.id,
    selection,
    top: element.getBoundingClientRect().top,
    neighbour: neighbour?.id ?? '',
  };
}

/**
 * The same element, where it was on the screen; when it is gone (a dropped story), the story beside it.
 * @param {ReturnType<typeof rememberFocus>} focus
 */
function restoreFocus(focus) {
  if (!focus) return;
  const same = document.getElementById(focus.id);
  if (!same) {
    const beside = document.getElementById(focus.neighbour)?.querySelector('button');
    (beside ?? document.querySelector('main'))?.focus();
    return;
  }
  same.focus({ preventScroll: true });
  if (focus.selection && (same instanceof HTMLInputElement || same instanceof HTMLTextAreaElement)) {
    same.setSelectionRange(focus.selection.start, focus.selection.end);
  }
  window.scrollBy(0, same.getBoundingClientRect().top - focus.top);
}
