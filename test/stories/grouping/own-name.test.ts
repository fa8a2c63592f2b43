import { expect, test } from 'vitest';
import { withoutOutlet } from '../../../src/stories/grouping/own-name.ts';
import { tokensOf } from '../../../src/stories/language/terms.ts';

function told(outlet: string, text: string): string {
  return tokensOf(text)
    .filter(withoutOutlet(outlet)(text))
    .map(({ written }) => written)
    .join(' ');
}

test.for([
  ['the whole name', 'Vexford Courier', 'He spoke to Vexford Courier reporters', 'spoke reporters'],
  ['a name of one word', 'Courier', 'He spoke to Courier reporters', 'spoke reporters'],
  ['a part that is called it', 'Vexford Courier', 'He spoke to the Courier', 'spoke'],
  ['letters', 'VBC News', 'He spoke to VBC', 'spoke'],
  ['a name with small words', 'Times of Vexford', 'Read Times of Vexford online', 'online'],
] as const)('an outlet’s own name is no part of its story: %s', ([, outlet, text, left]) => {
  expect(told(outlet, text)).toBe(left);
});

test('the town in its name stays a place', () => {
  expect(told('Vexford Courier', 'Vexford board closes seven schools')).toBe(
    'Vexford board closes seven schools',
  );
});
