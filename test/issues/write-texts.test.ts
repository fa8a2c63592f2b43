import { expect, test } from 'vitest';
import { shorten, writeTexts } from '../../src/issues/write-texts.ts';
import { morningEdition, sampleContent } from '../support/sample-issue.ts';

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
  [
    'Storm, which nobody in the whole of Norland had foreseen, kills three',
    40,
    'Storm, which nobody in the whole of…',
  ],
  ['Mayor calls sale of "grand old, broken bridge" a theft', 36, 'Mayor calls sale of "grand old…"'],
  ['Mayor calls sale “a (grand and broken) theft of the age”', 32, 'Mayor calls sale “a (grand…)”'],
  ['Mayor calls sale of the bridge “a theft” of the age', 33, 'Mayor calls sale of the bridge…'],
  ['Le maire parle d’un « vol en plein jour » au port', 30, 'Le maire parle d’un « vol… »'],
  ['Mayor calls it ‘the council’s own grand theft’ of Vey', 38, 'Mayor calls it ‘the council’s own…’'],
  ['Surgeon left swab inside patient, inquest told on Monday', 40, 'Surgeon left swab inside patient…'],
  ['Le maire aurait touché un pot-de-vin, selon une plainte', 40, 'Le maire aurait touché un pot-de-vin…'],
  ['Donaudampfschifffahrtsgesellschaftskapitänsmütze', 20, 'Donaudampfschifffah…'],
] as const)('shorten “%s” to %i', ([text, most, expected]) => {
  expect(shorten(text, most)).toBe(expected);
});

test('the preheader is the second headline and the third, or the second alone where both are too long', () => {
  const preheaderOf = (...headlines: string[]) => {
    const stories = sampleContent().stories.slice(0, headlines.length);
    const told = stories.map((story, at) => ({ ...story, headline: headlines[at] ?? '' }));
    return writeTexts(morningEdition, told).preheader;
  };
  expect(preheaderOf('Lead', 'Ferry sinks off Vey', 'Council votes')).toBe(
    'Ferry sinks off Vey; Council votes',
  );
  expect(preheaderOf('Lead', 'Ferry sinks off Vey', 'Council votes '.repeat(7))).toBe('Ferry sinks off Vey');
  expect(preheaderOf('Lead', 'Ferry sinks off Vey')).toBe('Ferry sinks off Vey');
  expect(preheaderOf('Lead')).toBe('');
});
