import { expect, test } from 'vitest';
import { bCubed, pairwise } from '../../eval/stories/compare-groups.ts';
import { measureStories } from '../../eval/stories/measure-stories.ts';
import { readReports } from '../../eval/stories/read-reports.ts';
import { tfidfGroups } from '../../eval/stories/tfidf-groups.ts';
import { evalRun, jsonlOf } from './eval-run.ts';

const GOLD = ['a', 'a', 'a', 'b', 'b'];
const FOUND = [1, 1, 2, 2, 2];

test('B³ and pairs, counted by hand', () => {
  const b3 = bCubed(FOUND, GOLD);
  expect(b3.p).toBeCloseTo(11 / 15);
  expect(b3.r).toBeCloseTo(11 / 15);
  expect(pairwise(FOUND, GOLD)).toEqual({ p: 0.5, r: 0.5, f1: 0.5 });
});

test('alone each: all that was put together belongs together', () => {
  expect(pairwise([1, 2, 3, 4, 5], GOLD)).toEqual({ p: 1, r: 0, f1: 0 });
  expect(bCubed([1, 2, 3, 4, 5], GOLD)).toMatchObject({ p: 1, r: 0.4 });
});

const BRIDGE = [
  {
    id: 1,
    title: 'Saltmere assembly votes to rebuild harbour bridge',
    text: 'Saltmere assembly voted for the harbour bridge.',
  },
  {
    id: 2,
    title: 'Harbour bridge rebuild wins Saltmere assembly vote',
    text: 'The Saltmere harbour bridge will be rebuilt.',
  },
];
const HERRING = {
  id: 3,
  title: 'Herring quota cut by a third',
  text: 'Fishers protest as ministers cut the herring quota.',
};
const OTHERS = [
  'Choir of welders sings',
  'Night buses run again',
  'Chess champion draws',
  'Kelp farm opens',
].map((title, index) => ({ id: 10 + index, title, text: `${title} in town.`, story: title }));

test('rows of reports, rows of roundups, a date or none', async () => {
  const path = jsonlOf([
    { ...BRIDGE[0], story: 'bridge', published: '2026-03-01', outlet: 'Quay' },
    { ...HERRING, story: 'herring' },
    { ...HERRING, story: 'herring', published: 'someday' },
    { reports: BRIDGE, roundup: { title: 'Bridge', text: 'It is rebuilt.' } },
  ]);
  const run = evalRun();
  const { articles, stories } = await readReports(path, run);
  expect(stories).toEqual(['bridge', 'herring', '4', '4']);
  expect(articles[0]?.publishedAt).toBe(Date.UTC(2026, 2, 1));
  expect(articles[1]?.publishedAt).toBe(articles[2]?.publishedAt);
  expect(new Set(articles.map(({ id }) => id)).size).toBe(4);
  expect(run.warnings).toHaveLength(1);
});

test('TF-IDF single-link joins what shares rare words within four days', async () => {
  const dated = (day: string) =>
    BRIDGE.map((row, at) => ({ ...row, story: 'b', published: at === 0 ? '2026-03-01' : day }));
  const groups = async (day: string) =>
    tfidfGroups((await readReports(jsonlOf([...dated(day), ...OTHERS]), evalRun())).articles);
  const near = await groups('2026-03-03');
  expect(near[0]).toBe(near[1]);
  expect(new Set(near).size).toBe(5);
  expect(new Set(await groups('2026-03-20')).size).toBe(6);
});

test('both ways of grouping are measured', async () => {
  const rows = [
    ...BRIDGE.map((row) => ({ ...row, story: 'bridge' })),
    { ...HERRING, story: 'herring' },
    ...OTHERS,
  ];
  const { figures, lines } = await measureStories(jsonlOf(rows), evalRun());
  const share = { p: 1, r: 1, f1: 1 };
  expect(figures).toMatchObject({ n: 7, ours: { b3: share, pairs: share }, tfidf: { b3: share } });
  expect(lines[0]).toBe('7 articles in 6 stories');
});
