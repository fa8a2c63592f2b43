/** Invented news of an invented island town, as compact rows: the text of test/support/sample-issue.ts. */
export interface StoryRow {
  id: string;
  section: string;
  topics: string[];
  outlet: string;
  others?: string[];
  authors: string[];
  headline: string;
  lead?: string[];
  story: string[];
  brief: string[];
  updated?: boolean;
}

export const STORY_ROWS: StoryRow[] = [
  {
    id: 'bridge',
    section: 'city',
    topics: ['Harbour Bridge', 'Transport'],
    outlet: 'The Saltmere Chronicle',
    others: ['Island Wire', 'Radio Merrow'],
    authors: ['Ines Calloway', 'Tom Brandt'],
    headline: 'Saltmere votes to rebuild the Harbour Bridge rather than patch it again',
    lead: [
      'Saltmere’s council voted 19 to 6 on Sunday night to replace the 91-year-old Harbour Bridge with a lift span, ending eleven years of emergency repairs and a long argument about whether the old crossing could be saved.',
      'The new bridge will cost 184 million crowns, of which the island government has promised half, and work is to begin once the herring season closes in April.',
      'Engineers told the chamber that two of the six piers had moved another 14 millimetres since the spring survey.',
      '“We have been paying for a new bridge in small instalments and getting an old one,” the council’s transport chair, Odile Marchetti, said before the vote.',
      'Ferries will carry foot passengers for the 26 months the crossing is closed, and the council has set aside 3 million crowns for shops on the north quay, whose owners filled the public gallery and spoke against the plan for almost three hours.',
    ],
    story: ['Saltmere’s council voted 19 to 6 to replace the 91-year-old Harbour Bridge with a lift span.'],
    brief: ['The council voted 19 to 6 for a new lift bridge, with work to begin in April.'],
  },
  {
    id: 'hospital',
    section: 'health',
    topics: ['Hospitals'],
    outlet: 'Island Wire',
    others: ['The Saltmere Chronicle'],
    authors: ['Priya Lindqvist'],
    headline: 'St Brannoc’s hospital reopens its night ward after seven weeks',
    story: [
      'The night ward at St Brannoc’s took its first patients since early October on Sunday evening, after the hospital hired 22 nurses from the mainland on two-year contracts.',
      'Managers had closed the ward when a third of its posts stood empty.',
      'The nurses’ association welcomed the reopening and said the pay offer behind it should now reach staff who never left.',
    ],
    brief: ['The ward took its first patients in seven weeks after 22 nurses were hired from the mainland.'],
    updated: true,
  },
  {
    id: 'storm',
    section: 'weather',
    topics: ['Storms', 'Ferries'],
    outlet: 'Radio Merrow',
    others: ['Island Wire'],
    authors: ['Jonas Eide'],
    headline: 'Gale warning for the western approaches as ferries clear the afternoon',
    story: [
      'Winds of up to 95 kilometres an hour are expected off Cape Dunmar from mid-afternoon, and the ferry company has cancelled every sailing between 14:00 and 21:00.',
      'The harbour master asked owners to double their lines before noon.',
      'Schools on the two outer islands will send children home on the morning boats.',
    ],
    brief: ['Ferries stop from 14:00 as winds of up to 95 kilometres an hour reach Cape Dunmar.'],
  },
  {
    id: 'budget',
    section: 'politics',
    topics: ['Budget', 'Taxes'],
    outlet: 'The Saltmere Chronicle',
    authors: ['Marguerite Oyelaran'],
    headline: 'Island budget freezes property tax and finds money for school meals',
    story: [
      'The island government’s draft budget keeps property tax where it is for a second year and pays for free lunches in every primary school from January.',
      'The finance minister, Halvard Quist, balanced it with a levy on cruise calls that he expects to raise 41 million crowns.',
      'Two coalition members have said they will not vote for it without more for road repairs.',
    ],
    brief: ['Property tax stays frozen and a cruise levy pays for free lunches in primary schools.'],
  },
  {
    id: 'whale',
    section: 'environment',
    topics: ['Wildlife'],
    outlet: 'Island Wire',
    authors: ['Sunniva Roche'],
    headline: 'A humpback and her calf stay on in Merrow Sound',
    story: ['A humpback and her calf have stayed in Merrow Sound for a ninth day.'],
    brief: [
      'Boats are asked to keep 300 metres off; marine biologists count a ninth day, the longest stay on record.',
    ],
  },
  {
    id: 'rents',
    section: 'economy',
    topics: ['Housing'],
    outlet: 'Harbour Business',
    authors: ['Emil Sorrento'],
    headline: 'Rents in the old town fall for the first time in four years',
    story: ['Rents in Saltmere’s old town fell in the third quarter.'],
    brief: [
      'The third quarter’s 1.8 per cent drop follows the limit on holiday lets that came in with the summer.',
    ],
  },
  {
    id: 'tram',
    section: 'transport',
    topics: ['Transport', 'Trams'],
    outlet: 'Radio Merrow',
    authors: ['Tom Brandt'],
    headline: 'Tram drivers settle, and Monday’s strike is off',
    story: ['Tram drivers accepted a pay offer late on Sunday.'],
    brief: [
      'Drivers accepted a 4.2 per cent rise a few hours before the first cars were due to leave the depot.',
    ],
    updated: true,
  },
  {
    id: 'library',
    section: 'culture',
    topics: ['Libraries'],
    outlet: 'The Saltmere Chronicle',
    authors: ['Beatrix Amsel'],
    headline: 'A lost logbook of the lightship Corvina turns up in a library cellar',
    story: ['The log of the lightship Corvina has been found.'],
    brief: ['Damp but legible, it covers the winter of 1911 and names the crew long thought unknown.'],
  },
  {
    id: 'football',
    section: 'sport',
    topics: ['Football'],
    outlet: 'Island Wire',
    authors: ['Kofi Dalgaard'],
    headline: 'Merrow Athletic reach the cup’s last eight with ten players',
    story: ['Merrow Athletic won 2–1 after an early red card.'],
    brief: [
      'A red card in the 12th minute, two late goals, and a first quarter-final since the ground was built.',
    ],
  },
];

export const READ_ROWS: StoryRow[] = [
  {
    id: 'read-tide',
    section: 'opinion',
    topics: ['Harbour Bridge'],
    outlet: 'The Saltmere Chronicle',
    authors: ['Leontine Fairweather'],
    headline: 'What the old bridge knew about us',
    story: ['For ninety years the bridge made strangers of the two quays wait for each other.'],
    brief: [
      'For ninety years an open span made two quays wait for each other; our columnist walks it one last time before the fences go up.',
    ],
  },
  {
    id: 'read-bakers',
    section: 'features',
    topics: ['Food'],
    outlet: 'Harbour Business',
    authors: ['Emil Sorrento'],
    headline: 'The bakers who start when the bars close',
    story: ['Four bakeries, one oven and a rota older than any of the people on it.'],
    brief: [
      'Four bakeries share one oven and a rota older than anybody on it. A night with the people who make the rye.',
    ],
  },
];
