import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normaliseItems } from '../../src/feeds/normalise/normalise-items.ts';
import { parseFeed } from '../../src/feeds/parse/parse-feed.ts';
import { NOW, source } from './feed-fixtures.ts';

const FOLDER = new URL('golden/', import.meta.url);
const files = readdirSync(FOLDER);
const cases = files
  .filter((file) => /\.(?:xml|feed\.json)$/.test(file))
  .map((file) => ({ file, expected: file.replace(/\.(?:xml|feed\.json)$/, '.json') }));

/** Each feed beside what its articles have to say; times as ISO texts. */
test.for(cases)('$file', async ({ file, expected }) => {
  const wanted = JSON.parse(readFileSync(new URL(expected, FOLDER), 'utf8'));
  const read = await parseFeed(readFileSync(new URL(file, FOLDER)), {
    contentType: null,
    url: 'https://harbour.example/feed',
  });
  if (read.outcome !== 'parsed') throw new Error(read.reason);
  const { articles } = normaliseItems(read.feed, source(), NOW);
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  const shown = articles.map((one) => ({
    ...one,
    publishedAt: iso(one.publishedAt),
    updatedAt: iso(one.updatedAt),
  }));
  expect(read.feed).toMatchObject(wanted.feed);
  expect(read.warnings).toEqual(wanted.warnings);
  expect(read.repaired).toBe(wanted.repaired ?? false);
  expect(shown).toMatchObject(wanted.articles);
});

/** Damage of every kind: pieces lost, doubled, moved, and bytes of another value. */
const damage = fc.record({
  file: fc.constantFrom(...cases.map((one) => one.file)),
  cuts: fc.array(
    fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat(60),
      instead: fc.constantFrom(
        '',
        '<',
        '>',
        '&',
        '"',
        "'",
        '<item>',
        '</item>',
        ']]>',
        '<![CDATA[',
        '\u0000',
        '\ud800',
        '&#xD800;',
        '&#',
        '<?',
        '<!--',
        'xmlns="',
      ),
    }),
    { minLength: 1, maxLength: 5 },
  ),
});

test('whatever the damage, a feed is read or refused', async () => {
  await fc.assert(
    fc.asyncProperty(damage, async ({ file, cuts }) => {
      let text = readFileSync(new URL(file, FOLDER), 'utf8');
      for (const { at, length, instead } of cuts) {
        const from = Math.floor(at * text.length);
        text = text.slice(0, from) + instead + text.slice(from + length);
      }
      const read = await parseFeed(Buffer.from(text, 'utf16le'), {
        contentType: 'text/xml; charset=utf-16le',
        url: 'https://harbour.example/feed',
      });
      if (read.outcome === 'parsed') normaliseItems(read.feed, source(), NOW);
    }),
    { numRuns: 500, seed: 7 },
  );
});

test('every expectation has its feed', () => {
  const expectations = files.filter((file) => file.endsWith('.json') && !file.endsWith('.feed.json'));
  expect(expectations.toSorted()).toEqual(cases.map(({ expected }) => expected).toSorted());
});
