import { MOST_SENTENCES, type SummaryLength } from '../story.ts';
import { newsFirst, opensWithNews, strays } from './news-first.ts';
import { isReaction } from './on-the-event.ts';
import type { Ranker } from './ranker.ts';
import { isReadable } from './readable-set.ts';
import { type RatedStory, setRows, setsOf, shortlist } from './set-features.ts';

export interface Room {
  length: SummaryLength;
  /** Word budget, [fewest, most]; a guide below, a wall above unless one whole sentence alone is longer. */
  words: readonly [number, number];
}

/** What each word beyond the budget, or short of it, must be worth in expected ROUGE (percent). */
const PER_WORD_OVER = 0.3;
const PER_WORD_SHORT = 0.06;
/**
 * Editors differ in how short they are; below this, or two thirds of a smaller budget, few of them go. Of several
 * reports a sentence more may be an aside: there the ratings alone decide.
 */
const BRIEF = { words: 40, share: 2 / 3, perWord: 0.1 };

/** The sentences to print, by number, in the order of printing; none where no sentence can stand first. */
export function chooseSentences(rated: RatedStory, room: Room, ranker: Ranker): number[] {
  const best = bestSet(rated, room, ranker);
  return newsFirst(rated, room.length === 'lead' ? goOn(rated, best, room) : best);
}

function bestSet(rated: RatedStory, { length, words: [fewest, most] }: Room, ranker: Ranker): number[] {
  const list = shortlist(rated);
  const sets = setsOf(list);
  const rows = setRows(rated, list, sets);
  const opens = opensWithNews(rated);
  const straying = strays(rated, length === 'brief');
  let best: { set: number[]; value: number } = { set: [], value: Number.NEGATIVE_INFINITY };
  sets.forEach((set, at) => {
    const size = lengthOf(rated, set);
    if (set.length > MOST_SENTENCES[length] || (set.length > 1 && size > most)) return;
    if (!isReadable(rated.story, rated.vectors, set) || !opens(set)) return;
    const over = PER_WORD_OVER * Math.max(0, size - most);
    const short = PER_WORD_SHORT * Math.max(0, fewest - size) + brevity(rated, size, most);
    const value = ranker.sets.predict(rows[at] as Float32Array) - over - short - straying(set);
    if (value > best.value) best = { set, value };
  });
  return best.set;
}

function brevity({ story }: RatedStory, size: number, most: number): number {
  if (story.reports > 1) return 0;
  return BRIEF.perWord * Math.max(0, Math.min(BRIEF.words, BRIEF.share * most) - size);
}

/** A long summary goes on with what is worth most besides, until it is long enough. */
function goOn(rated: RatedStory, start: readonly number[], { words: [fewest, most] }: Room): number[] {
  let chosen = [...start];
  while (chosen.length > 0 && chosen.length < MOST_SENTENCES.lead && lengthOf(rated, chosen) < fewest) {
    const longer = rated.story.sentences
      .map((_, at) => [...chosen, at].sort((x, y) => x - y))
      .filter((set, at) => !chosen.includes(at) && lengthOf(rated, set) <= most)
      .filter((set) => isReadable(rated.story, rated.vectors, set))
      .sort((x, y) => added(rated, chosen, y) - added(rated, chosen, x))[0];
    if (longer === undefined) break;
    chosen = longer;
  }
  return chosen;
}

/** What the new sentence of a longer set is worth behind the others: less where they said part of it, more where it carries on. */
function added(rated: RatedStory, chosen: readonly number[], longer: readonly number[]): number {
  const at = longer.find((one) => !chosen.includes(one)) ?? 0;
  const count = rated.story.sentences.length;
  const said = Math.max(0, ...chosen.map((other) => rated.vectors.likeness[at * count + other] as number));
  const carriesOn = chosen.includes(at - 1) || chosen.includes(at + 1) ? 1.15 : 1;
  const aside = rated.story.reports > 1 && isReaction(rated.story.sentences[at]?.text ?? '') ? 0.6 : 1;
  return (rated.scores[at] as number) * (1 - 0.6 * said) * carriesOn * aside;
}

function lengthOf({ story }: RatedStory, set: readonly number[]): number {
  return set.reduce((sum, at) => sum + (story.sentences[at]?.length ?? 0), 0);
}
