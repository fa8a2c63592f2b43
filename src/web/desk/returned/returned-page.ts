import { html } from 'hono/html';
import { replyInWords } from '../../../bounces/reply-in-words.ts';
import type { Refusal, ReportCount, StoredReport } from '../../../bounces/report-store.ts';
import type { EditionConfig } from '../../../issues/edition.ts';
import { countOf, inWords } from '../../../lib/in-words.ts';
import type { Suppression } from '../../../subscribers/subscriber.ts';
import type { Html } from '../../layout.ts';
import { dataTable } from '../data-table.ts';
import { notice, type Tone, tag } from '../desk-page.ts';
import { issuePath, newsroomTime } from '../words.ts';
import type { ReturnedMail } from './returned-deps.ts';
import { KINDS, MATCHES, OUTCOMES, REFUSALS, SOURCES, SUPPRESSIONS } from './returned-words.ts';

export interface ReturnedView {
  mail: ReturnedMail;
  search: string;
  /** Times are in its zone. */
  edition: EditionConfig | undefined;
  said?: { tone: Tone; text: string };
}

/** What came back, what it did, and the addresses that get no more mail. */
export function returnedPage({ mail, search, edition, said }: ReturnedView): Html {
  return html`<h1>Returned mail</h1>
${said ? notice(said.tone, said.text) : ''}
${waysIn(mail, edition)}
${totals(mail)}
${suppressionsPanel(mail, search, edition)}
<h2 id="came">What came back</h2>
${reportsTable(mail.newest, edition, 'came', 'Nothing has come back yet.')}
${reasonsPanel(mail)}
<h2 id="refused">Refused</h2>
<p class="meta">Anybody can write to a return path. What cannot be shown to be about our mail changes nothing and is listed here.</p>
${reportsTable(mail.refused, edition, 'refused', 'Nothing was refused.')}
${liftsPanel(mail, edition)}`;
}

function waysIn({ bounceAddress, ways, mailbox }: ReturnedMail, edition: EditionConfig | undefined): Html {
  const checked =
    mailbox === null
      ? ''
      : mailbox.checkedAt === null
        ? ' The mailbox has not been read yet.'
        : ` The mailbox was last read ${newsroomTime(mailbox.checkedAt, edition)}.`;
  return html`${mailbox?.problem ? notice('bad', `The bounce mailbox could not be read: ${mailbox.problem}`) : ''}
${
  bounceAddress === null
    ? notice(
        'warn',
        'No bounce address is set, so copies go out under the From address, and what comes back is recognised by Message-ID and address only. Set BOUNCE_ADDRESS.',
      )
    : html`<p class="meta">Each copy has a return path of its own under ${bounceAddress}.</p>`
}
<p class="meta">${ways.length === 0 ? 'Nothing is read automatically; “twofold bounces read FILE” feeds in a report.' : `It comes in by ${new Intl.ListFormat('en').format(ways)}.`}${checked}</p>`;
}

function totals({ counts, days }: ReturnedMail): Html {
  const sum = (wanted: (count: ReportCount) => boolean) =>
    counts.filter(wanted).reduce((total, each) => total + each.count, 0);
  const effective = ({ outcome }: ReportCount) => outcome === 'suppressed' || outcome === 'counted';
  const entries: [string, number][] = [
    ['Hard bounces', sum((each) => each.kind === 'hard' && effective(each))],
    ['Soft bounces', sum((each) => each.kind === 'soft' && effective(each))],
    ['Complaints', sum((each) => each.kind === 'complaint' && effective(each))],
    ['No effect', sum(({ outcome }) => outcome === 'no_effect')],
    ['Refused', counts.reduce((all, { outcome, copies }) => all + (outcome === 'refused' ? copies : 0), 0)],
  ];
  return html`<h2 id="totals">In the last ${days} days</h2>
<dl class="totals">${entries.map(
    ([name, n]) => html`<div><dt>${name}</dt><dd>${n.toLocaleString('en-GB')}</dd></div>`,
  )}</dl>`;
}

function suppressionsPanel(
  { suppressions: { total, listed } }: ReturnedMail,
  search: string,
  edition: EditionConfig | undefined,
): Html {
  const shown = listed.length < total ? `, ${listed.length} of them listed` : '';
  return html`<h2 id="suppressed">Never mailed</h2>
<form method="get" action="/desk/returned" class="search-form">
<label for="search">Part of an address</label>
<input id="search" name="search" value="${search}" maxlength="200" autocomplete="off">
<button class="button-small button-quiet">Search</button>
</form>
${
  listed.length === 0
    ? html`<p class="empty">No address${search === '' ? '' : ` with “${search}”`} is suppressed.</p>`
    : html`<p class="meta">${countOf(total, 'address', 'addresses')}${search === '' ? '' : ` with “${search}”`}${shown}.</p>
${dataTable({
  labelledBy: 'suppressed',
  kind: 'returned',
  columns: ['Address', 'Why', 'Since', 'Mail it again'],
  rows: listed.map((each) => suppressionRow(each, edition)),
})}`
}`;
}

