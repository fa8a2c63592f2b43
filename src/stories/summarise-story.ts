import { completeFirstMention } from './first-mention.ts';
import { cleanHeadline } from './headline-of.ts';
import type { Story, Summary, SummaryLength, SummarySentence } from './story.ts';
import { chooseSentences } from './summarise/choose-sentences.ts';
import { isKnownLanguage } from './summarise/languages.ts';
import { leadSentences } from './summarise/lead-sentences.ts';
import { type Ranker, rateStory, shippedRanker } from './summarise/ranker.ts';
import { type ReadSentence, readStory, type StoryText } from './summarise/read-story.ts';
import { countWords } from './terms.ts';

export interface SummariseOptions {
  length: SummaryLength;
  /** Word budget, [fewest, most]; a guide below, a wall above unless one whole sentence alone is longer. */
  words: readonly [number, number];
  /** BCP 47 tag of the issue. */
  language: string;
  /** The weights that come with the program, unless the newsroom has trained its own. */
  ranker?: Ranker | undefined;
}

/**
 * Whole sentences in the sources' own words, each with the place it was copied from. Never cut, never padded:
 * fewer sentences, or none, where the sources give no more.
 */
export function summariseStory(story: Pick<Story, 'articles'>, options: SummariseOptions): Summary {
  const [first] = story.articles;
  const text = readStory(story, options.language, first === undefined ? '' : cleanHeadline(first));
  const chosen = choose(text, options).flatMap((at) => text.sentences[at] ?? []);
  const sentences = chosen.map(toSummarySentence);
  return nameInFull(sentences, chosen, options.words[1]);
}

function choose(text: StoryText, options: SummariseOptions): number[] {
  const language = text.sentences[0]?.article.language ?? options.language;
  if (!isKnownLanguage(language)) return leadSentences(text, options);
  const ranker = options.ranker ?? shippedRanker();
  return chooseSentences(rateStory(text, ranker), options, ranker);
}

function toSummarySentence({ article, field, print, text }: ReadSentence): SummarySentence {
  const { start = 0, end = 0, edited } = print ?? {};
  const source = { articleId: article.id, field, start, end };
  return edited === undefined ? { text, source } : { text, source, edited };
}

/** Who is first met by surname only gets the full name that the article gave before, where there is room for it. */
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
    const fits = full !== null && words + longer <= most;
    named.push(fits ? { ...sentence, ...full } : sentence);
    if (fits) words += longer;
  });
  return { sentences: named, words };
}
