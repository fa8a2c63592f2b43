import { type CarriedStory, carriedBefore, moved, withNewsFirst } from './carried-story.ts';
import { headlineOf } from './headline-of.ts';
import { ineligibleForHeadlines, ineligibleForReads, isRead } from './ineligible.ts';
import { publicInterest } from './public-interest.ts';
import { type EventIndex, indexEvents } from './same-event.ts';
import type { LeftOut, RankedStory } from './story.ts';
import { summariseStory } from './summarise-story.ts';

export interface SelectionPlan {
  max: number;
  readsMax: number;
  /** Sections for the reads block only (opinion, features); never among the headlines. */
  readsSections: readonly string[];
  /** What earlier issues told, in any order. */
  carried: readonly CarriedStory[];
  /** BCP 47 tag: a story needs a sentence in print. */
  language: string;
}

interface SelectedStory {
  story: RankedStory;
  /** True where an earlier issue carried it and it has moved on; its new report then comes first. */
  updated: boolean;
}

export interface Selection {
  stories: SelectedStory[];
  reads: RankedStory[];
  /** Best first, with the reason an editor reads. */
  leftOut: LeftOut[];
}

/** No section fills more than this share of an edition, no outlet speaks for more than that. */
const SECTION_SHARE = 0.6;
const OUTLET_SHARE = 0.4;
const REPORTS_TRIED = 8;

/**
 * Picks an edition's stories from the ranked ones, best first: each event once, nothing that may not be a
 * headline, nothing an earlier issue told unless it moved on, not too much from one section or outlet.
 */
export function selectStories(ranked: readonly RankedStory[], plan: SelectionPlan): Selection {
  const events = indexEvents(ranked);
  const stories: SelectedStory[] = [];
  const crowded: LeftOut[] = [];
  const leftOut: LeftOut[] = [];
  for (const candidate of ranked) {
    const found = consider(candidate, plan, stories, events);
    if (typeof found !== 'string') stories.push(found);
    else if (found.startsWith(ENOUGH)) crowded.push({ story: candidate, reason: found });
    else leftOut.push({ story: candidate, reason: found });
  }
  // Variety is for choosing between stories: it leaves no place empty that one of them could fill.
  while (stories.length < plan.max && crowded.length > 0) {
    const next = crowded.shift();
    if (next !== undefined) stories.push(advance(next.story, plan));
  }
  const chosen = stories.map(({ story }) => story.id);
  const reads = pickReads(ranked, chosen, plan, events, stories);
  const taken = new Set([...chosen, ...reads.map(({ id }) => id)]);
  return {
    stories: stories.sort((x, y) => y.story.score.total - x.story.score.total),
    reads,
    leftOut: [...leftOut, ...crowded]
      .filter(({ story }) => !taken.has(story.id))
      .sort((x, y) => y.story.score.total - x.story.score.total),
  };
}

const ENOUGH = 'enough from ';

/** The story as it would be printed, or the reason it is not. */
function consider(
  candidate: RankedStory,
  plan: SelectionPlan,
  stories: readonly SelectedStory[],
  events: EventIndex,
): SelectedStory | string {
  const barred = barredFromHeadlines(candidate, plan);
  if (barred !== null) return barred;
  const twin = stories.find(({ story }) => events.sameEvent(candidate, story));
  if (twin !== undefined) return `same event as “${headlineOf(twin.story)}”`;
  const earlier = carriedBefore(candidate, plan.carried);
  if (earlier !== undefined && !moved(candidate, earlier)) {
    return 'an earlier issue carried it and nothing new has been reported since';
  }
  if (stories.length >= plan.max) return `below the edition's maximum of ${plan.max} stories`;
  const advanced = advance(candidate, plan);
  const story = withPrintableReport(advanced.story, plan);
  if (story === null) return 'no whole sentence to print in its feeds';
  const printed = { ...advanced, story };
  return crowding(candidate, stories, plan) ?? printed;
}

function barredFromHeadlines(story: RankedStory, { readsSections }: SelectionPlan): string | null {
  if (story.section !== null && readsSections.includes(story.section))
    return 'its section is not for headlines';
  return ineligibleForHeadlines(story);
}

function crowding(
  candidate: RankedStory,
  stories: readonly SelectedStory[],
  plan: SelectionPlan,
): string | null {
  const { section } = candidate;
  const sameSection = stories.filter(({ story }) => section !== null && story.section === section).length;
  if (sameSection >= Math.max(2, Math.ceil(plan.max * SECTION_SHARE)))
    return `${ENOUGH}the section ${section}`;
  const outlet = candidate.articles[0]?.outlet;
  const sameOutlet = stories.filter(({ story }) => story.articles[0]?.outlet === outlet).length;
  return sameOutlet >= Math.max(2, Math.ceil(plan.max * OUTLET_SHARE)) ? `${ENOUGH}${outlet}` : null;
}

/** Puts what is new in front where an earlier issue carried the story. */
function advance(story: RankedStory, { carried }: SelectionPlan): SelectedStory {
  const earlier = carriedBefore(story, carried);
  if (earlier === undefined) return { story, updated: false };
  return { story: withNewsFirst(story, earlier), updated: moved(story, earlier) };
}

/** The story led by its best report that has a sentence to print; null where none of the first few has. */
function withPrintableReport(story: RankedStory, plan: SelectionPlan): RankedStory | null {
  for (const lead of story.articles.slice(0, REPORTS_TRIED)) {
    const led = { ...story, articles: [lead, ...story.articles.filter((article) => article !== lead)] };
    if (printable(led, plan) && ineligibleForHeadlines(led) === null) return led;
  }
  return null;
}

function printable(story: RankedStory, { language }: SelectionPlan): boolean {
  return summariseStory(story, { length: 'brief', words: [1, 60], language }).sentences.length > 0;
}

/** Analysis or opinion on public affairs; other reads come in through the sections kept for them. */
function isReadOfWeight(story: RankedStory): boolean {
  const [best] = story.articles;
  return best !== undefined && isRead(story) && publicInterest(best) > 1;
}

function pickReads(
  ranked: readonly RankedStory[],
  chosen: readonly string[],
  plan: SelectionPlan,
  events: EventIndex,
  stories: readonly SelectedStory[],
): RankedStory[] {
  const reads: RankedStory[] = [];
  const eligible = ranked.filter(
    (story) =>
      !chosen.includes(story.id) &&
      (isReadOfWeight(story) || (story.section !== null && plan.readsSections.includes(story.section))) &&
      ineligibleForReads(story) === null,
  );
  for (const story of eligible) {
    if (reads.length >= plan.readsMax) break;
    const told = [...stories.map((selected) => selected.story), ...reads];
    if (told.some((other) => events.sameEvent(story, other)) || carriedBefore(story, plan.carried)) continue;
    if (printable(story, plan)) reads.push(story);
  }
  return reads;
}
