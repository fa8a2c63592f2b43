import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { releasedState } from '../../../src/feeds/identify/settle-items.ts';
import { item, NOW, rss, source } from '../feed-fixtures.ts';
import { type PollingHere, startPolling } from '../polling-here.ts';

const MINUTE = 60_000;
let here: PollingHere;

beforeEach(async () => {
  here = await startPolling();
});
afterEach(() => here[Symbol.asyncDispose]());

/** What the feed at a path says from now on. */
function say(items: string, path = '/a'): void {
  here.answers[path] = (response) => response.end(rss(items));
}

let polls = 0;
/** Polls feed `a`, or the feeds at several paths, 20 minutes later each time. */
function pollAll(...paths: string[]) {
  polls += 1;
  const sources = (paths.length > 0 ? paths : ['/a']).map((path) =>
    source({
      id: path.slice(1),
      url: `${here.server.url}${path}`,
      section: path === '/world' ? 'world' : null,
    }),
  );
  return here.poll(nowHere(), { sources, force: true });
}

const nowHere = () => NOW + polls * 20 * MINUTE;
const titles = async () => (await here.stored()).map(({ title }) => title).sort();
const reguid = (items: string, mark: string) => items.replace(/<guid([^>]*)>g/g, `<guid$1>${mark}-`);
const teaser = (text: string) => `<description>${text}</description>`;

describe('an item that comes again', () => {
  test('under another form of its address is the article it was', async () => {
    const linked = (link: string) => `<item><title>Quay reopens</title><link>${link}</link></item>`;
    say(linked('https://www.harbour.example/news/quay/'));
    await pollAll();
    for (const link of [
      'http://harbour.example/news/quay?utm_source=rss',
      'https://m.harbour.example/news/quay/amp/',
      'https://www.google.com/amp/s/amp.harbour.example/news/quay',
      'https://harbour-example.cdn.ampproject.org/c/s/harbour.example/amp/news/quay?CMP=x',
    ]) {
      say(linked(link));
      expect(await pollAll()).toMatchObject({ added: 0, updated: 0 });
    }
    expect(await titles()).toEqual(['Quay reopens']);
  });

  test('under another GUID and address, with the same text and date, is the article it was', async () => {
    say(item('Quay reopens', 1, teaser('Boats are back.')));
    await pollAll();
    say(item('Quay reopens', 2, teaser('Boats are back.')));
    expect(await pollAll()).toMatchObject({ added: 0 });
    // The same words another day are another article.
    say(item('Quay reopens', 3, teaser('Boats are back.')).replace('09:00:00', '11:00:00'));
    expect(await pollAll()).toMatchObject({ added: 1 });
  });

  test('with other words is updated in place, and dated', async () => {
    say(item('Quay reopens', 1, teaser('Two boats are back.')));
    await pollAll();
    const [before] = await here.stored();
    say(item('Quay reopens', 1, teaser('Three boats are back.')));
    expect(await pollAll()).toMatchObject({ added: 0, updated: 1 });
    const [after] = await here.stored();
    expect(after).toMatchObject({
      id: before?.id,
      teaser: 'Three boats are back.',
      firstSeenAt: before?.firstSeenAt,
    });
    expect(after?.updatedAt).toBeGreaterThan(before?.firstSeenAt ?? 0);
  });

  test('a GUID given to another article later makes another article', async () => {
    const numberOne = (title: string, n: number, hour: string) =>
      item(title, n, teaser(title)).replace(`>g${n}<`, '>1<').replace('09:00:00', `${hour}:00:00`);
    say(numberOne('Quay reopens', 1, '08'));
    await pollAll();
    say(numberOne('Mill closes', 2, '09'));
    expect(await pollAll()).toMatchObject({ added: 1 });
    expect(await titles()).toEqual(['Mill closes', 'Quay reopens']);
    say(numberOne('Mill closes', 2, '09').replace('<description>Mill closes', '<description>It closes'));
    expect(await pollAll()).toMatchObject({ added: 0, updated: 1 });
    // The GUID stands for the later of the two.
    say(numberOne('Mill stays shut', 3, '10'));
    expect(await pollAll()).toMatchObject({ added: 0, updated: 1 });
  });

  test('with its GUID it is the article it was, whatever else an editor changed', async () => {
    say(item('Quay reopens', 1, teaser('Boats are back.')));
    await pollAll();
    const again = item('Quay stays shut', 'quay-stays-shut', teaser('No boat is back.')).replace(
      />gquay[^<]*</,
      '>g1<',
    );
    say(again.replace('09:00:00', '11:30:00'));
    expect(await pollAll()).toMatchObject({ added: 0, updated: 1 });
    expect(await here.stored()).toMatchObject([
      { title: 'Quay stays shut', url: 'https://harbour.example/quay-stays-shut' },
    ]);
  });

  test.for([
    ['at the same time', 'Quay reopens', '2', 'Mill closes', '09:00'],
    ['at the same address', 'Quay reopens', '1', 'Mill closes', '11:30'],
    ['with the same text', 'Up and on', '2', 'Up and on', '11:30'],
  ] as const)(
    'with its GUID it is the article it was, where it comes %s',
    async ([, before, address, after, time]) => {
      say(item(before, 1));
      await pollAll();
      say(item(after, address).replace(/>g\d</, '>g1<').replace('09:00', time));
      expect(await pollAll()).toMatchObject({ added: 0 });
      expect(await titles()).toEqual([after]);
    },
  );

  test('listed twice under two GUIDs is one article', async () => {
    say(item('Quay reopens', 1) + item('Quay reopens', 1).replace('>g1<', '>top-g1<'));
    expect(await pollAll()).toMatchObject({ added: 1 });
    expect(await pollAll()).toMatchObject({ added: 0 });
  });

  test('posts of one live page, each with its GUID, stay apart', async () => {
    const post = (title: string, n: number) => item(title, 'live').replace('>glive<', `>post-${n}<`);
    say(post('Gates open', 1) + post('First boat', 2));
    await pollAll();
    say(post('Second boat', 3) + post('First boat', 2) + post('Gates open', 1));
    expect(await pollAll()).toMatchObject({ added: 1, updated: 0 });
    expect(await titles()).toEqual(['First boat', 'Gates open', 'Second boat']);
  });
});

