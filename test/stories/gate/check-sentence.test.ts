import { describe, expect, test } from 'vitest';
import { checkSentence } from '../../../src/stories/gate/check-sentence.ts';
import { readSources } from '../../../src/stories/gate/read-sources.ts';

const BODY =
  `Police accused baker Tom Varr of setting fire to the Alder Street theatre, which seats 240 people.
Varr denies it. The blaze killed two actors and hurt 14 visitors on Sunday, the fire service said.
Inspectors had not approved the new stage. “The curtain was never tested,” technician Ines Holt said.
The mayor, Ada Lund, opened a fund for the victims. It holds 60,000 crowns.
Council leaders rejected a plan to rebuild the theatre.`.replaceAll('\n', ' ');
const sources = readSources(
  [{ id: 'a', title: 'Fire at Alder Street theatre kills two', teaser: '', body: BODY }],
  'en',
);
const kindsOf = (text: string, part: 'headline' | 'sentence' = 'sentence', language = 'en') => [
  ...new Set(checkSentence(text, sources, { language, part }).map(({ kind }) => kind)),
];

describe('may be printed', () => {
  test.for([
    'Police accused baker Tom Varr of setting fire to the Alder Street theatre.',
    'Baker Tom Varr allegedly set fire to the Alder Street theatre, which he denies.',
    'Two actors died and 14 visitors were hurt in a fire at the Alder Street theatre on Sunday, the fire service said.',
    'The new stage had not been approved by inspectors.',
    'Technician Ines Holt said that “the curtain was never tested”.',
    'A plan to rebuild the theatre was rejected by the council’s leaders.',
    'Mayor Ada Lund opened a fund for the victims, which holds 60,000 crowns.',
  ])('%s', (text) => expect(kindsOf(text)).toEqual([]));

  test('a headline without an end', () => {
    expect(kindsOf('Fire at Alder Street theatre kills two actors', 'headline')).toEqual([]);
  });
});

describe('may not', () => {
  test('a headline whose one verb no report has', () => {
    expect(kindsOf('Alder Street theatre reopens', 'headline')).toContain('unsupported');
  });

  test('a headline that asks', () => {
    expect(kindsOf('Did Ada Lund open a fund for the victims?', 'headline')).toEqual(['form']);
  });

  test.for([
    ['Baker Tom Varr set fire to the Alder Street theatre.', 'attribution'],
    ['Baker Tom Varr would set fire to the Alder Street theatre.', 'attribution'],
    ['Inspectors had approved the new stage.', 'polarity'],
    ['The mayor did not open a fund for the victims.', 'polarity'],
    ['Council leaders approved a plan to rebuild the theatre.', 'polarity'],
    ['The blaze killed 14 actors on Sunday, the fire service said.', 'figure'],
    ['The fund for the victims holds 240 crowns.', 'figure'],
    ['The mayor, Ada Lund, opened a fund for the victims on Sunday.', 'date'],
    ['Mayor Ada Lund said that “the curtain was never tested”.', 'quotation'],
    ['Technician Ines Holt said that “police accused baker Tom Varr”.', 'quotation'],
    ['Tourism experts praise delicious seafood restaurants.', 'unsupported'],
    ['The mayor, Ada Lund, opened a fund for the victims', 'form'],
    ['Did the mayor open a fund for the victims?', 'form'],
    ['We think the mayor, Ada Lund, opened a fund.', 'form'],
    ['The mayor, Ada Lund, opened a fund, says “the fire service.', 'form'],
    ['THE MAYOR OPENED A FUND FOR THE VICTIMS.', 'form'],
    ['Donate to the fund for the victims of Ada Lund.', 'form'],
    ['The mayor, Ada Lund, opened a fund [for the victims](x).', 'form'],
    ['The mayor opened a fund for the victims at https://fund.zone/victims now.', 'form'],
    ['The mayor opened a fund for the victims at www.fund.zone now.', 'form'],
    ['The mayor opened a fund for the victims &amp; others.', 'form'],
    ['The mayor opened a {{fund}} for the victims.', 'form'],
    ['The mayor opened a fund\u202e for the victims.', 'form'],
    ['Here is the summary: the mayor opened a fund for the victims.', 'form'],
    ['The article says that the mayor opened a fund.', 'form'],
    ['La maire a ouvert un fonds pour les victimes de la rue et du théâtre.', 'language'],
    ['Мэр открыл фонд для жертв пожара.', 'language'],
  ] as const)('%s: %s', ([text, kind]) => expect(kindsOf(text)).toContain(kind));
});

test('a claim that one report states may be stated', () => {
  const two = readSources(
    [
      { id: 'a', title: '', teaser: '', body: 'The quay will close for a year, the mayor said.' },
      { id: 'b', title: 'Quay to close for a year', teaser: '', body: 'The quay will close for a year.' },
    ],
    'en',
  );
  expect(checkSentence('The quay will close for a year.', two, { language: 'en', part: 'sentence' })).toEqual(
    [],
  );
});

test('word for word but for who says it lacks its attribution, however doubtful it sounds', () => {
  const body = 'The old quay at Alder Street might close for a whole year from May, officials said.';
  const one = readSources([{ id: 'a', title: '', teaser: '', body }], 'en');
  const kinds = (text: string) =>
    checkSentence(text, one, { language: 'en', part: 'sentence' }).map(({ kind }) => kind);
  expect(kinds('The old quay at Alder Street might close for a whole year from May.')).toEqual([
    'attribution',
  ]);
  expect(
    kinds('The old quay at Alder Street might close for a whole year from May, officials said.'),
  ).toEqual([]);
});

test('what one report says is not turned round because another says the opposite', () => {
  const two = readSources(
    [
      {
        id: 'a',
        title: '',
        teaser: '',
        body: 'Leaders rejected the plan to rebuild the old theatre on Alder Street.',
      },
      {
        id: 'b',
        title: '',
        teaser: '',
        body: 'Leaders approved the plan to rebuild the theatre on Alder Street.',
      },
    ],
    'en',
  );
  const text = 'Leaders approved the plan to rebuild the old theatre on Alder Street.';
  expect(checkSentence(text, two, { language: 'en', part: 'sentence' })).toEqual([]);
});
