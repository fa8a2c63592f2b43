import { html } from 'hono/html';
import { offSchedule } from '../../../issues/off-schedule.ts';
import { isOver } from '../../../issues/transitions.ts';
import { countOf } from '../../../lib/in-words.ts';
import type { Html } from '../../layout.ts';
import { notice, noticeList } from '../desk-page.ts';
import { issueStateShown, newsroomTime } from '../words.ts';
import type { IssueStanding } from './issue-view.ts';

/** What an editor has to know before anything else: who ended it, or what holds it and what its draft lacks. */
export function issueNotices(standing: IssueStanding): Html {
  const { issue, edition } = standing;
  const off = offSchedule(issue, [edition]);
  return html`<div id="issue-notices" data-part data-live>
${issue.state === 'cancelled' ? cancelledNotice(standing) : ''}
${issue.heldReason && !isOver(issue.state) ? notice('warn', `${issueStateShown(issue).label}: ${issue.heldReason}`) : ''}
${off === null ? '' : notice('warn', off)}
${waitsForEditor(standing) ? warningsNotice(issue.content.warnings) : ''}
</div>`;
}

/** Once somebody approved or ended it, what its draft lacked is no news: it is there for who asks. */
export function oldNotices(standing: IssueStanding): Html {
  const { issue } = standing;
  const held = issue.heldReason && isOver(issue.state) ? [`Held: ${issue.heldReason}`] : [];
  const old = waitsForEditor(standing) ? [] : [...held, ...issue.content.warnings];
  return html`<div id="old-notices" data-part data-live>${
    old.length === 0
      ? ''
      : html`<details id="old-notices-list"><summary>${countOf(old.length, 'warning')} from when it was a draft</summary><ul>${old.map((text) => html`<li>${text}</li>`)}</ul></details>`
  }</div>`;
}

function warningsNotice([first, ...more]: string[]): Html | '' {
  if (first === undefined) return '';
  return more.length === 0 ? notice('warn', first) : noticeList('warn', [first, ...more]);
}

function waitsForEditor({ issue }: IssueStanding): boolean {
  return issue.state === 'draft' || issue.state === 'in_review';
}

function cancelledNotice({ edition, audit, counts }: IssueStanding): Html {
  const entry = audit.find(({ action }) => action === 'cancel');
  const by = entry ? ` by ${entry.actor}, ${newsroomTime(entry.at, edition)}` : '';
  const mailed = counts.accepted ?? 0;
  const inDoubt = counts.in_doubt ?? 0;
  const whom = mailed === 0 ? 'Nobody' : countOf(mailed, 'subscriber');
  const surely = mailed === 0 ? 'was mailed' : 'had been mailed';
  const perhaps = inDoubt === 0 ? '' : `, and ${inDoubt} perhaps: in doubt`;
  return notice('plain', html`<strong>Cancelled</strong>${by}. ${whom} ${surely}${perhaps}.`);
}
