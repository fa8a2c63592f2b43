import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Subscriber, Suppression } from '../../subscribers/subscriber.ts';
import type { Html } from '../layout.ts';
import { countLabels } from './count-labels.ts';
import { describeSchedule } from './describe-edition.ts';
import { followingSection } from './following-section.ts';
import type { PageContext } from './pages-deps.ts';
import { recentArticles } from './recent-articles.ts';
import { renderPage } from './render-page.ts';
import type { PageWords } from './words/page-words.ts';

/** How what the last form did is shown. */
const DONE = {
  saved: 'good',
  followed: 'good',
  unfollowed: 'good',
  stopped: 'good',
  confirm: 'warn',
  too_many: 'warn',
  nothing: 'warn',
} as const;
export type Done = keyof typeof DONE;

export function isDone(text: string): text is Done {
  return Object.hasOwn(DONE, text);
}

export interface PreferencesView {
  subscriber: Subscriber;
  /** What was typed to find an author or topic; '' shows the most frequent. */
  search: string;
  done: Done | null;
}

export async function preferencesPage(
  c: Context,
  deps: PageContext,
  view: PreferencesView,
): Promise<Response> {
  const { subscriber, search } = view;
  const [suppression] = await deps.store.suppressions([subscriber.canonicalAddress]);
  // Whom an operator barred is mailed no link to open.
  const done = view.done === 'confirm' && suppression?.reason === 'operator' ? null : view.done;
  const followables = countLabels(await recentArticles(deps));
  const { words } = deps;
  return renderPage(c, deps.newsroom, {
    title: words.preferences.heading,
    noindex: true,
    main: html`<p class="meta">${maskAddress(subscriber.address)}</p>
<h1>${words.preferences.heading}</h1>
${done ? html`<p class="notice notice-${DONE[done]}" role="status">${words.done[done]}</p>` : ''}
${suppression && done !== 'confirm' ? suppressionNotice(suppression, words) : ''}
${editionsForm(deps, subscriber)}
${followingSection({ subscriber, search, followables, followingUrl: deps.links.followingUrl(subscriber), words: words.follows })}
${stopForm(subscriber, words)}`,
  });
}

function editionsForm({ editions, words }: PageContext, subscriber: Subscriber): Html {
  const { preferences } = words;
  const active = new Set(subscriber.subscriptions.filter((s) => s.state === 'active').map((s) => s.edition));
  return html`<form method="post" class="panel">
<h2>${preferences.what}</h2>
<input type="hidden" name="action" value="save">
${editions.map(({ id }) => html`<input type="hidden" name="offered" value="${id}">`)}
<fieldset>
<legend class="visually-hidden">${preferences.editions}</legend>
${editions.map(
  (
    edition,
  ) => html`<label class="choice"><input type="checkbox" name="edition" value="${edition.id}"${active.has(edition.id) ? html` checked` : ''}>
<span><strong>${edition.title}</strong> ${describeSchedule(edition, words)}</span></label>`,
)}
</fieldset>
<div class="field">
<label for="name">${preferences.name}</label>
<input id="name" name="name" type="text" autocomplete="given-name" maxlength="80" value="${subscriber.name}" aria-describedby="name-hint">
<p class="hint" id="name-hint">${preferences.nameHint}</p>
</div>
${editions.some(({ sendTime, quietHours }) => sendTime === 'reader' || quietHours !== null) ? zoneField(subscriber, preferences) : ''}
<button>${preferences.save}</button>
</form>`;
}

function zoneField({ zone }: Subscriber, { zone: label, zoneHint }: PageWords['preferences']): Html {
  return html`<div class="field">
<label for="zone">${label}</label>
<select id="zone" name="zone" aria-describedby="zone-hint">
<option value=""></option>
${[...new Set([...(zone === null ? [] : [zone]), ...Intl.supportedValuesOf('timeZone')])].map(
  (name) =>
    html`<option value="${name}"${name === zone ? html` selected` : ''}>${name.replaceAll('_', ' ')}</option>`,
)}
</select>
<p class="hint" id="zone-hint">${zoneHint}</p>
</div>`;
}

function stopForm(subscriber: Subscriber, { preferences }: PageWords): Html | '' {
  if (!subscriber.subscriptions.some(({ state }) => state === 'active')) return '';
  return html`<form method="post" class="stop-form">
<h2>${preferences.stop}</h2>
<p>${preferences.stopText}</p>
<button class="button-danger" name="action" value="stop">${preferences.stopButton}</button>
</form>`;
}

function suppressionNotice({ reason }: Suppression, { suppressed, preferences }: PageWords): Html {
  const wayBack = reason === 'operator' ? '' : preferences.wayBack;
  return html`<p class="notice notice-warn">${suppressed[reason]}${wayBack}</p>`;
}

/** "a•••@example.com": links get forwarded, and the page should not give the address away. */
function maskAddress(address: string): string {
  return address.replace(/^(.).*(?=@)/u, '$1•••');
}
