import { describe, expect, test } from 'vitest';
import { measureRoundups } from '../../eval/summaries/measure-roundups.ts';
import { measureSummaries } from '../../eval/summaries/measure-summaries.ts';
import { opensUnresolved } from '../../eval/summaries/opens-unresolved.ts';
import { textOf } from '../../eval/summaries/read-texts.ts';
import type { SystemFigures } from '../../eval/summaries/score-systems.ts';
import { textRank } from '../../eval/summaries/text-rank.ts';
import { untokenise } from '../../eval/summaries/untokenise.ts';
import { leadWithin } from '../../src/stories/learning/lead-within.ts';
import { evalRun, jsonlOf } from './eval-run.ts';

const TEXT =
  'The island assembly voted on Monday to rebuild the harbour bridge at a cost of 40 million crowns. ' +
  'Ferries will carry cars until the new span opens in two years, the harbour office said. ' +
  'Gulls watched from the old railing. ' +
  'The assembly had put off the harbour bridge twice since the storm of 2019.';
const REFERENCE = ['Assembly votes to rebuild the harbour bridge for 40 million crowns.'];

test.for([
  ['He said the bridge would open.', true],
  ['“It is over,” the mayor said.', true],
  ['But the bridge stayed shut.', true],
  ['However, ferries sailed.', true],
  ['These measures failed.', true],
  ['This week the bridge opens.', false],
  ['Itasca voted for a bridge.', false],
  ['Butter prices rose.', false],
  ['The bridge stayed shut.', false],
] as const)('opens unresolved: %s %s', ([sentence, unresolved]) => {
  expect(opensUnresolved(sentence)).toBe(unresolved);
});

describe('lead within so many words', () => {
  test.for([
    [['one two', 'three four', 'five'], 4, ['one two', 'three four']],
    [['one two', 'three four five', 'six'], 4, ['one two']],
    [['one two three four five', 'six'], 4, ['one two three four']],
    [[], 4, []],
  ] as const)('%j within %i words', ([sentences, words, expected]) => {
    expect(leadWithin(sentences, words)).toEqual(expected);
  });
});

test('TextRank prefers what the other sentences are like, in the order of the text', () => {
  const sentences = [
    'Gulls watched from an old railing.',
    'Assembly votes to rebuild harbour bridge.',
    'Harbour bridge rebuild costs forty million, assembly says.',
    'Soup was served.',
  ];
  expect(textRank(sentences, { words: 60, sentences: 2 })).toEqual([sentences[1], sentences[2]]);
  expect(textRank(sentences, { words: 3, sentences: 9 })).toEqual(['Soup was served.']);
});

test('a tokenised text keeps its words and gets back its marks', () => {
  const { body } = textOf({
    sentences: ["`` we do n't sail , '' he said -lrb- twice -rrb- .", 'fog came .'],
  });
  expect(body).toBe("“We do n't sail,” he said (twice).\n\nFog came.");
});

test.for([
  [
    ["it is over . ''", '`` we won .'],
    ['It is over.”', '“We won.'],
  ],
  [['`` it is over , `` he said .'], ['“It is over,” he said.']],
  [["she said : ' we sail at dawn . '"], ['She said: “we sail at dawn.”']],
  [["the two mayors ' wives said ' no ' ."], ["The two mayors' wives said “no”."]],
  [['‘ we sailed at dawn’ , he said .'], ['“We sailed at dawn”, he said.']],
  [
    ["' we lost .", "' the vote was close ."],
    ['“We lost.”', 'The vote was close.'],
  ],
  [
    ["' we lost .", "it was close , ' he said ."],
    ['“We lost.', 'It was close,” he said.'],
  ],
  [['port vey ( cnn ) the mayor resigned .'], ['Port Vey (CNN) The mayor resigned.']],
  [['( cnn ) -- he resigned .'], ['(CNN) -- He resigned.']],
] as const)('tokenised %j reads %j', ([sentences, read]) => {
  expect(untokenise(sentences)).toEqual(read);
});

test('all systems are scored on the rows of the form, the broken ones named by line', async () => {
  const run = evalRun();
  const row = { id: 'a', title: 'Assembly votes for bridge', text: TEXT, references: [REFERENCE] };
  const path = jsonlOf([
    row,
    '{"id": "b", "text"',
    { id: 'c', text: TEXT },
    { id: 'd', references: [['x']] },
    row,
  ]);
  const { figures, lines } = await measureSummaries(path, run);
  const { n, systems } = figures as { n: number; systems: Record<string, SystemFigures> };
  expect(n).toBe(2);
  expect(Object.keys(systems)).toEqual([
    'lead1',
    'lead2',
    'lead3',
    'lead60',
    'textrank3',
    'textrank60',
    'npmTextrank3',
    'npmTextrank60',
    'ours3',
    'ours60',
  ]);
  expect(systems.lead1?.r1).toBeGreaterThan(50);
  expect(systems.lead1).toMatchObject({ words: 18, unresolved: 0, empty: 0 });
  expect(systems.npmTextrank60?.words).toBeLessThanOrEqual(60);
  expect(systems.npmTextrank60?.r1).toBeGreaterThan(5);
  expect(systems.ours60?.words).toBeLessThanOrEqual(60);
  expect(run.warnings.map((warning) => warning.match(/:(\d+): skipped/)?.[1])).toEqual(['2', '3', '4']);
  expect(lines.join('\n')).toContain('ours60');
});

test('a roundup is measured against all articles and the best; both forms are read', async () => {
  const articles = [
    { title: 'Assembly votes for bridge', text: TEXT, outlet: 'Quay' },
    { title: 'Harbour bridge to be rebuilt', text: `In Saltmere, ${TEXT}`, outlet: 'Mole' },
  ];
  const path = jsonlOf([
    { id: 1, articles, references: [REFERENCE] },
    { reports: articles, roundup: { title: 'Bridge', text: REFERENCE[0] } },
  ]);
  const { figures } = await measureRoundups(path, evalRun());
  const { n, systems } = figures as { n: number; systems: Record<string, SystemFigures> };
  expect(n).toBe(2);
  expect(Object.keys(systems)).toEqual(['lead60', 'oursBest60', 'ours60']);
  for (const system of Object.values(systems)) expect(system.r1).toBeGreaterThan(20);
});
