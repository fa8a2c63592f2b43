import { expect, test } from 'vitest';
import { defaultEditions } from '../../../src/config/read-newsroom-defaults.ts';
import {
  describeEdition,
  describeNewsroomTime,
  describeSchedule,
} from '../../../src/web/pages/describe-edition.ts';
import { pageWords } from '../../../src/web/pages/words/page-words.ts';

const [morning] = defaultEditions('America/Toronto');
if (!morning) throw new Error('there is no default edition');

test.for([
  ['en', /^Monday to \w+ at 06:30, Eastern Time; further west, at 06:30 your time$/],
  [
    'fr',
    /^Du lundi au \w+ à\u00a06\u00a0h\u00a030, .*; plus à l’ouest, à\u00a06\u00a0h\u00a030 à votre heure$/,
  ],
] as const)('%s: readers hear that an issue waits for their own hour', ([language, said]) => {
  expect(describeSchedule({ ...morning, sendTime: 'reader' }, pageWords(language))).toMatch(said);
});

test('what editors write themselves, and each reader’s own section, do not lengthen the reading time', () => {
  const words = pageWords('en');
  const fromFeeds = morning.blocks.filter(({ kind }) => !['note', 'agenda', 'following'].includes(kind));
  const minutes = (blocks: typeof fromFeeds) =>
    /^A (\d+)-minute read/.exec(describeEdition({ ...morning, blocks }, words))?.[1];
  expect(minutes(morning.blocks)).toBe('2');
  expect(minutes(fromFeeds)).toBe('2');
  expect(minutes([...fromFeeds, ...fromFeeds])).toBe('5');
});

test('who is mailed at the newsroom’s time, and the desk, hear of that alone', () => {
  const words = pageWords('en');
  expect(describeSchedule(morning, words)).toBe(
    describeNewsroomTime({ ...morning, sendTime: 'reader' }, words),
  );
  expect(describeSchedule(morning, words)).not.toContain('your own clock');
});
