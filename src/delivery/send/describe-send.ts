import { describeInstant } from '../../issues/local-time.ts';
import { countOf, countsInWords, inWords } from '../../lib/in-words.ts';
import type { SendReport } from './send-issue.ts';

/** "morning/2026-11-23: finished, 6 accepted"; of what waits also until when, in the edition's zone. */
export function describeSend(issueId: string, report: SendReport, zone: string): string {
  const { counts, reason } = report;
  const list = countsInWords(counts) || 'nothing to send';
  if (isElsewhere(report))
    return `${issueId}: another process is sending it, ${list}; “twofold status ${issueId}” says how far it is`;
  return `${issueId}: ${standing(report, zone)}, ${list}${reason ? ` (${reason})` : ''}${doubtedIn(issueId, report)}`;
}

/** An old list, or a mail server out of order: only a person can tell. */
function doubtedIn(issueId: string, { doubted }: SendReport): string {
  if (doubted === 0) return '';
  return `; ${countOf(doubted, 'address was', 'addresses were')} refused for good, too many to be believed, and not suppressed: if the list is that old, “twofold bounces refused ${issueId}” does it`;
}

/** When our part is over, what is still in hand is in another's. */
function isElsewhere({ status, reason, counts }: SendReport): boolean {
  return status === 'waiting' && reason === null && counts.claimed + counts.committing > 0;
}

function standing({ status, nextAt }: SendReport, zone: string): string {
  const until = status === 'waiting' && nextAt !== null ? ` until ${describeInstant(nextAt, zone)}` : '';
  return `${inWords(status)}${until}`;
}
