import { setTimeout as wait } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../../../src/app/app.ts';
import { QUEUES } from '../../../src/config/queues.ts';
import type { EditCommand } from '../../../src/issues/edit-command.ts';
import { openDatabase } from '../../../src/store/database.ts';
import { holdRun } from '../../../src/store/ledger/worker-locks.ts';
import { holdLock } from '../../../src/store/sqlite/hold-lock.ts';
import { type DatabaseSource, databaseKinds, openSource } from '../../support/each-database.ts';
import {
  DRAFT_TIME,
  ISSUE_ID,
  lettersToEditors,
  type NewsroomHere,
  readersMailed,
  SEND_TIME,
  startNewsroom,
} from '../../support/newsroom-here.ts';
import { NEWS, rssOf } from '../../support/own-newsroom.ts';
import { startSmtpDouble } from '../../support/smtp-double.ts';

const MINUTE = 60_000;
const READERS = ['ada@mail.example', 'ben@mail.example', 'cleo@mail.example'];

describe.each(await databaseKinds())('on $kind', (database) => {
  let source: DatabaseSource;
  beforeAll(async () => {
    if (!database.skip) source = await openSource(database);
  }, 60_000);
  afterAll(async () => {
    await source?.[Symbol.asyncDispose]();
  });

  async function newsroom(own?: Parameters<typeof startNewsroom>[0]): Promise<NewsroomHere> {
    const here = await startNewsroom(own);
    Object.assign(here.env, await source.settings());
    return here;
  }

  /** Does what another process does that is at a whole pass; returns what ends it. */
  async function holdPass({ env }: NewsroomHere): Promise<() => Promise<void>> {
    if (env.DATABASE_URL === undefined) {
      const held = holdLock(`${env.DATA_DIR}/scheduler.lock`);
      return async () => held?.release();
    }
    const other = await openDatabase(env.DATABASE_URL);
    const held = other.openSession && (await holdRun(other.openSession));
    return async () => {
      await held?.release();
      await other[Symbol.asyncDispose]();
    };
  }

  async function withReaders(own?: Parameters<typeof startNewsroom>[0]): Promise<NewsroomHere> {
    const here = await newsroom(own);
    for (const reader of READERS) await here.run(['subscribers', 'add', reader]);
    return here;
  }

  /** The issue's state and what holds it, as `status` gives them. */
  async function standing(here: NewsroomHere, id = ISSUE_ID) {
    const { stdout } = await here.run(['status', id, '--json']);
    return JSON.parse(stdout) as {
      state: string;
      heldReason: string | null;
      subject: string;
      version: number;
    };
  }

  async function edit(here: NewsroomHere, command: EditCommand): Promise<void> {
    await using app = await here.open();
    const { version } = await issueOf(app);
    expect(await app.issues.edit(ISSUE_ID, version, command, 'editor')).toMatchObject({ outcome: 'saved' });
  }

  async function issueOf(app: App) {
    const issue = await app.issues.get(ISSUE_ID);
    if (!issue) throw new Error('there is no issue');
    return issue;
  }

  const subject = (value: string): EditCommand => ({ kind: 'set_text', field: 'subject', value });

  describe.skipIf(database.skip)('by its scheduler', () => {
    test('an older build that runs on through an update begins nothing more', async () => {
      await using here = await withReaders({ approval: 'auto' });
      await here.tickAt(DRAFT_TIME);
      await using app = await here.open();
      here.clock.at = SEND_TIME;
      const tick = () => app.tick({ signal: new AbortController().signal });
      const migrations = app.database.db as unknown as Kysely<{ migrations: { name: string } }>;
      await migrations.insertInto('migrations').values({ name: '999-of-tomorrow' }).execute();
      await expect(tick()).rejects.toThrow('made by a newer Twofold (it has 999-of-tomorrow)');
      expect(readersMailed(here)).toEqual([]);
      await migrations.deleteFrom('migrations').where('name', '=', '999-of-tomorrow').execute();
      await tick();
      expect(readersMailed(here).toSorted()).toEqual(READERS);
    });

    test('nor does it carry an issue that is given to it', async () => {
      await using here = await withReaders();
      await here.tickAt(DRAFT_TIME);
      await using app = await here.open();
      const migrations = app.database.db as unknown as Kysely<{ migrations: { name: string } }>;
      await migrations.insertInto('migrations').values({ name: '999-of-tomorrow' }).execute();
      const working = await app.work(QUEUES, {});
      const { contentHash } = await issueOf(app);
      expect((await app.issues.approve(ISSUE_ID, contentHash, 'ada')).outcome).toBe('approved');
      expect((await app.issues.sendNow(ISSUE_ID, contentHash, 'ada')).outcome).toBe('started');
      await wait(3_000);
      expect(readersMailed(here)).toEqual([]);
      await working.stop(1_000);
      await migrations.deleteFrom('migrations').where('name', '=', '999-of-tomorrow').execute();
      await app.tick({ signal: new AbortController().signal });
      expect(readersMailed(here).toSorted()).toEqual(READERS);
    });

    describe('a morning by the clock', () => {
      test('auto: polled, drafted, sent once to everybody, however often it wakes', async () => {
        await using here = await withReaders({ approval: 'auto' });
        expect((await here.tickAt(DRAFT_TIME - MINUTE))[0]).toContain('polled 1 feed: 6 new articles');
        expect(await here.tickAt(DRAFT_TIME)).toEqual([`${ISSUE_ID}: a draft of 6 stories.`]);
        await here.tickAt(SEND_TIME - MINUTE);
        expect(readersMailed(here)).toEqual([]);
        expect(await here.tickAt(SEND_TIME)).toContain(`${ISSUE_ID}: finished, 3 accepted`);
        for (const minutes of [0, 1, 5, 60, 180]) await here.tickAt(SEND_TIME + minutes * MINUTE);
        expect(readersMailed(here).toSorted()).toEqual(READERS);
        expect(lettersToEditors(here)).toEqual([]);
      });

      test('a draft that another process makes is made once', async () => {
        await using here = await newsroom();
        await here.tickAt(DRAFT_TIME - MINUTE);
        await using other = await here.open();
        const held = await other.effects.holdDraft('morning');
        expect(held).not.toBeNull();
        expect(await other.effects.holdDraft('evening')).not.toBeNull();
        expect(await here.tickAt(DRAFT_TIME)).toEqual([
          `${ISSUE_ID} is being composed already; look again soon.`,
        ]);
        await held?.[Symbol.asyncDispose]();
        expect(await here.tickAt(DRAFT_TIME)).toEqual([`${ISSUE_ID}: a draft of 6 stories.`]);
      });

      test('while one process sends, the next polls and drafts, and leaves the issue to it', async () => {
        const release = Promise.withResolvers<void>();
        const reached = Promise.withResolvers<void>();
        await using here = await newsroom({ approval: 'auto' });
        await using slow = await startSmtpDouble(async ({ verb }) => {
          if (verb !== 'DATA') return undefined;
          reached.resolve();
          await release.promise;
          return undefined;
        });
        here.env.SMTP_URL = `smtp://127.0.0.1:${slow.port}`;
        for (const reader of READERS) await here.run(['subscribers', 'add', reader]);
        await here.tickAt(DRAFT_TIME);
        const first = here.tickAt(SEND_TIME);
        await reached.promise;
        const second = await here.tickAt(SEND_TIME + 30 * MINUTE);
        expect(second.join('\n')).toContain(`${ISSUE_ID}: another process is sending it`);
        expect(second.join('\n')).toContain('polled 1 feed');
        release.resolve();
        expect(await first).toContain(`${ISSUE_ID}: finished, 3 accepted`);
        expect(readersMailed({ smtp: slow }).toSorted()).toEqual(READERS);
      });

      test('hold: not without approval; the editors are told once; an approval in time sends it', async () => {
        await using here = await withReaders({ approval: 'hold' });
        await here.tickAt(DRAFT_TIME);
        await here.tickAt(DRAFT_TIME);
        await here.tickAt(SEND_TIME);
        await here.tickAt(SEND_TIME + MINUTE);
        expect(readersMailed(here)).toEqual([]);
        expect(lettersToEditors(here)).toHaveLength(1);
        expect(lettersToEditors(here)[0]).toContain(`/desk/issues/${ISSUE_ID}`);
        expect((await standing(here)).heldReason).toContain('Waiting for approval');
        expect((await here.run(['approve', 'morning'])).code).toBe(0);
        await here.tickAt(SEND_TIME + 10 * MINUTE);
        expect(readersMailed(here).toSorted()).toEqual(READERS);
      });

      test('last-approved: what was approved is sent, not what was typed after', async () => {
        await using here = await withReaders({ approval: 'last-approved' });
        await here.tickAt(DRAFT_TIME);
        await here.tickAt(DRAFT_TIME);
        await edit(here, subject('Canal lock shut for six weeks'));
        await here.run(['approve', 'morning']);
        await edit(here, subject('Half a thought, not to be'));
        expect((await standing(here)).state).toBe('in_review');
        await here.tickAt(SEND_TIME);
        expect(readersMailed(here).toSorted()).toEqual(READERS);
        for (const { raw } of here.smtp.accepted)
          expect(raw).toContain('Subject: Canal lock shut for six weeks');
      });

      test('an edit after approval voids it', async () => {
        await using here = await withReaders({ approval: 'hold' });
        await here.tickAt(DRAFT_TIME);
        await here.tickAt(DRAFT_TIME);
        await here.run(['approve', 'morning']);
        await edit(here, subject('Another subject'));
        await here.tickAt(SEND_TIME);
        expect(readersMailed(here)).toEqual([]);
        expect((await standing(here)).heldReason).toContain('Waiting for approval');
        expect((await here.run(['send', 'morning'])).code).toBe(4);
      });
    });

    describe('mornings that go wrong', () => {
      test.for(['none', 'current', 'last_approved'] as const)(
        'who comes too late to send (approve: %s) holds nothing and tells nobody',
        async (approve) => {
          await using here = await withReaders({ approval: 'auto' });
          await here.tickAt(DRAFT_TIME);
          await here.tickAt(DRAFT_TIME);
          await here.tickAt(SEND_TIME);
          await using app = await here.open();
          const { signal } = new AbortController();
          const done = await app.jobs.doWork({ kind: 'send', issueId: ISSUE_ID, approve }, { signal });
          expect(done).toMatchObject({
            failed: false,
            said: `${ISSUE_ID}: somebody else was first; it is finished`,
          });
          expect(await standing(here)).toMatchObject({ state: 'finished', heldReason: null });
          expect(lettersToEditors(here)).toEqual([]);
        },
      );

      test('two who approve the same content at once have both approved it', async () => {
        await using here = await withReaders();
        await here.tickAt(DRAFT_TIME);
        await here.tickAt(DRAFT_TIME);
        await using app = await here.open();
        const { contentHash } = await issueOf(app);
        const approve = () => app.issues.approve(ISSUE_ID, contentHash, 'editor');
        const approved = await Promise.all([approve(), approve()]);
        expect(approved.map(({ outcome }) => outcome)).toEqual(['approved', 'approved']);
      });

      test('two programs at once: the second leaves with exit code 5', async () => {
        await using here = await withReaders();
        const release = await holdPass(here);
        const ran = await here.run(['run']);
        await release();
        expect(ran.code).toBe(5);
        expect(ran.stderr).toContain('Another Twofold process is already at work here.');
        expect((await here.run(['run'])).code).toBe(0);
      });

      test('down at the slot and back within its lateness: sent, once', async () => {
        await using here = await withReaders({ approval: 'auto' });
        await here.tickAt(DRAFT_TIME);
        await here.tickAt(DRAFT_TIME);
        await here.tickAt(SEND_TIME + 119 * MINUTE);
        await here.tickAt(SEND_TIME + 121 * MINUTE);
        expect(readersMailed(here).toSorted()).toEqual(READERS);
      });

      test('down at the slot and back too late: held, the editors told once, nobody mailed', async () => {
        await using here = await withReaders({ approval: 'auto' });
        await here.tickAt(DRAFT_TIME);
        await here.tickAt(DRAFT_TIME);
        await here.tickAt(SEND_TIME + 121 * MINUTE);
        await here.tickAt(SEND_TIME + 130 * MINUTE);
        expect(readersMailed(here)).toEqual([]);
        expect(lettersToEditors(here)).toHaveLength(1);
        expect((await standing(here)).heldReason).toContain('Missed its slot');
      });

      test('down from before the draft until too late: a draft, held', async () => {
        await using here = await withReaders({ approval: 'auto' });
        await here.tickAt(SEND_TIME + 121 * MINUTE);
        await here.tickAt(SEND_TIME + 122 * MINUTE);
        expect(readersMailed(here)).toEqual([]);
        expect(lettersToEditors(here)).toHaveLength(1);
        expect((await standing(here)).heldReason).toContain('Missed its slot');
      });

      test('thin news: held, never a husk; the editors are told at the draft', async () => {
        await using here = await withReaders({ approval: 'auto', minStories: 8 });
        await here.tickAt(DRAFT_TIME);
        await here.tickAt(DRAFT_TIME);
        expect(lettersToEditors(here)).toHaveLength(1);
        expect(lettersToEditors(here)[0]).toContain('Only 6 eligible stories');
        await here.tickAt(SEND_TIME);
        expect(readersMailed(here)).toEqual([]);
      });

      test('auto with a linter’s error: held, and the reason is the error', async () => {
        await using here = await withReaders({ approval: 'auto' });
        await here.tickAt(DRAFT_TIME);
        await here.tickAt(DRAFT_TIME);
        await using app = await here.open();
        const { content } = await issueOf(app);
        for (const { id } of content.stories) await edit(here, { kind: 'drop', storyId: id });
        await here.tickAt(SEND_TIME);
        expect(readersMailed(here)).toEqual([]);
        expect((await standing(here)).heldReason).toContain('The issue has no story');
        expect(lettersToEditors(here)).toHaveLength(1);
      });

      test('nobody subscribed: held, not finished', async () => {
        await using here = await newsroom({ approval: 'auto' });
        await here.tickAt(DRAFT_TIME);
        await here.tickAt(DRAFT_TIME);
        await here.tickAt(SEND_TIME);
        const issue = await standing(here);
        expect(issue.heldReason).toContain('Nobody is subscribed');
        expect(issue.state).not.toBe('finished');
      });
    });

    test('a refresh brings new stories and keeps what editors did', async () => {
      await using here = await withReaders();
      await here.tickAt(DRAFT_TIME);
      await here.tickAt(DRAFT_TIME);
      await using app = await here.open();
      const [first, second] = (await issueOf(app)).content.stories;
      await edit(here, { kind: 'set_story', storyId: first?.id ?? '', headline: 'An editor’s headline' });
      await edit(here, { kind: 'drop', storyId: second?.id ?? '' });
      await edit(here, subject('An editor’s subject'));
      here.feeds.set('/post.xml', { body: rssOf([...NEWS].reverse(), DRAFT_TIME + 30 * MINUTE) });
      here.clock.at = DRAFT_TIME + 30 * MINUTE;
      await here.run(['poll', '--force']);
      await here.run(['compose', 'morning']);
      const { content } = await issueOf(app);
      expect(content.subject).toBe('An editor’s subject');
      expect(content.stories.find(({ id }) => id === first?.id)?.edits.headline).toBe('An editor’s headline');
      expect(content.stories.some(({ headline }) => headline === second?.headline)).toBe(false);
    });
  });
});
