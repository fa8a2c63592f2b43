import type { EventIndex } from '../memory/same-event.ts';
import type { RankedStory } from '../story.ts';
import { hasOpening } from '../summarise-story.ts';
import { ineligibleForReads, isRead, isReview } from './ineligible.ts';
import { publicInterest } from './public-interest.ts';
import type { SelectedStory, SelectionPlan } from './selection.ts';

interface Choice {
  plan: SelectionPlan;
  events: EventIndex;
  /** Those already printed. */
  stories: readonly SelectedStory[];
  isTold(story: RankedStory): boolean;
}

/** Longer reads beside the headlines, best first: none that tells an event of the issue or of an earlier one. */
export function pickReads(
  ranked: readonly RankedStory[],
  { plan, events, stories, isTold }: Choice,
): RankedStory[] {
  const chosen = new Set(stories.map(({ story }) => story.id));
  const reads: RankedStory[] = [];
  for (const story of ranked) {
    if (reads.length >= plan.readsMax) break;
    if (chosen.has(story.id) || !isWorthReading(story, plan) || ineligibleForReads(story) !== null) continue;
    const printed = [...stories.map((selected) => selected.story), ...reads];
    if (printed.some((other) => events.sameEvent(story, other)) || isTold(story)) continue;
    if (hasOpening(story, plan.language)) reads.push(story);
  }
  return reads;
}

/**
 * Analysis or opinion on public affairs from anywhere; whatever stands in a section of reads; of a section that
 * has both news and reads (culture), its reviews and what is more than gossip.
 */
function isWorthReading(story: RankedStory, { readsSections, quietSections }: SelectionPlan): boolean {
  const [best] = story.articles;
  if (best === undefined) return false;
  const interest = publicInterest(best);
  if (isRead(story) && interest > 1) return true;
  if (story.section === null || !readsSections.includes(story.section)) return false;
  return quietSections.includes(story.section) || isReview(story) || (isRead(story) && interest >= 1);
}
