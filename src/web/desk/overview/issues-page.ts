import { html } from 'hono/html';
import type { DeliveryState } from '../../../delivery/delivery.ts';
import type { EditionConfig } from '../../../issues/edition.ts';
import { offSchedule } from '../../../issues/off-schedule.ts';
import { isOver } from '../../../issues/transitions.ts';
import type { EpochMs } from '../../../lib/clock.ts';
import type { Html } from '../../layout.ts';
import { describeNewsroomTime } from '../../pages/describe-edition.ts';
import { pageWords } from '../../pages/words/page-words.ts';
import { dataTable } from '../data-table.ts';
import type { FeedStatus, IssueSummary } from '../desk-deps.ts';
import { notice, tag } from '../desk-page.ts';
import { narrowTime, whenDue } from '../when-due.ts';
import { issuePath, issueStateShown, longDate, newsroomTime } from '../words.ts';
import { feedsPanel } from './feeds-panel.ts';
import { cardsOf, type IssueCard } from './issue-cards.ts';

export interface IssuesView {
  editions: EditionConfig[];
  issues: IssueSummary[];
  feeds: FeedStatus[];
  now: EpochMs;
  /** Why the last thing asked for was refused. */
  problem?: string;
}

/** What waits for an editor and today's editions, recent issues, the feeds' health. */
export function issuesPage(view: IssuesView): Html {
  return html`<h1>Issues</h1>
${view.problem ? notice('bad', view.problem) : ''}
<div class="today">${cardsOf(view).map((card) => issueCard(card, view.now))}</div>
<h2 id="recent">Recent issues</h2>
${view.issues.length === 0 ? emptyState() : issuesTable(view)}
${feedsPanel(view.feeds, view.editions[0])}`;
}

function issueCard({ edition, date, issue }: IssueCard, now: EpochMs): Html {
  const id = `card-${edition.id}-${date}`;
  return html`<section class="panel today-card" aria-labelledby="${id}">
<p class="kicker">${longDate(date)}</p>
<h2 id="${id}">${edition.title}</h2>
${issue ? cardOfIssue(issue, edition, now) : cardWithoutIssue(edition)}
</section>`;
}

function cardOfIssue(issue: IssueSummary, edition: EditionConfig, now: EpochMs): Html {
  const due = whenDue(issue, now);
  const approved = issue.approvedBy && issue.state !== 'in_review';
  return html`<p>${stateTag(issue)} <a href="${issuePath(issue.id)}">${issue.subject || 'No subject yet'}</a></p>
<p class="meta">${due.label} ${newsroomTime(due.at, edition)}${approved ? html` · approved by ${issue.approvedBy}` : ''}</p>
${heldLine(issue)}${offLine(issue, [edition])}
<p class="button-row"><a class="button button-small${isOver(issue.state) ? ' button-quiet' : ''}" href="${issuePath(issue.id)}">Open the issue<span class="visually-hidden">: ${edition.title}, ${longDate(issue.date)}</span></a></p>`;
}

function cardWithoutIssue(edition: EditionConfig): Html {
  return html`<p>No draft yet. The next is made at ${edition.draftAt} and goes out ${describeNewsroomTime(edition, pageWords('en'))}.</p>
<form method="post" action="/desk/compose">
<input type="hidden" name="edition" value="${edition.id}">
<button class="button-small">Compose now<span class="visually-hidden">: ${edition.title}</span></button>
</form>`;
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

function issuesTable({ issues, editions, now }: IssuesView): Html {
  return dataTable({
    labelledBy: 'recent',
    kind: 'issues',
    columns: ['Issue', 'State', 'When', ...COUNTED.map(({ label }) => ({ figures: label }))],
    rows: issues.map((issue) => issueRow(issue, editions, now)),
  });
}

function issueRow(issue: IssueSummary, editions: EditionConfig[], now: EpochMs): (Html | string)[] {
  const edition = editions.find(({ id }) => id === issue.edition);
  const due = whenDue(issue, now);
  return [
    html`<a href="${issuePath(issue.id)}">${edition?.title ?? issue.edition}, ${longDate(issue.date)}</a><span class="row-subject">${issue.subject}</span>`,
    html`${stateTag(issue)}${heldLine(issue)}${offLine(issue, editions)}`,
    html`<span class="due-label">${due.label}</span> ${narrowTime(due.at, edition)}`,
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

/** Why the state above it: what held an issue that is over holds nothing any more. */
function heldLine({ state, heldReason }: IssueSummary): Html | '' {
  return heldReason && !isOver(state) ? html`<span class="held">${heldReason}</span>` : '';
}

function offLine(issue: IssueSummary, editions: EditionConfig[]): Html | '' {
  const off = offSchedule(issue, editions);
  return off === null ? '' : html`<span class="held">${off}</span>`;
}

function stateTag(issue: IssueSummary): Html {
  const { label, tone } = issueStateShown(issue);
  return tag(label, tone);
}
