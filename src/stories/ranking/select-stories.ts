import { baseLanguage } from '../../lib/base-language.ts';
import { countOf } from '../../lib/in-words.ts';
import { termsOfTitle, titleLikeness } from '../language/title-likeness.ts';
import { advanceStory, toldBefore } from '../memory/advance-story.ts';
import { outcomesIn } from '../memory/outcomes.ts';
import { type EventIndex, indexEvents } from '../memory/same-event.ts';
import { headlineOf } from '../reports/headline-of.ts';
import { isToldIn } from '../reports/own-language-first.ts';
import type { LeftOut, RankedStory } from '../story.ts';
import { hasOpening } from '../summarise-story.ts';
import { ineligibleForHeadlines, isNews } from './ineligible.ts';
import { pickReads } from './pick-reads.ts';
import { withPrintableReport } from './printable-report.ts';
import type { SelectedStory, Selection, SelectionPlan } from './selection.ts';

/** No section fills more than this share of an edition, no outlet speaks alone for more than that. */
const SECTION_SHARE = 0.6;
const OUTLET_SHARE = 0.4;
/** Asides to one great story that an edition prints beside it. */
const ASIDES = 1;
/** Outlets that make a headline of what belongs to a section for reading. */
const WIDELY_TOLD = 3;
/** Headlines this alike (Dice) tell one event. */
const ALIKE = 0.6;

/** `crowded`: it may be printed, and others go first. */
type Considered =
  | { outcome: 'taken'; selected: SelectedStory }
  | { outcome: 'crowded'; selected: SelectedStory; reason: string }
  | { outcome: 'out'; reason: string };

/**
 * Picks an edition's stories from the ranked ones, best first: each event once, nothing that may not be a
 * headline, nothing an earlier issue told unless it moved on, not too much from one section or outlet or about
 * one great story.
 */
export function selectStories(ranked: readonly RankedStory[], plan: SelectionPlan): Selection {
  const foreign = new Set(ranked.filter(({ articles }) => !isToldIn(articles, plan.language)));
  const selection = selectFrom(ranked, plan, { foreign, most: 0 });
  return foreign.size > 0 && selection.stories.length < plan.min
    ? selectFrom(ranked, plan, { foreign, most: plan.min })
    : selection;
}

/** Told in other languages alone: behind the edition's own, and only until it has so many stories. */
interface Filling {
  foreign: ReadonlySet<RankedStory>;
  most: number;
}

function selectFrom(
  ranked: readonly RankedStory[],
  plan: SelectionPlan,
  { foreign, most }: Filling,
): Selection {
  const events = indexEvents(ranked);
  const stories: SelectedStory[] = [];
  const crowded: (LeftOut & { selected: SelectedStory })[] = [];
  const leftOut: LeftOut[] = [];
  const own = ranked.filter((story) => !foreign.has(story));
  const isFull = (story: RankedStory) => foreign.has(story) && stories.length + crowded.length >= most;
  for (const story of [...own, ...ranked.filter((one) => foreign.has(one))]) {
    const found = isFull(story)
      ? { outcome: 'out' as const, reason: `no report in ${LANGUAGES.of(baseLanguage(plan.language))}` }
      : consider(story, plan, stories, events);
    if (found.outcome === 'taken') stories.push(found.selected);
    else if (found.outcome === 'crowded') crowded.push({ ...found, story });
    else leftOut.push({ story, reason: found.reason });
  }
  // Variety is for choosing between stories: it leaves no place empty that one of them could fill.
  stories.push(...crowded.splice(0, Math.max(0, plan.max - stories.length)).map(({ selected }) => selected));
  const readable = most === 0 ? own : ranked;
  const reads = pickReads(readable, {
    plan,
    events,
    stories,
    isTold: (story) => isTold(story, plan, events),
  });
  const taken = new Set([...stories.map(({ story }) => story.id), ...reads.map(({ id }) => id)]);
  const byScore = (x: { story: RankedStory }, y: { story: RankedStory }) =>
    y.story.score.total - x.story.score.total;
  const foreignIds = new Set([...foreign].map(({ id }) => id));
  const isOwn = ({ story }: SelectedStory) => (foreignIds.has(story.id) ? 0 : 1);
  return {
    stories: stories.sort((x, y) => isOwn(y) - isOwn(x) || byScore(x, y)),
    reads,
    leftOut: [...leftOut, ...crowded.map(({ story, reason }) => ({ story, reason }))]
      .filter(({ story }) => !taken.has(story.id))
      .sort(byScore),
  };
}

const LANGUAGES = new Intl.DisplayNames('en', { type: 'language' });

