import type { SendReport } from './send-issue.ts';

/** "morning/2026-11-23: finished, 6 accepted". */
export function describeSend(issueId: string, { status, counts, reason }: SendReport): string {
  const words = Object.entries(counts).filter(([, count]) => count > 0);
  const list = words.map(([state, count]) => `${count} ${state.replace('_', ' ')}`).join(', ');
  return `${issueId}: ${status.replaceAll('_', ' ')}, ${list || 'nothing to send'}${reason ? ` (${reason})` : ''}`;
}
