import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { receiveReturned } from '../../../src/jobs/returned/receive-returned.ts';
import { dsn } from '../../bounces/returned-messages.ts';
import { type DatabaseSource, databaseKinds, openSource } from '../../support/each-database.ts';
import {
  DRAFT_TIME,
  ISSUE_ID,
  type NewsroomHere,
  readersMailed,
  SEND_TIME,
  startNewsroom,
} from '../../support/newsroom-here.ts';
import type { Behaviour } from '../../support/smtp-double.ts';

const HOUR = 3_600_000;

const refusing =
  (who: string, reply: string): Behaviour =>
  ({ verb, to }) =>
    verb === 'RCPT' && to.startsWith(who) ? reply : undefined;

describe.each(await databaseKinds())('refused at the hand-over, on $kind', ({ kind, skip }) => {
  let source: DatabaseSource;
  beforeAll(async () => {
    if (!skip) source = await openSource({ kind, skip });
  }, 120_000);
  afterAll(() => source?.[Symbol.asyncDispose]());

  /** Sent to readers in this order; what was said. */
  async function send(here: NewsroomHere, settings: Record<string, string>, readers: string[]) {
    const list = join(here.folder.path, 'readers.csv');
    const addresses = readers.map((reader) => (reader.includes('@') ? reader : `${reader}@mail.example`));
    writeFileSync(list, ['email', ...addresses, ''].join('\n'));
    const imported = await here.run(['subscribers', 'import', list, '--edition', 'morning'], settings);
    expect(imported.code, imported.stderr).toBe(0);
    await here.tickAt(DRAFT_TIME, settings);
    await here.tickAt(DRAFT_TIME, settings);
    return (await here.tickAt(SEND_TIME, settings)).join('\n');
  }

  test.skipIf(skip)(
    'no such mailbox: the address is suppressed, and a bounce that also comes counts once',
    async () => {
      await using here = await startNewsroom({ approval: 'auto' }, refusing('bo', '550 5.1.1 no such user'));
      const settings = { ...(await source.settings()), BOUNCE_ADDRESS: 'bounces@brinmouth.example' };
      await send(here, settings, ['ada', 'bo', 'cy']);
      await using app = await here.open(settings);
      const { subscribers, returns, ledger } = app.effects;
      expect(await subscribers.suppressions(['bo@mail.example'])).toMatchObject([
        { reason: 'hard_bounce', detail: `${ISSUE_ID}: 550 5.1.1 no such user` },
      ]);
      const [refused] = await ledger.list(ISSUE_ID, 'rejected', 9);
      expect(await returns.reports.list({}, 9)).toMatchObject([
        { source: 'hand_over', kind: 'hard', outcome: 'suppressed', deliveryId: refused?.id, copies: 1 },
      ]);
      expect((await here.run(['bounces'], settings)).stdout).toMatch(
        /^1 hard bounce\tuser unknown\tsuppressed$/m,
      );
      const status = (await here.run(['status', ISSUE_ID], settings)).stdout;
      expect(status.match(/bo@mail\.example/g)).toHaveLength(1);
      expect((await app.issues.outcomes(ISSUE_ID)).returned).toEqual({ hard: 0, soft: 0, complaints: 0 });

      const path = returns.returnPaths?.returnPathOf(refused ?? never()) ?? '';
      const [applied] = await receiveReturned(app.effects, {
        source: 'imap',
        message: Buffer.from(dsn({ to: path, recipient: 'bo@mail.example' })),
        envelopeTo: [],
        listUnknown: true,
      });
      expect(applied).toMatchObject({ duplicate: true });
      expect(await returns.reports.list({}, 9)).toMatchObject([{ source: 'hand_over', copies: 2 }]);
    },
  );

  test.skipIf(skip)(
    'of an old list too many are refused to be believed: an operator is told, looks, and has them suppressed',
    async () => {
      await using here = await startNewsroom(
        { approval: 'auto' },
        refusing('gone', '550 5.1.1 no such user'),
      );
      const settings = { ...(await source.settings()), SMTP_CONNECTIONS: '1' };
      const readers = Array.from(
        { length: 110 },
        (_, n) => `${n % 2 ? 'gone' : 'here'}${n}@town${n}.example`,
      );
      const gone = readers.filter((reader) => reader.startsWith('gone'));
      const said = await send(here, settings, readers);
      expect(said).toContain(
        '55 addresses were refused for good, too many to be believed, and not suppressed: if the list is that old, ' +
          `“twofold bounces refused ${ISSUE_ID}” does it`,
      );
      const listed = await here.run(['bounces', 'refused', ISSUE_ID, '--dry-run'], settings);
      expect(listed.stdout.match(/^gone\d+@town\d+\.example\t550 5\.1\.1 no such user$/gm)).toHaveLength(55);
      const json = async (...words: string[]) => JSON.parse((await here.run(words, settings)).stdout);
      const { refused } = await json('bounces', 'refused', ISSUE_ID, '--dry-run', '--json');
      expect(refused).toHaveLength(55);
      expect(refused).toContainEqual({ address: gone[0], said: '550 5.1.1 no such user' });
      await using app = await here.open(settings);
      const { subscribers } = app.effects;
      expect(await subscribers.suppressions(readers)).toEqual([]);

      const done = await here.run(['bounces', 'refused', ISSUE_ID], settings);
      expect([done.code, done.stderr]).toEqual([0, expect.stringContaining('55 addresses suppressed.')]);
      const suppressed = await subscribers.suppressions(readers);
      expect(suppressed.map(({ canonicalAddress }) => canonicalAddress).sort()).toEqual(gone.sort());
      expect(new Set(suppressed.map(({ reason }) => reason))).toEqual(new Set(['hard_bounce']));
      expect((await here.run(['bounces', 'refused', ISSUE_ID], settings)).stderr).toContain(
        'nobody who was refused for good is still mailed',
      );
      expect(await json('bounces', '--json', 'refused', ISSUE_ID)).toEqual({ id: ISSUE_ID, refused: [] });
    },
    60_000,
  );

  test.skipIf(skip)(
    'whose suppression was lifted since is not suppressed again for the same refusal',
    async () => {
      await using here = await startNewsroom({ approval: 'auto' }, refusing('bo', '550 5.1.1 no such user'));
      const settings = await source.settings();
      await send(here, settings, ['bo', 'ada', 'cy']);
      here.clock.at += HOUR;
      const lift = ['subscribers', 'lift', 'bo@mail.example', '--reason', 'the mailbox works again'];
      expect((await here.run(lift, settings)).code).toBe(0);
      const said = (await here.run(['bounces', 'refused', ISSUE_ID], settings)).stderr;
      expect(said).toBe('bo@mail.example: not suppressed, confirmed since\n0 addresses suppressed.\n');
    },
  );

  test.skipIf(skip)('a mailbox that is full until the time is up is a soft bounce', async () => {
    await using here = await startNewsroom({ approval: 'auto' }, refusing('bo', '552 5.2.2 mailbox full'));
    const settings = { ...(await source.settings()), SOFT_BOUNCES: '1' };
    await send(here, settings, ['ada', 'bo', 'cy']);
    for (let hour = 1; hour <= 69; hour += 4) await here.tickAt(SEND_TIME + hour * HOUR, settings);
    await using app = await here.open(settings);
    expect(await app.effects.returns.reports.list({ issueId: ISSUE_ID }, 9)).toMatchObject([
      { source: 'hand_over', kind: 'soft', reason: 'mailbox_full', outcome: 'suppressed' },
    ]);
    expect(await app.effects.subscribers.suppressions(['bo@mail.example'])).toMatchObject([
      { reason: 'soft_bounces' },
    ]);
  });

  test.skipIf(skip)(
    'a mail server that knows nobody any more suppresses nobody, nor when it works again',
    async () => {
      let broken = true;
      await using here = await startNewsroom({ approval: 'auto' }, ({ verb }) =>
        broken && verb === 'RCPT' ? '550 5.1.1 no such user' : undefined,
      );
      const settings = { ...(await source.settings()), SMTP_CONNECTIONS: '1' };
      const readers = Array.from({ length: 55 }, (_, n) => `reader@town${n}.example`);
      await send(here, settings, readers);
      {
        await using app = await here.open(settings);
        expect(await app.effects.ledger.counts(ISSUE_ID)).toMatchObject({ rejected: 50, ready: 5 });
        broken = false;
        await here.run(['resume', ISSUE_ID], settings);
      }
      await here.tickAt(SEND_TIME + HOUR, settings);
      expect(readersMailed(here)).toHaveLength(5);
      await using app = await here.open(settings);
      expect(await app.effects.returns.reports.list({}, 9)).toEqual([]);
      expect(await app.effects.subscribers.suppressions(readers)).toEqual([]);
    },
  );
});

function never(): never {
  throw new Error('there is none');
}
