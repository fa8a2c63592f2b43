import { inWords } from '../lib/in-words.ts';
import type { SendReport } from './send-issue.ts';

/** "morning/2026-11-23: finished, 6 accepted". */
export function describeSend(issueId: string, { status, counts, reason }: SendReport): string {
  const words = Object.entries(counts).filter(([, count]) => count > 0);
  const list = words.map(([state, count]) => `${count} ${inWords(state)}`).join(', ');
  return `${issueId}: ${inWords(status)}, ${list || 'nothing to send'}${reason ? ` (${reason})` : ''}`;
}
