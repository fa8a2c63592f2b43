import { describe, expect, test } from 'vitest';
import {
  DRAFT_TIME,
  ISSUE_ID,
  type NewsroomHere,
  readersMailed,
  SEND_TIME,
  startNewsroom,
} from '../support/newsroom-here.ts';
import { NEWS, rssOf } from '../support/own-newsroom.ts';
import type { Behaviour } from '../support/smtp-double.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Takes no recipient until told to. */
function greylisting(): { behave: Behaviour; on: boolean } {
  const server: ReturnType<typeof greylisting> = {
    on: true,
    behave: ({ verb }) => (verb === 'RCPT' && server.on ? '450 4.2.0 come back later' : undefined),
  };
  return server;
}

describe('a clock that was ahead and is set right', () => {
  test.for([
    ['two hours', 2 * HOUR],
    ['a day', DAY],
    ['a year', 365 * DAY],
  ] as const)('by %s: the feeds are asked at the next wake-up', async ([, ahead]) => {
    await using here = await startNewsroom();
    const before = DRAFT_TIME - 12 * HOUR;
    expect((await here.tickAt(before + ahead)).join('\n')).toContain('polled 1 feed');
    expect((await here.tickAt(before)).join('\n')).toContain('polled 1 feed');
    // And then no oftener than ever.
    expect((await here.tickAt(before + MINUTE)).join('\n')).not.toContain('polled');
  });

  test('feeds that another one of their host was to be left alone with, too', async () => {
    await using here = await startNewsroom();
    await here.tickAt(DRAFT_TIME - 12 * HOUR);
    await using app = await here.open();
    await app.database.db
      .updateTable('feeds')
      .set({ next_check_at: DRAFT_TIME + 30 * DAY })
      .execute();
    expect((await here.tickAt(DRAFT_TIME - 11 * HOUR)).join('\n')).toContain('polled 1 feed');
  });

  test('and was when the newsroom first ran: its editions are made all the same', async () => {
    await using here = await startNewsroom();
    await here.tickAt(DRAFT_TIME - 12 * HOUR + 30 * DAY);
    here.feeds.set('/post.xml', { body: rssOf(NEWS, DRAFT_TIME) });
    await here.tickAt(DRAFT_TIME - MINUTE);
    expect((await here.tickAt(DRAFT_TIME)).join('\n')).toContain(`${ISSUE_ID}: a draft of`);
  });

  test('a recipient deferred meanwhile is tried again', async () => {
    const server = greylisting();
    await using here = await startNewsroom({ approval: 'auto' }, server.behave);
    await here.run(['subscribers', 'add', 'ada@mail.example']);
    await here.tickAt(DRAFT_TIME);
    await here.tickAt(SEND_TIME);
    expect((await here.tickAt(SEND_TIME + 2 * DAY)).join('\n')).toContain('1 deferred');
    server.on = false;
    const said = await here.tickAt(SEND_TIME + 10 * MINUTE);
    expect(said.join('\n')).toContain('1 accepted');
    expect(readersMailed(here)).toEqual(['ada@mail.example']);
  });

  test('by a year, while copies waited: they are tried again, and go out', async () => {
    const server = greylisting();
    await using here = await startNewsroom({ approval: 'auto' }, server.behave);
    await here.run(['subscribers', 'add', 'ada@mail.example']);
    await here.tickAt(DRAFT_TIME);
    expect((await here.tickAt(SEND_TIME)).join('\n')).toContain('1 deferred');
    expect((await here.tickAt(SEND_TIME + 365 * DAY)).join('\n')).toContain('1 rejected');
    server.on = false;
    expect((await here.tickAt(SEND_TIME + 10 * MINUTE)).join('\n')).toContain('1 accepted');
    expect(readersMailed(here)).toEqual(['ada@mail.example']);
    await using app = await here.open();
    expect(await app.issues.get(ISSUE_ID)).toMatchObject({
      state: 'finished',
      finishedAt: SEND_TIME + 10 * MINUTE,
    });
    expect(await app.effects.ledger.counts(ISSUE_ID)).toMatchObject({ accepted: 1, rejected: 0 });
  });

  test('by a year, for a moment of a send: who was given up for it gets it at the next wake-up', async () => {
    const server = { refuses: (): string | undefined => undefined };
    await using here = await startNewsroom({ approval: 'auto' }, ({ verb }) =>
      verb === 'RCPT' ? server.refuses() : undefined,
    );
    await here.run(['subscribers', 'add', 'ada@mail.example']);
    await here.tickAt(DRAFT_TIME);
    here.clock.at = SEND_TIME;
    server.refuses = () => {
      here.clock.at = SEND_TIME + 365 * DAY;
      return '450 4.2.0 come back later';
    };
    {
      await using app = await here.open();
      const onSend = () => {
        here.clock.at = SEND_TIME;
      };
      await app.tick({ signal: new AbortController().signal, onSend });
      expect(await app.issues.get(ISSUE_ID)).toMatchObject({ state: 'sending' });
    }
    server.refuses = () => undefined;
    expect((await here.tickAt(SEND_TIME + MINUTE)).join('\n')).toContain('1 accepted');
    expect(readersMailed(here)).toEqual(['ada@mail.example']);
  });

  test('by a year: what the right time has given up stays given up', async () => {
    const server = greylisting();
    await using here = await startNewsroom({ approval: 'auto', giveUpHours: 1 }, server.behave);
    await here.run(['subscribers', 'add', 'ada@mail.example']);
    await here.tickAt(DRAFT_TIME);
    await here.tickAt(SEND_TIME);
    await here.tickAt(SEND_TIME + 365 * DAY);
    server.on = false;
    for (const hours of [2, 3]) await here.tickAt(SEND_TIME + hours * HOUR);
    expect(readersMailed(here)).toEqual([]);
    await using app = await here.open();
    expect(await app.issues.get(ISSUE_ID)).toMatchObject({
      state: 'finished_with_failures',
      finishedAt: SEND_TIME + 2 * HOUR,
    });
  });

  test('deletes nothing that is young', async () => {
    await using here = await startNewsroom({ minStories: 1 });
    await withLoneArticle(here);
    const before = await titles(here);
    await here.tickAt(DRAFT_TIME + 2 * DAY);
    expect((await here.tickAt(DRAFT_TIME + 400 * DAY)).join('\n')).toContain('deleted 0 old articles');
    expect((await here.tickAt(DRAFT_TIME + 402 * DAY)).join('\n')).toContain('deleted 0 old articles');
    expect(await titles(here)).toEqual(before);
    // Set right, the daily tidying goes on.
    expect((await here.tickAt(DRAFT_TIME + 4 * DAY)).join('\n')).toContain('deleted 0 old articles');
    expect((await here.tickAt(DRAFT_TIME + 4 * DAY + HOUR)).join('\n')).not.toContain('deleted');
  });

  test('the right time, however long nothing ran: what is old is deleted within days', async () => {
    await using here = await startNewsroom({ minStories: 1 });
    await withLoneArticle(here);
    await here.tickAt(DRAFT_TIME + 2 * DAY);
    const said: string[] = [];
    for (let day = 0; day < 8; day++) said.push(...(await here.tickAt(DRAFT_TIME + (400 + day) * DAY)));
    expect(said).toContain('deleted 1 old article');
  });
});

/** One that no issue tells of and no feed lists any more. */
async function withLoneArticle(here: NewsroomHere): Promise<void> {
  await here.tickAt(DRAFT_TIME);
  const lone = { slug: 'lock-fair', title: 'Lock fair draws a thousand', text: 'It filled the quay.' };
  here.feeds.set('/post.xml', { body: rssOf([lone], DRAFT_TIME + 2 * HOUR) });
  await here.tickAt(DRAFT_TIME + 3 * HOUR);
  const listed = { slug: 'always', title: 'Opening hours of the lock', text: 'From six to six.' };
  here.feeds.set('/post.xml', { body: rssOf([listed], DRAFT_TIME + 20 * HOUR) });
  await here.tickAt(DRAFT_TIME + 20 * HOUR);
}

async function titles(here: NewsroomHere): Promise<string[]> {
  await using app = await here.open();
  return (await app.effects.articles.articlesBetween(0, DRAFT_TIME * 2)).map(({ title }) => title).sort();
}
