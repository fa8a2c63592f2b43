import { html } from 'hono/html';
import { describeToday } from '../../../delivery/relays/describe-relay.ts';
import type { RelayState } from '../../../delivery/relays/relay-pool.ts';
import { FORGOTTEN } from '../../../issues/forgotten-send.ts';
import { sendTimesInWords } from '../../../issues/send-times-in-words.ts';
import { stateInWords } from '../../../issues/state-in-words.ts';
import { isEditable } from '../../../issues/transitions.ts';
import type { EpochMs } from '../../../lib/clock.ts';
import { countOf } from '../../../lib/in-words.ts';
import type { Html } from '../../layout.ts';
import type { Audience, ExclusionCounts } from '../desk-deps.ts';
import { notice } from '../desk-page.ts';
import type { IssueView } from '../issue/issue-view.ts';
import { EXCLUSIONS, issuePath, longDate, newsroomTime } from '../words.ts';
import { relaysPanel } from './relays-panel.ts';

export interface SendView {
  view: IssueView;
  audience: Audience;
  relays: readonly RelayState[];
  now: EpochMs;
  /** Where the mail's links lead, if only this machine can open it; else null. */
  localLinks: string | null;
  problem?: string;
}

/** Why it cannot be sent, or null. */
function whyNotSend({ view, audience }: Pick<SendView, 'view' | 'audience'>): string | null {
  const { state } = view.issue;
  if (view.forgottenSend === 'unsettled') return FORGOTTEN;
  if (isEditable(state) && state !== 'approved') return 'The issue is not approved, so it cannot be sent.';
  if (state === 'sending') return 'The issue is being sent already; nobody gets it twice.';
  if (state === 'paused') return 'The issue is paused: “Resume sending” on its page continues the send.';
  if (state !== 'approved') return `The issue is ${stateInWords(state)}; there is nothing to send.`;
  if (audience.count === 0) return 'Nobody would get it: the edition has no confirmed subscriber.';
  return null;
}

/** The last look before the mail goes out: which list, how many, when, what. */
export function sendPage(send: SendView): Html {
  const { view, audience, relays, now, localLinks } = send;
  const { issue, edition } = view;
  const blocked = whyNotSend(send);
  const paced = sendTimesInWords(edition);
  const today = describeToday(relays, audience.count);
  return html`<p class="kicker">${edition.title}, ${longDate(issue.date)}</p>
<h1>Send now?</h1>
${send.problem ? notice('bad', send.problem) : ''}
${blocked ? notice('bad', blocked) : ''}
${view.forgottenSend === 'not_sent' && !blocked ? notice('warn', saidNotSent(view)) : ''}
${paced && !blocked ? notice('warn', paced) : ''}
${today ? notice('warn', today) : ''}
${localLinks === null || blocked ? '' : notice('warn', localLinksWarning(localLinks))}
<dl class="send-facts">
<div><dt>Subscribers</dt><dd><strong>${countOf(audience.count, 'subscriber')}</strong> of ${edition.title}</dd></div>
<div><dt>Left out</dt><dd>${exclusionList(audience.exclusions)}</dd></div>
<div><dt>Subject</dt><dd>${issue.content.subject}</dd></div>
<div><dt>Preheader</dt><dd>${issue.content.preheader}</dd></div>
<div><dt>Newsroom time</dt><dd>${newsroomTime(now, edition)}</dd></div>
<div><dt>Planned for</dt><dd>${newsroomTime(issue.sendAt, edition)}</dd></div>
<div><dt>Approved</dt><dd>${
    issue.approvedBy === null
      ? 'Not yet'
      : issue.state === 'approved'
        ? html`Version ${issue.approvedVersion} by ${issue.approvedBy}. Nothing has changed since: any change voids the approval.`
        : !isEditable(issue.state)
          ? html`Version ${issue.approvedVersion} by ${issue.approvedBy}.`
          : html`Version ${issue.approvedVersion} by ${issue.approvedBy}; voided since: this is version ${issue.version}. Approve it again.`
  }</dd></div>
</dl>
${relaysPanel(relays, edition)}
<div class="button-row">
${
  blocked
    ? ''
    : html`<form method="post" action="${issuePath(issue.id)}/send"><input type="hidden" name="hash" value="${issue.contentHash}"><button>Send to ${countOf(audience.count, 'subscriber')} now</button></form>`
}
<a class="button button-quiet" href="${issuePath(issue.id)}">${blocked ? 'Back to the issue' : 'Not now'}</a>
</div>`;
}

function saidNotSent({ issue }: IssueView): string {
  return `This issue was begun to be sent before the database was restored. ${issue.approvedBy ?? 'Somebody'} has approved it since, as one that subscribers do not have: if they do, they get it twice.`;
}

/** A relay on this machine passes mail on to readers who cannot open its addresses. */
function localLinksWarning(baseUrl: string): Html {
  return html`Links in this mail lead to ${baseUrl}, which works on this machine only: whoever runs the server sets <code>BASE_URL</code>.`;
}

export function exclusionList(exclusions: ExclusionCounts): Html {
  const rows = (Object.keys(EXCLUSIONS) as (keyof typeof EXCLUSIONS)[]).filter(
    (reason) => exclusions[reason],
  );
  if (rows.length === 0) return html`Nobody`;
  return html`<ul class="plain-list">${rows.map(
    (reason) => html`<li>${(exclusions[reason] ?? 0).toLocaleString('en-GB')} ${EXCLUSIONS[reason]}</li>`,
  )}</ul>`;
}

export function cancelPage({ issue, edition }: IssueView): Html {
  const path = issuePath(issue.id);
  return html`<p class="kicker">${edition.title}, ${longDate(issue.date)}</p>
<h1>Cancel this issue?</h1>
<p>${issue.state === 'sending' || issue.state === 'paused' ? 'Mail already handed over cannot be called back; nobody else will get it.' : 'Nobody will get it.'} A cancelled issue stays in the list and cannot be sent later.</p>
<div class="button-row">
<form method="post" action="${path}/cancel"><button class="button-danger">Cancel the issue</button></form>
<a class="button button-quiet" href="${path}">Keep it</a>
</div>`;
}
