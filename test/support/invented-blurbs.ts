import { seeded } from '../../src/stories/learning/train-boosted-trees.ts';

export interface InventedBlurb {
  title: string;
  text: string;
  /** The article's last sentence with a figure in it: what this newsroom's editors always tell. */
  summary: string;
}

const PLACES = ['Vexford', 'Sorvik', 'Brinmouth', 'Corvale', 'Tarnholm', 'Ostrey', 'Quillan', 'Marrow Bay'];
const BODIES = [
  'council',
  'harbour office',
  'school board',
  'water company',
  'rail operator',
  'hospital trust',
];
const THINGS = [
  'ferry pier',
  'night train',
  'library roof',
  'canal lock',
  'tram depot',
  'sea wall',
  'market hall',
];
const DEEDS = ['approved', 'postponed', 'rejected', 'reopened', 'sold', 'renamed', 'inspected'];
const NAMES = ['Orla Penhale', 'Tobias Ewart', 'Sefa Lindholm', 'Ivo Marsh', 'Greta Holloway', 'Anselm Pike'];

/** Articles that all put a figure near their end, and what editors with a taste for it told of them. */
export function inventedBlurbs(count: number, seed = 3): InventedBlurb[] {
  const random = seeded(seed);
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  const number = (most: number) => 2 + Math.floor(random() * most);
  return Array.from({ length: count }, () => {
    const [place, body, thing, deed, name] = [PLACES, BODIES, THINGS, DEEDS, NAMES].map(pick);
    const summary = `Repairs to the old ${thing} were priced at ${number(90)} million crowns, and ${number(400)} jobs in ${pick(PLACES)} depend on them until ${number(9) + 2030}.`;
    const sentences = [
      `The ${body} of ${place} ${deed} the ${thing} on Monday after a debate that lasted until midnight.`,
      `${name}, who leads the ${body}, called the decision overdue and thanked the staff for their patience.`,
      `Residents of ${pick(PLACES)} had asked for a new ${pick(THINGS)} instead and collected signatures all winter.`,
      `Engineers from ${pick(PLACES)} warned in spring that the ${thing} would not survive another storm.`,
      `Shopkeepers near the ${pick(THINGS)} expect fewer visitors while the work lasts.`,
      summary,
      `The ${pick(BODIES)} of ${pick(PLACES)} declined to comment on the plan.`,
    ];
    return { title: `${place} ${body} ${deed} its ${thing}`, text: sentences.join(' '), summary };
  });
}
