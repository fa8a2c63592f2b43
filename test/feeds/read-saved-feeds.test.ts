import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { outletOf } from '../../src/feeds/normalise/outlet-names.ts';
import { readSavedFeeds } from '../../src/feeds/read-saved-feeds.ts';
import { guessSection, guessSectionOfFeed, sectionAmong } from '../../src/feeds/saved/guess-section.ts';
import { OperatorError } from '../../src/lib/errors.ts';
import { item, NOW, rss, source } from './feed-fixtures.ts';

let dir: string;
const nine = Date.UTC(2026, 10, 23, 9);

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'twofold-saved-'));
  const late = item('Late', 1).replace('09:00', '15:00');
  const undated = item('Undated', 4).replace(/<pubDate>.*<\/pubDate>/, '');
  const front = late + item('Lead', '2026/world/2') + item('Second', 'sport/3') + undated;
  await writeFile(join(dir, 'harbour-example-front-rss.xml'), rss(front));
  const tech = rss(item('Chips', 5)).replace('</title>', '</title><language>en_gb</language>');
  await writeFile(join(dir, 'harbour-example-technology-rss.xml'), tech);
  await writeFile(join(dir, 'broken.xml'), '<html></html>');
  await writeFile(join(dir, 'notes.txt'), 'not a feed');
});
afterAll(() => rm(dir, { recursive: true }));

test('shows the folder as it stood at that moment', async () => {
  const { articles, problems } = await readSavedFeeds(dir, { at: NOW });
  expect(
    articles.map(({ title, position, section, publishedAt }) => [title, position, section, publishedAt]),
  ).toEqual([
    ['Lead', 0, 'world', nine],
    ['Second', 1, 'sport', nine],
    ['Undated', 2, null, NOW],
    ['Chips', 0, 'technology', nine],
  ]);
  expect(articles.every((article) => article.firstSeenAt === article.publishedAt)).toBe(true);
  expect(problems).toEqual([{ file: 'broken.xml', reason: 'It is a web page, not a feed.' }]);
});

test('what cannot be read to its end is said of its file, and the others are read', async () => {
  const odd = await mkdtemp(join(tmpdir(), 'twofold-saved-'));
  await writeFile(join(odd, 'good.xml'), rss(item('Lead', '2026/world/2')));
  await symlink('/dev/zero', join(odd, 'endless.xml'));
  await mkdir(join(odd, 'folder.xml'));
  const { articles, problems } = await readSavedFeeds(odd, { at: NOW });
  await rm(odd, { recursive: true });
  expect(articles.map(({ title }) => title)).toEqual(['Lead']);
  expect(problems).toEqual([
    { file: 'endless.xml', reason: 'It cannot be read: it is larger than 50 MB.' },
    { file: 'folder.xml', reason: 'It cannot be read: it is a folder.' },
  ]);
});

test('gives the same answer twice', async () => {
  expect(await readSavedFeeds(dir, { at: NOW })).toEqual(await readSavedFeeds(dir, { at: NOW }));
});

test('makes one outlet of two feeds, or takes the source it is given', async () => {
  const known = source({ id: 'harbour-example-front-rss', outlet: 'The Harbour', section: 'local' });
  const made = await readSavedFeeds(dir, { at: NOW });
  expect(made.sources.map(({ outlet, section, language }) => [outlet, section, language])).toEqual([
    ['Harbour', null, 'en'],
    ['Harbour', 'technology', 'en-GB'],
  ]);
  const given = await readSavedFeeds(dir, { at: NOW, sources: [known] });
  expect(given.sources[0]).toBe(known);
  expect(given.articles[0]).toMatchObject({ outlet: 'The Harbour', section: 'local' });
});

test('a folder that is not there is the operator’s to put right', async () => {
  await expect(readSavedFeeds(join(dir, 'nowhere'), { at: NOW })).rejects.toThrow(OperatorError);
});

test.for([
  ['https://www.bbc.co.uk/news/1', 'BBC', 'BBC'],
  ['https://feeds.bbci.co.uk/news/rss.xml', 'BBC', 'BBC'],
  ['https://www.pcgamer.com/x', 'PC Gamer', 'Future'],
  ['https://www.salt-and-sea.example/x', 'Salt And Sea', 'Salt And Sea'],
  ['https://news.harbour.co.nz/x', 'Harbour', 'Harbour'],
  ['http://10.0.0.7:8080/rss', '10.0.0.7', '10.0.0.7'],
  ['http://[fd00::7]/rss', '[fd00::7]', '[fd00::7]'],
] as const)('%s is %s', ([url, name, family]) => {
  expect(outletOf(url)).toMatchObject({ name, family });
});

test.for([
  ['https://a.example/2022/09/08/business/energy/title.html', 'business'],
  ['https://a.example/news/world-us-canada-62841761', 'world'],
  ['https://a.example/news/technology-62833037', 'technology'],
  ['https://a.example/sports/', null],
  ['https://a.example/world-cup-opens', null],
  ['https://a.example/opinions/2022/x', 'opinion'],
] as const)('section of %s', ([url, section]) => {
  expect(guessSection(url)).toBe(section);
});

test.for([
  ['nytimes-comservicesxmlrssnytworld-xml', 'world'],
  ['washingtonpost-comrssbusinesstechnology', 'technology'],
  ['dailymail-co-uknewsindex-rss', null],
] as const)('section of feed file %s', ([name, section]) => {
  expect(guessSectionOfFeed(name)).toBe(section);
});

test.for([
  [['Harbour', 'World'], 'world'],
  [['Économie'], 'business'],
  [['Science & Environment'], 'science'],
  [['Lokales'], 'local'],
  [['World Cup', 'Ferries'], null],
] as const)('a topic names the section: %s', ([topics, section]) => {
  expect(sectionAmong(topics)).toBe(section);
});
