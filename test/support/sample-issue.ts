import type { BlockConfig, EditionConfig } from '../../src/issues/edition.ts';
import type { FollowingArticle, Issue, IssueContent, IssueStory } from '../../src/issues/issue.ts';
import type { Newsroom } from '../../src/issues/newsroom.ts';
import type { Recipient } from '../../src/render/rendered-issue.ts';
import type { Summary } from '../../src/stories/story.ts';
import { READ_ROWS, STORY_ROWS, type StoryRow } from './sample-stories.ts';

const PUBLISHED_AT = Date.UTC(2026, 10, 23, 4, 10);

export const sampleNewsroom: Newsroom = {
  name: 'The Saltmere Chronicle',
  url: 'https://chronicle.example/',
  from: { name: 'The Saltmere Chronicle', address: 'updates@chronicle.example' },
  replyTo: 'desk@chronicle.example',
  bounces: null,
  postalAddress: '14 Ropewalk, Saltmere, Merrow 1204',
  editors: ['Wilhelmina Strand', 'Obi Carrow'],
  language: 'en',
};

function block(kind: BlockConfig['kind'], title: string, max: number): BlockConfig {
  return { kind, title, max, words: [18, 160], sections: [] };
}

const common = {
  language: 'en-GB',
  zone: 'Europe/Dublin',
  days: ['mon', 'tue', 'wed', 'thu', 'fri'] as EditionConfig['days'],
  windowHours: 24,
  minStories: 4,
  maxStories: 12,
  summaries: 'model' as const,
  approval: 'hold' as const,
  latenessMinutes: 120,
  giveUpHours: 72,
  spreadMinutes: 0,
  sendTime: 'newsroom' as const,
  quietHours: null,
};

export const morningEdition: EditionConfig = {
  ...common,
  id: 'morning',
  title: 'Morning Update',
  draftAt: '05:30',
  approveBy: '06:00',
  sendAt: '06:30',
  template: 'morning',
  greeting: 'Good morning.',
  blocks: [
    block('note', 'From the editors', 1),
    block('headlines', 'Today’s headlines', 5),
    block('lead', '', 1),
    block('stories', '', 3),
    block('radar', 'Also on our radar', 5),
    block('agenda', 'Today’s agenda', 5),
    block('reads', 'Worth your time', 2),
    block('following', 'Following', 4),
  ],
};

export const eveningEdition: EditionConfig = {
  ...common,
  id: 'evening',
  title: 'Evening Update',
  draftAt: '16:00',
  approveBy: '16:40',
  sendAt: '17:00',
  template: 'evening',
  greeting: 'Good evening, let’s start with today’s top stories.',
  blocks: [
    block('lead', '', 1),
    block('stories', '', 3),
    block('updates', 'Since this morning', 3),
    block('radar', 'Also on our radar', 4),
    block('reads', 'Analysis and opinion', 2),
    block('agenda', 'Tomorrow', 3),
    block('following', 'Following', 4),
  ],
};

function summary(sentences: string[], articleId: string): Summary {
  return {
    sentences: sentences.map((text) => ({
      text,
      source: { articleId, field: 'body', start: 0, end: text.length },
    })),
    words: sentences.join(' ').split(' ').length,
  };
}

/** A story as the composer makes it. */
export function makeStory(row: StoryRow): IssueStory {
  const article = {
    id: `article-${row.id}`,
    url: `https://chronicle.example/2026/11/23/${row.id}?ref=a&part=1`,
    title: row.headline,
    outlet: row.outlet,
    authors: row.authors,
    publishedAt: PUBLISHED_AT,
  };
  return {
    id: row.id,
    headline: row.headline,
    kicker: row.section ? row.section[0]?.toUpperCase() + row.section.slice(1) : '',
    url: article.url,
    outlet: row.outlet,
    outlets: [row.outlet, ...(row.others ?? [])],
    authors: row.authors,
    topics: row.topics,
    section: row.section,
    image: null,
    summaries: {
      lead: summary(row.lead ?? row.story, article.id),
      story: summary(row.story, article.id),
      brief: summary(row.brief, article.id),
    },
    articles: [article],
    why: [],
    score: { total: 1, parts: { recency: 1 } },
    updated: row.updated ?? false,
    pinned: false,
    edits: {},
  };
}