/** The story as it would be printed, or the reason it is not. */
function consider(
  candidate: RankedStory,
  plan: SelectionPlan,
  stories: readonly SelectedStory[],
  events: EventIndex,
): Considered {
  const out = (reason: string): Considered => ({ outcome: 'out', reason });
  const barred = barredFromHeadlines(candidate, plan);
  if (barred !== null) return out(barred);
  const later = stories.find(({ story }) => isOvertaken(candidate, story, events));
  if (later !== undefined) return out(`overtaken by “${headlineOf(later.story)}”`);
  const twin = stories.find(({ story }) => events.sameEvent(candidate, story));
  if (twin !== undefined) return out(`same event as “${headlineOf(twin.story)}”`);
  // From here on it costs: hundreds of stories stand below the last one printed.
  if (stories.length >= plan.max)
    return out(`below the edition’s maximum of ${countOf(plan.max, 'story', 'stories')}`);
  const isPrintable = (led: RankedStory) => hasOpening(led, plan.language);
  const advanced = advanceStory(candidate, toldBefore(candidate, plan.carried, events), isPrintable);
  if (typeof advanced === 'string') return out(advanced);
  const story = withPrintableReport(advanced.story, plan.language, isPrintable);
  if (story === null) return out('no whole sentence to print in its feeds');
  const selected = { ...advanced, story };
  const echo = stories.find((other) => headlinesAlike(story, other.story));
  if (echo !== undefined) return out(`same event as “${headlineOf(echo.story)}”`);
  const reason = crowding(candidate, stories, plan, events);
  return reason === null ? { outcome: 'taken', selected } : { outcome: 'crowded', selected, reason };
}

/** What was written of somebody before the news of the death: "in hospital" does not stand beside it. */
function isOvertaken(candidate: RankedStory, taken: RankedStory, events: EventIndex): boolean {
  const tellsDeath = (story: RankedStory) => outcomesIn(headlineOf(story)).includes('dead');
  const writtenAt = ({ articles: [best] }: RankedStory) => best?.publishedAt ?? 0;
  return (
    tellsDeath(taken) &&
    !tellsDeath(candidate) &&
    writtenAt(candidate) < writtenAt(taken) &&
    nameOneThing(headlineOf(candidate), headlineOf(taken)) &&
    events.isAside(candidate, taken)
  );
}

/** A place that both name below their headlines is nobody who died. */
function nameOneThing(a: string, b: string): boolean {
  const named = termsOfTitle(b);
  return [...termsOfTitle(a)].some((term) => named.has(term));
}

/** As they will be printed: a story that moved on may have come to another's news. */
function headlinesAlike(a: RankedStory, b: RankedStory): boolean {
  return titleLikeness(headlineOf(a), headlineOf(b)) >= ALIKE;
}

function barredFromHeadlines(
  story: RankedStory,
  { readsSections, quietSections }: SelectionPlan,
): string | null {
  const { section } = story;
  if (section !== null && readsSections.includes(section)) {
    if (quietSections.includes(section) || !isWidelyTold(story)) return 'its section is not for headlines';
  }
  return ineligibleForHeadlines(story);
}

/** A great singer's death is told on every front page, though culture is for the longer reads. */
function isWidelyTold({ articles }: RankedStory): boolean {
  return new Set(articles.filter(isNews).map(({ outlet }) => outlet)).size >= WIDELY_TOLD;
}

function crowding(
  candidate: RankedStory,
  stories: readonly SelectedStory[],
  plan: SelectionPlan,
  events: EventIndex,
): string | null {
  const great = stories.find(({ story }) => events.isAside(candidate, story));
  if (great !== undefined) {
    const asides = stories.filter((other) => other !== great && events.isAside(other.story, great.story));
    if (asides.length >= ASIDES) return `enough about “${headlineOf(great.story)}”`;
  }
  const { section } = candidate;
  const sameSection = stories.filter(({ story }) => section !== null && story.section === section).length;
  if (sameSection >= Math.ceil(plan.max * SECTION_SHARE)) return `enough from the section ${section}`;
  const outlet = onlyOutletOf(candidate);
  if (outlet === null) return null;
  const sameOutlet = stories.filter(({ story }) => onlyOutletOf(story) === outlet).length;
  return sameOutlet >= Math.max(2, Math.ceil(plan.max * OUTLET_SHARE)) ? `enough from ${outlet}` : null;
}

/** Null where several report it: that is no outlet's own choice, whichever report comes first. */
function onlyOutletOf({ articles }: RankedStory): string | null {
  const [outlet, ...others] = new Set(articles.map((article) => article.outlet));
  return others.length > 0 ? null : (outlet ?? null);
}

function isTold(story: RankedStory, { carried }: SelectionPlan, events: EventIndex): boolean {
  return toldBefore(story, carried, events) !== undefined;
}
