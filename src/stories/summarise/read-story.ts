import type { Article } from '../../feeds/article.ts';
import { type CleanSentence, cleanSentence } from '../language/clean-sentence.ts';
import { referenceIn } from '../language/inner-references.ts';
import { keepQuotations } from '../language/keep-quotations.ts';
import { liveEntries } from '../language/live-entries.ts';
import {
  addressesReader,
  goesOnBeside,
  leansOnOthers,
  pointsBack,
  speaksAsWriter,
} from '../language/openings.ts';
import { type Stretch, setApart } from '../language/set-apart.ts';
import { type Sentence, splitSentences } from '../language/split-sentences.ts';
import { countWords } from '../language/terms.ts';
import { talksToModels } from '../model/without-instructions.ts';
import type { Story } from '../story.ts';
import { answers, answersAloud } from './answers.ts';
import { countOtherwise, countsIn } from './counts.ts';
import { isNearTheEvent, isOnTheEvent, type OnTheEvent } from './on-the-event.ts';
import { ofOneEvent } from './one-event.ts';
import { repeatsHeadline } from './repeats-headline.ts';
import { StoryWords } from './story-words.ts';
import { tellingReports } from './telling-reports.ts';
import { withoutTitle } from './without-title.ts';

/** A sentence of a story, as the ranker reads it. */
export interface ReadSentence {
  article: Article;
  field: 'teaser' | 'body';
  /** Place of its report in the story, 0 is best. */
  report: number;
  /** Place in its field. */
  index: number;
  /** As it would be printed, or as it stands where it cannot be. */
  text: string;
  /** Null where it cannot be printed. */
  print: CleanSentence | null;
  /** Words and pairs of neighbours, by number. */
  words: Int32Array;
  pairs: Int32Array;
  /** Words as a reader counts them. */
  length: number;
  /** It needs the sentence before it. */
  pointsBack: boolean;
  leans: boolean;
  /** What it takes up inside that another sentence has named; null where there is nothing of the kind. */
  takesUp: string | null;
  /** It is told beside what stands before it in its text: not to be read first. */
  beside: boolean;
  /** It talks to the reader, or about its writer: not to be read first. */
  addresses: boolean;
}

/** All that the telling reports of one story say, in reading order, the best report first. */
export interface StoryText {
  sentences: ReadSentence[];
  reports: number;
  /** The headline it is printed under; '' where there is none. */
  headline: string;
  /** Words of each report's title; null where no report has one. */
  titles: Int32Array[] | null;
  words: StoryWords;
}

/** Longest text split; a page-long field holds its news at the top. */
const FIELD_CHARS = 10_000;
const BODY_SENTENCES = 45;
/** Every pair of sentences is compared: beyond this many the last reports are left unread. */
const SENTENCES = 260;
/** A teaser sentence with this share of its words in one of the body's first is that sentence, cut or copied. */
const SAME_SENTENCE = 0.8;

/**
 * Reads the reports that tell the event, in the language asked for where the story has any. Where nothing of the
 * event can be printed, those that are near it.
 */
export function readStory(story: Pick<Story, 'articles'>, language: string, headline: string): StoryText {
  const telling = tellingReports(story.articles, language);
  const strict = readReports(ofOneEvent(telling), headline, isOnTheEvent);
  return strict.sentences.some(canOpen) ? strict : readReports(telling, headline, isNearTheEvent);
}

/** Whether a sentence can be read first. */
export function canOpen({ print, pointsBack, takesUp, beside, addresses }: ReadSentence): boolean {
  return print !== null && !pointsBack && takesUp === null && !beside && !addresses;
}