describe('two feeds of one outlet', () => {
  test('bring an article once; the second adds its section and what the first lacked', async () => {
    say(item('Quay reopens', 1, teaser('Short.')), '/top');
    say(
      item(
        'Quay reopens',
        'amp/1?utm_medium=rss',
        `${teaser('Short.')}<content:encoded>At length.</content:encoded>`,
      ).replace(/>gamp[^<]*</, '>w1<'),
      '/world',
    );
    expect(await pollAll('/top', '/world')).toMatchObject({ added: 1 });
    expect(await here.stored()).toMatchObject([
      { feedId: 'top', section: 'world', teaser: 'Short.', body: 'At length.' },
    ]);
  });

  test('that cut it differently do not edit each other, however often they are read', async () => {
    say(item('Quay reopens', 1, teaser('Short.')), '/top');
    say(item('Quay reopens', 1, teaser('Rather longer than that.')), '/world');
    await pollAll('/top', '/world');
    for (const n of [1, 2, 3]) {
      // Something else changes, so that both are read again.
      say(item('Quay reopens', 1, teaser('Short.')) + item(`Top ${n}`, `t${n}`), '/top');
      say(
        item('Quay reopens', 1, teaser('Rather longer than that.')) + item(`World ${n}`, `w${n}`),
        '/world',
      );
      expect(await pollAll('/top', '/world')).toMatchObject({ added: 2, updated: 0 });
    }
    const quay = (await here.stored()).find(({ title }) => title === 'Quay reopens');
    expect(quay).toMatchObject({ teaser: 'Short.', updatedAt: null });
    say(item('Quay reopens early', 1, teaser('Rather longer than that.')), '/world');
    expect(await pollAll('/world')).toMatchObject({ updated: 1 });
  });

  test('of two outlets each keep their own', async () => {
    say(item('Quay reopens', 1));
    await pollAll();
    const other = source({ id: 'b', url: `${here.server.url}/a`, outlet: 'Ridge Wire' });
    expect(await here.poll(NOW, { sources: [other], force: true })).toMatchObject({ added: 1 });
  });
});

