import type { Article } from '../feeds/article.ts';
import type { EpochMs } from '../lib/clock.ts';
import { completeFirstMention } from './language/first-mention.ts';
import { countWords } from './language/terms.ts';
import { cleanHeadline } from './reports/headline-of.ts';
import type { Story, Summary, SummarySentence } from './story.ts';
import { chooseSentences, type Room } from './summarise/choose-sentences.ts';
import { isKnownLanguage } from './summarise/languages.ts';
import { leadSentences } from './summarise/lead-sentences.ts';
import { type Ranker, rateStory, shippedRanker } from './summarise/ranker.ts';
import { canOpen, type ReadSentence, readStory, type StoryText } from './summarise/read-story.ts';

export interface ReadingOptions {
  /** BCP 47 tag of the issue. */
  language: string;
  /** The weights that come with the program, unless the newsroom has trained its own. */
  ranker?: Ranker | undefined;
  /** Readers were told what was published until then: only the first report, and later ones, are read. */
  toldAt?: EpochMs | undefined;
}

export interface SummariseOptions extends Room, ReadingOptions {}

/**
 * Whole sentences in the sources' own words, each with the place it was copied from. Never cut, never padded:
 * fewer sentences, or none, where the sources give no more.
 */
export function summariseStory(
  story: Pick<Story, 'articles'>,
  { length, words, ...reading }: SummariseOptions,
): Summary {
  return summariserOf(story, reading)({ length, words });
}

/** Whether a story has a whole sentence that can stand first: found by reading alone, without rating. */
export function hasOpening(story: Pick<Story, 'articles'>, language: string): boolean {
  const { sentences } = readStory(story, language, headlineOfFirst(story));
  const known = isKnownLanguage(sentences[0]?.article.language ?? language);
  return sentences.some((one) => (known ? canOpen(one) : one.print !== null && one.report === 0));
}

/** For several lengths of one story: reading and rating its sentences is most of the work, and done once. */
export function summariserOf(
  story: Pick<Story, 'articles'>,
  reading: ReadingOptions,
): (room: Room) => Summary {
  const articles = untold(story.articles, reading.toldAt);
  const text = readStory({ articles }, reading.language, headlineOfFirst(story));
  const choose = chooserOf(text, reading);
  return (room) => {
    const chosen = choose(room).flatMap((at) => text.sentences[at] ?? []);
    return nameInFull(chosen.map(toSummarySentence), chosen, room.words[1]);
  };
}

/** Of a story's reports the first, which has the news, and those of after its last telling. */
export function untold(articles: readonly Article[], toldAt: EpochMs = Number.NEGATIVE_INFINITY): Article[] {
  return articles.filter(({ publishedAt }, place) => place === 0 || publishedAt > toldAt);
}

function headlineOfFirst({ articles: [first] }: Pick<Story, 'articles'>): string {
  return first === undefined ? '' : cleanHeadline(first);
}

function chooserOf(text: StoryText, { language, ranker = shippedRanker() }: ReadingOptions) {
  const spoken = text.sentences[0]?.article.language ?? language;
  if (!isKnownLanguage(spoken)) return (room: Room) => leadSentences(text, room);
  const rated = rateStory(text, ranker);
  return (room: Room) => chooseSentences(rated, room, ranker);
}

function toSummarySentence({ article, field, print, text }: ReadSentence): SummarySentence {
  const { start = 0, end = 0, edited } = print ?? {};
  const source = { articleId: article.id, field, start, end };
  return edited === undefined ? { text, source } : { text, source, edited };
}

/** Who is first met by surname only gets the full name that the article gave before, where there is room for it or none was kept to. */
function nameInFull(
  sentences: readonly SummarySentence[],
  chosen: readonly ReadSentence[],
  most: number,
): Summary {
  const named: SummarySentence[] = [];
  let words = chosen.reduce((sum, { length }) => sum + length, 0);
  sentences.forEach((sentence, place) => {
    const { article, field } = chosen[place] as ReadSentence;
    const printed = named.map(({ text }) => text).join(' ');
    const before = article[field].slice(0, sentence.source.start);
    const full = completeFirstMention(sentence.text, before, printed);
    const longer = full === null ? 0 : countWords(full.text) - countWords(sentence.text);
    const fits = full !== null && (words + longer <= most || words > most);
    named.push(fits ? { ...sentence, ...full } : sentence);
    if (fits) words += longer;
  });
  return { sentences: named, words };
}
