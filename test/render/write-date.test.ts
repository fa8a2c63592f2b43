import { expect, test } from 'vitest';
import { writeDate } from '../../src/render/write-date.ts';
import { pageWords } from '../../src/web/pages/words/page-words.ts';

test.for([
  ['en', 'Monday 23 November 2026'],
  ['en-GB', 'Monday 23 November 2026'],
  ['en-US', 'Monday, November 23, 2026'],
  ['fr-CA', 'lundi 23 novembre 2026'],
])('in a mail of %s a date reads as on the newsroom’s pages: %s', ([language = '', written]) => {
  expect(writeDate('2026-11-23', language)).toBe(written);
  expect(writeDate('2026-11-23', pageWords(language).locale)).toBe(written);
});
