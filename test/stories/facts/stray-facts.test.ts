import { describe, expect, test } from 'vitest';
import { knowFacts, strayFacts } from '../../../src/stories/facts/stray-facts.ts';

const SOURCE = `The U.S. government gave 1,200 crowns each to 21 towns on Dec. 12, up 4.8 per cent, Minister Jean-Luc Moreau said.
World Health Organization staff counted one thousand cases in France; the E.U. paid £3.5bn, or 40 million dollars a day.
“We’ve waited 70 years for this,” said Ada Marsh of the Harbour Trust. Bo Lund, 57, did not answer on Tuesday.
About 11,874 people came. Deputies voted 31-12 for it in the third reading. The children's home at St. Mary may close in May 2027.`;
const known = knowFacts([SOURCE]);
const straysOf = (text: string) => strayFacts(text, known).map(({ kind, written }) => `${kind} ${written}`);

describe('another spelling of what the sources say', () => {
  test.for([
    'The US gave 1200 crowns to twenty-one towns.',
    'The United States gave 1\u00a0200 crowns.',
    'American aid rose 4.8%.',
    'It rose 4.8 percent on 12 December.',
    'On December 12th the U.S. paid.',
    'The WHO counted 1,000 cases.',
    'French cases came to a thousand.',
    'The European Union paid £3.5 billion.',
    'The EU paid 3,500 million pounds.',
    'It paid $40m a day.',
    "Ada Marsh: “we've waited 70 years for this”",
    'Marsh said: "We\'ve waited 70 years for this."',
    'Nearly 12,000 people came.',
    'More than 11,000 people came.',
    'Thousands came.',
    'Deputies voted 31 to 12 in the 3rd reading.',
    'The children’s home may close in May.',
    'Moreau’s towns got money, the Harbour Trust said.',
    'Officials of the Trust gave no answer on Tuesday.',
    'Government gives 21 towns money',
    'Government Gives Twenty-One Towns Money',
    'Officials march to the Harbour Trust.',
    'The towns march 21 times.',
    'In December 57 people came.',
    'In December 1,200 crowns came.',
    'In December 4.8 per cent came.',
    'It paid 40 million a day.',
  ])('%s', (text) => expect(straysOf(text)).toEqual([]));
});

describe('what no source says', () => {
  test.for([
    ['It gave 1,300 crowns.', ['figure 1,300']],
    ['It gave twenty-two towns money.', ['figure twenty-two']],
    ['It rose by 21%.', ['figure 21%']],
    ['It paid £40 million a day.', ['figure £40 million']],
    ['It paid 40 billion dollars.', ['figure 40 billion']],
    ['It counted 1.2 cases.', ['figure 1.2']],
    ['About 11,900 people came.', []],
    ['About 15,000 people came.', ['figure 15,000']],
    ['12,000 people came.', ['figure 12,000']],
    ['More than 12,000 people came.', ['figure 12,000']],
    ['More than 9,000 people came.', ['figure 9,000']],
    ['There were fewer than 11,000 people.', ['figure 11,000']],
    ['Up to 12,000 people came.', []],
    ['It rose by over 4%.', ['figure 4%']],
    ['Millions came.', ['figure Millions']],
    ['It was paid on December 13.', ['figure 13', 'date December 13']],
    ['It was paid on Dec. 21.', ['date Dec 21']],
    ['It was paid on Thursday in June.', ['date Thursday', 'date June']],
    ['The minister met Orla Penhale.', ['name Orla Penhale']],
    ['Penhale met the minister.', ['name Penhale']],
    ['The minister met Ada Lund.', ['name Ada Lund']],
    ['The German minister and NATO answered.', ['name German', 'name NATO']],
    ['He said “we never wanted this”.', ['quotation we never wanted this']],
    ['He called it ‘a fine day’ for all.', ['quotation a fine day']],
  ] as const)('%s', ([text, expected]) => expect(straysOf(text)).toEqual(expected));
});

test.for<[text: string, source: string, strays: string[]]>([
  ['It is 300 metres wide.', 'It is 300m wide.', []],
  ['It paid 4,100,000 crowns.', 'It paid 4.1m crowns.', []],
  ['It rose by 4%.', 'It rose by 4 to 5 per cent.', []],
  ['It costs 12 cents.', 'It costs 12c.', []],
  ['In May 5% left.', 'It rose by 5 per cent in May.', []],
  ['On May 5, 9 boats left.', 'In May 9 boats left.', ['5', 'May 5']],
  ['A few cents more were paid.', 'A little more was paid.', []],
  ['They met Black.', 'They met a minister.', ['Black']],
  ['A six-hour siege ended.', 'The siege ended after 6 hours.', []],
  ['NASA agreed.', 'Officials at Nasa agreed.', []],
  ['Hundreds came.', 'It paid 40 million crowns.', ['Hundreds']],
  ['They met Iris.', 'They went to Iran.', ['Iris']],
])('“%s” where the sources say “%s”', ([text, source, strays]) => {
  expect(strayFacts(text, knowFacts([source])).map(({ written }) => written)).toEqual(strays);
});

test('the pronoun “us” is no source for the country', () => {
  expect(strayFacts('The US agreed.', knowFacts(['They told us so.']))).toEqual([
    { kind: 'name', written: 'US' },
  ]);
});

test('French figures and names', () => {
  const french = knowFacts(['Le Québec versera 4,5 milliards à douze villes dès mardi, selon Mme Tremblay.']);
  expect(strayFacts('Selon Mme Tremblay, 12 villes québécoises auront 4,5 milliards.', french)).toEqual([]);
  expect(
    strayFacts('Treize villes auront 5,4 milliards jeudi, selon M. Gagnon.', french).map(
      ({ written }) => written,
    ),
  ).toEqual(['5,4 milliards', 'Treize', 'Gagnon', 'jeudi']);
});

test('hostile lengths take no time to speak of', () => {
  const long = `${'1.'.repeat(20_000)} ${'Aa '.repeat(20_000)} "${'x '.repeat(20_000)} ${'twenty-'.repeat(8_000)}`;
  expect(strayFacts(long.slice(0, 2_000), knowFacts([long])).length).toBeGreaterThanOrEqual(0);
});