function suppressionRow(
  { canonicalAddress, reason, detail, at }: Suppression,
  edition: EditionConfig | undefined,
): (Html | string)[] {
  return [
    canonicalAddress,
    html`${tag(SUPPRESSIONS[reason], reason === 'complaint' ? 'bad' : 'plain')}<span class="row-subject">${detail}</span>`,
    newsroomTime(at, edition),
    reason === 'complaint'
      ? 'Only its subscriber can change that, by signing up and confirming again.'
      : html`<form method="post" action="/desk/returned/lift" class="lift-form">
<input type="hidden" name="address" value="${canonicalAddress}">
<input name="note" required maxlength="500" autocomplete="off" placeholder="Your reason" aria-label="Your reason to mail ${canonicalAddress} again">
<button class="button-small button-quiet">Lift<span class="visually-hidden">: ${canonicalAddress}</span></button>
</form>`,
  ];
}

function reportsTable(
  reports: StoredReport[],
  edition: EditionConfig | undefined,
  labelledBy: string,
  empty: string,
): Html {
  if (reports.length === 0) return html`<p class="empty">${empty}</p>`;
  return dataTable({
    labelledBy,
    kind: 'returned',
    columns: ['Subscriber', 'What', 'Came to', 'When'],
    rows: reports.map((report) => reportRow(report, edition)),
  });
}

function reportRow(report: StoredReport, edition: EditionConfig | undefined): (Html | string)[] {
  const { label, tone } = KINDS[report.kind];
  const times = report.copies > 1 ? `, ${report.copies} times` : '';
  return [
    html`${report.canonicalAddress ?? '—'}${
      report.issueId === null
        ? ''
        : html`<span class="row-subject"><a href="${issuePath(report.issueId)}/outcomes">${report.issueId}</a></span>`
    }`,
    html`${tag(label, tone)} ${inWords(report.reason)}<span class="row-subject">${replyInWords(report)}</span>${
      report.excerpt === null
        ? ''
        : html`<details class="excerpt"><summary>The report<span class="visually-hidden"> about ${report.canonicalAddress ?? 'nobody'}</span></summary><pre tabindex="0">${report.excerpt}</pre></details>`
    }`,
    html`${OUTCOMES[report.outcome]}${whyOf(report)}`,
    html`${newsroomTime(report.lastAt, edition)}<span class="row-subject">${SOURCES[report.source]}${times}${report.matchedBy === null || report.source === 'hand_over' ? '' : `, known by ${MATCHES[report.matchedBy]}`}</span>`,
  ];
}

function whyOf({ outcome, why, reason }: StoredReport): Html | '' {
  if (why === null || why === reason) return '';
  const text =
    outcome === 'refused'
      ? REFUSALS[why as Refusal]
      : why === 'confirmed_since'
        ? 'the address has been proven good since'
        : inWords(why);
  return html`<span class="row-subject">${text}</span>`;
}

function reasonsPanel({ counts, days }: ReturnedMail): Html | '' {
  if (counts.length === 0) return '';
  return html`<h2 id="reasons">Reasons, in ${days} days</h2>
${dataTable({
  labelledBy: 'reasons',
  columns: ['Reason', 'Kind', 'Came to', { figures: 'Reports' }],
  rows: counts.map(({ kind, reason, outcome, count: n }) => [
    inWords(reason),
    KINDS[kind].label,
    OUTCOMES[outcome],
    n.toLocaleString('en-GB'),
  ]),
})}`;
}

function liftsPanel({ lifts }: ReturnedMail, edition: EditionConfig | undefined): Html | '' {
  if (lifts.length === 0) return '';
  return html`<h2 id="lifted">Mailed again</h2>
${dataTable({
  labelledBy: 'lifted',
  kind: 'returned',
  columns: ['Address', 'Was suppressed for', 'When', 'By whom, and why'],
  rows: lifts.map(({ canonicalAddress, reason, at, actor, note }) => [
    canonicalAddress,
    SUPPRESSIONS[reason],
    newsroomTime(at, edition),
    html`${actor === 'reader' ? 'the subscriber' : actor}<span class="row-subject">${note}</span>`,
  ]),
})}`;
}