function follow(
  id: string,
  title: string,
  authors: string[],
  topics: string[],
  teaser: string,
): FollowingArticle {
  const url = `https://wire.example/${id}`;
  return {
    id,
    storyId: id,
    url,
    title,
    outlet: 'Island Wire',
    authors,
    publishedAt: PUBLISHED_AT,
    topics,
    teaser,
  };
}

const FOLLOWING = [
  follow(
    'f-choir',
    'A choir of welders takes the cathedral',
    ['Zoë Åkesson'],
    ['Music'],
    'Thirty shipyard voices, one borrowed organ.',
  ),
  follow(
    'f-cranes',
    'The last of the coal cranes comes down',
    ['Jonas Eide'],
    ['Harbour', 'History'],
    'It stood for sixty winters and worked for forty.',
  ),
  follow(
    'f-kelp',
    'Kelp farmers ask for a second bay',
    ['Sunniva Roche'],
    ['Fishing'],
    'The first harvest sold out in a week.',
  ),
  follow(
    'f-buses',
    'Night buses to run on Saturdays',
    ['Tom Brandt'],
    ['Transport'],
    'Three lines, every forty minutes, until spring.',
  ),
  follow(
    'f-chess',
    'A schoolgirl draws with a grandmaster',
    ['Kofi Dalgaard'],
    ['Chess'],
    'She offered the draw herself, then apologised.',
  ),
  follow(
    'article-bridge',
    'Saltmere votes to rebuild the bridge',
    ['Tom Brandt'],
    ['Transport'],
    'Already the lead, so nobody gets it twice.',
  ),
];

/** Photo of the lead; a test that opens the mail in a browser puts an address of its own here. */
const leadPhoto = {
  url: 'https://chronicle.example/photos/bridge.jpg',
  alt: 'The Harbour Bridge at dawn, its lift span half raised over still water',
  caption: 'The Harbour Bridge on Sunday morning, before the vote.',
  credit: 'Anneke Voss/The Saltmere Chronicle',
  width: 1200,
  height: 675,
};

export function sampleContent(): IssueContent {
  const [lead, ...others] = STORY_ROWS.map(makeStory);
  if (!lead) throw new Error('The sample has no stories.');
  const subject = 'Saltmere votes for a new Harbour Bridge';
  const preheader = 'A ward reopens at St Brannoc’s, and ferries stop at two as the gale comes in';
  const greeting =
    'Good morning. Saltmere is to have a new bridge, a hospital ward is open again, and the ferries stop at two. But first:';
  return {
    subject,
    preheader,
    greeting,
    machine: { subject, preheader, greeting },
    machineOrder: STORY_ROWS.map(({ id }) => id),
    note: '',
    stories: [{ ...lead, image: { ...leadPhoto } }, ...others],
    reads: READ_ROWS.map(makeStory),
    agenda: [
      '09:00 – The island assembly opens its budget debate',
      '12:30 – Storm briefing from the harbour master',
      '19:00 – Public meeting on the north quay, Seamen’s Hall',
    ],
    leftOut: [],
    following: structuredClone(FOLLOWING),
    warnings: [],
  };
}

export function sampleEvening(): IssueContent {
  const content = sampleContent();
  const greeting =
    'Good evening, let’s start with today’s top stories. The bridge vote stands, the wind is easing and the trams ran after all.';
  return { ...content, greeting };
}

export function sampleIssue(
  content: IssueContent = sampleContent(),
): Pick<Issue, 'id' | 'date' | 'content' | 'contentHash'> {
  return { id: 'morning/2026-11-23', date: '2026-11-23', content, contentHash: 'hash-of-the-sample' };
}

export const ada: Recipient = {
  name: 'Ada',
  follows: [
    { kind: 'author', label: 'zoe akesson' },
    { kind: 'topic', label: ' TRANSPORT ' },
  ],
  unsubscribeUrl: 'https://updates.example/unsubscribe/token?edition=morning&by=mail',
  preferencesUrl: 'https://updates.example/preferences/token',
  followingUrl: 'https://updates.example/following/token',
  webUrl: 'https://updates.example/archive/morning/2026-11-23',
};
