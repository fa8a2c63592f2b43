import { expect, test } from 'vitest';
import { shorten } from '../../src/issues/write-texts.ts';

test.for([
  ['Council votes', 55, 'Council votes'],
  [
    'Parliament passes Coastal Protection Act by seven votes after night sitting',
    55,
    'Parliament passes Coastal Protection Act by seven votes',
  ],
  ['Teachers accept 4.8 per cent and call off first national strike', 55, 'Teachers accept 4.8 per cent'],
  ['Ferry service resumes, but timetable stays thin until spring comes', 40, 'Ferry service resumes'],
  [
    'Harbour dredging contract awarded without a tender to one bidder',
    40,
    'Harbour dredging contract awarded…',
  ],
  ['“We will rebuild, and better” says mayor of the drowned town', 40, '“We will rebuild, and better” says…'],
  ['Donaudampfschifffahrtsgesellschaftskapitänsmütze', 20, 'Donaudampfschifffah…'],
] as const)('shorten “%s” to %i', ([text, most, expected]) => {
  expect(shorten(text, most)).toBe(expected);
});
