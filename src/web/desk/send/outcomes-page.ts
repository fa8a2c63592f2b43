import { html } from 'hono/html';
import type { Delivery, DeliveryState } from '../../../delivery/delivery.ts';
import type { Decision } from '../../../delivery/ledger.ts';
import { describeToday } from '../../../delivery/relays/describe-relay.ts';
import type { RelayState } from '../../../delivery/relays/relay-pool.ts';
import type { EditionConfig } from '../../../issues/edition.ts';
import type { Issue } from '../../../issues/issue.ts';
import { countOf } from '../../../lib/in-words.ts';
import type { Html } from '../../layout.ts';
import { dataTable } from '../data-table.ts';
import type { Outcomes } from '../desk-deps.ts';
import { notice, tag } from '../desk-page.ts';
import { DELIVERY_STATES, issuePath, issueStateShown, longDate, newsroomTime } from '../words.ts';
import { progressPanel } from './progress-panel.ts';
import { relaysPanel } from './relays-panel.ts';
import { exclusionList } from './send-page.ts';

export interface OutcomesView {
  issue: Issue;
  edition: EditionConfig;
  outcomes: Outcomes;
  relays: readonly RelayState[];
  problem?: string;
}

/** Who got it, who did not, and who may have. */
export function outcomesPage({ issue, edition, outcomes, relays, problem }: OutcomesView): Html {
  const { label, tone } = issueStateShown(issue);
  return html`<p class="kicker"><a href="${issuePath(issue.id)}">${edition.title}, ${longDate(issue.date)}</a></p>
<h1>Outcomes</h1>
<p id="outcomes-state" data-live>${tag(label, tone)} ${issue.finishedAt === null ? '' : `since ${newsroomTime(issue.finishedAt, edition)}`}</p>
${problem ? notice('bad', problem) : ''}
${progressPanel(issue, outcomes.counts, `${issuePath(issue.id)}/outcomes`)}
<div id="outcomes-counts" data-live>
${countsList(outcomes)}
${deletedNote(edition, outcomes)}
${issue.state === 'sending' && outcomes.nextDueAt !== null ? html`<p>The next copy is due ${newsroomTime(outcomes.nextDueAt, edition)}.</p>` : ''}
${issue.state === 'sending' || issue.state === 'paused' ? waitingFor(relays, outcomes, edition) : ''}
</div>
<div id="outcomes-in-doubt" data-live>${inDoubtPanel(issue, edition, outcomes)}</div>
<div id="outcomes-rejected" data-live>${rejectedPanel(edition, outcomes)}</div>
${returnedPanel(outcomes)}
<h2>Not mailed from the start</h2>
${exclusionList(outcomes.exclusions)}`;
}

/** Why the rest does not go out now, where that is the mail servers' doing. */
function waitingFor(relays: readonly RelayState[], { counts }: Outcomes, edition: EditionConfig): Html {
  const open = (counts.ready ?? 0) + (counts.deferred ?? 0) + (counts.claimed ?? 0);
  const today = describeToday(relays, open);
  return html`${today ? notice('warn', today) : ''}${relaysPanel(relays, edition)}`;
}

function countsList({ counts }: Outcomes): Html {
  const totals = new Map<string, number>();
  for (const [state, n] of Object.entries(counts) as [DeliveryState, number][]) {
    if (n === 0) continue;
    const name = DELIVERY_STATES[state];
    totals.set(name, (totals.get(name) ?? 0) + n);
  }
  if (totals.size === 0) return html`<p class="empty">Nothing has been handed to the mail server yet.</p>`;
  return html`<dl class="totals">${[...totals].map(
    ([name, n]) => html`<div><dt>${name}</dt><dd>${n.toLocaleString('en-GB')}</dd></div>`,
  )}</dl>`;
}

