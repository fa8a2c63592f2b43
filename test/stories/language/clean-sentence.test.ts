import { describe, expect, test } from 'vitest';
import { cleanSentence } from '../../../src/stories/language/clean-sentence.ts';
import { splitSentences } from '../../../src/stories/language/split-sentences.ts';

function clean(text: string) {
  return cleanSentence({ text, start: 0, end: text.length });
}

test.for([
  'VEXFORD (Wire) - The mayor resigned on Monday after the vote.',
  'VEXFORD—The mayor resigned on Monday after the vote.',
  'VEXFORD, Norland — The mayor resigned on Monday after the vote.',
  '(Wire) -- The mayor resigned on Monday after the vote.',
  '(CNN)The mayor resigned on Monday after the vote.',
  '(The Harbour Reporter)The mayor resigned on Monday after the vote.',
  'Vexford, Nov. 3 (AP) - The mayor resigned on Monday after the vote.',
  'VEXFORD, Nov. 3 – The mayor resigned on Monday after the vote.',
  'PORT VEX/VEXFORD (Wire) – The mayor resigned on Monday after the vote.',
  'VEXFORD.- The mayor resigned on Monday after the vote.',
  'Vexford (Wire).- The mayor resigned on Monday after the vote.',
  'NEW VEXFORD: The mayor resigned on Monday after the vote.',
  'Vexford — The mayor resigned on Monday after the vote.',
  'Port Vexford, Norland — The mayor resigned on Monday after the vote.',
  'week: Police Vexford, Nov 3 (PTI) The mayor resigned on Monday after the vote.',
  '(Eds: Updating with quotes) By A B Lund Vexford, Nov. 3 (PTI) The mayor resigned on Monday after the vote.',
  'Mayor to resign: council Port Vexford, November 3 (AFP) - The mayor resigned on Monday after the vote.',
])('cuts the dateline of %s', (text) => {
  const cleaned = clean(text);
  expect(cleaned).toMatchObject({ text: 'The mayor resigned on Monday after the vote.', edited: 'dateline' });
  expect(text.slice(cleaned?.start, cleaned?.end)).toBe(cleaned?.text);
});

describe.for([
  '(Vexfort) ',
  '(Saint-Rémi-sur-Vey) ',
  '(AV) ',
  'VEXFORT | ',
  'Val-d’Orme | ',
  'L’ASCENSION — ',
  'ÎLE-D’ORME, 3 nov. (Agence Vey) — ',
  'Trois-Vallées – ',
  'Vexfort, le 3 novembre 2026 – ',
  'Notre-Dame-de-Vey — ',
])('cuts the French dateline “%s”', (dateline) => {
  test.for([
    'Le maire a démissionné lundi après le vote.',
    'L’école du port fermera ses portes en juin.',
    '«\u00a0Le pont ferme\u00a0», a annoncé la mairesse Inès Roy.',
  ])('before “%s”', (told) => {
    const [first] = splitSentences(dateline + told, 'fr-CA').slice(-1);
    expect(first && cleanSentence(first)?.text).toBe(told);
  });
});

test.for([
  'אמר ראש העיר ד"ר משה כהן ביום ראשון בערב.',
  '„Wir zahlen seit Jahren für die Brücke“, sagte die Bürgermeisterin am Montag.',
  '„Wir zahlen seit Jahren für die Brücke”, sagte die Bürgermeisterin am Montag.',
])('leaves the marks of “%s” as they are', (text) => {
  expect(clean(text)?.text).toBe(text);
});

test('prints no German quotation that is left open', () => {
  expect(clean('„Wir zahlen seit Jahren für die Brücke, sagte die Bürgermeisterin.')).toBeNull();
});

test.for([
  ['a name in brackets further on', '(Vexfort) Le maire a démissionné lundi après le vote.', 40],
  ['a French day', 'Vendredi – Le maire de Vexfort a démissionné après le vote.', 0],
  ['a day before a bar', 'Dimanche | La mairesse de Vexfort a démissionné après le vote.', 0],
  ['yesterday', 'Hier — La mairesse de Vexfort a démissionné après le vote.', 0],
  ['a pair of dashes', 'Vexfort – L’orgueil de la côte – a perdu son maire lundi soir.', 0],
] as const)('keeps %s', ([, text, start]) => {
  expect(cleanSentence({ text, start, end: start + text.length })?.text).toBe(text);
});