describe('a feed whose GUIDs all change', () => {
  const four = [1, 2, 3, 4].map((n) => item(`Title ${n}`, n)).join('');

  test('is held: known articles keep their ids, unknown ones wait, and the editor is told', async () => {
    say(four);
    await pollAll();
    const ids = (await here.stored()).map(({ id }) => id).sort();
    say(reguid(four, 'new') + item('Title 5', 5));
    const report = await pollAll();
    expect(report).toMatchObject({ added: 0, updated: 0, failed: 0 });
    expect(report.feeds[0]?.warning).toBe(
      'The GUIDs of 5 items changed at once, and 4 of them are articles it had before. 1 unknown item waits for an editor: “Title 5”',
    );
    expect((await here.stored()).map(({ id }) => id).sort()).toEqual(ids);
    expect(await here.row()).toMatchObject({ status: 'held', error: null });
  });

  test('with addresses, dates and texts that change too, they are known by their titles', async () => {
    say(four);
    await pollAll();
    const moved = reguid(four, 'new').replaceAll('harbour.example/', 'new.harbour.example/story/');
    say(
      moved
        .replaceAll('</item>', `${teaser('Now with a teaser.')}</item>`)
        .replaceAll('09:00:00', '09:30:00'),
    );
    expect(await pollAll()).toMatchObject({ added: 0, updated: 4 });
    expect(await here.row()).toMatchObject({ status: 'held' });
    expect(await here.stored()).toHaveLength(4);
  });

  test('is not what a feed does that changes some of them', async () => {
    say(four);
    await pollAll();
    say(reguid(four.slice(0, four.length / 2), 'new') + four.slice(four.length / 2));
    expect(await pollAll()).toMatchObject({ added: 0 });
    expect(await here.row()).toMatchObject({ status: 'ok', held: null });
  });

  test('nor one whose standing pieces come again among new ones', async () => {
    const six = [1, 2, 3, 4, 5, 6].map((n) => item(`Title ${n}`, n)).join('');
    const standing = item('The weather', 'weather') + item('The crossword', 'crossword');
    say(six + standing);
    await pollAll();
    say([7, 8, 9, 10, 11, 12].map((n) => item(`Title ${n}`, n)).join('') + reguid(standing, 'new'));
    expect(await pollAll()).toMatchObject({ added: 6 });
    expect(await here.row()).toMatchObject({ status: 'ok', held: null });
  });

  test('nor one that brings back what it had not listed for a while', async () => {
    for (const items of [four, item('Title 5', 5) + item('Title 6', 6)]) {
      say(items);
      await pollAll();
    }
    say(reguid(four, 'new'));
    expect(await pollAll()).toMatchObject({ added: 0 });
    expect(await here.row()).toMatchObject({ status: 'ok', held: null });
  });

  test('nor one that had a single item, and now has others of its live page', async () => {
    const post = (title: string, n: number) => item(title, 'live').replace('>glive<', `>post-${n}<`);
    say(post('Gates open', 1));
    await pollAll();
    say(post('Second boat', 3) + post('First boat', 2));
    await pollAll();
    expect(await here.row()).toMatchObject({ status: 'ok', held: null });
  });

  test('nor one that gives two articles the same GUID', async () => {
    const first = item('Title 1', 1) + item('Title 2', 2);
    say(first);
    await pollAll();
    say(first + item('Title 3', 3).replace('>g3<', '>g1<') + item('Title 4', 4).replace('>g4<', '>g2<'));
    expect(await pollAll()).toMatchObject({ added: 2 });
    expect(await here.row()).toMatchObject({ status: 'ok', held: null });
  });

  test('stays held until an editor lets it in, and is not held for that again', async () => {
    say(four);
    await pollAll();
    say(reguid(four, 'new') + item('Title 5', 5));
    await pollAll();
    say(reguid(four, 'new') + item('Title 5', 5) + item('Title 6', 6));
    expect(await pollAll()).toMatchObject({ added: 0 });
    expect((await here.row())?.warning).toContain('2 unknown items wait for an editor: “Title 5”, “Title 6”');
    const held = await here.row();
    if (held) await here.store.saveFeedState(releasedState(held, nowHere()));
    expect(await pollAll()).toMatchObject({ added: 2, feeds: [{ warning: null }] });
    say(reguid(four + item('Title 5', 5) + item('Title 6', 6), 'newer') + item('Title 7', 7));
    expect(await pollAll()).toMatchObject({ added: 1 });
    expect(await here.row()).toMatchObject({ status: 'ok', held: null, guidsIgnored: true });
    expect(await here.stored()).toHaveLength(7);
  });

  test('is read whole when it is let in, though its server says that nothing has changed', async () => {
    say(four);
    await pollAll();
    here.answers['/a'] = (response) => {
      const asked = here.server.requests.at(-1)?.headers ?? {};
      if (asked['if-none-match'] || asked['if-modified-since']) return void response.writeHead(304).end();
      response
        .writeHead(200, { etag: '"v2"', 'last-modified': 'Mon, 23 Nov 2026 12:00:00 GMT' })
        .end(rss(reguid(four, 'new') + item('Title 5', 5)));
    };
    await pollAll();
    expect(await pollAll()).toMatchObject({ feeds: [{ outcome: 'not_modified' }] });
    const held = await here.row();
    if (held) await here.store.saveFeedState(releasedState(held, nowHere()));
    expect(await pollAll()).toMatchObject({ added: 1 });
  });

  test('is let in although a poll of it was under way: what that found does not undo it', async () => {
    say(four);
    await pollAll();
    const renamed = reguid(four, 'new') + item('Title 5', 5);
    say(renamed);
    await pollAll();
    here.answers['/a'] = async (response) => {
      const held = await here.row();
      if (held) await here.store.saveFeedState(releasedState(held, nowHere()));
      response.end(rss(renamed + item('Title 6', 6)));
    };
    await pollAll();
    expect(await here.row()).toMatchObject({
      status: 'ok',
      held: null,
      guidsIgnored: true,
      nextCheckAt: nowHere(),
    });
    say(renamed + item('Title 6', 6));
    expect(await pollAll()).toMatchObject({ added: 2 });
  });

  test('at every request is known by text and address once it is let in, live pages too', async () => {
    const posts = [1, 2, 3].map((n) => item(`Post ${n}`, 'live').replace('>glive<', `>g${n}<`)).join('');
    say(posts);
    await pollAll();
    say(reguid(posts, 'a'));
    await pollAll();
    const held = await here.row();
    if (held) await here.store.saveFeedState(releasedState(held, nowHere()));
    for (const mark of ['b', 'c', 'd']) {
      say(reguid(posts, mark));
      expect(await pollAll()).toMatchObject({ added: 0, updated: 0 });
    }
    expect(await titles()).toEqual(['Post 1', 'Post 2', 'Post 3']);
  });

  test('is not what a feed does whose items are all new', async () => {
    say(four);
    await pollAll();
    say([5, 6, 7, 8].map((n) => item(`Title ${n}`, n)).join(''));
    expect(await pollAll()).toMatchObject({ added: 4 });
    expect(await here.row()).toMatchObject({ status: 'ok', held: null });
  });

  test('nor one that gave no GUIDs before, or gives none now', async () => {
    const without = four.replace(/<guid[^>]*>[^<]*<\/guid>/g, '');
    say(without);
    await pollAll();
    say(four);
    expect(await pollAll()).toMatchObject({ added: 0, feeds: [{ warning: null }] });
    say(`${without}<!-- again -->`);
    expect(await pollAll()).toMatchObject({ added: 0, feeds: [{ warning: null }] });
    expect(await here.row()).toMatchObject({ status: 'ok' });
  });
});

