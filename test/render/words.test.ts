import { expect, test } from 'vitest';
import { greet } from '../../src/render/greet.ts';
import { safeUrl, shorten, tidyName } from '../../src/render/plain-text.ts';
import { headlineOf, kickerOf, paragraphsOf, summaryOf } from '../../src/render/story-words.ts';
import { wrapText } from '../../src/render/wrap-text.ts';
import { makeStory } from '../support/sample-issue.ts';
import { STORY_ROWS } from '../support/sample-stories.ts';

test.for([
  ['Good morning. Rain, and a vote.', 'Good morning.', 'Good morning<>. Rain, and a vote.'],
  ['Good morning', 'Good morning', 'Good morning<>.'],
  ['Good evening, let’s start.', 'Good evening, let’s start.', 'Good evening<>, let’s start.'],
  ['Good morning – rain.', 'Good morning', 'Good morning<> – rain.'],
  ['Good mornings are rare.', 'Good morning.', 'Good mornings are rare.'],
  ['Happy new year!', 'Good morning.', 'Happy new year!'],
  ['صباح الخير، مطر.', 'صباح الخير.', 'صباح الخير<>، مطر.'],
  ['早上好。下雨。', '早上好', '早上好<>。下雨。'],
  ['', 'Good morning.', ''],
  ['Rain.', '', 'Rain.'],
] as const)('greeting “%s” opened by “%s” is “%s”', ([greeting, opening, expected]) => {
  expect(greet(greeting, opening, '<>')).toBe(expected);
});

test.for([
  ['  Ada\u0000 \r\nBcc: x ', 'Ada Bcc: x'],
  ['\u202eadA\u202c', 'adA'],
  ['A\u200bda', 'A da'],
  ['עדה', '\u2068עדה\u2069'],
  ['\u200b\u2060', ''],
  ['x'.repeat(200), 'x'.repeat(60)],
] as const)('name %j is tidied to %j', ([name, expected]) => {
  expect(tidyName(name)).toBe(expected);
});

test.for([
  ['https://a.example/?q=1&r=2', 'https://a.example/?q=1&r=2'],
  ['javascript:alert(1)', 'https://home.example/'],
  ['data:text/html,x', 'https://home.example/'],
  ['/relative', 'https://home.example/'],
  ['https://a.example/@@twofold-unsubscribe-url@@', 'https://a.example/%40%40twofold-unsubscribe-url@@'],
] as const)('address %s is linked as %s', ([url, expected]) => {
  expect(safeUrl(url, 'https://home.example/')).toBe(expected);
});

test('shortening cuts at a word and says so', () => {
  expect(shorten('one two three', 13)).toBe('one two three');
  expect(shorten('one two, three', 10)).toBe('one two…');
});

test('lines are wrapped at 74, list items keep their indent, addresses stay whole', () => {
  const url = `https://example.com/${'x'.repeat(100)}`;
  const wrapped = wrapText(`- ${'word '.repeat(30)}\n${url}`).split('\n');
  expect(Math.max(...wrapped.slice(0, -1).map((line) => line.length))).toBeLessThanOrEqual(74);
  expect(wrapped.slice(0, 2)).toEqual([expect.stringMatching(/^- word/), expect.stringMatching(/^ {2}word/)]);
  expect(wrapped.at(-1)).toBe(url);
});

test('the editor’s words win, and an empty edit gives the machine’s back', () => {
  const [row] = STORY_ROWS;
  if (!row) throw new Error('no rows');
  const story = makeStory(row);
  expect(kickerOf(story)).toBe('City');
  story.edits = { headline: 'Mine', kicker: 'Bridge', summary: { story: 'First.\n\nSecond.', brief: '' } };
  expect(headlineOf(story)).toBe('Mine');
  expect(kickerOf(story)).toBe('Bridge');
  expect(paragraphsOf(story, 'story')).toEqual(['First.', 'Second.']);
  expect(summaryOf(story, 'brief')).toBe(row.brief.join(' '));
  story.edits.headline = '';
  expect(headlineOf(story)).toBe(row.headline);
});

test('a long machine summary is broken into paragraphs without losing a sentence', () => {
  const [row] = STORY_ROWS;
  if (!row) throw new Error('no rows');
  const paragraphs = paragraphsOf(makeStory(row), 'lead');
  expect(paragraphs.length).toBeGreaterThan(2);
  expect(paragraphs.join(' ')).toBe(row.lead?.join(' '));
});
