import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMailboxRepository } from '../../src/store/returned/mailbox-repository.ts';
import { createWebhookTokens } from '../../src/store/returned/webhook-tokens.ts';
import { type Postgres, postgresBinaries, startPostgres } from '../support/postgres.ts';
import { bounce, complaint, DAY, other, sentIssues, softBounce } from './sent-issues.ts';

const binaries = await postgresBinaries();

describe.for([
  { name: 'SQLite', missing: false },
  { name: 'PostgreSQL', missing: binaries === null },
])('what a report comes to, on $name', ({ name, missing }) => {
  let postgres: Postgres | null = null;
  beforeAll(async () => {
    if (name === 'PostgreSQL' && binaries) postgres = await startPostgres(binaries);
  }, 120_000);
  afterAll(() => postgres?.[Symbol.asyncDispose]());
  const start = (options: Parameters<typeof sentIssues>[0] = {}) =>
    sentIssues({ ...options, ...(postgres && { url: postgres.url }) });

  describe.skipIf(missing)('(skipped where it is not installed)', () => {
    test('a hard bounce to a genuine return path suppresses the address, whatever address it names', async () => {
      await using s = await start();
      const [first] = await s.send(0);
      const path = s.returnPaths.returnPathOf(first ?? never());
      const [applied] = await s.receive(bounce({ returnPaths: [path], address: 'far-end@forward.example' }));
      expect(applied).toMatchObject({
        kind: 'hard',
        outcome: 'suppressed',
        deliveryId: first?.id,
        duplicate: false,
      });
      expect(await s.barred(1)).toBe('hard_bounce');
      expect(await s.barred(2)).toBeNull();
      const { state } = (await s.ledger.find(first?.id ?? 0)) ?? never();
      expect(state).toBe('accepted');
      expect(await s.reports.ofIssue('morning/2026-11-23')).toEqual({ hard: 1, soft: 0, complaints: 0 });
    });

    test('without a return path, Message-ID and address must both be the ledger’s', async () => {
      await using s = await start();
      const [, second] = await s.send(0);
      const messageId = second?.messageId ?? '';
      const outcomes = [];
      for (const address of ['reader1@mail.example', null, 'Reader2@mail.example'])
        outcomes.push((await s.receive(bounce({ messageId, address })))[0]);
      expect(outcomes.map((each) => [each?.outcome, each?.why])).toEqual([
        ['refused', 'other_address'],
        ['refused', 'other_address'],
        ['suppressed', null],
      ]);
      expect(await s.barred(1)).toBeNull();
      expect(await s.barred(2)).toBe('hard_bounce');
    });

    test('characters that no database can hold stop no report', async () => {
      await using s = await start();
      const [, second] = await s.send(0);
      const odd = {
        messageId: 'a\0b@c',
        detail: 'no\0such \u001b[2Juser\ud800',
        address: 'x\0y@mail.example',
      };
      expect(await s.receive(bounce(odd))).toMatchObject([{ outcome: 'refused', why: 'unknown_message' }]);
      const path = s.returnPaths.returnPathOf(second ?? never());
      const feedbackType = `ab\0use${'!'.repeat(1_000)}`;
      const complained = { ...complaint({ ...odd, returnPaths: [path] }), feedbackType };
      expect(await s.receive(complained)).toMatchObject([
        { outcome: 'suppressed', reason: `abuse${'!'.repeat(95)}` },
      ]);
      expect((await s.reports.list({}, 9)).map(({ detail }) => detail)).toEqual(
        Array(2).fill('nosuch [2Juser\ufffd'),
      );
    });

    test('a reader cannot work out another’s Message-ID from their own', async () => {
      await using s = await start();
      const [first, second] = await s.send(0);
      const guess = first?.messageId.replace(/\.1\./, '.2.') ?? '';
      expect(second?.messageId).toMatch(/\.2\.[0-9a-f]{16}@news\.example$/);
      expect(await s.receive(complaint({ messageId: guess, address: 'reader2@mail.example' }))).toMatchObject(
        [{ outcome: 'refused', why: 'unknown_message' }],
      );
      expect(await s.barred(2)).toBeNull();
    });

    test('a return path with a wrong code is refused and listed, even with the right Message-ID', async () => {
      await using s = await start();
      const [first, second] = await s.send(0);
      const forged = s.returnPaths
        .returnPathOf(first ?? never())
        .replace(/\+[0-9a-v]+/, `+${(second?.id ?? 0).toString(32)}`);
      const report = bounce({
        returnPaths: [forged],
        address: 'reader2@mail.example',
        messageId: second?.messageId ?? null,
      });
      expect(await s.receive(report, { listUnknown: false })).toMatchObject([
        { outcome: 'refused', why: 'forged' },
      ]);
      expect(await s.barred(2)).toBeNull();
      expect(await s.reports.list({ refused: true }, 10)).toMatchObject([
        { why: 'forged', canonicalAddress: 'reader2@mail.example', excerpt: 'From: MAILER-DAEMON' },
      ]);
    });

    test('a forged return path beside a genuine one does not take its proof away', async () => {
      await using s = await start();
      const paths = (await s.send(0)).map(s.returnPaths.returnPathOf);
      const forged = paths[1]?.replace(/..@/, '00@') ?? '';
      const report = bounce({ returnPaths: [forged, paths[0] ?? ''] });
      expect(await s.receive(report)).toMatchObject([{ outcome: 'suppressed', why: null }]);
      expect([await s.barred(1), await s.barred(2)]).toEqual(['hard_bounce', null]);
    });

    test('a bounce of somebody else’s mail in a shared mailbox is not even listed', async () => {
      await using s = await start();
      await s.send(0);
      const foreign = bounce({ messageId: 'invoice-7@shop.example', address: 'reader1@mail.example' });
      expect(await s.receive(foreign, { listUnknown: false })).toEqual([]);
      expect(await s.reports.list({}, 10)).toEqual([]);
      const [ours] = await s.send(1);
      const misnamed = bounce({ messageId: ours?.messageId ?? '', address: 'reader2@mail.example' });
      expect(await s.receive(misnamed, { listUnknown: false })).toMatchObject([
        { outcome: 'refused', why: 'other_address' },
      ]);
      expect(await s.receive(foreign)).toMatchObject([{ outcome: 'refused', why: 'unknown_message' }]);
      expect(await s.barred(1)).toBeNull();
    });

    test('the same bounce counts once, whichever way and however often it comes', async () => {
      await using s = await start();
      const [first] = await s.send(0);
      const report = bounce({ returnPaths: [s.returnPaths.returnPathOf(first ?? never())] });
      await s.receive(report);
      const again = await s.receive(report, { source: 'ses', fingerprint: 'event 9' });
      expect(again).toMatchObject([{ duplicate: true }]);
      expect(await s.reports.list({}, 10)).toMatchObject([{ copies: 2, source: 'imap' }]);
      expect(await s.reports.ofIssue('morning/2026-11-23')).toMatchObject({ hard: 1 });
    });

    test('soft bounces suppress when so many come in a row', async () => {
      await using s = await start();
      for (const day of [0, 1]) {
        await s.receive(softBounce({ returnPaths: await pathOf(s, day) }));
        expect(await s.barred(1)).toBeNull();
      }
      expect(await s.receive(softBounce({ returnPaths: await pathOf(s, 2) }))).toMatchObject([
        { kind: 'soft', outcome: 'suppressed' },
      ]);
      expect(await s.barred(1)).toBe('soft_bounces');
    });

    test('soft bounces because of us suppress nobody, and neither end a row nor lengthen it', async () => {
      await using s = await start();
      const blocked = { reason: 'blocked', detail: 'on a list' } as const;
      for (const day of [0, 2, 3])
        expect(await s.receive(softBounce({ ...blocked, returnPaths: await pathOf(s, day) }))).toMatchObject([
          { kind: 'soft', outcome: 'counted' },
        ]);
      expect(await s.barred(1)).toBeNull();
      await s.receive(softBounce({ returnPaths: await pathOf(s, 1) }));
      await s.receive(softBounce({ returnPaths: await pathOf(s, 4) }));
      expect(await s.barred(1)).toBeNull();
      await s.receive(softBounce({ returnPaths: await pathOf(s, 5) }));
      expect(await s.barred(1)).toBe('soft_bounces');
    });

    test('a delivery that arrived in between starts the count again, and a late bounce takes it back', async () => {
      await using s = await start();
      await s.receive(softBounce({ returnPaths: await pathOf(s, 0) }));
      const arrived = await pathOf(s, 1);
      for (const day of [2, 3]) await s.receive(softBounce({ returnPaths: await pathOf(s, day) }));
      expect(await s.barred(1)).toBeNull();
      await s.receive(softBounce({ returnPaths: arrived }));
      expect(await s.barred(1)).toBe('soft_bounces');
    });

    test('the same soft bounce three times is one', async () => {
      await using s = await start();
      const returnPaths = await pathOf(s, 0);
      for (let n = 0; n < 3; n++) await s.receive(softBounce({ returnPaths }));
      expect(await s.barred(1)).toBeNull();
    });

    test('out-of-office, challenge, delay and success are counted and do nothing', async () => {
      await using s = await start();
      const returnPaths = await pathOf(s, 0);
      for (const why of ['auto_reply', 'challenge', 'delayed', 'success', 'unrelated'] as const)
        expect(await s.receive(other(why, { returnPaths }))).toMatchObject([{ outcome: 'no_effect', why }]);
      expect(await s.barred(1)).toBeNull();
      const counts = await s.reports.counts(0);
      expect(counts.map(({ reason, count }) => [reason, count]).sort()).toEqual([
        ['auto_reply', 1],
        ['challenge', 1],
        ['delayed', 1],
        ['success', 1],
        ['unrelated', 1],
      ]);
    });

    test('a complaint suppresses at once, ends every subscription and outranks a bounce', async () => {
      await using s = await start();
      const [first] = await s.send(0);
      const returnPaths = [s.returnPaths.returnPathOf(first ?? never())];
      await s.receive(bounce({ returnPaths }));
      await s.receive(complaint({ returnPaths }));
      expect(await s.barred(1)).toBe('complaint');
      const [reader] = await s.subscribers.findByAddresses(['reader1@mail.example']);
      expect(reader?.subscriptions.map(({ state }) => state)).toEqual(['unsubscribed']);
    });

    test('a complaint that comes again does not undo the confirmation after it; a new one does', async () => {
      await using s = await start();
      const returnPaths = await pathOf(s, 0);
      await s.receive(complaint({ returnPaths }));
      s.clock.at += DAY;
      await s.subscribers.liftSuppression('reader1@mail.example', {
        at: s.clock.at,
        actor: 'reader',
        note: '',
      });
      expect(await s.receive(complaint({ returnPaths }))).toMatchObject([{ duplicate: true }]);
      expect(await s.barred(1)).toBeNull();
      const consent = { wording: '', source: 'home page, confirmed by link', at: s.clock.at };
      await s.subscribers.activate([{ subscriberId: 1, edition: 'morning', consent }]);
      await s.receive(complaint({ returnPaths: await pathOf(s, 2) }));
      expect(await s.barred(1)).toBe('complaint');
    });

    test('a bounce of mail from before the reader confirmed afresh, or an editor lifted it, does nothing', async () => {
      await using s = await start();
      const [first, second] = await s.send(0);
      s.clock.at += DAY;
      await s.subscribers.activate([
        {
          subscriberId: 1,
          edition: 'morning',
          consent: { wording: '', source: 'home page, confirmed by link', at: s.clock.at },
        },
      ]);
      await s.receive(bounce({ returnPaths: [s.returnPaths.returnPathOf(second ?? never())] }));
      await s.subscribers.liftSuppression('reader2@mail.example', { at: s.clock.at, actor: 'ed', note: '' });
      const late = await s.receive(bounce({ returnPaths: [s.returnPaths.returnPathOf(first ?? never())] }));
      const soft = await s.receive(
        softBounce({ returnPaths: [s.returnPaths.returnPathOf(second ?? never())] }),
      );
      expect([...late, ...soft].map(({ outcome, why }) => [outcome, why])).toEqual([
        ['no_effect', 'confirmed_since'],
        ['no_effect', 'confirmed_since'],
      ]);
      expect([await s.barred(1), await s.barred(2)]).toEqual([null, null]);
    });

    test('a list that somebody imports proves no address', async () => {
      await using s = await start();
      const [first] = await s.send(0);
      s.clock.at += DAY;
      const consent = { wording: '', source: 'import of list.csv', at: s.clock.at };
      await s.subscribers.activate([{ subscriberId: 1, edition: 'morning', consent }]);
      await s.receive(bounce({ returnPaths: [s.returnPaths.returnPathOf(first ?? never())] }));
      expect(await s.barred(1)).toBe('hard_bounce');
    });

    test('a bounce for an address changed since touches only the old one', async () => {
      await using s = await start();
      const [first] = await s.send(0);
      await s.database.db
        .updateTable('subscribers')
        .set({ address: 'new@mail.example', canonical_address: 'new@mail.example' })
        .where('id', '=', 1)
        .execute();
      await s.receive(complaint({ returnPaths: [s.returnPaths.returnPathOf(first ?? never())] }));
      expect(await s.barred(1)).toBe('complaint');
      expect(await s.subscribers.suppressions(['new@mail.example'])).toEqual([]);
      expect((await s.subscribers.find(1))?.subscriptions.map(({ state }) => state)).toEqual(['active']);
    });

    test('of several recipients in one message only ours is touched', async () => {
      await using s = await start();
      const [first] = await s.send(0);
      const returnPaths = [s.returnPaths.returnPathOf(first ?? never())];
      await s.receive([
        bounce({ returnPaths, address: 'reader2@mail.example' }),
        softBounce({ returnPaths, address: 'reader1@mail.example' }),
      ]);
      expect([await s.barred(1), await s.barred(2)]).toEqual([null, null]);
      expect(await s.reports.ofIssue('morning/2026-11-23')).toEqual({ hard: 0, soft: 1, complaints: 0 });
    });

    test('a provider whose signature was right may name the address alone', async () => {
      await using s = await start();
      await s.send(0);
      const [, second] = await s.send(1);
      const named = bounce({ address: 'reader2@mail.example' });
      expect(await s.receive(named)).toMatchObject([{ outcome: 'refused' }]);
      await s.freeze(2); // nothing of it has gone out
      expect(await s.receive(named, { signed: true })).toMatchObject([
        { outcome: 'suppressed', deliveryId: second?.id },
      ]);
    });

    test('the address alone is enough for a copy of which nothing is written down yet but its mark', async () => {
      await using s = await start();
      await s.freeze(0);
      const issueId = 'morning/2026-11-23';
      const [claimed] = await s.ledger.claim({ issueId, worker: 'w', limit: 1, leaseMs: 60_000 });
      const { id, epoch, address } = claimed ?? never();
      const early = bounce({ address });
      expect(await s.receive(early, { signed: true })).toMatchObject([{ outcome: 'refused' }]);
      await s.ledger.commit({ issueId, marks: [{ id, epoch, worker: 'w', leaseMs: 60_000 }], outcomes: [] });
      expect(await s.receive(early, { signed: true })).toMatchObject([
        { outcome: 'suppressed', deliveryId: id },
      ]);
    });

    test('an event that names the address alone counts once, also when it comes again after the next issue', async () => {
      await using s = await start({ softInARow: 2 });
      const [, second] = await s.send(0);
      const soft = softBounce({ address: 'reader2@mail.example' });
      const event = { signed: true, fingerprint: 'postmark 1' };
      expect(await s.receive(soft, event)).toMatchObject([{ outcome: 'counted', duplicate: false }]);
      await s.send(1);
      expect(await s.receive(soft, event)).toMatchObject([{ duplicate: true }]);
      expect(await s.barred(2)).toBeNull();
      const byPath = softBounce({ returnPaths: [s.returnPaths.returnPathOf(second ?? never())] });
      expect(await s.receive(byPath)).toMatchObject([{ duplicate: true }]);
      expect(await s.reports.ofIssue('morning/2026-11-23')).toMatchObject({ soft: 1 });
      expect(await s.receive(soft, { ...event, fingerprint: 'postmark 2' })).toMatchObject([
        { outcome: 'suppressed', duplicate: false },
      ]);
    });

    test('a suppression beats every commit mark that is not yet set', async () => {
      await using s = await start();
      const [first] = await s.send(0);
      s.clock.at += DAY;
      const issueId = await s.freeze(1);
      const claimed = await s.ledger.claim({ issueId, worker: 'w', limit: 9, leaseMs: 60_000 });
      await s.receive(complaint({ returnPaths: [s.returnPaths.returnPathOf(first ?? never())] }));
      const { marks } = await s.ledger.commit({
        issueId,
        marks: claimed.map(({ id, epoch }) => ({ id, epoch, worker: 'w', leaseMs: 60_000 })),
        outcomes: [],
      });
      expect(marks).toEqual(['suppressed', 'granted', 'granted']);
    });

    test('refused reports fill a day’s list and are then only counted', async () => {
      await using s = await start();
      await s.send(0);
      const at = s.clock.at;
      await s.database.db
        .insertInto('delivery_reports')
        .values(
          Array.from({ length: 1_000 }, (_, n) => ({
            identity: `old ${n}`,
            at,
            last_at: at,
            copies: 1,
            source: 'lmtp' as const,
            kind: 'hard' as const,
            reason: 'unknown',
            outcome: 'refused' as const,
            why: 'forged',
            matched_by: null,
            delivery_id: null,
            issue_id: null,
            canonical_address: null,
            code: null,
            enhanced: null,
            detail: '',
            excerpt: null,
          })),
        )
        .execute();
      for (let n = 0; n < 5; n++) await s.receive(bounce({ address: `x${n}@mail.example` }));
      const refused = await s.reports.list({ refused: true }, 5_000);
      expect(refused).toHaveLength(1_001);
      expect(refused.filter(({ copies }) => copies > 1)).toMatchObject([
        { copies: 5, canonicalAddress: null, detail: '', excerpt: null },
      ]);
      s.clock.at += DAY + 1;
      await s.receive(bounce({ address: 'tomorrow@mail.example' }));
      expect(await s.reports.list({ refused: true }, 1)).toMatchObject([
        { canonicalAddress: 'tomorrow@mail.example', copies: 1 },
      ]);
    });

    test('suppressions and lifts are listed newest first, and part of an address finds them', async () => {
      await using s = await start();
      const bar = (address: string, at: number) =>
        s.subscribers.suppress({ canonicalAddress: address, reason: 'hard_bounce', detail: '', at });
      await bar('a_b@mail.example', 1);
      await bar('axb@mail.example', 2);
      await bar('cy@mail.example', 3);
      const found = async (search: string, limit = 9) => {
        const { total, listed } = await s.subscribers.newestSuppressions(search, limit);
        return [total, listed.map(({ canonicalAddress }) => canonicalAddress.replace('@mail.example', ''))];
      };
      expect(await found('')).toEqual([3, ['cy', 'axb', 'a_b']]);
      expect(await found('', 1)).toEqual([3, ['cy']]);
      expect(await found('A_B')).toEqual([1, ['a_b']]);
      for (const [n, address] of ['cy@mail.example', 'axb@mail.example', 'nobody@mail.example'].entries())
        await s.subscribers.liftSuppression(address, { at: 10 + n, actor: 'ed', note: 'He phoned.' });
      expect(await s.subscribers.newestLifts(9)).toEqual([
        {
          canonicalAddress: 'axb@mail.example',
          reason: 'hard_bounce',
          at: 11,
          actor: 'ed',
          note: 'He phoned.',
        },
        {
          canonicalAddress: 'cy@mail.example',
          reason: 'hard_bounce',
          at: 10,
          actor: 'ed',
          note: 'He phoned.',
        },
      ]);
    });

    test('how far a mailbox is read, and which tokens were used, is kept', async () => {
      await using s = await start();
      const memory = createMailboxRepository(s.database.db);
      const box = `box ${name}`;
      expect([await memory.place(box), await memory.lastCheck(box)]).toEqual([null, null]);
      await memory.checked(box, 5, 'no answer');
      await memory.keepPlace(box, { uidValidity: '77', lastUid: 3 });
      await memory.keepPlace(box, { uidValidity: '78', lastUid: 1 });
      expect(await memory.place(box)).toEqual({ uidValidity: '78', lastUid: 1 });
      expect(await memory.lastCheck(box)).toEqual({ at: 5, problem: 'no answer' });
      for (const uid of ['a', 'b', 'b']) await memory.addSeen(box, uid);
      expect(await memory.seenOf(box, ['b', 'c'])).toEqual(new Set(['b']));
      expect(await memory.seenOf(box, ['a', 'b'])).toEqual(new Set(['b']));

      const tokens = createWebhookTokens(s.database.db);
      expect(await tokens.use(`t ${name}`, 'hash', 1)).toBe(true);
      expect(await tokens.use(`t ${name}`, 'hash', 2)).toBe(true);
      expect(await tokens.use(`t ${name}`, 'other', 2)).toBe(false);
    });

    test('old excerpts go, and so does what had no effect; what a delivery came to stays', async () => {
      await using s = await start();
      const [first, second] = await s.send(0);
      await s.receive(bounce({ returnPaths: [s.returnPaths.returnPathOf(first ?? never())] }));
      await s.receive(other('auto_reply', { returnPaths: [s.returnPaths.returnPathOf(second ?? never())] }));
      expect(await s.reports.deleteOld(s.clock.at)).toBe(0);
      expect(await s.reports.deleteOld(s.clock.at + 1)).toBe(2);
      expect(await s.reports.list({}, 9)).toMatchObject([{ kind: 'hard', excerpt: null }]);
    });
  });
});

async function pathOf(s: Awaited<ReturnType<typeof sentIssues>>, day: number): Promise<string[]> {
  const [first] = await s.send(day);
  return [s.returnPaths.returnPathOf(first ?? never())];
}

function never(): never {
  throw new Error('the issue has no deliveries');
}
