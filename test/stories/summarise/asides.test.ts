import { describe, expect, test } from 'vitest';
import type { Article } from '../../../src/feeds/article.ts';
import { summariseStory } from '../../../src/stories/summarise-story.ts';
import { anArticle, aStory } from '../an-article.ts';
import { whimsical } from './rankers.ts';

const ROOMS = [
  { length: 'lead', words: [80, 160] },
  { length: 'story', words: [30, 80] },
  { length: 'brief', words: [10, 30] },
] as const;

/** What fifty wishes at each length print, whatever they want. */
function everyWish(articles: Article[]): string[][] {
  return ROOMS.flatMap((room) =>
    Array.from({ length: 50 }, (_, seed) => {
      const options = { ...room, language: 'en', ranker: whimsical(seed) };
      return summariseStory(aStory(...articles), options).sentences.map(({ text }) => text);
    }),
  );
}

interface Told {
  what: string;
  /** Title and text of each report, the best first. */
  reports: [string, string][];
  /** Sentences of the other reports that an editor prints, too. */
  event: string[];
  /** What an editor leaves out. */
  beside: string[];
}

const STORIES: Told[] = [
  {
    what: 'a disaster: reactions, and what the place is known for',
    reports: [
      [
        'Dam above Pellworth bursts, 40 houses flooded',
        'A dam above Pellworth burst on Tuesday night and flooded 40 houses, the fire brigade said. Nobody was killed.',
      ],
      [
        'Forty houses under water after dam bursts at Pellworth',
        'The fire brigade brought 96 people out of the flooded houses below the dam by boat. Stars of the stage reacted with songs for Pellworth, whose dam had burst.',
      ],
      [
        'Pellworth flooded as dam bursts in the night',
        'Engineers had warned in March that the dam above Pellworth could burst. Pellworth has the oldest brass band of Norland and holds a cheese fair each spring.',
      ],
      [
        'Dam burst floods houses in Pellworth',
        'Houses flooded when the dam burst stay without power until Friday, the fire brigade of Pellworth said. Pellworth lost the cup final to Sorvik in a shoot-out last year.',
      ],
    ],
    event: ['by boat', 'had warned in March', 'without power'],
    beside: ['Stars of the stage', 'brass band', 'cup final'],
  },
  {
    what: 'a company: its other affairs',
    reports: [
      [
        'Ostley Motors buys the bus maker Kerrin for 2 billion crowns',
        'Ostley Motors is buying the bus maker Kerrin for 2 billion crowns, the two companies said on Monday. Shareholders vote in June. The price is a fifth above what Kerrin was worth at the exchange on Friday. Kerrin sells 900 diesel buses a year to towns along the coast and lost money twice since the ferry tunnel was dug. Ostley Motors wants to lend it engineers, workshops and a bank guarantee until its orders recover.',
      ],
      [
        'Bus maker Kerrin goes to Ostley Motors',
        'Kerrin will keep its name and both of its plants under Ostley Motors, the bus maker said. Ostley Motors had opened a museum of delivery vans in Brinmouth in the autumn.',
      ],
      [
        'Ostley Motors in 2-billion deal for Kerrin',
        'Regulators must approve the deal, in which Ostley Motors pays 2 billion crowns for the bus maker. Karl Ostley, 88, founder of Ostley Motors, collects clocks and breeds ponies on a small island.',
      ],
      [
        'Kerrin sold to Ostley Motors',
        'Ostley Motors and the bus maker Kerrin want to build an electric bus by 2030, the companies said.',
      ],
    ],
    event: ['keep its name', 'Regulators must approve', 'electric bus'],
    beside: ['museum of delivery vans', 'breeds ponies'],
  },
  {
    what: 'two reports of one politician that are not of one event',
    reports: [
      [
        'Senator Orla Quist will not run for president',
        'Senator Orla Quist will not run for president next year, her advisers said on Sunday. They had told her that she could not win.',
      ],
      [
        'Orla Quist mocks rival’s wardrobe in late show',
        'Senator Orla Quist made fun of Lise Penhale’s shoes in a television quiz on Thursday and sang two songs from a musical.',
      ],
    ],
    event: [],
    beside: ['shoes'],
  },
];

describe.for(STORIES)('$what', ({ reports, event, beside }) => {
  const articles = reports.map(([title, teaser], at) => anArticle({ title, teaser, outlet: `Outlet ${at}` }));
  const wishes = everyWish(articles);
  const printed = [...new Set(wishes.flat())].join(' ');

  test('what is beside the event is never printed', () => {
    for (const words of beside) expect(printed).not.toContain(words);
  });

  test('what the other reports tell of the event may be', () => {
    for (const words of event) expect(printed).toContain(words);
  });

  test('there is a summary whatever is wanted, and the first report or the headline’s news opens it', () => {
    const [[title = '', teaser = ''] = []] = reports;
    const openings = [...new Set(wishes.map(([opening = '']) => opening))];
    expect(openings.filter((opening) => !opensOnTheNews(opening, title, teaser))).toEqual([]);
  });
});

/** It is the first report's, or has three of the headline's longer words. */
function opensOnTheNews(opening: string, title: string, teaser: string): boolean {
  const words = title.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
  const said = words.filter((word) => opening.toLowerCase().includes(word.slice(0, 5)));
  return teaser.includes(opening) ? opening !== '' : said.length >= 3;
}
