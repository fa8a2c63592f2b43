import { NO_FACT } from '../memory/new-facts.ts';
import { headlineTold } from './headline-told.ts';
import type { ReadSentence, StoryText } from './read-story.ts';
import type { Vectors } from './vectors.ts';

/** Two sentences this alike (cosine) say the same. */
const SAME = 0.6;
/** A sentence of another report with this share of its content already printed, by whichever sentences, is not news. */
const TOLD = 0.6;
/** So many words in a row that a sentence of another report has too tell the same, whatever stands around them. */
const COPIED_WORDS = 7;
/** Two sentences of different reports that each tell this much of the headline both tell what happened. */
const RETOLD = 0.4;
/** Two reports' first sentences with this share of the shorter one's content in common both tell what happened. */
const OPENED = 0.36;
/** What the headline's own outcome (“dies”, “resigns”) adds to that. */
const OUTCOME = 0.25;
/** So many first words alike introduce somebody a second time. */
const INTRODUCTION = 3;
const QUOTATION = /(?<!\p{L})["“«‘']\s*(\p{L}[^"“”«»‘’']{2,}?)[,.!?]?\s*["”»’'](?!\p{L})/gu;

/** Whether a sentence, by number, says what one of those before it has said. */
export function saysAgain(
  story: StoryText,
  vectors: Vectors,
  at: number,
  before: readonly number[],
): boolean {
  const sentence = story.sentences[at];
  const told = before.flatMap((other) => story.sentences[other] ?? []);
  if (sentence === undefined || told.length === 0) return false;
  return (
    before.some((other) => (vectors.likeness[at * story.sentences.length + other] as number) >= SAME) ||
    told.some((other) => quotesAgain(sentence, other) || countsAgain(sentence, other)) ||
    isTold(story, sentence, told) ||
    opensAgain(story, sentence, told) ||
    retells(story, at, before)
  );
}

/** Somebody's words are news once, whoever introduces them. */
function quotesAgain(sentence: ReadSentence, earlier: ReadSentence): boolean {
  const known = quotationsOf(earlier);
  return known.length > 0 && quotationsOf(sentence).some((words) => known.includes(words));
}

/** Two counts of one sentence that another has as well, or one share, and no count besides tell the same: "71 to 38", "15.5%". */
function countsAgain(sentence: ReadSentence, earlier: ReadSentence): boolean {
  const figures = figuresOf(sentence.text);
  const telling = figures.size > 1 || [...figures].some((figure) => figure.endsWith('%'));
  if (!telling) return false;
  const known = figuresOf(earlier.text);
  return [...figures].every((figure) => known.has(figure));
}

/** "Ada Lund, 34, …": of two sentences on her both give it. */
const AGE = /(?<=, )\d{1,3}(?=[,.])/g;
/** An hour says when. */
const HOURS = /(?<!\d)\d{1,2}(?::\d{2}|\sh(?:\s?\d{2})?(?!\p{L}))/gu;

function figuresOf(text: string): Set<string> {
  const counted = [NO_FACT, AGE, HOURS].reduce((rest, none) => rest.replace(none, ' '), text);
  const found = counted.match(/\d+(?:[.,\u00a0\u202f]\d+)*(?:\s?%| per cent| pour cent)?/g);
  return new Set(found?.map((figure) => figure.replace(/\s?(?:%|per cent|pour cent)$/, '%')));
}

/** Asked for in every set of sentences, read once. */
const quotations = new WeakMap<ReadSentence, string[]>();

function quotationsOf(sentence: ReadSentence): string[] {
  const known = quotations.get(sentence);
  if (known) return known;
  const found = [...sentence.text.matchAll(QUOTATION)].map(([, words = '']) => words.toLowerCase());
  quotations.set(sentence, found);
  return found;
}

function isTold(story: StoryText, sentence: ReadSentence, told: readonly ReadSentence[]): boolean {
  const others = told.filter((other) => other.article !== sentence.article);
  if (others.length === 0) return false;
  if (others.some((other) => runFrom(sentence.words, 0, other.words, 0, INTRODUCTION))) return true;
  if (others.some((other) => sharesRun(sentence.words, other.words))) return true;
  const known = new Set(told.flatMap((other) => [...other.words]));
  const content = contentOf(story, sentence);
  return content.filter((word) => known.has(word)).length >= TOLD * content.length;
}

/** A whole article's first sentence behind another report's, where both tell much the same: the article has more. */
function opensAgain(story: StoryText, sentence: ReadSentence, told: readonly ReadSentence[]): boolean {
  if (sentence.index > 0 || sentence.field === 'teaser') return false;
  const words = contentOf(story, sentence);
  return told
    .filter((other) => other.article !== sentence.article && other.index === 0)
    .some((other) => {
      const said = contentOf(story, other);
      const shared = words.filter((word) => said.includes(word)).length;
      return shared >= OPENED * Math.min(words.length, said.length);
    });
}

function contentOf({ words: { stop } }: StoryText, sentence: ReadSentence): number[] {
  return [...new Set(sentence.words)].filter((word) => !stop[word]);
}

/** Each report begins with what happened, in words of its own: a summary does so once. */
function retells(story: StoryText, at: number, before: readonly number[]): boolean {
  const { article } = story.sentences[at] as ReadSentence;
  const others = before.filter((other) => story.sentences[other]?.article !== article);
  return others.some((other) => tellsNews(story, other)) && tellsNews(story, at);
}

function tellsNews(story: StoryText, at: number): boolean {
  const { cover, outcome } = headlineTold(story, at);
  return (cover ?? 0) + (outcome ? OUTCOME : 0) >= RETOLD;
}

function sharesRun(one: ArrayLike<number>, other: ArrayLike<number>): boolean {
  for (let i = 0; i + COPIED_WORDS <= one.length; i += 1)
    for (let j = 0; j + COPIED_WORDS <= other.length; j += 1)
      if (runFrom(one, i, other, j, COPIED_WORDS)) return true;
  return false;
}

function runFrom(
  one: ArrayLike<number>,
  i: number,
  other: ArrayLike<number>,
  j: number,
  words: number,
): boolean {
  for (let k = 0; k < words; k += 1)
    if (one[i + k] === undefined || one[i + k] !== other[j + k]) return false;
  return true;
}