test.for([
  'Vexford – Corvane ended 2-1 after a penalty in the last minute.',
  'Vexford — Corvane ended 2-1 after a penalty in the last minute.',
  'Vexford Rovers – Corvane finished goalless in front of forty thousand.',
  'VFC - Corvane was postponed on Sunday because of the snow.',
  'Vexford – Corvane City kicks off at nine on Saturday evening.',
  'Vexford – Corvane trains were cancelled all day on Monday.',
  'Vexford – Corvane yacht race begins on the last Monday of the year.',
  'Vexford – Corvane was the first railway between two ports.',
  'Vexfort – Corvane s’est terminé sur un match nul samedi soir.',
  'Vexfort – Corvane se jouera dimanche soir à huis clos.',
])('keeps the pair that opens “%s”', (text) => {
  expect(clean(text)?.text).toBe(text);
});

test('a number to call is a service, not the news', () => {
  expect(clean('S.O.S. Vexford : 1 800 555-0199 en tout temps.')).toBeNull();
  expect(clean('The fund of Vexford paid 1 800 550 crowns to the crew.')).not.toBeNull();
});

test.for([
  ['Vexford – ', 'Norland ended its mission in the strait on Monday.'],
  ['Vexford – ', 'Teachers ended a strike of three weeks on Monday.'],
  ['Vexford – ', 'The game was postponed on Sunday because of the snow.'],
  ['VEXFORD – ', 'Corvane trains were cancelled all day on Monday.'],
  ['Vexford – ', 'Air Corvane flight crews walked out on Saturday.'],
  ['Vexford – ', 'Corvane Rail train drivers will strike on Monday.'],
  ['Vexford — ', 'Corvane trains were cancelled all day on Monday.'],
  ['Vexfort – ', 'Corvane a annoncé lundi une aide aux deux ports.'],
] as const)('cuts “%s” before “%s”', ([dateline, told]) => {
  expect(clean(dateline + told)).toMatchObject({ text: told, edited: 'dateline' });
});

test('cuts the dateline before a sentence that has a dash of its own', () => {
  expect(
    clean(
      'VEXFORD — The mayor marks a year in office on Monday, but nobody is celebrating — least of all she.',
    ),
  ).toMatchObject({ edited: 'dateline', text: expect.stringMatching(/^The mayor marks/) });
});

test('cuts a leading connective and capitalises what follows', () => {
  expect(clean('However, the council rejected the plan twice.')).toMatchObject({
    text: 'The council rejected the plan twice.',
    edited: 'connective',
  });
});

test.for([
  ['Why it matters: The plant was promised 4,000 jobs.', 'The plant was promised 4,000 jobs.'],
  ['What’s next: The council votes on Monday evening.', 'The council votes on Monday evening.'],
  ['And yet the council rejected the plan.', 'The council rejected the plan.'],
  ['But “the plan is dead,” the mayor said.', '“The plan is dead,” the mayor said.'],
  ['But iPhones were sold at the harbour all day.', 'iPhones were sold at the harbour all day.'],
  ['Toutefois, le conseil a rejeté le projet.', 'Le conseil a rejeté le projet.'],
])('%s → %s', ([text = '', rest]) => {
  const cleaned = clean(text);
  expect(cleaned).toMatchObject({ text: rest, edited: 'connective' });
  expect(text.slice(cleaned?.start, cleaned?.end).toLowerCase()).toBe(rest?.toLowerCase());
});

test.for([
  ['Mayor Ada Lund (pictured, left) resigned in Vey.', 'Mayor Ada Lund resigned in Vey.'],
  ['Ada Lund (right), 44, and Otto Hale (not pictured) resigned.', 'Ada Lund, 44, and Otto Hale resigned.'],
])('cuts who is where in the picture: %s', ([text = '', rest]) => {
  expect(clean(text)).toMatchObject({ text: rest, edited: 'parenthesis', start: 0, end: text.length });
});