describe('a feed whose links all lead to another site', () => {
  const listed = (from: number, site = 'quay.example') =>
    [0, 1, 2, 3]
      .map((n) =>
        item(`Title ${from + n}`, from + n).replace(/<link>[^<]*/, `<link>https://${site}/${from + n}`),
      )
      .join('');

  test('is held when nothing it had is left, until an editor lets it in', async () => {
    say(listed(1));
    await pollAll();
    say(listed(11, 'www.casino.example'));
    const report = await pollAll();
    expect(report).toMatchObject({ added: 0, failed: 0 });
    expect(report.feeds[0]?.warning).toBe(
      'All 4 items are new at once, and none leads to quay.example as those before did: casino.example. 4 unknown items wait for an editor: “Title 11”, “Title 12”, “Title 13” …',
    );
    const held = await here.row();
    if (held) await here.store.saveFeedState(releasedState(held, nowHere()));
    expect(await pollAll()).toMatchObject({ added: 4, feeds: [{ warning: null }] });

    // Let in once is not let in for good: the next to take it over is held, too.
    say(listed(21, 'malware.example'));
    expect(await pollAll()).toMatchObject({ added: 0 });
    expect((await here.row())?.held).toContain('none leads to casino.example');
  });

  test('is held also where it was once let in for its GUIDs', async () => {
    say(listed(1));
    await pollAll();
    say(reguid(listed(1), 'new'));
    await pollAll();
    const held = await here.row();
    if (held) await here.store.saveFeedState(releasedState(held, nowHere()));
    await pollAll();
    say(listed(11, 'casino.example'));
    expect(await pollAll()).toMatchObject({ added: 0 });
    expect((await here.row())?.held).toContain('none leads to quay.example');
  });

  test('leaves what it had as it was, though the other site repeats the headlines', async () => {
    say(listed(1));
    await pollAll();
    const repeated = reguid(listed(1, 'casino.example'), 'new').replaceAll('09:00:00', '11:00:00');
    say(repeated);
    expect(await pollAll()).toMatchObject({ added: 0, updated: 0 });
    expect((await here.stored()).map(({ url }) => new URL(url).hostname)).toEqual(
      Array(4).fill('quay.example'),
    );
  });

  test.for([
    ['it still has one that it had', listed(1), listed(11, 'casino.example') + listed(1)],
    ['the outlet’s name is the same', listed(1, 'quay.co.uk'), listed(11, 'quay.com')],
    ['it is all new at the same site', listed(1), listed(11, 'sport.quay.example')],
    ['it led to several before', listed(1) + listed(5, 'mill.example'), listed(11, 'casino.example')],
  ] as const)('is not held where %s', async ([, before, now]) => {
    say(before);
    await pollAll();
    say(now);
    expect((await pollAll()).added).toBeGreaterThanOrEqual(4);
  });
});