function readReports(
  articles: readonly Article[],
  headline: string,
  judge: (reports: readonly Article[]) => OnTheEvent,
): StoryText {
  const words = new StoryWords();
  const sentences: ReadSentence[] = [];
  let reports = 0;
  for (const article of articles) {
    if (sentences.length >= SENTENCES) break;
    sentences.push(...readReport(article, reports, headline, words));
    reports += 1;
  }
  const read = articles.slice(0, reports);
  const onTheEvent = judge(read);
  const isContradicted = contradictedIn(read);
  for (const sentence of sentences)
    if (!onTheEvent(sentence) || isContradicted(sentence)) sentence.print = null;
  const titled = read.filter(({ title }) => title.trim() !== '');
  return {
    sentences,
    reports,
    headline,
    titles: titled.length === 0 ? null : titled.map(({ title }) => words.read(title)),
    words,
  };
}

/** Whether the first report, which speaks for the story, or a later one counts otherwise than a sentence of another. */
function contradictedIn(reports: readonly Article[]): (sentence: ReadSentence) => boolean {
  const [first] = reports;
  const told = reports.map((article) => ({
    article,
    counts: countsIn(topOf(article)),
  }));
  return ({ article, text }) => {
    if (article === first) return false;
    const own = countsIn(text);
    return told.some(
      (other) =>
        (other.article === first || other.article.publishedAt > article.publishedAt) &&
        other.article !== article &&
        countOtherwise(own, other.counts),
    );
  };
}

function topOf({ title, teaser, body }: Article): string {
  return `${title}\n${teaser.slice(0, FIELD_CHARS)}\n${body.slice(0, FIELD_CHARS)}`;
}

function readReport(article: Article, report: number, headline: string, words: StoryWords): ReadSentence[] {
  const body = readField(article, 'body', report, headline, words).slice(0, BODY_SENTENCES);
  const opening = body.slice(0, 5).map((sentence) => new Set(sentence.words));
  const teaser = readField(article, 'teaser', report, headline, words).filter(
    (sentence) => !opening.some((said) => share(sentence.words, said) >= SAME_SENTENCE),
  );
  return [...teaser, ...body];
}

function share(words: Int32Array, said: ReadonlySet<number>): number {
  return words.filter((word) => said.has(word)).length / Math.max(1, words.length);
}

function readField(
  article: Article,
  field: 'teaser' | 'body',
  report: number,
  headline: string,
  words: StoryWords,
): ReadSentence[] {
  const source = article[field].slice(0, FIELD_CHARS);
  const apart = setApart(source);
  const isAloud = answersAloud(source);
  const pieces = keepQuotations(source, splitSentences(source, article.language));
  const read = pieces.map((sentence, index): ReadSentence => {
    const clean = cleanSentence(withoutTitle(sentence, article.title));
    const text = clean?.text ?? sentence.text;
    const numbers = words.read(text);
    const repeats = repeatsHeadline(text, headline) || repeatsHeadline(text, article.title);
    const isApart = isAloud(sentence.text) || apart.some((stretch) => isWithin(stretch, sentence));
    const needsQuestion = answers(text, pieces[index - 1]?.text);
    return {
      article,
      field,
      report,
      index,
      text,
      print:
        repeats || isApart || needsQuestion || speaksAsWriter(text) || talksToModels(text) ? null : clean,
      words: numbers,
      pairs: words.pairUp(numbers),
      length: countWords(text),
      pointsBack: pointsBack(text, article.language),
      leans: leansOnOthers(text),
      takesUp: referenceIn(text),
      beside: index > 0 && goesOnBeside(text),
      addresses: addressesReader(text),
    };
  });
  return asItStandsNow(source, pieces, read);
}

function isWithin({ start, end }: Stretch, sentence: Sentence): boolean {
  return sentence.start >= start && sentence.start < end;
}

/** Of a text written hour by hour only the newest entry that can stand by itself is still true, and what stands above all of them. */
function asItStandsNow(
  source: string,
  pieces: readonly Sentence[],
  sentences: ReadSentence[],
): ReadSentence[] {
  const entries = liveEntries(source);
  const within = (entry: Stretch) => sentences.filter((_, at) => isWithin(entry, pieces[at] as Sentence));
  const newest = entries.find((entry) => within(entry).some(canOpen));
  const over = entries.filter((entry) => entry !== newest).flatMap(within);
  for (const sentence of over) sentence.print = null;
  return sentences;
}
