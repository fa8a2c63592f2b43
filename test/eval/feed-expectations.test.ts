import { expect, test } from 'vitest';
import { checkExpectation, expectationOf } from '../../eval/feeds/check-expectation.ts';
import { measureFeeds } from '../../eval/feeds/measure-feeds.ts';
import { parseExpression } from '../../eval/feeds/python-expression.ts';
import { parseFeed } from '../../src/feeds/parse/parse-feed.ts';
import { evalRun, folderOf } from './eval-run.ts';

const FEED = `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Quay</title>
<link>https://quay.example/</link><language>en_GB</language>
<item><title>Bridge &amp;amp; tunnel</title><link>/1</link><guid isPermaLink="false">q1</guid>
<description>It &lt;b&gt;opens&lt;/b&gt;. &lt;img src="/b.jpg"&gt;</description><dc:creator>Ana Ruiz</dc:creator>
<category>Bridges</category><category>Tunnels</category><pubDate>Mon, 23 Nov 2026 09:00:00 GMT</pubDate>
<enclosure url="https://quay.example/a.jpg" type="image/jpeg"/></item></channel></rss>`;

async function check(expectation: string) {
  const bytes = Buffer.from(FEED);
  const read = await parseFeed(bytes, { contentType: null, url: 'https://quay.example/feed' });
  if (read.outcome !== 'parsed') throw new Error(read.reason);
  return checkExpectation(expectation, read.feed, { bytes, contentType: null }).map(({ subject, right }) =>
    subject === null ? 'not modelled' : `${subject} ${right ? 'right' : 'wrong'}`,
  );
}

test.for([
  ["not bozo and feed['title'] == 'Quay'", ['title right']],
  ["feed['title'] == u'Pier'", ['title wrong']],
  ["entries[0]['title_detail']['value'] == 'Bridge & <b>tunnel</b>'", ['title right']],
  ["entries[0].link == 'https://quay.example/1'", ['link right']],
  ["entries[0]['link'] == '/2' and entries[0]['id'] == 'q1'", ['link wrong', 'id right']],
  ["entries[0]['summary'] == 'It <i>opens</i>. <img src=\"https://quay.example/b.jpg\">'", ['content right']],
  ["entries[0]['description'] == 'It opens.'", ['content wrong']],
  ["entries[0]['author'] == 'Ana Ruiz (ana@quay.example)'", ['author right']],
  ["entries[0]['author_detail']['name'] == 'Bo Lind'", ['author wrong']],
  ["entries[0]['author'] == 'ana@quay.example'", ['not modelled']],
  [
    "entries[0]['tags'][1]['term'] == 'Tunnels' and len(entries[0]['tags']) == 2",
    ['category right', 'category right'],
  ],
  ["len(entries[0]['tags']) == 3", ['category wrong']],
  ["entries[0]['published_parsed'] == (2026, 11, 23, 9, 0, 0, 0, 327, 0)", ['date right']],
  ["entries[0]['published_parsed'] == (2026, 11, 23, 9, 0, 1, 0, 327, 0)", ['date wrong']],
  ["entries[0]['updated'] == '2026-11-23T10:00:00+01:00'", ['date right']],
  ["entries[0]['enclosures'][0] == {'url': 'https://quay.example/a.jpg', 'length': '1'}", ['photo right']],
  ["feed['language'] == 'en-GB'", ['language right']],
  ["encoding == 'us-ascii' or encoding == 'utf-8'", ['charset right']],
  ["entries[1]['title'] == ''", ['title wrong']],
  ["entries[0]['title'] == 'No' or entries[0]['title'] == 'Bridge & tunnel'", ['title right']],
  ["entries[0]['itunes_block'] == 1 and version == 'rss20'", ['not modelled', 'not modelled']],
  ["not entries[0].has_key('link')", ['not modelled']],
  ['entries[0][', ['not modelled']],
  ['bozo', []],
  ['1', []],
] as const)('%s', async ([expectation, verdicts]) => {
  expect(await check(expectation)).toEqual(verdicts);
});

test.for([
  ["'\\U0001f6a2'", { kind: 'literal', value: '🚢' }],
  ["'a' 'b' + \"c\\u2019\\x41\\n\"", { kind: 'literal', value: 'abc\u2019A\n' }],
  ["r'a\\n'", { kind: 'literal', value: 'a\\n' }],
  [
    "x[-1] == {'a': [1, None], 'b': (True,)}",
    { kind: 'compare', right: { value: { a: [1, null], b: [true] } } },
  ],
  ['(a.b)', { kind: 'path', name: 'a', steps: ['b'] }],
  ['a == b == 1', { kind: 'and', parts: [{ operator: '==' }, { operator: '==' }] }],
] as const)('Python: %s', ([text, expression]) => {
  expect(parseExpression(text)).toMatchObject(expression);
});

test('the expectation is the one line of the first comment', () => {
  expect(expectationOf("<!--\nDescription: x\nExpect:   not bozo and feed['a'] == 'b'\n-->\n<rss/>")).toBe(
    "not bozo and feed['a'] == 'b'",
  );
  expect(expectationOf('<!-- nothing --><rss/>')).toBeNull();
});

test('right, wrong and not modelled are counted over all files and printed by subject', async () => {
  const expecting = (statement: string) => `<!--\nExpect: ${statement}\n-->\n${FEED}`;
  const path = folderOf({
    'a.xml': expecting("feed['title'] == 'Quay' and entries[0]['link'] == 'https://127.0.0.1/no'"),
    'b.xml': expecting("feed['title'] == 'Quay' and feed['ttl'] == '60'"),
    'c.xml': FEED,
  });
  const { figures, lines } = await measureFeeds(path, evalRun());
  expect(figures).toMatchObject({
    files: 3,
    expectations: {
      right: 2,
      wrong: 1,
      notModelled: 1,
      cases: 2,
      casesRight: 1,
      subjects: { title: { right: 2, wrong: 0 }, link: { right: 0, wrong: 1 } },
    },
  });
  expect(lines).toContain('title      2      0');
  expect(lines.join('\n')).toContain('a.xml: entries.0.link');
});
