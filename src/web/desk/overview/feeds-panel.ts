import { html } from 'hono/html';
import type { EditionConfig } from '../../../issues/edition.ts';
import { countOf } from '../../../lib/in-words.ts';
import type { Html } from '../../layout.ts';
import { dataTable } from '../data-table.ts';
import type { FeedStatus } from '../desk-deps.ts';
import { type Tone, tag } from '../desk-page.ts';
import { narrowTime } from '../when-due.ts';

const STATUSES: Record<FeedStatus['status'], { label: string; tone: Tone; order: number }> = {
  failing: { label: 'Failing', tone: 'bad', order: 0 },
  paused: { label: 'Paused', tone: 'warn', order: 1 },
  held: { label: 'Held', tone: 'warn', order: 1 },
  new: { label: 'Not read yet', tone: 'plain', order: 2 },
  ok: { label: 'OK', tone: 'good', order: 3 },
};

/** Each feed's health, those that need somebody first. Times are in the first edition's zone. */
export function feedsPanel(feeds: FeedStatus[], edition: EditionConfig | undefined): Html {
  const sorted = [...feeds].sort((a, b) => STATUSES[a.status].order - STATUSES[b.status].order);
  return html`<h2 id="feeds">Feeds</h2>
<p class="meta">${feeds.length === 0 ? 'No feed is listed.' : `${countOf(feeds.length, 'feed')}, ${troubleOf(feeds)}.`}</p>
${
  feeds.length === 0
    ? html`<p class="empty">Add feeds to the newsroom’s source list; they are read at the next poll.</p>`
    : dataTable({
        labelledBy: 'feeds',
        kind: 'feeds',
        columns: ['Outlet', 'State', { figures: 'Items' }, 'Read', 'Next'],
        rows: sorted.map((feed) => feedRow(feed, edition)),
      })
}`;
}

function troubleOf(feeds: FeedStatus[]): string {
  const failing = feeds.filter(({ status }) => status === 'failing').length;
  const held = feeds.filter(({ status }) => status === 'held').length;
  return `${failing === 0 ? 'none' : failing} failing${held === 0 ? '' : `, ${held} held`}`;
}

function feedRow(feed: FeedStatus, edition: EditionConfig | undefined): (Html | string)[] {
  const { label, tone } = STATUSES[feed.status];
  const trouble = [feed.error, feed.held, feed.warning].filter((part) => part !== null);
  return [
    html`${feed.outlet}<span class="row-subject">${feed.url}</span>${pagesLine(feed.pages)}`,
    html`${tag(label, tone)}${trouble.map((part) => html`<span class="trouble">${part}</span>`)}${releaseForm(feed)}`,
    feed.itemCount.toLocaleString('en-GB'),
    feed.checkedAt === null ? 'never' : narrowTime(feed.checkedAt, edition),
    feed.status === 'paused' ? '—' : narrowTime(feed.nextCheckAt, edition),
  ];
}

/** What is held or paused waits for an editor's word. */
function releaseForm({ id, status, held, outlet }: FeedStatus): Html | '' {
  if (held === null && status !== 'paused') return '';
  return html`<form method="post" action="/desk/feeds/${encodeURIComponent(id)}/release">
<button class="button-small button-quiet">${held === null ? 'Ask again' : 'Let its articles in'}<span class="visually-hidden">: ${outlet}</span></button>
</form>`;
}

/** Where the text of a teaser-only feed's articles comes from. */
function pagesLine({ read, unread }: FeedStatus['pages']): Html | string {
  if (read + unread === 0) return '';
  const some = read === 0 ? 'No text' : 'Text';
  const rest = unread === 0 ? '' : `; ${unread} had nothing beyond the teaser, or could not be read`;
  return html`<span class="row-subject">${some} from ${read === 0 ? 'article pages' : countOf(read, 'article page')} in the last day${rest}</span>`;
}
