import { describe, expect, test } from 'vitest';
import type { Article } from '../../../src/feeds/article.ts';
import { clusterArticles } from '../../../src/stories/cluster-articles.ts';
import { anArticle, HOUR, NOON } from '../an-article.ts';

type Told = [title: string, teaser: string];

/** An event as two newsrooms tell it, and another that the first of them tells in the same form of words. */
interface Alike {
  about: string;
  event: [Told, Told];
  other: Told;
}

const ALIKE: readonly Alike[] = [
  {
    about: 'two walk-outs of one week',
    event: [
      [
        'Train drivers to strike for three days over pay',
        'Train drivers will walk out for three days next week in a dispute over pay, their union said on Monday, threatening disruption to commuters across the country.',
      ],
      [
        'Rail passengers face three-day shutdown as drivers reject pay offer',
        'Passengers were told to expect no trains from Tuesday to Thursday next week after drivers turned down an offer of 4 per cent. Their union said that members had been left with no choice.',
      ],
    ],
    other: [
      'Junior doctors to strike for three days over pay',
      'Junior doctors will walk out for three days next week in a dispute over pay, their union said on Monday, threatening disruption to hospitals across the country.',
    ],
  },
  {
    about: 'two decisions of one school board',
    event: [
      [
        'School board bans phones in class from September',
        'The school board voted on Monday to ban mobile phones in classrooms from September, after parents and teachers complained.',
      ],
      [
        'Pupils must lock away mobiles under new rule',
        'From September students will have to put mobile phones in lockers, school trustees decided on Monday. Teachers had asked for the ban.',
      ],
    ],
    other: [
      'School board cuts 14 teaching jobs from September',
      'The school board voted on Monday to cut 14 teaching positions from September, after enrolment fell, and parents complained.',
    ],
  },
  {
    about: 'two crashes of one evening',
    event: [
      [
        'Two killed in head-on crash on Highway 7 near Karst',
        'Two people died in a head-on crash on Highway 7 west of Karst on Friday afternoon, provincial police said. The road was closed for eight hours.',
      ],
      [
        'Karst couple identified as victims of Friday’s collision',
        'A couple in their sixties from Karst were killed when their car met a transport truck on Highway 7 on Friday, their family told the Courier.',
      ],
    ],
    other: [
      'Motorcyclist killed in crash on Highway 15 near Ashby',
      'A motorcyclist died in a crash on Highway 15 south of Ashby on Friday evening, provincial police said. The road was closed for four hours.',
    ],
  },
  {
    about: 'two closings before one council',
    event: [
      [
        'Council to close two swimming pools',
        'Council staff say closing the pools at Westgate and Harper Park would save 1.2 million dollars a year. A final vote is due in June.',
      ],
      [
        'Westgate and Harper Park pools face closure',
        'Two public pools may be drained for good under a budget plan that goes to councillors in June. Swimmers at Harper Park said they were furious.',
      ],
    ],
    other: [
      'Council to close road for sewer works',
      'Council staff say a section of Harbour Road will close for six weeks for sewer works worth 1.2 million dollars. Work starts in June.',
    ],
  },
  {
    about: 'deux grèves dans une ville',
    event: [
      [
        'Les éboueurs de Vexford en grève contre la réforme des horaires',
        'Les éboueurs de Vexford ont cessé le travail lundi pour protester contre la réforme de leurs horaires. Les poubelles s’entassent dans plusieurs quartiers.',
      ],
      [
        'À Vexford, les poubelles s’entassent',
        'Troisième jour sans collecte : les éboueurs refusent les nouveaux horaires voulus par la ville de Vexford, et les sacs débordent sur les trottoirs.',
      ],
    ],
    other: [
      'Les conducteurs de bus de Vexford en grève pour les salaires',
      'Les conducteurs de bus de Vexford ont cessé le travail lundi pour réclamer une hausse de salaire. Une ligne sur trois circule.',
    ],
  },
  {
    about: 'deux arrestations d’un jour',
    event: [
      [
        'Un homme arrêté après une prise d’otages dans une banque de Vexford',
        'Un homme de 43 ans a été arrêté vendredi après avoir retenu trois employés dans une banque de Vexford pendant cinq heures, a indiqué la police.',
      ],
      [
        'Fin de la prise d’otages à Vexford, le forcené s’est rendu',
        'Les trois employés d’une agence bancaire du centre de Vexford sont sains et saufs. L’homme qui les retenait s’est rendu vendredi après-midi.',
      ],
    ],
    other: [
      'Un homme arrêté après une attaque au couteau à Vexford',
      'Un homme de 27 ans a été arrêté vendredi après avoir blessé deux passants au couteau dans une rue de Vexford, a indiqué la police.',
    ],
  },
  {
    about: 'deux condamnations d’un jour',
    event: [
      [
        'Un ancien maire condamné à deux ans de prison pour corruption',
        'L’ancien maire de Brume, Paul Garnier, a été condamné jeudi à deux ans de prison, dont un ferme, pour corruption dans l’attribution d’un marché public.',
      ],
      [
        'Corruption : prison pour Paul Garnier',
        'Le tribunal de Vexford a reconnu Paul Garnier coupable d’avoir touché 80 000 couronnes d’un entrepreneur quand il dirigeait la ville de Brume. Il va faire appel.',
      ],
    ],
    other: [
      'Un ancien policier condamné à deux ans de prison pour violences',
      'L’ancien policier Marc Delmas a été condamné jeudi à deux ans de prison, dont un ferme, pour des violences lors d’une manifestation à Vexford.',
    ],
  },
];

