import { describe, expect, test } from 'vitest';
import { adaptInterval, nextCheckAt, retryAt } from '../../../src/feeds/poll/next-check.ts';
import { readPollingHints } from '../../../src/feeds/poll/polling-hints.ts';
import { NOW, rss } from '../feed-fixtures.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const none = { atLeastMs: 0, skipHours: [], skipDays: [] };
const minutes = (at: number) => (at - NOW) / MINUTE;

describe('the interval', () => {
  test('stays between 5 minutes and an hour, and settles where about every third check finds something', () => {
    let busy = adaptInterval(null, true);
    let quiet = busy;
    expect(busy).toBe(10 * MINUTE);
    for (let n = 0; n < 50; n += 1) {
      busy = adaptInterval(busy, true);
      quiet = adaptInterval(quiet, false);
    }
    expect([busy, quiet]).toEqual([5 * MINUTE, HOUR]);
    // Something new every 45 minutes.
    let interval = 10 * MINUTE;
    let at = 0;
    let found = 0;
    let checks = 0;
    while (at < 200 * HOUR) {
      const news = Math.floor((at + interval) / (45 * MINUTE)) > Math.floor(at / (45 * MINUTE));
      at += interval;
      checks += 1;
      if (news) found += 1;
      interval = adaptInterval(interval, news);
    }
    expect(found / checks).toBeGreaterThan(0.25);
    expect(found / checks).toBeLessThan(0.45);
  });

  test('feeds polled together drift apart, each the same way every time', () => {
    const at = (feedId: string) => nextCheckAt(NOW, { feedId, intervalMs: 10 * MINUTE, hints: null });
    const times = Array.from({ length: 40 }, (_, n) => at(`feed-${n}`));
    expect(new Set(times).size).toBeGreaterThan(30);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(NOW + 9 * MINUTE);
    expect(Math.max(...times)).toBeLessThanOrEqual(NOW + 11 * MINUTE);
    expect(at('feed-1')).toBe(times[1]);
  });
});

describe('what the publisher asks', () => {
  const read = (channel: string, headers = {}) => readPollingHints(Buffer.from(rss('', channel)), headers);

  test.for([
    ['<ttl>15</ttl>', {}, 15],
    ['<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>', {}, 15],
    ['<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>', {}, 60],
    ['<syn:updatePeriod> daily </syn:updatePeriod>', {}, 24 * 60],
    ['<sy:updatePeriod>constructor</sy:updatePeriod>', {}, 0],
    ['', { 'cache-control': 'public, max-age=1200', age: '300' }, 15],
    ['', { 'cache-control': 'max-age=1200, no-cache' }, 0],
    ['<ttl>soon</ttl>', { 'cache-control': 'max-age=soon', age: '-5' }, 0],
    ['<item><ttl>15</ttl></item>', {}, 0],
  ] as const)('%s %j', ([channel, headers, expected]) => {
    expect(read(channel, headers).atLeastMs).toBe(expected * MINUTE);
  });

  test('counts up to half an hour', () => {
    const asked = (atLeastMs: number, intervalMs = 10 * MINUTE) =>
      minutes(nextCheckAt(NOW, { feedId: 'a', intervalMs, hints: { ...none, atLeastMs } }));
    expect(asked(0)).toBeLessThan(11.1);
    expect(asked(20 * MINUTE)).toBeGreaterThan(17.9);
    expect(asked(24 * HOUR)).toBeLessThan(33.1);
    expect(asked(MINUTE, HOUR)).toBeGreaterThan(53);
  });

  test('the hour 24 is midnight', () => {
    expect(read('<skipHours><hour>24</hour></skipHours>').skipHours).toEqual([0]);
  });

  test('hours and days to be left alone in are', () => {
    const hints = read(
      '<skipHours><hour>12</hour><hour>13</hour><hour>99</hour><hour>x</hour></skipHours><skipDays><day>Tuesday</day><day>Sunday</day><day>Someday</day></skipDays>',
    );
    expect(hints).toMatchObject({ skipHours: [12, 13], skipDays: [2, 0] });
    const next = (from: number, over = {}) =>
      new Date(
        nextCheckAt(from, { feedId: 'a', intervalMs: 10 * MINUTE, hints: { ...hints, ...over } }),
      ).toISOString();
    // NOW is a Monday, noon.
    expect(next(NOW)).toBe('2026-11-23T14:00:00.000Z');
    expect(next(NOW + 11.9 * HOUR)).toBe('2026-11-25T00:00:00.000Z');
    expect(next(NOW, { skipHours: Array.from({ length: 24 }, (_, n) => n) })).toMatch(/^2026-11-23T12:/);
  });
});

describe('after a failure', () => {
  test.for([
    [1, null, 10],
    [3, null, 40],
    [30, null, 24 * 60],
    [1, '90', 10],
    [1, '5400', 90],
    [1, new Date(NOW + 2 * HOUR).toUTCString(), 120],
    [1, new Date(NOW - 2 * HOUR).toUTCString(), 10],
    [1, '31536000', 24 * 60],
    [1, 'after lunch', 10],
  ] as const)('%i in a row, Retry-After %s: %i minutes', ([errorCount, retryAfter, expected]) => {
    const wait = minutes(retryAt(NOW, { feedId: 'a', errorCount, retryAfter }));
    expect(wait).toBeGreaterThanOrEqual(expected);
    expect(wait).toBeLessThanOrEqual(expected * 1.1);
  });
});
