import { expect, test } from 'vitest';
import { readOpml, writeOpml } from '../../src/feeds/opml.ts';
import { source } from './feed-fixtures.ts';

test('what is written is read back unchanged', () => {
  const sources = [
    source({
      id: 'a',
      outlet: 'Salt & "Sea"',
      section: 'world',
      topics: ['Ports', 'Öl'],
      weight: 2.5,
      family: 'Tide Media',
    }),
    source({
      id: 'b',
      url: 'https://ridge.example/feed?a=1&b=2',
      outlet: 'Ridge',
      family: 'Ridge',
      language: 'nb-NO',
      pages: 'never',
    }),
  ];
  const opml = writeOpml(sources, 'Our feeds', (section) => (section === 'world' ? 'The World' : section));
  expect(opml).toContain('<outline text="The World">'); // what other readers show; ours go by the section's id
  expect(opml).toContain('<title>Our feeds</title>');
  expect(readOpml(opml)).toEqual({
    sources: [sources[0], sources[1]],
    titles: new Map([['the-world', 'The World']]),
    warnings: [],
  });
});

test('another reader’s export: folders become sections, doubles and odd addresses are told', () => {
  const { sources, warnings } = readOpml(`<?xml version="1.0"?><opml version="1.0"><head/><body>
    <outline text="Science &amp; Nature"><outline text="Lab" xmlUrl="https://lab.example/rss"/>
    <outline title="Lab" xmlUrl="https://lab.example/second"/><outline text="Again" xmlUrl="https://lab.example/rss"/></outline>
    <outline text="Bad" xmlUrl="javascript:alert(1)"/><outline text="Salt & Sea" xmlUrl="https://salt.example/"/></body></opml>`);
  expect(sources.map(({ id, section, outlet }) => ({ id, section, outlet }))).toEqual([
    { id: 'lab', section: 'science-nature', outlet: 'Lab' },
    { id: 'lab-2', section: 'science-nature', outlet: 'Lab' },
    { id: 'salt-sea', section: null, outlet: 'Salt & Sea' },
  ]);
  expect(warnings).toEqual([
    'https://lab.example/rss is listed twice.',
    'Bad: javascript:alert(1) is no web address.',
  ]);
});

test.for(['', 'words', '<html></html>', '<rss version="2.0"><channel/></rss>'])('%s is not OPML', (text) => {
  const { sources, warnings } = readOpml(text);
  expect(sources).toEqual([]);
  expect(warnings).toHaveLength(1);
});
