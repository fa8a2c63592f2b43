import { headlineTold } from './headline-told.ts';
import { isReaction } from './on-the-event.ts';
import { canOpen, type ReadSentence, type StoryText } from './read-story.ts';
import type { RatedStory } from './set-features.ts';

const PER_REACTION = 3;

/** Of several reports' sentences the first must tell what the headline tells: this much of it, or it costs. */
const COVERED = 0.35;
const PER_UNCOVERED = 12;
/** What a single report's opening costs by how much less of the headline it tells than the best one. */
const PER_LESS_TOLD = 6;
/** What the headline's own outcome (“dies”, “resigns”) adds. */
const OUTCOME = 0.5;

/** A report other than the first opens with this much of the headline, or of what the best opening tells of it. */
const TELLING = 0.5;
const OF_BEST = 0.6;

/** Where a sentence could open with whom the headline is about, this is what it costs to begin with somebody else. */
const OFF_SUBJECT = 4;
/** The headline's subject is among its first words that tell something, and a sentence has it among its own first. */
const SUBJECT_WORDS = 2;
const FIRST_WORDS = 7;
/** What that adds to how far a report's opening tells the headline, when it is decided who speaks first. */
const ABOUT = 0.2;
/** So much more of the headline an article's first sentence tells than its teaser, where it is told first. */
const MORE_TOLD = 0.2;

/**
 * What the ratings cannot know of a story that many outlets tell: they were learned on two or three reports, and
 * the more there are, the more sentences tell of its edges.
 */
export function strays({ story }: RatedStory, brief: boolean): (set: readonly number[]) => number {
  if (story.reports < 2) return straysAlone(story, brief);
  const begins = subjectFirst(story);
  const speaks = speaksFirst(story, begins);
  const couldBegin = openingsOf(story).some((at) => begins(at) && tellsHeadline(story, at) >= TELLING);
  return (set) => {
    const reactions = set.filter((at) => isReaction(story.sentences[at]?.text ?? '')).length;
    const opener = speaks(set);
    const covered = tellsHeadline(story, opener);
    const off = couldBegin && !begins(opener) ? OFF_SUBJECT : 0;
    return PER_REACTION * reactions + uncovered(covered) + off;
  };
}

/** A single report's summary opens with what tells the headline, where another opening would. */
function straysAlone(story: StoryText, brief: boolean): (set: readonly number[]) => number {
  const best = bestTold(story);
  return (set) => {
    const covered = tellsHeadline(story, set[0] ?? -1);
    return PER_LESS_TOLD * Math.max(0, best - covered) + (brief ? uncovered(covered) : 0);
  };
}

function uncovered(covered: number): number {
  return PER_UNCOVERED * Math.max(0, COVERED - covered);
}

function subjectFirst({ sentences, titles, words }: StoryText): (at: number) => boolean {
  const title = [...(titles?.[0] ?? [])].filter((word) => !words.stop[word]);
  const subject = new Set(title.slice(0, SUBJECT_WORDS));
  return (at) => sentences[at]?.words.subarray(0, FIRST_WORDS).some((word) => subject.has(word)) ?? false;
}

/** Whether a set can open with the news: the first report's sentences may, another's must tell the headline. */
export function opensWithNews({ story }: RatedStory): (set: readonly number[]) => boolean {
  if (story.reports < 2) return () => true;
  const best = bestTold(story);
  const enough = Math.min(TELLING, OF_BEST * best);
  const tells = (at: number) => story.sentences[at]?.report === 0 || tellsHeadline(story, at) >= enough;
  return (set) => openersOf(story, set).some(tells);
}

/** 0–1: how far the best opening tells the headline. */
function bestTold(story: StoryText): number {
  return Math.max(0, ...openingsOf(story).map((at) => tellsHeadline(story, at)));
}

function openingsOf({ sentences }: StoryText): number[] {
  return [...sentences.keys()].filter((at) => canOpen(sentences[at] as ReadSentence));
}

/** The first sentence of each report's part, where it can stand first. */
function openersOf({ sentences }: StoryText, set: readonly number[]): number[] {
  const openers = set.filter((at, place) => {
    const sentence = sentences[at];
    const begins = place === 0 || sentences[set[place - 1] ?? -1]?.article !== sentence?.article;
    return begins && sentence !== undefined && canOpen(sentence);
  });
  return openers.length > 0 ? openers : set.slice(0, 1);
}

/** What tells the headline first. Of several reports the one that tells most of it, of whom it is about, speaks first; each report's sentences stay together. */
export function newsFirst({ story }: RatedStory, set: readonly number[]): number[] {
  if (story.reports < 2) return bodyFirst(story, [...set]);
  const speaker = story.sentences[speaksFirst(story, subjectFirst(story))(set)]?.article;
  const isSpeakers = (at: number) => story.sentences[at]?.article === speaker;
  return [...bodyFirst(story, set.filter(isSpeakers)), ...set.filter((at) => !isSpeakers(at))];
}

/** A teaser may tell what is beside the news; where the text's first sentence tells more of the headline, it goes behind. */
function bodyFirst(story: StoryText, part: number[]): number[] {
  const { sentences } = story;
  const isTeaser = (at: number) => sentences[at]?.field === 'teaser';
  const standsAlone = (at: number) => canOpen(sentences[at] as ReadSentence);
  const [teaser, body] = [part.filter(isTeaser), part.filter((at) => !isTeaser(at))];
  const [first, lead] = [teaser[0], body[0]];
  if (first === undefined || lead === undefined || sentences[lead]?.index !== 0) return part;
  const tellsMore = tellsHeadline(story, lead) - tellsHeadline(story, first) >= MORE_TOLD;
  return tellsMore && [lead, ...teaser].every(standsAlone) ? [...body, ...teaser] : part;
}

function speaksFirst(story: StoryText, begins: (at: number) => boolean): (set: readonly number[]) => number {
  const worth = (at: number) => tellsHeadline(story, at) + (begins(at) ? ABOUT : 0);
  return (set) => openersOf(story, set).sort((x, y) => worth(y) - worth(x) || x - y)[0] ?? -1;
}

/** 0–1: how far a sentence tells what the headline tells: its words, and what became of whom. */
function tellsHeadline(story: StoryText, at: number): number {
  const { cover, outcome } = headlineTold(story, at);
  return Math.min(1, (cover ?? 1) + (outcome ? OUTCOME : 0));
}
