import { expect, test } from 'vitest';
import { withoutHeadAndEnd } from '../../../../src/feeds/fields/text/head-and-end.ts';

const KNOWN = { title: 'Ferry returns', byline: ['Ann Lee'] };
const TEXT = 'The ferry sailed again on Tuesday, nine days after its crew had walked out over pay.';

test('an author’s address ends a text', () => {
  expect(withoutHeadAndEnd([TEXT, 'Ann Lee ann@quay.example'], KNOWN)).toEqual([TEXT]);
});

test.for(['', '@'])('letters without a space, behind “%s”, take linear time', (before) => {
  const line = before + 'a'.repeat(100_000);
  const start = process.cpuUsage();
  expect(withoutHeadAndEnd([TEXT, line], KNOWN)).toEqual([TEXT, line]);
  expect(process.cpuUsage(start).user).toBeLessThan(2_000_000);
});