test.for([
  'The donor-funded hospital in Vexford closed on Monday after aid was cut.',
  'The next step is the publication of the draft rules on Friday, the minister said.',
  'The Vexford Herald is an independent newsroom that police raided on Friday.',
  'The Quay is the latest news outlet to be banned from the country.',
])('keeps the news of a paper: %s', (text) => {
  expect(clean(text)).not.toBeNull();
});

test('keeps what brackets say of the news', () => {
  const text = 'The New Party (right of the centre) won 4 (left over: 3) seats in Vey.';
  expect(clean(text)).toMatchObject({ text });
});

test.for([
  'In fact, Hale said, the council of Vexford opposed the plan.',
  'Monday — The mayor resigns and the council meets in Vexford.',
  'Otto Hale — The Lens called him a fox — lost the vote in Vexford.',
  'Still life with lemons sold for four million crowns.',
  'Instead of the mill the council will sell the harbour.',
  'However hard the council tries the mill will close.',
  'But for the rain the match would have been won by Vey.',
  'NORDEN – Vexford’s largest shipyard – The Lens reports, is for sale.',
  'According to the mayor, the plan is dead.',
  'Ada Lund made waves at a news conference in Vey after she left the party.',
  'Heat waves in Norland killed 200 people last summer.',
  'Shock waves from the blast in the harbour broke windows in Vexford.',
  'Hundreds of boats waited in waves at sea on Friday.',
  'The central bank smiles on the markets of Norland.',
  'A fair showcasing the work of the harbour’s painters opened in Vexford on Friday.',
  'Gov. Otto Hale (R) said nothing had been decided in the House.',
  'The law was passed on May 3, 2019, and took effect on Jan. 1, 2020.',
  'Everybody who listens to the radio knows the mayor of Vexford.',
  'The party moved from left to centre, and lost in Vexford.',
  '9 of 12 councillors voted for the harbour in Vexford.',
  'Ada Lund won in Vexford.',
  'The ferry McVey will carry MORE, a charity for the islands of Norland.',
])('cuts nothing that changes the meaning: %s', (text) => {
  expect(clean(text)).toEqual({ text, start: 0, end: text.length });
});

test.for([
  ['cut by the feed', 'The council rejected the plan and then …'],
  ['cut by the feed with brackets', 'The council rejected the plan and then [...]'],
  ['without an end', 'The council rejected the plan and then'],
  ['a question', 'Will the council reject the plan again?'],
  ['too short', 'The plan failed.'],
  ['a caption credit', 'Photo by Ana Ruiz / The Lens The council met on Monday.'],
  ['a call to read on', 'The council met on Monday, read more in our special report.'],
  ['what a paper says of itself', 'The Quay Ledger is a nonprofit newsroom that covers the coast.'],
  ['what a letter says of itself', 'Quay Notes is a reader-supported publication and has been since 2019.'],
  ['an advertisement', 'Sign up for our newsletter and get the news every day.'],
  ['a byline', 'By Ana Ruiz in Vexford with agency reports today.'],
  ['an address', 'The council published the plan at https://vexford.example today.'],
  ['a label without a verb of its own', 'How the eyes of the world watched the mayor shake hands.'],
  ['a file photo', 'In this May 3, 2020 file photo, the mayor of Vexford speaks.'],
  ['one of several photos', '1 of 2 In this 2008, photo Otto Hale poses beside the harbour.'],
  ['a dated picture', 'Dockers walk along an empty quay in Vexford, Norland, March 24, 2026.'],
  ['a picture of a weekday', 'Ada Lund, who says the vote was lost, reacts in Vey, Friday, May 3, 2026.'],
  [
    'people in their places',
    'Otto Hale, left, and Ada Lund, who is charged with fraud for the harbour deal.',
  ],
  ['people in a row', 'Listening are from left, Otto Hale, treasurer, and Ada Lund of Vey.'],
  ['a pose', 'Mayor Ada Lund listens as Otto Hale holds a council meeting at the town hall.'],
  ['an answer to the press', 'Mayor Ada Lund speaks to reporters in the garden of the town hall on Friday.'],
  ['a name and a place', 'Dr. Otto Hale on Aug. 1 in Vexford.'],
  ['a link to other news', 'Watch: The mayor of Vexford leaves the harbour by boat.'],
  ['who helped', 'Ana Ruiz in Vexford contributed to this report on Monday.'],
  ['a French link to other news', 'À lire aussi : le maire de Vexford quitte le port.'],
  ['a French date line', 'Publié le 3 novembre à 15 h 30 par la rédaction.'],
  ['a French question', '« Qui paiera le port de Vexford ? »'],
  ['what a button closes', 'CLOSE Mayor Ada Lund had an answer to the council of Vexford.'],
  [
    'a list of links inside',
    'Mayor Ada Ida LundCouncil votes on harbour Ferries stop at noon MORE on Monday resigned.',
  ],
  ['a note on whose opinion it is', 'The views expressed in this commentary are solely those of the writer.'],
  ['an aside in brackets', '(The mayor of Vexford, who resigned (twice), said nothing of the plan.)'],
  ['half a quotation', '“The plan is dead, the mayor said on Monday night.'],
  ['lower case', 'and so the council met again on Monday night.'],
  ['syndication', 'The post Harbour plan rejected appeared first on Harbour Times.'],
])('refuses what is %s', ([, text = '']) => {
  expect(clean(text)).toBeNull();
});

