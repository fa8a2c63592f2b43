import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { hasHmac } from '../../../src/bounces/webhooks/provider.ts';

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
