import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { NewsroomConfig } from '../../../src/config/newsroom.ts';
import type { Ledger } from '../../../src/delivery/ledger.ts';
import {
  acceptOpen,
  countInLog,
  type Reconciled,
  reconcileLog,
} from '../../../src/jobs/restore/reconcile-log.ts';
import { OperatorError } from '../../../src/lib/errors.ts';
import { createIssueRepository } from '../../../src/store/issues/issue-repository.ts';
import { type SentIssues, sentIssues } from '../../bounces/sent-issues.ts';
import { temporaryFolder } from '../../support/newsroom-database.ts';
import { sampleNewsroom } from '../../support/sample-issue.ts';

const ISSUE = 'morning/2026-11-23';
const EDITOR = 'ed@news.example';

/** The ledger itself, that gives at most two rows at once. */
function inPagesOfTwo(ledger: Ledger): Ledger {
  return {
    ...ledger,
    list: (id, state, _limit, after) => ledger.list(id, state, 2, after),
    listUnsettled: (id, _limit, after) => ledger.listUnsettled(id, 2, after),
  };
}

function writeLog(folder: string, messageIds: string[]): string {
  const path = join(folder, 'mail.log');
  writeFileSync(path, messageIds.map((id) => `11:30:01 INFO <${id}> 250 2.0.0 queued\n`).join(''));
  return path;
}

/** Reader n's copies of an issue of five: the first three are in doubt, two are still to be sent. */
async function threeInDoubt(s: SentIssues) {
  await s.freeze(0);
  const rows = await s.ledger.claim({ issueId: ISSUE, worker: 'w', limit: 3, leaseMs: 60_000 });
  const marks = rows.map(({ id, epoch }) => ({ id, epoch, worker: 'w', leaseMs: 60_000 }));
  await s.ledger.commit({ issueId: ISSUE, marks, outcomes: [] });
  expect(await s.ledger.recover(ISSUE, 'w')).toMatchObject({ inDoubt: 3 });
  return s.ledger.listUnsettled(ISSUE, 9, 0);
}

const decisions = (all: Reconciled[]) =>
  all.map(({ delivery, decision }) => `${delivery.subscriberId} ${delivery.state} ${decision}`);

test('page after page is held against the log, to the last row of each', async () => {
  using folder = temporaryFolder();
  await using s = await sentIssues({ readers: 5 });
  const log = writeLog(
    folder.path,
    (await threeInDoubt(s)).map(({ messageId }) => messageId),
  );
  const effects = { ledger: inPagesOfTwo(s.ledger) };
  const sending = await Array.fromAsync(reconcileLog(effects, { id: ISSUE, state: 'sending' }, log));
  expect(decisions(sending)).toEqual([
    '1 in_doubt accept',
    '2 in_doubt accept',
    '3 in_doubt accept',
    '4 ready accept',
    '5 ready accept',
  ]);
  for (const state of ['finished', 'finished_with_failures', 'cancelled'] as const) {
    const over = await Array.fromAsync(reconcileLog(effects, { id: ISSUE, state }, log));
    expect(decisions(over)).toEqual(decisions(sending).slice(0, 3));
  }
});

test('what one try was refused is sent again, if it is in doubt; what any try was taken is not', async () => {
  using folder = temporaryFolder();
  await using s = await sentIssues({ readers: 5 });
  const ids = (await threeInDoubt(s)).map(({ messageId }) => messageId);
  const line = (n: number, said: string) => `11:30:01 mx milter[1]: <${ids[n]}> ${said}\n`;
  const [refused, taken] = ['rejected after DATA', '250 2.0.0 queued'];
  const path = join(folder.path, 'mail.log');
  const said = [line(0, refused), line(1, refused), line(1, taken), line(3, refused)];
  writeFileSync(path, [...said, line(4, refused), line(4, taken)].join(''));
  const all = await Array.fromAsync(reconcileLog(s, { id: ISSUE, state: 'sending' }, path));
  expect(decisions(all)).toEqual([
    '1 in_doubt resend',
    '2 in_doubt null',
    '3 in_doubt null',
    '4 ready null',
    '5 ready accept',
  ]);
  const restored = {
    ...s.ledger,
    assertNotRestored: () => Promise.reject(new OperatorError('restored from a backup')),
  };
  const later = await Array.fromAsync(
    reconcileLog({ ledger: restored }, { id: ISSUE, state: 'sending' }, path),
  );
  expect(decisions(later)).toEqual(['1 in_doubt null', ...decisions(all).slice(1)]);
});

test('copies are counted by how their Message-ID begins and by its domain, and only those that were taken', async () => {
  using folder = temporaryFolder();
  const newsroom = { newsroom: sampleNewsroom } as NewsroomConfig;
  const domain = sampleNewsroom.from.address.split('@')[1];
  const log = writeLog(folder.path, [
    `morning-2026-11-23.1.0123456789abcdef@${domain}`,
    `morning-2026-11-23.2.0123456789abcdef@${domain}`,
    `morning-2026-11-23.2.0123456789abcdef@${domain}`,
    'morning-2026-11-23.3.0123456789abcdef@other.example',
    `morning-2026-11-234.4.0123456789abcdef@${domain}`,
    `early-morning-2026-11-23.5.0123456789abcdef@${domain}`,
  ]);
  writeFileSync(log, `11:30:02 WARN <morning-2026-11-23.6.0123456789abcdef@${domain}> lost connection\n`, {
    flag: 'a',
  });
  expect(await countInLog({ newsroom }, ISSUE, log)).toBe(2);
});

test('what the log shows as taken is accepted in chunks, with one entry for all', async () => {
  await using s = await sentIssues({ readers: 3 });
  await s.freeze(0);
  const issues = createIssueRepository(s.database.db);
  const [first, second] = (await s.ledger.listUnsettled(ISSUE, 9, 0)).map(({ id }) => id);
  const others = Array.from({ length: 600 }, (_, n) => 1_000_000 + n);
  const effects = { ledger: s.ledger, issues, clock: s.clock };
  expect(await acceptOpen(effects, ISSUE, [first ?? 0, ...others, second ?? 0], EDITOR)).toBe(2);
  expect(await s.ledger.counts(ISSUE)).toMatchObject({ accepted: 2, ready: 1 });
  expect(await issues.audit(ISSUE)).toMatchObject([
    { actor: EDITOR, action: 'resolve', detail: expect.stringMatching(/^2 deliveries still to be sent/) },
  ]);
});
