import { expect, test } from 'vitest';
import { plainHeadline } from '../../../src/stories/ranking/plain-headline.ts';

test('a list of what it is about is no headline', () => {
  expect(plainHeadline('Otto Hale, Harbour vote, Ada Lund, Ferries, Vey council')).toBeLessThan(0.5);
  expect(plainHeadline('Norland, Sudland, Vexia, Ostia, Westia sign treaty')).toBe(1);
  expect(plainHeadline('Norland, Sudland, Vexia, Ostia, Westia signed treaty')).toBe(1);
  expect(plainHeadline('Norland, Sudland, Vexia, Ostia, Westia agree')).toBe(1);
  expect(plainHeadline('Otto Hale, Ferries, Vey, Ada Lund, Karst Harbour')).toBeLessThan(0.5);
  expect(plainHeadline('Storm kills five in Vey, cuts power, closes harbour, officials say')).toBe(1);
  expect(plainHeadline('Vey, Karst, Pell and Lund close their harbours as storm nears')).toBe(1);
});

test.for([
  ['a question', 'Does the harbour of Vexford close?', 0.5],
  ['too few words', 'Harbour closes today', 0.8],
  ['too many words', `Harbour closes ${'and opens again '.repeat(6)}`.trim(), 0.8],
  ['a word to the reader, however its apostrophe is set', 'Harbour board says here’s a new pier', 0.7],
  ['more that is not said', 'Storm, ferries, harbour vote and more', 0.5],
] as const)('%s takes some away: %s', ([, headline, most]) => {
  expect(plainHeadline(headline)).toBeLessThanOrEqual(most);
});

test('each mark takes its part of what the others leave', () => {
  const [asks, shows] = ['Does the harbour of Vexford close?', 'Your harbour of Vexford has closed'];
  expect(plainHeadline('Does your harbour of Vexford close?')).toBeCloseTo(
    plainHeadline(asks) * plainHeadline(shows),
    5,
  );
});
