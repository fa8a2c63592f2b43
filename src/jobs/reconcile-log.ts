import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import type { Delivery } from '../delivery/delivery.ts';
import type { Decision } from '../delivery/ledger.ts';
import { createLogReader, type LogFinding } from '../delivery/relay-log.ts';
import { ExitCode, OperatorError } from '../lib/errors.ts';
import { linesOf } from '../lib/lines-of.ts';
import type { Effects } from './effects.ts';

/** One delivery in doubt, and what the log makes of it. */
export interface Reconciled {
  delivery: Delivery;
  /** Null where it stays in doubt. */
  decision: Extract<Decision, 'accept' | 'resend'> | null;
  /** Null where the log does not know it. */
  finding: LogFinding | null;
}

/** Doubts held in memory at once, each time with one reading of the log. */
const PAGE = 20_000;

/**
 * Holds an issue's deliveries in doubt against a mail server's log, plain or gzipped: taken is accepted, refused may be
 * sent again. What the log does not know stays as it is: it may be the wrong log. Decides nothing itself.
 */
export async function* reconcileLog(
  { ledger }: Pick<Effects, 'ledger'>,
  issueId: string,
  path: string,
): AsyncGenerator<Reconciled> {
  await expectFile(path);
  for (let after = 0; ; ) {
    const doubts = await ledger.list(issueId, 'in_doubt', PAGE, after);
    if (doubts.length === 0) return;
    const reader = createLogReader(new Set(doubts.map(({ messageId }) => messageId)));
    for await (const line of readLog(path)) reader.read(line);
    const findings = reader.findings();
    for (const delivery of doubts) {
      const finding = findings.get(delivery.messageId) ?? null;
      yield { delivery, decision: finding && DECISIONS[finding.fate], finding };
    }
    after = doubts.at(-1)?.id ?? after;
  }
}

const DECISIONS = { taken: 'accept', refused: 'resend', unsure: null } as const;

function readLog(path: string): AsyncIterable<string> {
  const file = createReadStream(path);
  if (!path.endsWith('.gz')) return linesOf(file);
  const unzipped = createGunzip();
  file.on('error', (error) => unzipped.destroy(error)).pipe(unzipped);
  return linesOf(unzipped);
}

async function expectFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found && !found.isDirectory()) return;
  throw new OperatorError(found ? `${path} is a folder.` : `There is no ${path}.`, {
    hint: 'Name the log of the mail server that was sent to, plain or as .gz.',
    exitCode: ExitCode.usage,
  });
}
