import { createHash } from 'node:crypto';
import { type Applied, type ApplyDeps, applyReports } from './apply-reports.ts';
import { readReport } from './read/read-report.ts';
import type { Report } from './read/report.ts';
import type { ReportSource } from './report-store.ts';
import type { ClaimedPath } from './verp.ts';

export interface ReceivedMail {
  source: ReportSource;
  /** The message as it came: RFC 5322. */
  message: Buffer;
  /** Whom its envelope named, where that is known. */
  envelopeTo: string[];
  /** See `Incoming`. */
  listUnknown: boolean;
}

/** Where return paths are looked for: all of it but the rest of a big attachment. */
const SEARCHED_BYTES = 512 * 1024;
const EXCERPT_LENGTH = 4_000;

/** Reads one returned message and applies what it says. Empty: it is nothing of ours. */
export async function receiveMail(deps: ApplyDeps, mail: ReceivedMail): Promise<Applied[]> {
  const reports = await readReport(mail.message);
  return applyReports(deps, {
    source: mail.source,
    reports,
    claims: claimsIn(deps, mail, reports),
    signed: false,
    fingerprint: createHash('sha256').update(mail.message).digest('hex'),
    excerpt: excerptOf(mail.message),
    listUnknown: mail.listUnknown,
  });
}

/** The envelope is the best witness, then what the reader found, then any return path the message quotes. */
function claimsIn({ returnPaths }: ApplyDeps, mail: ReceivedMail, reports: Report[]): ClaimedPath[] {
  if (!returnPaths) return [];
  const named = [...mail.envelopeTo, ...reports.flatMap((report) => report.returnPaths)];
  const read = named.flatMap((address) => returnPaths.readReturnPath(address) ?? []);
  const text = mail.message.subarray(0, SEARCHED_BYTES).toString('latin1');
  return [...read, ...returnPaths.findReturnPaths(text)];
}

/** Its beginning, as text that a page and a database can hold. */
export function excerptOf(message: Buffer): string {
  return message
    .subarray(0, EXCERPT_LENGTH)
    .toString('utf8')
    .replaceAll('\r\n', '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .toWellFormed();
}
