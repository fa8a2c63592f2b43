import { expect, test } from 'vitest';
import { shorten } from '../../src/render/plain-text.ts';
import { wrapText } from '../../src/render/wrap-text.ts';

test.for([
  ['one two three', 13, 'one two three'],
  ['one two three', 12, 'one two…'],
  ['one two, three', 12, 'one two…'],
  ['onetwothree', 6, 'onetwo…'],
] as const)('“%s” within %i characters: “%s”', ([text, characters, shortened]) => {
  expect(shorten(text, characters)).toBe(shortened);
});

test.for([
  ['a line of 74 stays', `${'a'.repeat(70)} bcd`, `${'a'.repeat(70)} bcd`],
  ['one of 75 does not', `${'a'.repeat(70)} bcde`, `${'a'.repeat(70)}\nbcde`],
  ['nor where the words fit exactly', `${'a'.repeat(70)} bcd e`, `${'a'.repeat(70)} bcd\ne`],
  ['an item’s lines stand below each other', `- ${'a'.repeat(70)} bcd`, `- ${'a'.repeat(70)}\n  bcd`],
  ['so do those of a number', `10. ${'a'.repeat(70)} bcd`, `10. ${'a'.repeat(70)}\n    bcd`],
  [
    'a long address stays whole',
    `see https://x.example/${'a'.repeat(70)}`,
    `see\nhttps://x.example/${'a'.repeat(70)}`,
  ],
] as const)('%s', ([, text, wrapped]) => {
  expect(wrapText(text)).toBe(wrapped);
});
