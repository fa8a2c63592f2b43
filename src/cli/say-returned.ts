import type { App } from '../app.ts';
import type { ReportCount } from '../bounces/report-store.ts';
import type { Terminal } from './terminal.ts';

const DAYS = 30;
const LISTED = 20;

/** What came back in the last 30 days, by kind and reason, and the newest of it. */
export async function sayReturned(app: App, terminal: Terminal, json: boolean): Promise<void> {
  const { reports, returnPaths } = app.effects.returns;
  const counts = await reports.counts(app.clock.now() - DAYS * 86_400_000);
  const newest = await reports.list({}, LISTED);
  const refused = await reports.list({ refused: true }, LISTED);
  if (json) {
    const returnPath = returnPaths && `…@${returnPaths.domain}`;
    terminal.printJson({
      returnPath,
      days: DAYS,
      counts,
      newest: newest.map(brief),
      refused: refused.map(brief),
    });
    return;
  }
  if (counts.length === 0) terminal.print(`Nothing came back in ${DAYS} days.`);
  for (const count of counts) terminal.print(lineOf(count));
  for (const { lastAt, kind, reason, outcome, canonicalAddress, issueId, detail } of newest)
    terminal.print(
      [
        new Date(lastAt).toISOString(),
        kind,
        reason,
        outcome,
        canonicalAddress ?? '',
        issueId ?? '',
        detail,
      ].join('\t'),
    );
  if (!returnPaths)
    terminal.say('No BOUNCE_ADDRESS is set: what comes back is recognised by Message-ID and address only.');
}

function lineOf({ kind, reason, outcome, why, count, copies }: ReportCount): string {
  const again = copies > count ? ` (came ${copies} times)` : '';
  return [kind, reason, outcome, why ?? '', `${count}${again}`].join('\t');
}

function brief<T extends { excerpt: string | null }>({ excerpt: _excerpt, ...rest }: T): Omit<T, 'excerpt'> {
  return rest;
}
