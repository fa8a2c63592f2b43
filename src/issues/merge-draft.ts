import { DROPPED } from './apply-edit.ts';
import type { IssueContent, IssueStory } from './issue.ts';

/**
 * A fresh composition with the editors' work of the earlier draft laid over it: texts they changed, headlines and
 * summaries they wrote, the order they made, stories they pinned, dropped or brought back. Pure.
 */
export function mergeDraft(fresh: IssueContent, earlier: IssueContent): IssueContent {
  const dropped = earlier.leftOut.filter(({ reason }) => reason === DROPPED);
  const isDropped = (story: IssueStory) => dropped.some((other) => sameEvent(story, other));
  const candidates = fresh.stories
    .filter((story) => !isDropped(story))
    .map((story) => withEdits(story, earlier));
  const stories = wasReordered(earlier) ? keepOrder(candidates, earlier) : keepPinned(candidates, earlier);
  const taken = (story: IssueStory) => [...stories, ...dropped].some((other) => sameEvent(story, other));
  return {
    ...fresh,
    subject: keptText(fresh, earlier, 'subject'),
    preheader: keptText(fresh, earlier, 'preheader'),
    greeting: keptText(fresh, earlier, 'greeting'),
    note: earlier.note,
    agenda: earlier.agenda,
    stories,
    reads: fresh.reads.filter((story) => !taken(story)).map((story) => withEdits(story, earlier)),
    leftOut: [...dropped, ...fresh.leftOut.filter((story) => !taken(story))],
  };
}

/** Two stories are one when they share an article. */
function sameEvent(a: Pick<IssueStory, 'id' | 'articles'>, b: Pick<IssueStory, 'id' | 'articles'>): boolean {
  if (a.id === b.id) return true;
  const ids = new Set(a.articles.map(({ id }) => id));
  return b.articles.some(({ id }) => ids.has(id));
}

function withEdits(story: IssueStory, earlier: IssueContent): IssueStory {
  const before = [...earlier.stories, ...earlier.reads].find((other) => sameEvent(story, other));
  return before ? { ...story, id: before.id, pinned: before.pinned, edits: before.edits } : story;
}

/** An editor who moved stories has made the order theirs; dropping one or bringing one back moves none. */
function wasReordered({ stories, machineOrder }: IssueContent): boolean {
  const composed = stories.map(({ id }) => id).filter((id) => machineOrder.includes(id));
  const left = machineOrder.filter((id) => composed.includes(id));
  return composed.some((id, place) => left[place] !== id);
}

/** The editors' list as it stood, refreshed; what is new goes behind it. */
function keepOrder(candidates: IssueStory[], earlier: IssueContent): IssueStory[] {
  const kept = earlier.stories.map((story) => candidates.find((other) => sameEvent(story, other)) ?? story);
  const added = candidates.filter((story) => !kept.some((other) => sameEvent(story, other)));
  const room = Math.max(candidates.length - kept.length, 0);
  return [...kept, ...added.slice(0, room)];
}

/** Pinned stories keep their place; the fresh ranking fills the places between them. */
function keepPinned(candidates: IssueStory[], earlier: IssueContent): IssueStory[] {
  const pinned = earlier.stories
    .map((story, place) => ({ place, story: candidates.find((other) => sameEvent(story, other)) ?? story }))
    .filter(({ story }) => story.pinned || Object.keys(story.edits).length > 0);
  const rest = candidates.filter((story) => !pinned.some((other) => sameEvent(story, other.story)));
  const merged = [...rest];
  for (const { place, story } of pinned) merged.splice(Math.min(place, merged.length), 0, story);
  return merged.slice(0, Math.max(candidates.length, pinned.length));
}

function keptText(
  fresh: IssueContent,
  earlier: IssueContent,
  field: 'subject' | 'preheader' | 'greeting',
): string {
  return earlier[field] === earlier.machine[field] ? fresh[field] : earlier[field];
}