function deletedNote(edition: EditionConfig, { deletedAt }: Outcomes): Html | '' {
  if (deletedAt === null) return '';
  return html`<p class="meta">The list of these subscribers was deleted ${newsroomTime(deletedAt, edition)}, except for copies in doubt. The numbers stay.</p>`;
}

const DECISIONS: { decision: Decision; label: string; hint: string }[] = [
  { decision: 'accept', label: 'It arrived', hint: 'the mail server’s log shows it took the message' },
  {
    decision: 'resend',
    label: 'Send again',
    hint: 'the same bytes and Message-ID; a second copy is possible',
  },
  { decision: 'write_off', label: 'Write off', hint: 'leave it; the subscriber may have no copy' },
];

function inDoubtPanel(
  issue: Issue,
  edition: EditionConfig,
  { inDoubt: deliveries, counts }: Outcomes,
): Html | '' {
  if (deliveries.length === 0) return '';
  return html`<h2 id="in-doubt">In doubt</h2>
<p>The connection died after the message was handed over and before the server’s answer. Twofold never sends these again by itself. Decide for each subscriber${listedOf(deliveries, counts.in_doubt)}, or let <code>twofold resolve ${issue.id} --log FILE</code> read it from the mail server’s log:</p>
<ul>${DECISIONS.map(({ label, hint }) => html`<li><strong>${label}</strong>: ${hint}.</li>`)}</ul>
<ul class="plain-list">${deliveries.map((delivery) => inDoubtRow(issue, edition, delivery))}</ul>`;
}

function inDoubtRow(issue: Issue, edition: EditionConfig, delivery: Delivery): Html {
  return html`<li class="in-doubt">
<p><strong>${delivery.address}</strong> <span class="meta">${newsroomTime(delivery.updatedAt, edition)}${delivery.relay ? ` · by ${delivery.relay}` : ''}${delivery.detail ? ` · ${delivery.detail}` : ''}</span><br><code>${delivery.messageId}</code></p>
<form method="post" action="${issuePath(issue.id)}/resolve" class="button-row">
<input type="hidden" name="delivery" value="${delivery.id}">
${DECISIONS.map(
  ({ decision, label }) =>
    html`<button class="button-quiet button-small" name="decision" value="${decision}">${label}<span class="visually-hidden">: ${delivery.address}</span></button>`,
)}
</form>
</li>`;
}

/** Accepted is the server's word; what comes back later stands beside it. */
function returnedPanel({ returned: { hard, soft, complaints } }: Outcomes): Html | '' {
  if (hard + soft + complaints === 0) return '';
  const entries: [string, number][] = [
    ['Hard bounces', hard],
    ['Soft bounces', soft],
    ['Complaints', complaints],
  ];
  return html`<h2>Came back later</h2>
<dl class="totals">${entries.map(([name, n]) => html`<div><dt>${name}</dt><dd>${n.toLocaleString('en-GB')}</dd></div>`)}</dl>
<p><a href="/desk/returned">All returned mail</a></p>`;
}

/** "(200 of 1,312 are listed)", where not all are. */
function listedOf(listed: Delivery[], count = 0): string {
  if (count <= listed.length) return '';
  return ` (${listed.length.toLocaleString('en-GB')} of ${count.toLocaleString('en-GB')} are listed)`;
}

function rejectedPanel(edition: EditionConfig, { rejected: deliveries, counts }: Outcomes): Html | '' {
  if (deliveries.length === 0) return '';
  return html`<h2 id="rejected">Rejected</h2>
<p class="meta">${countOf(counts.rejected ?? deliveries.length, 'subscriber')}${listedOf(deliveries, counts.rejected)}.</p>
${dataTable({
  labelledBy: 'rejected',
  columns: ['Subscriber', 'When', 'The server said'],
  rows: deliveries.map(({ address, updatedAt, code, enhanced, detail }) => [
    address,
    newsroomTime(updatedAt, edition),
    [code, enhanced, detail].filter((part) => part !== null).join(' '),
  ]),
})}`;
}
