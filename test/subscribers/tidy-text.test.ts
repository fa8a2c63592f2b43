import { expect, test } from 'vitest';
import { tidyText } from '../../src/subscribers/tidy-text.ts';

test.for<[string, string, string]>([
  ['lines and tabs', ' Ada\n\tLund ', 'Ada Lund'],
  ['what turns the direction', 'Ada\u202eLund\u2069', 'Ada Lund'],
  ['a long one, at a whole character', '🚢'.repeat(81), '🚢'.repeat(80)],
])('a name fit for one line: %s', ([, typed, expected]) => {
  expect(tidyText(typed)).toBe(expected);
});
