import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../../src/feeds/article.ts';
import { splitAuthors } from '../../../src/feeds/fields/names/split-authors.ts';
import { normaliseItems } from '../../../src/feeds/normalise/normalise-items.ts';
import { parseFeed } from '../../../src/feeds/parse/parse-feed.ts';
import { item, NOW, read, rss, serve, source } from '../feed-fixtures.ts';

const at = { contentType: null, url: 'https://harbour.example/feed' };

/** A feed with a document type, whose one title holds `content`. */
function declaring(declarations: string, content: string): string {
  return rss(item(content)).replace('?>', `?><!DOCTYPE rss [${declarations}]>`);
}

async function titleOf(text: string): Promise<string | undefined> {
  return (await read(text)).items[0]?.title?.value;
}

describe('entities of a feed\u2019s own', () => {
  test('a bomb of nested entities is not expanded', async () => {
    const laughs = Array.from({ length: 12 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`);
    expect(await titleOf(declaring(`<!ENTITY l0 "ha">${laughs.join('')}`, '&l12;'))).toBe('&l12;');
  });

  test('neither is one large entity used again and again', async () => {
    const bomb = declaring(`<!ENTITY a "${'a'.repeat(100_000)}">`, '&a;'.repeat(10_000));
    expect(await titleOf(bomb)).toBe('&a;'.repeat(10_000));
  });

  test('nothing outside is read, by file or over the network', async () => {
    const secret = join(mkdtempSync(join(tmpdir(), 'twofold-')), 'secret');
    writeFileSync(secret, 'open sesame');
    await using server = await serve((_, response) => response.end('<!ENTITY c "open sesame">'));
    const external = `<!ENTITY a SYSTEM "file://${secret}"><!ENTITY b SYSTEM "${server.url}/b"><!ENTITY % d SYSTEM "${server.url}/d">%d;`;
    expect(await titleOf(declaring(external, '&a;|&b;|&c;'))).toBe('&a;|&b;|&c;');
    const byDoctype = rss(item('T')).replace('?>', `?><!DOCTYPE rss SYSTEM "${server.url}/dtd">`);
    expect(await titleOf(byDoctype)).toBe('T');
    expect(server.requests).toEqual([]);
  });

  test('a short name for a few words is what it stands for, to a limit', async () => {
    const words = '<!ENTITY post "Harbour &#38; Post"><!ENTITY ferry \'The "ferry"\'><!ENTITY ferry "no">';
    expect(await titleOf(declaring(words, '&ferry; returns'))).toBe('The "ferry" returns');
    expect(await titleOf(declaring(words, '&post;'))).toBe('&post;');
    const long = await titleOf(declaring(`<!ENTITY a "${'a'.repeat(200)}">`, '&a;'.repeat(10_000)));
    expect(long?.length).toBeLessThan(41_000);
  });

  test('what a declaration holds is no element of the feed', async () => {
    const feed = await read(declaring('<!ENTITY a "<rss><channel><title>No</title></channel></rss>">', 'T'));
    expect(feed.title).toBe('Harbour Post');
  });
});

describe('bounds', () => {
  test('a title of 20 MB is refused', async () => {
    const outcome = await parseFeed(Buffer.from(rss(item('x'.repeat(20_000_000)))), at);
    expect(outcome).toEqual({ outcome: 'unreadable', reason: 'It is larger than 16777216 bytes.' });
  });

  test('400,000 numeric references are characters, each once', async () => {
    expect(await titleOf(rss(item('&#65;'.repeat(400_000))))).toBe('A'.repeat(400_000));
  });

  test('of 100,000 items the first 2,000 are read', async () => {
    const outcome = await parseFeed(Buffer.from(rss(item('x').repeat(80_000))), at);
    expect(outcome).toMatchObject({ warnings: ['Only its first 2,000 items were read.'] });
    expect(outcome.outcome === 'parsed' && outcome.feed.items.length).toBe(2_000);
  });

  test.for([
    ['elements 20,000 deep', rss(item('x', 1, `${'<b>'.repeat(20_000)}${'</b>'.repeat(20_000)}`)), '200'],
    ['JSON 100,000 deep', `{"items":${'['.repeat(100_000)}`, '100'],
  ])('%s are refused', async ([, text, limit]) => {
    const outcome = await parseFeed(Buffer.from(text ?? ''), at);
    expect(outcome).toMatchObject({ reason: expect.stringContaining(`nested deeper than ${limit}.`) });
  });

  test('an item of a million elements ends the reading; those before it count', async () => {
    const feed = await read(rss(item('One', 1) + item('Two', 2, `<description>${'<b/>'.repeat(1_000_000)}`)));
    expect(feed.items.map((one) => one.guid)).toEqual(['g1']);
  });
});

test('__proto__ is a name like any other', async () => {
  await read(
    '{"version":"https://jsonfeed.org/version/1","title":"x","items":[{"id":"1","__proto__":{"bad":1}}],"__proto__":{"bad":1}}',
  );
  await read(rss(item('x', 1, '<__proto__ bad="1"><bad>1</bad></__proto__><constructor>y</constructor>')));
  await read(
    rss(item('x', 1, '<media:content __proto__="x" constructor="y" xmlns:__proto__="z" url="/a.jpg"/>')),
  );
  expect(({} as { bad?: number }).bad).toBeUndefined();
});

// Quadratic work on these would run for minutes, into the suite's own time limit.
describe('bait for slow patterns, by the hundred thousand', () => {
  test.for([
    ['brackets', rss(item('x', 1, `<description>${'<'.repeat(1_000_000)}</description>`))],
    ['escaped brackets', rss(item('x', 1, `<description>${'&lt;'.repeat(400_000)}</description>`))],
    ['ampersands', rss(item('x', 1, `<description>${'&'.repeat(1_000_000)}</description>`))],
    ['numeric references', rss(item('x', 1, `<description>${'&#65;'.repeat(400_000)}</description>`))],
    [
      'zeros in a reference',
      rss(item('x', 1, `<description>${'&#0000000000'.repeat(100_000)}</description>`)),
    ],
    ['unclosed items', `<rss version="2.0"><channel>${'<item>'.repeat(500_000)}`],
    ['unclosed elements in items', `<rss version="2.0"><channel>${'<item><b>'.repeat(300_000)}`],
    ['end tags of nothing', `<rss version="2.0"><channel>${'<b>'.repeat(150)}${'</c>'.repeat(500_000)}`],
    ['comments never closed', `${'<!--'.repeat(1_000_000)}<rss/>`],
    ['sections never closed', `<rss>${'<![CDATA['.repeat(500_000)}`],
    ['prefixes to look up', rss(item('x', 1, deepScopes()))],
    [
      'tags in a text that may be HTML',
      `<feed xmlns="http://www.w3.org/2005/Atom"><entry><summary>${'&lt;/a>&lt;a'.repeat(400_000)}</summary></entry></feed>`,
    ],
  ])('%s', async ([, xml]) => {
    expect((await parseFeed(Buffer.from(xml ?? ''), at)).outcome).toMatch(/parsed|unreadable/);
  });

  function deepScopes(): string {
    const scopes = Array.from({ length: 150 }, (_, n) => `<b xmlns:p${n}="u${n}">`).join('');
    return `<description>${scopes}${'<z:y/>'.repeat(50_000)}${'</b>'.repeat(150)}</description>`;
  }

  test.for([
    ['dots at the end', `<description>${'.'.repeat(2_000)}</description>`],
    ['blanks before the end', `<description>x.${' '.repeat(2_000)}y</description>`],
    ['boilerplate begun', `<description>x. ${'The post appeared first on '.repeat(50)}</description>`],
    [
      'credits begun',
      `<media:content url="/a.jpg"><media:title>${'(Photo: a '.repeat(50)}|</media:title></media:content>`,
    ],
    ['words of a date', `<pubDate>${'1 '.repeat(39)}</pubDate>`],
  ])('%s', async ([, more]) => {
    const many = Array.from({ length: 2_000 }, (_, n) => item('T', n, more)).join('');
    expect(articlesOf(await read(rss(many)))).toHaveLength(2_000);
  });

  test.for([
    ['at signs', 'a@'.repeat(500)],
    ['places', `Ann${' in A'.repeat(200)}1`],
    ['conjunctions', 'and , '.repeat(80)],
  ])('authors of %s', ([, author]) => {
    for (let feed = 0; feed < 300; feed += 1) expect(splitAuthors(Array(50).fill(author))).toEqual([]);
  });

  test('titles of brackets and dashes', async () => {
    const titles = ['&lt;a'.repeat(1_000), '&lt;a "'.repeat(700), ' - '.repeat(1_000)];
    const many = Array.from({ length: 600 }, (_, n) => item(`${titles[n % 3]}.`, n)).join('');
    expect(articlesOf(await read(rss(many)))).toHaveLength(600);
  });

  function articlesOf(feed: Awaited<ReturnType<typeof read>>): Article[] {
    return normaliseItems(feed, source(), NOW).articles;
  }
});
