import { describeInstant } from '../issues/local-time.ts';
import { countsInWords, inWords } from '../lib/in-words.ts';
import type { SendReport } from './send-issue.ts';

/** "morning/2026-11-23: finished, 6 accepted"; of what waits also until when, in the edition's zone. */
export function describeSend(
  issueId: string,
  { status, counts, reason, nextAt }: SendReport,
  zone: string,
): string {
  const list = countsInWords(counts);
  const until = status === 'waiting' && nextAt !== null ? ` until ${describeInstant(nextAt, zone)}` : '';
  return `${issueId}: ${inWords(status)}${until}, ${list || 'nothing to send'}${reason ? ` (${reason})` : ''}`;
}
