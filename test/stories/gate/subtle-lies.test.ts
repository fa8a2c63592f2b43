import { describe, expect, test } from 'vitest';
import { checkSentence } from '../../../src/stories/gate/check-sentence.ts';
import { readSources } from '../../../src/stories/gate/read-sources.ts';

const ENGLISH =
  `Ferry operator Norden will cut up to 240 jobs in Vexford, chief executive Ines Holt said on Monday.
Mayor Ada Lund said at least 30 boats sank in the storm, which hit Orme on Sunday.
Judge Otto Hale rejected a plea by sailor Bo Marsh, 41, and his brother, Tom Marsh, 36.
Captain Ida Sorn sacked nearly 90 deckhands in Orme before Lowmoor beat Vexford 2-1 on Saturday.
Customers pay 12 crowns for children under nine.
The quay could sink within a decade, engineers warned.
The crews are not accustomed to “confront a storm”. Talks will end in May unless the union returns, Norden said. A guard shot a porter in the leg.
“We cannot say that the harbour is safe, and I am sorry,” Ada Lund said on Friday.
Heavy rain caused a leak that flooded the old customs house.
Two sailors were rescued and 14 injured when the mast fell. Three of the six divers survived.
Norden denied that its crews slept on duty. The bank has served four chairmen.
The harbour office fined Alder Freight 90 crowns. Reporter Ivo Pell may win the Larch Prize.
A tram carrying 46 pupils overturned near Hollin, injuring nine of them. At least half of the fund went to Orme.
The council set aside £5m for roads and £3m for schools. A third of the pilots voted no. Rents doubled to 400 crowns. Only 12 of 48 wells work.
Councillor Rosa Dray called the fine “a scandal.” Police detained 21 porters; seven were later released.
At least a fifth of the barges sank. Fares at least quadrupled.`.replaceAll('\n', ' ');
const FRENCH = `Norden va supprimer jusqu'à 240 emplois à Corvane, a annoncé lundi la directrice Inès Holt.
Le chômage a reculé de 0,4 point au deuxième trimestre.
Le procureur Otto Hale n'était pas convaincu et le maire Bo Marsan n'exclut pas une grève.
Environ 60 marins ont été licenciés. Le tribunal a condamné lundi l’ancien maire Yves Corvin.
Les recherches reprendront mardi, à moins que le vent ne forcisse. Un skieur, Marc Sorn, est porté disparu.`.replaceAll(
  '\n',
  ' ',
);
const sourcesOf = (body: string, language: string) =>
  readSources([{ id: 'a', title: '', teaser: '', body }], language);
const sources = { en: sourcesOf(ENGLISH, 'en'), fr: sourcesOf(FRENCH, 'fr') };
const kindsOf = (text: string, language: 'en' | 'fr') => [
  ...new Set(checkSentence(text, sources[language], { language, part: 'sentence' }).map(({ kind }) => kind)),
];

