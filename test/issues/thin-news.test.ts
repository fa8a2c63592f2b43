import { expect, test } from 'vitest';
import { describeOutside, isThinNews, thinNews } from '../../src/issues/thin-news.ts';
import { morningEdition } from '../support/sample-issue.ts';

const to = Date.UTC(2026, 10, 23, 5, 30);
const window = { from: to - 24 * 3_600_000, to };

test('an issue with fewer stories than the edition needs is held, and one with as many is not', () => {
  expect(thinNews(morningEdition, 4, window)).toBeNull();
  const reason = thinNews(morningEdition, 3, window) ?? '';
  expect(reason).toMatch(/^Only 3 eligible stories in the window \(.*22 Nov.* – .*23 Nov.*needs 4\.$/);
  expect(isThinNews(reason)).toBe(true);
  expect(isThinNews('ada@chronicle.example withdrew the approval.')).toBe(false);
});

test('says where else there is news, and where no feed brought any', () => {
  const older = { count: 2, at: window.from };
  const newer = { count: 1, at: to };
  const outside = (older_: typeof older | null, newer_: typeof newer | null, inside = 3) =>
    describeOutside({ older: older_, newer: newer_ }, inside, morningEdition);
  expect(outside(older, null)).toMatch(/^ Outside the window: 2 older articles, up to [^;]*\.$/);
  expect(outside(older, newer, 0)).toMatch(/2 older articles, up to .*; 1 newer article, from /);
  expect(outside(null, null)).toBe('');
  expect(outside(null, null, 0)).toContain('No feed has brought an article yet');
});
