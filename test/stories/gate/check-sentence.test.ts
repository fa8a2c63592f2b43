import { describe, expect, test } from 'vitest';
import { checkForm } from '../../../src/stories/gate/check-form.ts';
import { checkSentence } from '../../../src/stories/gate/check-sentence.ts';
import { isOtherLanguage } from '../../../src/stories/gate/language-of.ts';
import { oppositeOf } from '../../../src/stories/gate/opposites.ts';
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
    'Police said that baker Tom Varr set fire to the Alder Street theatre.',
    'The “curtain” was never tested, technician Ines Holt said.',
    '“The curtain was never tested.”',
    'Council leaders rejected a plan to rebuild the “theatre”.',
    'Inspectors never cleared the new stage.',
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
    ['The mayor, Ada Lund, opened no casino but a fund for the victims.', 'polarity'],
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
    ['Here’s the summary, in which the mayor opened a fund for the victims.', 'form'],
    ['The article says that the mayor opened a fund.', 'form'],
    ['La maire a ouvert un fonds pour les victimes de la rue et du théâtre.', 'language'],
    ['Мэр открыл фонд для жертв пожара.', 'language'],
  ] as const)('%s: %s', ([text, kind]) => expect(kindsOf(text)).toContain(kind));
});

test('a figure that no report holds is not said to be of something else as well', () => {
  const found = checkSentence('The blaze killed 99 actors on Sunday, the fire service said.', sources, {
    language: 'en',
    part: 'sentence',
  });
  expect(found).toEqual([{ kind: 'figure', detail: 'no report holds the figure “99”' }]);
});

describe('the form', () => {
  const detailsOf = (text: string, part: 'headline' | 'sentence' = 'sentence') =>
    checkForm(text, part).map(({ detail }) => detail);

  test.for([
    ['Ines Holt asked “was the curtain ever tested?” on Sunday.', 'sentence'],
    ['US bans BBC, ITV', 'headline'],
  ] as const)('is that of a statement: %s', ([text, part]) => {
    expect(detailsOf(text, part)).toEqual([]);
  });

  test('has its brackets closed', () => {
    expect(detailsOf('The mayor opened a fund [for the victims.')).toEqual([
      'its quotation marks or brackets are not closed',
    ]);
  });
});

describe('the language', () => {
  test('is that of sources in another script, too', () => {
    const body = 'Мэр Ада Лунд открыла фонд для жертв пожара. В нём 60 000 крон.';
    const russian = readSources([{ id: 'a', title: '', teaser: '', body }], 'ru');
    const text = 'Мэр Ада Лунд открыла фонд для жертв пожара.';
    expect(checkSentence(text, russian, { language: 'ru', part: 'sentence' })).toEqual([]);
  });

  test('is not told from two small words, nor held against one that nobody tells apart', () => {
    expect(isOtherLanguage('Le Goff et Cie wins', 'en', BODY)).toBe(false);
    expect(isOtherLanguage('The mayor of the city is in the hall and was not heard.', 'gd', BODY)).toBe(
      false,
    );
    expect(isOtherLanguage('The mayor of the city is in the hall and was not heard.', 'fr', BODY)).toBe(true);
  });
});

describe('who is quoted', () => {
  const spoken = readSources(
    [
      {
        id: 'a',
        title: '',
        teaser: '',
        body: 'Mayor Ada Lund spoke on Monday. “We will rebuild every street,” she said. “We lost it all. The harbour opens again in May. Nobody leaves us,” said Otto Hale.',
      },
    ],
    'en',
  );
  const kinds = (text: string) =>
    checkSentence(text, spoken, { language: 'en', part: 'sentence' }).map(({ kind }) => kind);

  test('may be named near by, and what is quoted may go on for sentences', () => {
    expect(kinds('Mayor Ada Lund said “we will rebuild every street”.')).toEqual([]);
    expect(kinds('Otto Hale said “the harbour opens again in May”.')).toEqual([]);
    expect(kinds('Mayor Ada Lund said “nobody leaves us”.')).toEqual(['quotation']);
  });
});

test('what police believe is theirs, and a speaker before a colon is one', () => {
  const body = 'Police believe that a baker lit the fire at the old theatre.';
  const one = readSources([{ id: 'a', title: '', teaser: '', body }], 'en');
  const kinds = (text: string) =>
    checkSentence(text, one, { language: 'en', part: 'headline' }).map(({ kind }) => kind);
  expect(kinds('A baker lit the fire at the old theatre')).toEqual(['attribution']);
  expect(kinds('Police: A baker lit the fire at the old theatre')).toEqual([]);
});

test('who says both what a report says and its opposite turns nothing round', () => {
  const said = 'leaders rejected the plan';
  expect(oppositeOf('leaders approved the plan', said, said)).toBe('approved');
  expect(oppositeOf('leaders who had approved the plan rejected it', said, said)).toBeNull();
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

test('what one report denies and another says may be said', () => {
  const two = readSources(
    ['The quay of Vexford will not close in May.', 'The quay of Vexford will close in May.'].map(
      (body, at) => ({
        id: `${at}`,
        title: '',
        teaser: '',
        body,
      }),
    ),
    'en',
  );
  const kinds = (text: string) =>
    checkSentence(text, two, { language: 'en', part: 'sentence' }).map(({ kind }) => kind);
  expect(kinds('The quay of Vexford will close in May.')).toEqual([]);
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
