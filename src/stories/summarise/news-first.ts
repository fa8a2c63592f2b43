import { outcomesIn } from '../memory/outcomes.ts';
import { coverOf } from './headline-cover.ts';
import type { StoryText } from './read-story.ts';
import type { RatedStory } from './set-features.ts';

/** Who felt what about the event: after the event itself. */
const REACTION =
  /\b(?:tributes?|respects|condolences?|reacts?|reacted|reactions?|reflect(?:s|ed)|praised?|slammed|blasted|weighed in|sounded off|mourn(?:s|ed|ing|ers)?|well-wishers|rend(?:ent|u) hommage|condoléances)\b/i;
const PER_REACTION = 3;

export function isReaction(text: string): boolean {
  return REACTION.test(text);
}

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
  return Math.min(1, (coverOf(story, at) ?? 1) + (shared ? OUTCOME : 0));
}
