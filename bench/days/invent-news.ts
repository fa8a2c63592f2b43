import { seeded } from '../../src/stories/learning/train-boosted-trees.ts';
import type { NewsItem } from '../../test/support/own-newsroom.ts';

export const OUTLETS = ['post', 'courier', 'radio', 'tribune'];

/** A report, and when its outlet publishes it. */
export interface Published extends NewsItem {
  outlet: string;
  /** Epoch milliseconds. */
  at: number;
}

const DAY = 86_400_000;
const STORIES_A_DAY = 32;
const LATER = 600_000;
const TOWNS =
  'Brinmouth Vellin Corvale Orme Tarrow Penhal Lisk Marren Dovecombe Astley Harrow Quaywick Sele Thornby Eskin'.split(
    ' ',
  );
const BODIES = [
  'council',
  'fire service',
  'canal trust',
  'university',
  'port authority',
  'health board',
  'water company',
  'teachers’ union',
  'high court',
  'rail operator',
  'housing office',
];
const THINGS = [
  'bridge',
  'hospital wing',
  'tram line',
  'library',
  'reservoir',
  'ferry terminal',
  'stadium',
  'power plant',
  'fish market',
  'museum',
  'runway',
  'sea wall',
  'data centre',
];
const ACTS = [
  'closes',
  'opens',
  'sells',
  'repairs',
  'approves',
  'delays',
  'buys',
  'inspects',
  'bans cars from',
];
const WRITERS = ['Orla Penhale', 'Tobias Ewart', 'Sefa Lindholm', 'Ines Marchetti'];

/** Some thirty stories a day, each reported by one to four outlets within half an hour: the same each time. */
export function inventNews(from: number, days: number): Published[] {
  const random = seeded(days);
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  const news: Published[] = [];
  for (let story = 0; story < days * STORIES_A_DAY; story++) {
    const [town, other, body, thing, act] = [
      pick(TOWNS),
      pick(TOWNS),
      pick(BODIES),
      pick(THINGS),
      pick(ACTS),
    ];
    const people = 12 + Math.floor(random() * 900);
    const at = from + ((story + random()) / STORIES_A_DAY) * DAY;
    const titles = [
      `${town} ${body} ${act} ${thing}`,
      `${town}: ${body} ${act} its ${thing}`,
      `In ${town}, the ${body} ${act} a ${thing}`,
      `${act[0]?.toUpperCase()}${act.slice(1)} ${thing}: ${body} of ${town}`,
    ];
    const outlets = OUTLETS.toSorted(() => random() - 0.5).slice(0, Math.ceil(random() * OUTLETS.length));
    for (const [place, outlet] of outlets.entries())
      news.push({
        slug: `${outlet}-${story}`,
        title: titles[place] ?? '',
        text: `The ${body} of ${town} ${act} the ${thing}, it said after a vote. About ${people} people are affected, most of them in ${other}. The ${thing} was built by masons of ${other} and serves ${people * 3} people a week.`,
        author: pick(WRITERS),
        topic: thing,
        outlet,
        at: at + place * LATER,
      });
  }
  return news.toSorted((a, b) => a.at - b.at);
}
