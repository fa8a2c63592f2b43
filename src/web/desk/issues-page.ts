import { html } from 'hono/html';
import type { DeliveryState } from '../../delivery/delivery.ts';
import type { EditionConfig } from '../../issues/edition.ts';
import { localDate } from '../../issues/local-time.ts';
import { isOver } from '../../issues/transitions.ts';
import type { EpochMs } from '../../lib/clock.ts';
import type { Html } from '../layout.ts';
import { describeNewsroomTime } from '../pages/describe-edition.ts';
import { pageWords } from '../pages/words/page-words.ts';
import { dataTable } from './data-table.ts';
import type { FeedStatus, IssueSummary } from './desk-deps.ts';
import { notice, tag } from './desk-page.ts';
import { feedsPanel } from './feeds-panel.ts';
import { ISSUE_STATES, issuePath, longDate, newsroomTime } from './words.ts';

export interface IssuesView {
  editions: EditionConfig[];
  issues: IssueSummary[];
  feeds: FeedStatus[];
  now: EpochMs;
  /** Why the last thing asked for was refused. */
  problem?: string;
}

/** Today's editions, recent issues, the feeds' health. */
export function issuesPage(view: IssuesView): Html {
  return html`<h1>Issues</h1>
${view.problem ? notice('bad', view.problem) : ''}
<div class="today">${view.editions.map((edition) => todayCard(edition, view))}</div>
<h2 id="recent">Recent issues</h2>
${view.issues.length === 0 ? emptyState() : issuesTable(view)}
${feedsPanel(view.feeds, view.editions[0])}`;
}

function todayCard(edition: EditionConfig, { issues, now }: IssuesView): Html {
  const today = localDate(now, edition.zone);
  const issue = issues.find(({ id }) => id === `${edition.id}/${today}`);
  return html`<section class="panel today-card" aria-labelledby="today-${edition.id}">
<p class="kicker">${longDate(today)}</p>
<h2 id="today-${edition.id}">${edition.title}</h2>
${
  issue
    ? html`<p>${stateTag(issue)} <a href="${issuePath(issue.id)}">${issue.subject || 'No subject yet'}</a></p>
<p class="meta">${isOver(issue.state) ? 'Was due' : 'Sends'} ${newsroomTime(issue.sendAt, edition)}${issue.approvedBy && issue.state !== 'in_review' ? html` · approved by ${issue.approvedBy}` : ''}</p>
${issue.heldReason ? html`<p class="held">Held: ${issue.heldReason}</p>` : ''}
<p class="button-row"><a class="button button-small" href="${issuePath(issue.id)}">Open the issue</a></p>`
    : html`<p>No draft yet. The next is made at ${edition.draftAt} and goes out ${describeNewsroomTime(edition, pageWords('en'))}.</p>
<form method="post" action="/desk/compose">
<input type="hidden" name="edition" value="${edition.id}">
<button class="button-small">Compose now<span class="visually-hidden">: ${edition.title}</span></button>
</form>`
}
</section>`;
}

function emptyState(): Html {
  return html`<p class="empty">There is no issue yet. “Compose now” reads the articles already collected and makes the first draft.</p>`;
}

const COUNTED: { label: string; states: DeliveryState[] }[] = [
  { label: 'Accepted', states: ['accepted'] },
  { label: 'Waiting', states: ['ready', 'claimed', 'committing'] },
  { label: 'Deferred', states: ['deferred'] },
  { label: 'Rejected', states: ['rejected', 'written_off'] },
  { label: 'In doubt', states: ['in_doubt'] },
];

function issuesTable({ issues, editions }: IssuesView): Html {
  return dataTable({
    labelledBy: 'recent',
    kind: 'issues',
    columns: ['Issue', 'State', 'Due', ...COUNTED.map(({ label }) => ({ figures: label }))],
    rows: issues.map((issue) => issueRow(issue, editions)),
  });
}

function issueRow(issue: IssueSummary, editions: EditionConfig[]): (Html | string)[] {
  const edition = editions.find(({ id }) => id === issue.edition);
  return [
    html`<a href="${issuePath(issue.id)}">${edition?.title ?? issue.edition}, ${longDate(issue.date)}</a><span class="row-subject">${issue.subject}</span>`,
    html`${stateTag(issue)}${issue.heldReason ? html`<span class="held">Held: ${issue.heldReason}</span>` : ''}`,
    newsroomTime(issue.sendAt, edition),
    ...COUNTED.map(({ label, states }) => countShown(label, sum(issue, states), issue.id)),
  ];
}

function countShown(label: string, n: number, id: string): Html | string {
  const shown = n.toLocaleString('en-GB');
  if (n === 0) return html`<span class="none">${shown}</span>`;
  return label === 'In doubt' ? html`<a class="alarm" href="${issuePath(id)}/outcomes">${shown}</a>` : shown;
}

function sum({ counts }: IssueSummary, states: DeliveryState[]): number {
  return states.reduce((total, state) => total + (counts[state] ?? 0), 0);
}

function stateTag({ state }: IssueSummary): Html {
  const { label, tone } = ISSUE_STATES[state];
  return tag(label, tone);
}
