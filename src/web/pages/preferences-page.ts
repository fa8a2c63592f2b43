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

/** What the last form did. */
const DONE = {
  saved: ['good', 'Saved.'],
  followed: ['good', 'Added to what you follow.'],
  unfollowed: ['good', 'Removed from what you follow.'],
  stopped: ['good', 'You are unsubscribed from everything.'],
  confirm: [
    'warn',
    'Please open the link we are mailing you: we need it before we write to this address again.',
  ],
  too_many: ['warn', 'You follow 100 authors and topics, which is the most we can keep. Remove one first.'],
  nothing: ['warn', 'Nothing was changed.'],
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
  const { subscriber, search, done } = view;
  const [suppression] = await deps.store.suppressions([subscriber.canonicalAddress]);
  const followables = countLabels(await recentArticles(deps));
  return renderPage(c, deps.newsroom, {
    title: 'Your preferences',
    noindex: true,
    main: html`<p class="meta">${maskAddress(subscriber.address)}</p>
<h1>Your preferences</h1>
${done ? html`<p class="notice notice-${DONE[done][0]}" role="status">${DONE[done][1]}</p>` : ''}
${suppression && done !== 'confirm' ? suppressionNotice(suppression) : ''}
${editionsForm(deps, subscriber)}
${followingSection({ subscriber, search, followables, followingUrl: deps.links.followingUrl(subscriber) })}
${stopForm(subscriber)}`,
  });
}

function editionsForm({ editions }: PageContext, subscriber: Subscriber): Html {
  const active = new Set(subscriber.subscriptions.filter((s) => s.state === 'active').map((s) => s.edition));
  return html`<form method="post" class="panel">
<h2>What you get</h2>
<input type="hidden" name="action" value="save">
<fieldset>
<legend class="visually-hidden">Editions</legend>
${editions.map(
  (
    edition,
  ) => html`<label class="choice"><input type="checkbox" name="edition" value="${edition.id}"${active.has(edition.id) ? html` checked` : ''}>
<span><strong>${edition.title}</strong> ${describeSchedule(edition)}</span></label>`,
)}
</fieldset>
<div class="field">
<label for="name">Name</label>
<input id="name" name="name" type="text" autocomplete="given-name" maxlength="80" value="${subscriber.name}" aria-describedby="name-hint">
<p class="hint" id="name-hint">Used in the greeting. It may stay empty.</p>
</div>
<button>Save</button>
</form>`;
}

function stopForm(subscriber: Subscriber): Html | '' {
  if (!subscriber.subscriptions.some(({ state }) => state === 'active')) return '';
  return html`<form method="post" class="stop-form">
<h2>Stop everything</h2>
<p>Unsubscribes you from every edition at once. What you follow is kept in case you return.</p>
<button class="button-danger" name="action" value="stop">Unsubscribe from everything</button>
</form>`;
}

const SUPPRESSED: Record<Suppression['reason'], string> = {
  hard_bounce: 'Our last mail to this address came back, so we stopped writing to it.',
  complaint: 'Our mail was reported as spam from this address, so we stopped writing to it.',
  operator: 'This address is barred from our mail. Reply to any of our emails to change that.',
  invalid_address: 'Mail servers refuse this address, so we stopped writing to it.',
};

function suppressionNotice({ reason }: Suppression): Html {
  const wayBack =
    reason === 'operator' ? '' : ' Choose an edition and save, and we mail you a link to confirm.';
  return html`<p class="notice notice-warn">${SUPPRESSED[reason]}${wayBack}</p>`;
}

/** "a•••@example.com": links get forwarded, and the page should not give the address away. */
function maskAddress(address: string): string {
  return address.replace(/^(.).*(?=@)/u, '$1•••');
}