/** What else a small newsroom has that day. */
const ELSE: readonly Told[] = [
  [
    'Harbour museum reopens after flood',
    'The harbour museum opens its doors again on Saturday, a year after a flood ruined its cellars.',
  ],
  [
    'Bakers’ prize goes to Millrace',
    'A rye loaf from Millrace took first prize among 60 entries at the county bakers’ fair.',
  ],
  [
    'Ferry fares to rise in spring',
    'A crossing to the islands will cost 12 crowns from March, the shipping line Hollin announced.',
  ],
  [
    'Rare heron nests by the canal',
    'Birdwatchers have counted three pairs of night herons by the canal, the first in 40 years.',
  ],
  [
    'Choir looks for tenors',
    'The cathedral choir has sopranos to spare and is asking men who can hold a tune to come forward.',
  ],
  [
    'New head for observatory',
    'The astronomer Runa Teale will lead the observatory on Mount Perrin from next month.',
  ],
  [
    'Old tram sold for a crown',
    'A tram built in 1931 was sold to a collector who promised to let children ride it in summer.',
  ],
];

function articlesOf({ about, event, other }: Alike, others: number): Article[] {
  return [...event, other, ...ELSE.slice(0, others)].map(([title, teaser], at) =>
    anArticle({ id: `${about} ${at}`, outlet: `Paper ${at}`, title, teaser, publishedAt: NOON + at * HOUR }),
  );
}

describe.for([0, 7])('with %s reports of other things', (others) => {
  test.for(ALIKE)('$about', (alike) => {
    const stories = clusterArticles(articlesOf(alike, others));
    const [event, ...rest] = stories.map(({ articles }) => articles.map(({ title }) => title));
    expect(event?.toSorted()).toEqual(alike.event.map(([title]) => title).toSorted());
    expect(rest).toHaveLength(1 + others);
  });
});

/** Short reports that share a few telling words and no event. */
const STRANGERS: readonly (readonly [about: string, Told, Told])[] = [
  [
    'two happenings at one Games',
    [
      'Hadley-Price takes silver in 400m thriller',
      'Great Britain’s Tom Hadley-Price misses out on Olympic 400m gold by three-hundredths of a second in a dramatic finish at Lisbon 2028.',
    ],
    [
      'Why the Danish handball team isn’t shaking hands at the Olympics',
      'After two Olympics under flu rules, most teams haven’t given the virus a second thought in Lisbon. The one from Denmark is the exception.',
    ],
  ],
  [
    'two murders',
    [
      'Murder probe launched after man, 24, is found dead as police arrest teenager, 18, at the scene',
      'Callum Brandt was fatally injured at a house in Trehollow on Thursday evening following a disturbance.',
    ],
    [
      'Edith Marlow: Clydale man, 51, charged with murder',
      'Retired teacher Edith Marlow, who founded a choir and a lending library, died last month.',
    ],
  ],
  [
    'a day and two figures',
    ['Stall rents go up on March 3', 'Traders at 40 stalls must find 12 per cent more.'],
    ['Orchestra cancels March 3 concert', 'Of 40 musicians 12 have flu.'],
  ],
  [
    'a model’s number and the date of another event',
    ['Orbit 11 Pro launch set for Sept. 9', 'Will the Orbit 11 Pro outshine the Orbit 10 Pro?'],
    [
      'Pathway to 9/11: how raiders came to seize four ships',
      'The raiders planned for two decades before Sept. 11, when four ships were seized in the harbour of Skarn.',
    ],
  ],
  [
    'two pieces to read on one sight',
    [
      'How to see the comet from Lindhaven',
      'Look low in the west after sunset, away from the harbour lights, and bring binoculars.',
    ],
    ['The stargazers of Lindhaven', 'Every clear night six friends carry a telescope to the harbour wall.'],
  ],
  [
    'two visits to one market',
    [
      'Where to hear a choir in Brinmouth this Advent',
      'From the cathedral to the fish market, nine evenings with singers old and young.',
    ],
    [
      'The fish market of Brinmouth, before dawn',
      'Auctioneers, gulls and the smell of smoked eel: a photographer spent nine nights among the crates.',
    ],
  ],
];

describe.for([0, 7])('with %s reports of other things', (others) => {
  test.for(STRANGERS)('%s', ([about, one, another]) => {
    const told = [one, another, ...ELSE.slice(0, others)];
    const articles = told.map(([title, teaser], at) =>
      anArticle({
        id: `${about} ${at}`,
        outlet: `Paper ${at}`,
        title,
        teaser,
        publishedAt: NOON + at * HOUR,
      }),
    );
    expect(clusterArticles(articles)).toHaveLength(2 + others);
  });
});
