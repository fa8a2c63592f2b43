import type { Article } from '../feeds/article.ts';
import { type CleanSentence, cleanSentence } from './clean-sentence.ts';
import { keepQuotations } from './keep-quotations.ts';
import { type ArticleKind, kindOf } from './kind-of-article.ts';
import { addressesReader, leansOnOthers, pointsBack } from './openings.ts';
import { splitSentences } from './split-sentences.ts';
import type { Story } from './story.ts';
import { countWords, termsOf } from './terms.ts';
import { titleLikeness } from './title-likeness.ts';

/** A sentence that may be printed, with what decides whether it is. */
export interface Candidate extends CleanSentence {
  article: Article;
  field: 'teaser' | 'body';
  /** Place of its article in the story, 0 is best. */
  rank: number;
  /** Place among the sentences of its field, usable or not. */
  index: number;
  terms: ReadonlySet<string>;
  words: number;
  /** It needs the sentence before it. */
  pointsBack: boolean;
  leans: boolean;
  addresses: boolean;
}

const ARTICLES_READ = 20;
const BODY_SENTENCES = 25;
const HOUR = 3_600_000;
/** A story of this many reports overtakes itself within the hour. */
const FAST_MOVING = 12;
const SAME_NEWS = 0.75;
/** Longest text split; a page-long field holds its news at the top. */
const FIELD_CHARS = 6000;
/** Kinds whose sentences tell the event. */
const TELLS: ReadonlySet<ArticleKind> = new Set([
  'news',
  'live',
  'explainer',
  'analysis',
  'interview',
  'video',
]);

/** Every printable sentence of a story's best reports, in the language asked for where the story has any. */
export function sentenceCandidates(story: Pick<Story, 'articles'>, language: string): Candidate[] {
  const base = baseOf(language);
  const sameLanguage = story.articles.filter((article) => baseOf(article.language) === base);
  const readable = sameLanguage.length > 0 ? sameLanguage : story.articles;
  const telling = readable.filter((article) => TELLS.has(kindOf(article)));
  const articles = stillTrue(telling.length > 0 ? telling : readable).slice(0, ARTICLES_READ);
  const candidates = articles.flatMap((article, rank) => [
    ...fieldCandidates(article, 'teaser', rank),
    ...fieldCandidates(article, 'body', rank).slice(0, BODY_SENTENCES),
  ]);
  return candidates.filter(onTheEvent(articles[0]));
}

/**
 * Leaves out what was written before the news that leads: "is in hospital" must not follow "has died".
 * A title much like the leading one is the same news whatever its feed's clock says.
 */
function stillTrue(articles: readonly Article[]): Article[] {
  const [first] = articles;
  if (first === undefined) return [];
  const margin = (articles.length >= FAST_MOVING ? 1 : 12) * HOUR;
  return articles.filter(
    ({ publishedAt, title }) =>
      publishedAt >= first.publishedAt - margin || titleLikeness(title, first.title) >= SAME_NEWS,
  );
}

/**
 * Other reports of the story may stray to its neighbours: their sentences must take up what the first report says.
 */
function onTheEvent(first: Article | undefined): (candidate: Candidate) => boolean {
  if (first === undefined) return () => false;
  const headline = new Set(termsOf(first.title));
  const said = new Set([...headline, ...termsOf(first.teaser), ...termsOf(first.body.slice(0, 1500))]);
  return ({ article, terms }) => {
    if (article === first) return true;
    const shared = [...terms].filter((term) => said.has(term));
    return shared.length >= 3 || shared.filter((term) => headline.has(term)).length >= 2;
  };
}

function fieldCandidates(article: Article, field: 'teaser' | 'body', rank: number): Candidate[] {
  const candidates: Candidate[] = [];
  const text = article[field].slice(0, FIELD_CHARS);
  keepQuotations(text, splitSentences(text, article.language)).forEach((sentence, index) => {
    const clean = cleanSentence(sentence);
    if (clean === null || repeatsHeadline(clean.text, article.title)) return;
    candidates.push({
      ...clean,
      article,
      field,
      rank,
      index,
      terms: new Set(termsOf(clean.text)),
      words: countWords(clean.text),
      pointsBack: pointsBack(clean.text),
      leans: leansOnOthers(clean.text),
      addresses: addressesReader(clean.text),
    });
  });
  return candidates;
}

/** Words beyond the headline's own that tell when, how much or who says so. */
const MORE_WORDS = 4;

/** True where a sentence is hardly more than the headline printed above it: neither new terms nor more words. */
export function repeatsHeadline(sentence: string, headline: string): boolean {
  const said = new Set(termsOf(headline));
  const fresh = termsOf(sentence).filter((term) => !said.has(term)).length;
  return fresh < 2 && countWords(sentence) < countWords(headline) + MORE_WORDS;
}

function baseOf(language: string): string {
  return language.toLowerCase().split('-')[0] ?? '';
}
