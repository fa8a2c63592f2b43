import { outcomesIn } from '../memory/outcomes.ts';
import { isReaction } from './on-the-event.ts';
import { canOpen, type ReadSentence, type StoryText } from './read-story.ts';
import type { RatedStory } from './set-features.ts';

const PER_REACTION = 3;

/** Of several reports' sentences the first must tell what the headline tells: this much of it, or it costs. */
const COVERED = 0.35;
const PER_UNCOVERED = 12;
/** What the headline's own outcome (“dies”, “resigns”) adds. */
const OUTCOME = 0.5;

/**
 * What the ratings cannot know of a story that many outlets tell: they were learned on two or three reports, and
 * the more there are, the more sentences tell of its edges.
 */
export function strays({ story }: RatedStory, set: readonly number[]): number {
  if (story.reports < 2) return 0;
  const reactions = set.filter((at) => isReaction(story.sentences[at]?.text ?? '')).length;
  const covered = Math.max(...openersOf(story, set).map((at) => tellsHeadline(story, at)));
  return PER_REACTION * reactions + PER_UNCOVERED * Math.max(0, COVERED - covered);
}

/** A report other than the first opens with this much of the headline, or of what the best opening tells of it. */
const TELLING = 0.5;
const OF_BEST = 0.6;

/** Whether a set can open with the news: the first report's sentences may, another's must tell the headline. */
export function opensWithNews({ story }: RatedStory): (set: readonly number[]) => boolean {
  if (story.reports < 2) return () => true;
  const openings = [...story.sentences.keys()].filter((at) => canOpen(story.sentences[at] as ReadSentence));
  const best = Math.max(0, ...openings.map((at) => tellsHeadline(story, at)));
  const enough = Math.min(TELLING, OF_BEST * best);
  const tells = (at: number) => story.sentences[at]?.report === 0 || tellsHeadline(story, at) >= enough;
  return (set) => openersOf(story, set).some(tells);
}

/** The first sentence of each report's part, where it can stand first. */
function openersOf({ sentences }: StoryText, set: readonly number[]): number[] {
  const openers = set.filter((at, place) => {
    const sentence = sentences[at];
    const begins = place === 0 || sentences[set[place - 1] ?? -1]?.article !== sentence?.article;
    return begins && sentence?.pointsBack === false && !sentence.addresses;
  });
  return openers.length > 0 ? openers : set.slice(0, 1);
}

/** Of several reports the one that tells most of the headline speaks first; each report's sentences stay together. */
export function newsFirst({ story }: RatedStory, set: readonly number[]): number[] {
  if (story.reports < 2) return [...set];
  const [opener = -1] = openersOf(story, set).sort(
    (x, y) => tellsHeadline(story, y) - tellsHeadline(story, x) || x - y,
  );
  const speaker = story.sentences[opener]?.article;
  const isSpeakers = (at: number) => story.sentences[at]?.article === speaker;
  return [...set.filter(isSpeakers), ...set.filter((at) => !isSpeakers(at))];
}

/** 0–1: how far a sentence tells what the headline tells: its words, and what became of whom. */
function tellsHeadline(story: StoryText, at: number): number {
  const outcomes = outcomesIn(story.headline);
  const own = outcomesIn(story.sentences[at]?.text ?? '');
  const shared = outcomes.some((outcome) => own.includes(outcome));
  return Math.min(1, coverOf(story, at) + (shared ? OUTCOME : 0));
}

/** 0–1: what of the headline's words a sentence has too; a name that every sentence has tells little. */
function coverOf(story: StoryText, at: number): number {
  const title = [...new Set(story.titles?.[0] ?? [])].filter((word) => !story.words.stop[word]);
  const said = new Set(story.sentences[at]?.words ?? []);
  const telling = title.map((word) => ({ word, weight: 1 - shareWith(story, word) }));
  const sum = (words: typeof telling) => words.reduce((total, { weight }) => total + weight, 0);
  return title.length < 3
    ? 1
    : sum(telling.filter(({ word }) => said.has(word))) / Math.max(0.01, sum(telling));
}

function shareWith({ sentences }: StoryText, word: number): number {
  return sentences.filter(({ words }) => words.includes(word)).length / Math.max(1, sentences.length);
}
