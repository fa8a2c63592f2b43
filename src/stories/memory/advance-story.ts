import type { SelectedStory } from '../ranking/selection.ts';
import type { RankedStory, Score } from '../story.ts';
import { type CarriedStory, carriedBefore, moveSince, withNewsFirst } from './carried-story.ts';
import type { EventIndex } from './same-event.ts';

/** The latest earlier telling of a story, by its reports and titles, else by what it tells. */
export function toldBefore(
  story: RankedStory,
  carried: readonly CarriedStory[],
  events: EventIndex,
): CarriedStory | undefined {
  return (
    carriedBefore(story, carried) ??
    carried.filter((earlier) => events.sameEvent(story, earlier)).sort((x, y) => y.at - x.at)[0]
  );
}

/** What is new in front where an earlier issue carried the story; the reason it is left out where nothing is. */
export function advanceStory(
  story: RankedStory,
  earlier: CarriedStory | undefined,
  isPrintable: (led: RankedStory) => boolean,
): SelectedStory | string {
  if (earlier === undefined) return { story, moved: null };
  const issue = earlier.issue ?? 'an earlier issue';
  const move = moveSince(story, earlier, (report) => isPrintable({ ...story, articles: [report] }));
  if (move === undefined) {
    return moveSince(story, earlier)
      ? `${issue} carried it, and what is new has no whole sentence to print`
      : `${issue} carried it and no new fact has been reported since`;
  }
  const advanced = { ...withNewsFirst(story, move), score: reweighed(story.score, move.weight) };
  return { story: advanced, moved: { issue, facts: move.facts, toldAt: earlier.at } };
}

/** A story told before ranks by what is new of it. */
function reweighed({ total, parts }: Score, weight: number): Score {
  const round = (value: number) => Math.round(value * 1000) / 1000;
  return { total: round(total * weight), parts: { ...parts, moved: round(weight) } };
}
