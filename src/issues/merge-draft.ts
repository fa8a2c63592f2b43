import { DROPPED } from './apply-edit.ts';
import type { IssueContent, IssueStory } from './issue.ts';
import { followStories } from './write-texts.ts';

/**
 * A fresh composition with the editors' work of the earlier draft laid over it: texts they changed, headlines and
 * summaries they wrote, the order they made, stories they pinned, dropped or brought back. Pure.
 */
export function mergeDraft(fresh: IssueContent, earlier: IssueContent): IssueContent {
  const dropped = earlier.leftOut.filter(({ reason }) => reason === DROPPED);
  const isDropped = (story: IssueStory) => dropped.some((other) => sameEvent(story, other));
  const wanted = fresh.stories.filter((story) => !isDropped(story));
  const inherited = inheritances([...wanted, ...fresh.reads], [...earlier.stories, ...earlier.reads]);
  const candidates = wanted.map((story) => withEdits(story, inherited));
  const reordered = wasReordered(earlier);
  const stories = reordered ? keepOrder(candidates, earlier) : keepPinned(candidates, earlier);
  const taken = (story: IssueStory) => [...stories, ...dropped].some((other) => sameEvent(story, other));
  const merged: IssueContent = {
    ...fresh,
    subject: keptText(fresh, earlier, 'subject'),
    preheader: keptText(fresh, earlier, 'preheader'),
    greeting: keptText(fresh, earlier, 'greeting'),
    note: earlier.note,
    agenda: earlier.agenda,
    stories,
    // A pin that we put back in its place is no editor's move at the next refresh.
    machineOrder: reordered ? fresh.machineOrder : stories.map(({ id }) => id),
    reads: fresh.reads.filter((story) => !taken(story)).map((story) => withEdits(story, inherited)),
    leftOut: [...dropped, ...fresh.leftOut.filter((story) => !taken(story))],
  };
  return sameHeadlines(merged, fresh) ? merged : followStories(merged);
}

function sameHeadlines(a: IssueContent, b: IssueContent): boolean {
  const shown = ({ stories }: IssueContent) =>
    stories.map(({ edits, headline }) => edits.headline ?? headline).join('\n');
  return shown(a) === shown(b);
}

/** Two stories are one when they share an article. */
function sameEvent(a: Pick<IssueStory, 'id' | 'articles'>, b: Pick<IssueStory, 'id' | 'articles'>): boolean {
  if (a.id === b.id) return true;
  const ids = new Set(a.articles.map(({ id }) => id));
  return b.articles.some(({ id }) => ids.has(id));
}

/**
 * Which earlier story each fresh one goes on with, where it goes on with any: each with one at most. Two reports
 * that were one story and are two now, or the other way round, must not leave two stories of one id.
 */
function inheritances(fresh: IssueStory[], earlier: IssueStory[]): Map<IssueStory, IssueStory> {
  const found = new Map<IssueStory, IssueStory>();
  const taken = new Set<IssueStory>();
  for (const isHeir of [sameId, sameEvent]) {
    for (const story of fresh.filter((one) => !found.has(one))) {
      const before = earlier.find((other) => !taken.has(other) && isHeir(story, other));
      if (!before) continue;
      found.set(story, before);
      taken.add(before);
    }
  }
  return found;
}

function sameId(a: IssueStory, b: IssueStory): boolean {
  return a.id === b.id;
}

function withEdits(story: IssueStory, inherited: Map<IssueStory, IssueStory>): IssueStory {
  const before = inherited.get(story);
  return before ? { ...story, id: before.id, pinned: before.pinned, edits: before.edits } : story;
}

/** An earlier story as it is now: nothing where another story has taken it in. */
function refreshed(story: IssueStory, candidates: IssueStory[]): IssueStory[] {
  const heir = candidates.find((other) => sameId(story, other));
  if (heir) return [heir];
  return candidates.some((other) => sameEvent(story, other)) ? [] : [story];
}

/** An editor who moved stories has made the order theirs; dropping one or bringing one back moves none. */
function wasReordered({ stories, machineOrder }: IssueContent): boolean {
  const composed = stories.map(({ id }) => id).filter((id) => machineOrder.includes(id));
  const left = machineOrder.filter((id) => composed.includes(id));
  return composed.some((id, place) => left[place] !== id);
}

/** The editors' list as it stood, refreshed; what is new goes behind it. */
function keepOrder(candidates: IssueStory[], earlier: IssueContent): IssueStory[] {
  const kept = earlier.stories.flatMap((story) => refreshed(story, candidates));
  const added = candidates.filter((story) => !kept.some((other) => sameEvent(story, other)));
  const room = Math.max(candidates.length - kept.length, 0);
  return [...kept, ...added.slice(0, room)];
}

/** Pinned stories keep their place; the fresh ranking fills the places between them. */
function keepPinned(candidates: IssueStory[], earlier: IssueContent): IssueStory[] {
  const pinned = earlier.stories
    .flatMap((story, place) => refreshed(story, candidates).map((now) => ({ place, story: now })))
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
