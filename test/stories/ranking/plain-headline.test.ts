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
