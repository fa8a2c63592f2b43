import { expect, test } from 'vitest';
import { type CarriedStory, carriedBefore, moved } from '../../src/stories/carried-story.ts';
import { anArticle, aStory, HOUR, NOON } from './an-article.ts';

const told = anArticle({
  id: 'told',
  title: 'Ferry sinks off Sorvik with 140 aboard',
  publishedAt: NOON - 6 * HOUR,
});
const carried: CarriedStory = { headline: told.title, articles: [told], at: NOON - 3 * HOUR };

test.for([
  ['an article in common', aStory(told), true],
  ['much the same title', aStory(anArticle({ title: 'Ferry with 140 aboard sinks near Sorvik' })), true],
  ['another event', aStory(anArticle({ title: 'Bakers in Lund strike over night shifts' })), false],
] as const)('recognises a story by %s', ([, story, expected]) => {
  expect(carriedBefore(story, [carried]) === carried).toBe(expected);
});

test('compares with the latest telling', () => {
  const later = { ...carried, at: NOON - HOUR };
  expect(carriedBefore(aStory(told), [later, carried])).toBe(later);
});

const teaser = 'Divers recovered the log of the captain on Monday.';
test.for([
  ['a new report', { title: 'Ferry captain arrested', teaser }, true],
  [
    'an old report by another outlet',
    { title: 'Ferry captain arrested', teaser, publishedAt: NOON - 4 * HOUR },
    false,
  ],
  ['the same words again', { title: 'Ferry sinks off Sorvik', teaser: '' }, false],
  ['a gallery', { title: 'In pictures: ferry captain arrested', teaser }, false],
] as const)('after %s', ([, given, expected]) => {
  expect(moved(aStory(told, anArticle(given)), carried)).toBe(expected);
});
