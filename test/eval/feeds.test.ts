import { expect, test } from 'vitest';
import { contentTypeOf } from '../../eval/feeds/content-type-of.ts';
import { measureFeeds } from '../../eval/feeds/measure-feeds.ts';
import { kindOf } from '../../eval/feeds/read-feed-file.ts';
import { evalRun, folderOf } from './eval-run.ts';

const RSS = `<rss version="2.0"><channel><title>Quay</title><link>https://quay.example/</link>
<item><title>Bridge opens</title><link>https://quay.example/1</link></item>
<item><description>no link</description></item></channel></rss>`;

test('feeds read, items, and failures by kind', async () => {
  const path = folderOf({
    'a.xml': RSS,
    'b.xml': '<html><p>no feed</p></html>',
    'c.rss': '',
    'notes.txt': 'not a feed',
  });
  const { figures, lines } = await measureFeeds(path, evalRun());
  expect(figures).toMatchObject({
    files: 3,
    parsed: 1,
    items: 2,
    articles: 1,
    failures: { 'It is empty': 1 },
  });
  expect(Object.keys((figures as { failures: object }).failures)).toHaveLength(2);
  expect(lines[0]).toBe('1 of 3 files read, 0 of them with a warning');
});

test('a folder without a feed is a mistake', async () => {
  await expect(measureFeeds(folderOf({ 'notes.txt': '' }), evalRun())).rejects.toThrow('holds no feed file');
});

test.for([
  [
    '<!--\nHeader: Content-type: application/xml; charset=koi8-r\nDescription: x\n--><rss/>',
    'application/xml; charset=koi8-r',
  ],
  ['<?xml version="1.0"?><!--\nContent-type: text/xml\n--><rss/>', 'text/xml'],
  ['<rss/>', null],
] as const)('the header a case asks for: %s', ([text, header]) => {
  expect(contentTypeOf(Buffer.from(text))).toBe(header);
});

test('reasons differ by kind and not by file', () => {
  expect(kindOf('It is XML (<a>), but not a feed: Invalid')).toBe(
    kindOf('It is XML (<b>), but not a feed: Other'),
  );
  expect(kindOf('It is larger than 16777216 bytes.')).toBe('It is larger than n bytes');
});