test.for([
  '“The plan is dead,” the mayor said on Monday.',
  '« Le projet est mort », a déclaré le maire lundi.',
  'Le maire a déclaré lundi : « Le projet est mort. »',
])('leaves a plain sentence alone: %s', (text) => {
  expect(clean(text)).toEqual({ text, start: 0, end: text.length });
});

test.for([
  ['“The plan is dead and the harbour is saved.', '“The plan is dead and the harbour is saved.”'],
  ['The mayor of Vexford said “the plan is dead.', 'The mayor of Vexford said “the plan is dead.”'],
  ['The harbour is saved,” the mayor of Vexford said.', '“The harbour is saved,” the mayor of Vexford said.'],
])('closes a quotation that other sentences share: %s', ([text = '', whole = '']) => {
  expect(clean(text)).toMatchObject({ text: whole, edited: 'quotation' });
});

test('a name before a dash is where it was filed only where the text begins', () => {
  const text = 'Tarn Motors — Shares of the carmaker fell 5 percent on Friday.';
  expect(cleanSentence({ text, start: 80, end: 80 + text.length })?.text).toBe(text);
});

test.for([
  'This interview has been edited for length and clarity.',
  'Have a great day, and thanks for reading.',
  'Merci de nous lire et bonne semaine à tous.',
  'Claim: The mayor of Vexford sold the park for one crown.',
  'Rumeur : le maire de Vexford aurait vendu le parc.',
  'Anyone with information is asked to call the police of Vexford.',
  'Toute information peut être communiquée à la police de Vexford.',
  'Correction: The mayor resigned on Monday and not on Tuesday.',
  'An earlier version of this story said that two people had died.',
  'Rectificatif : le maire a démissionné lundi et non mardi.',
  'Une version précédente de cet article faisait état de deux décès.',
])('prints nothing of an outlet’s words about itself: %s', (text) => {
  expect(clean(text)).toBeNull();
});

test.for([
  'Correction officers in Vexford went on strike on Monday.',
  'The council thanked the crew for reading the tide so well.',
  'La correction des copies commence lundi à Vexford.',
])('is news all the same: %s', (text) => {
  expect(clean(text)?.text).toBe(text);
});

test.for([
  ['De son côté, le pétrole a perdu 40 cents à Vexford.', 'Le pétrole a perdu 40 cents à Vexford.'],
  ['For its part, the council of Vexford will wait.', 'The council of Vexford will wait.'],
  ['In other business, council sold the old mill.', 'Council sold the old mill.'],
  ['14:25 Flights resume at the airport of Vexford.', 'Flights resume at the airport of Vexford.'],
] as const)('cuts what stands before the news: %s', ([text, rest]) => {
  expect(clean(text)?.text).toBe(rest);
});

test.for([
  ['at most sixty words', 60, true],
  ['no more', 61, false],
  ['four words at least', 4, true],
  ['no fewer', 3, false],
] as const)('prints a sentence of %s', ([, words, isPrinted]) => {
  const text = `The ${'long '.repeat(words - 3)}ferry sank.`;
  expect(clean(text)?.text ?? null).toBe(isPrinted ? text : null);
});
