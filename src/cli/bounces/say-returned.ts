import type { App } from '../../app/app.ts';
import type { ReportCount, StoredReport } from '../../bounces/report-store.ts';
import { countOf, inWords } from '../../lib/in-words.ts';
import { returnedStatus, unreadInWords } from '../status/returned-status.ts';
import type { Terminal } from '../terminal.ts';

const DAYS = 30;
const LISTED = 20;

/** What came back in the last 30 days, by kind and reason, the newest of it, and how the mailbox is. */
export async function sayReturned(app: App, terminal: Terminal, json: boolean): Promise<void> {
  const { reports, returnPaths } = app.effects.returns;
  const counts = await reports.counts(app.clock.now() - DAYS * 86_400_000);
  const newest = await reports.list({ refused: false }, LISTED);
  const refused = await reports.list({ refused: true }, LISTED);
  const { mailbox, unread } = await returnedStatus(app);
  if (json) {
    const bounceAddress = returnPaths?.address ?? null;
    const lists = { newest: newest.map(brief), refused: refused.map(brief) };
    terminal.printJson({ bounceAddress, unread, mailbox, days: DAYS, counts, ...lists });
    return;
  }
  if (counts.length === 0) terminal.print(`Nothing came back in ${DAYS} days.`);
  for (const count of counts) terminal.print(lineOf(count));
  for (const report of [...newest, ...refused]) terminal.print(`  ${lineOfReport(report)}`);
  if (mailbox) {
    const read =
      mailbox.checkedAt === null ? 'not read yet' : `read ${new Date(mailbox.checkedAt).toISOString()}`;
    terminal.print(`mailbox ${mailbox.name}\t${mailbox.problem ?? read}`);
  }
  if (unread !== null)
    terminal.say(`By itself ${unreadInWords(unread)}. “twofold bounces read FILE” takes in a report.`);
  if (!returnPaths)
    terminal.say('No BOUNCE_ADDRESS is set: what comes back is recognised by Message-ID and address only.');
}

/** "12 hard bounces	user unknown	suppressed". */
function lineOf({ kind, reason, outcome, why, count, copies }: ReportCount): string {
  const again = copies > count ? `came ${copies} times` : '';
  const parts = [countOf(count, labelOf(kind)), inWords(reason), cameTo(outcome, why, reason), again];
  return parts.filter((part) => part !== '').join('\t');
}

function lineOfReport({ lastAt, kind, canonicalAddress, issueId, ...rest }: StoredReport): string {
  const { reason, outcome, why, detail } = rest;
  return [
    new Date(lastAt).toISOString(),
    canonicalAddress ?? '',
    issueId ?? '',
    labelOf(kind),
    inWords(reason),
    cameTo(outcome, why, reason),
    detail,
  ].join('\t');
}

function labelOf(kind: StoredReport['kind']): string {
  if (kind === 'other') return 'no bounce';
  return kind === 'complaint' ? 'complaint' : `${kind} bounce`;
}

function cameTo(outcome: StoredReport['outcome'], why: string | null, reason: string): string {
  const because = why === null || why === reason ? '' : `: ${inWords(why)}`;
  return `${inWords(outcome)}${because}`;
}

function brief<T extends { excerpt: string | null }>({ excerpt: _excerpt, ...rest }: T): Omit<T, 'excerpt'> {
  return rest;
}
