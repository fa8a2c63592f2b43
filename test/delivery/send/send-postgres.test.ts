import { expect, test } from 'vitest';
import { sendIssue } from '../../../src/delivery/send/send-issue.ts';
import { systemClock } from '../../../src/lib/clock.ts';
import { createDeliveryLedger } from '../../../src/store/ledger/delivery-ledger.ts';
import { HASH, ISSUE, openMigrated, seedIssue, seedSubscribers } from '../../support/newsroom-database.ts';
import { postgresBinaries, startPostgres } from '../../support/postgres.ts';
import { startSmtpDouble } from '../../support/smtp-double.ts';
import { sendOptions } from '../newsroom.ts';

const binaries = await postgresBinaries();

test.skipIf(binaries === null)('three workers share one Postgres: everybody once', async () => {
  await using server = await startPostgres(binaries ?? '');
  await using smtp = await startSmtpDouble();
  await using database = await openMigrated(server.url);
  await seedIssue(database);
  await seedSubscribers(database, 60);
  const clock = systemClock;
  await createDeliveryLedger(database, clock).freeze({
    issueId: ISSUE,
    contentHash: HASH,
    rendered: '{}',
    messageIdDomain: 'news.example',
  });
  await Promise.all(['one', 'two', 'three'].map((worker) => sendAs(worker)));
  const ledger = createDeliveryLedger(database, clock);
  expect(await ledger.finish(ISSUE)).toBe('finished');
  expect(await ledger.counts(ISSUE)).toMatchObject({ accepted: 60 });
  expect(new Set(smtp.accepted.map((mail) => mail.messageId)).size).toBe(60);
  expect(smtp.accepted).toHaveLength(60);

  /** With connections of its own, as a process on another host has. */
  async function sendAs(worker: string): Promise<void> {
    await using own = await openMigrated(server.url);
    const ledger = createDeliveryLedger(own, clock);
    await sendIssue({ ...sendOptions(smtp.port, ledger), clock, worker, concurrency: 4 });
  }
});
