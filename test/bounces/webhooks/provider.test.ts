import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { hasHmac, isRecent } from '../../../src/bounces/webhooks/provider.ts';

const right = createHmac('sha256', 'key').update('text').digest('hex');

test.for([
  ['as it is', right, true],
  ['with another last digit', right.replace(/.$/, (end) => (end === '0' ? '1' : '0')), false],
  ['cut', right.slice(0, -2), false],
  ['longer', `${right}00`, false],
  ['empty', '', false],
  ['missing', undefined, false],
] as const)('a signature %s', ([, given, genuine]) => {
  expect(hasHmac('key', 'text', given)).toBe(genuine);
});

test.for([
  ['1000', true],
  ['880', true],
  ['879', false],
  ['1300', true],
  ['1301', false],
  ['', false],
  ['this morning', false],
  [undefined, false],
] as const)('at 1000 seconds, %s is of the last two minutes: %s', ([seconds, recent]) => {
  expect(isRecent(seconds, 1_000_000, 120_000)).toBe(recent);
});