describe('stopped', () => {
  test.for([
    ['Norden will cut 240 jobs in Vexford, Ines Holt said.', 'figure'],
    ['Mayor Ada Lund said 30 boats sank in the storm.', 'figure'],
    ['Captain Ida Sorn sacked more than 90 deckhands in Orme.', 'figure'],
    ['Customers pay 12 crowns for children over nine.', 'figure'],
    ['Judge Otto Hale rejected a plea by sailor Bo Marsh, 36.', 'figure'],
    ['The bank has served four years.', 'figure'],
    ['Judge Bo Marsh made a plea.', 'name'],
    ['Vexford beat Lowmoor 2-1 on Saturday.', 'name'],
    ['Ada Lund sacked nearly 90 deckhands in Orme.', 'name'],
    ['Engineers warned that the quay will sink within a decade.', 'attribution'],
    ['Talks will end in May, Norden said.', 'attribution'],
    ['“The harbour is safe,” Ada Lund said.', 'quotation'],
    ['Norden said that its crews slept on duty.', 'polarity'],
    ['Negligence caused a leak that flooded the old customs house.', 'unsupported'],
    ['The old customs house flooded because of a strike.', 'unsupported'],
    ['Heavy rain caused the worst leak in the old customs house.', 'unsupported'],
    ['Heavy rain caused the first leak in the old customs house.', 'unsupported'],
    ['A guard shot and killed a porter.', 'unsupported'],
    ['Alder Freight fined the harbour office 90 crowns.', 'name'],
    ['The harbour office fined Norden 90 crowns.', 'name'],
    ['Bo Marsh may win the Larch Prize.', 'name'],
    ['A tram carrying 46 pupils overturned near Vexford.', 'name'],
    ['A tram overturned near Hollin, killing nine pupils.', 'figure'],
    ['Half of the fund went to Orme.', 'figure'],
    ['The council set aside £3m for roads.', 'figure'],
    ['Half of the pilots voted no.', 'figure'],
    ['A quarter of the pilots voted no.', 'figure'],
    ['Two-thirds of the pilots voted no.', 'figure'],
    ['Rents tripled to 400 crowns.', 'figure'],
    ['A fifth of the barges sank.', 'figure'],
    ['Fares quadrupled.', 'figure'],
    ['Ines Holt called the fine “a scandal”.', 'quotation'],
    ['Police detained seven porters; 21 were later released.', 'figure'],
  ] as const)('%s: %s', ([text, kind]) => expect(kindsOf(text, 'en')).toContain(kind));

  test.for([
    ['La directrice Inès Holt a annoncé que Norden va supprimer 240 emplois.', 'figure'],
    ['Le chômage a reculé de 0,4 point au troisième trimestre.', 'figure'],
    ['Le chômage a progressé de 0,4 point au deuxième trimestre.', 'polarity'],
    ['Le maire Bo Marsan exclut une grève.', 'polarity'],
    ['Le procureur Bo Marsan n’exclut pas une grève.', 'name'],
    ['Le tribunal a condamné Bo Marsan.', 'name'],
    ['Les recherches reprendront mardi.', 'attribution'],
    ['Un skieur, Marc Sorn, est mort.', 'unsupported'],
    ['Un skieur, Marc Sorn, est décédé.', 'unsupported'],
  ] as const)('%s: %s', ([text, kind]) => expect(kindsOf(text, 'fr')).toContain(kind));
});

describe('printed', () => {
  test.for([
    'Norden will cut as many as 240 jobs in Vexford, Ines Holt said.',
    'Mayor Ada Lund said 30 or more boats sank in the storm.',
    'Captain Ida Sorn sacked almost 90 deckhands in Orme.',
    'A plea by Bo Marsh, 41, was rejected by Judge Otto Hale.',
    'Vexford were beaten 2-1 by Lowmoor on Saturday.',
    'Engineers warned that the quay may sink within a decade.',
    'The crews are not accustomed to “confront a storm”. Talks will end in May unless the union comes back, Norden said.',
    'Ada Lund said she could not say “that the harbour is safe”.',
    '“We cannot say that the harbour is safe,” Ada Lund said.',
    'Norden denied its crews slept on duty.',
    'The rain caused a leak that flooded the old customs house.',
    'Fourteen sailors were injured when the mast fell.',
    'Three divers survived.',
    'Crews lack practice to “confront a storm”.',
    'The crews are not accustomed to storms.',
    'Alder Freight was fined 90 crowns by the harbour office.',
    'At least half the fund went to Orme.',
    'The council set aside £3m for its schools.',
    'A third of all pilots voted no.',
    'Rents have doubled to 400 crowns.',
    'At least a fifth of the barges sank.',
    'Fares at least quadrupled.',
    'Only a quarter of the 48 wells work.',
    'Rosa Dray called the fine “a scandal”.',
    'Police detained 21 porters, seven of whom were later released.',
  ])('%s', (text) => expect(kindsOf(text, 'en')).toEqual([]));

  test.for([
    'La directrice Inès Holt a annoncé que Norden va supprimer jusqu’à 240 emplois.',
    'Bo Marsan n’exclut pas une grève.',
    'L’ancien maire Yves Corvin a été condamné par le tribunal.',
    'Quelque 60 marins ont été licenciés.',
  ])('%s', (text) => expect(kindsOf(text, 'fr')).toEqual([]));

  test('of one story: a bound that another report does not set', () => {
    const two = readSources(
      ['At least 30 boats sank off Orme.', 'The storm sank 30 boats off Orme.'].map((body, at) => ({
        id: `${at}`,
        title: '',
        teaser: '',
        body,
      })),
      'en',
    );
    expect(
      checkSentence('The storm sank 30 boats off Orme.', two, { language: 'en', part: 'sentence' }),
    ).toEqual([]);
  });
});
