import type { Article } from '../../feeds/article.ts';
import { type Token, termsOf, tokensOf } from '../language/terms.ts';

/** What one article says, as weighted terms. */
export interface ArticleTerms {
  article: Article;
  /** Unit length: the dot product of two is their cosine. */
  vector: Map<string, number>;
  /** Terms of the title. */
  title: Set<string>;
  /** Terms of the title and teaser that are names in this window. */
  names: Set<string>;
  /** How each term is written; in small letters where it is so anywhere. */
  written: Map<string, string>;
}

/** How common each term is among the articles of one window, and which terms are names. */
export interface WindowVocabulary {
  articles: readonly ArticleTerms[];
  /** Number of articles that use a term. */
  df: Map<string, number>;
  /** Rarity of a term, natural log. */
  idf(term: string): number;
  isName(term: string): boolean;
}

/** Opening of the body that counts: events are told at the top. */
const BODY_CHARS = 900;
const WEIGHTS = { title: 2, teaser: 1, body: 0.6 } as const;

interface Counted {
  article: Article;
  title: Token[];
  teaser: Token[];
  body: Token[];
}

/** Reads every article once; the idf comes from these articles alone, so yesterday's news does not matter. */
export function readVocabulary(articles: readonly Article[]): WindowVocabulary {
  const counted = articles.map(count);
  const df = new Map<string, number>();
  for (const each of counted) {
    const terms = new Set([...each.title, ...each.teaser, ...each.body].map((token) => token.term));
    for (const term of terms) df.set(term, (df.get(term) ?? 0) + 1);
  }
  const isName = nameTest(counted);
  const idf = (term: string) => Math.log(1 + articles.length / (df.get(term) ?? 0.5));
  return { articles: counted.map((each) => weigh(each, idf, isName)), df, idf, isName };
}

/** An outlet's own name in its texts is a signature, not news. */
function count(article: Article): Counted {
  const own = new Set(termsOf(article.outlet));
  const others = ({ term }: Token) => !own.has(term);
  return {
    article,
    title: tokensOf(article.title).filter(others),
    teaser: tokensOf(article.teaser.slice(0, BODY_CHARS)).filter(others),
    body: tokensOf(article.body.slice(0, BODY_CHARS)).filter(others),
  };
}

function weigh(
  each: Counted,
  idf: (term: string) => number,
  isName: (term: string) => boolean,
): ArticleTerms {
  const tf = new Map<string, number>();
  const spelled = new Map<string, string>();
  for (const field of ['title', 'teaser', 'body'] as const) {
    for (const { term, written } of each[field]) {
      tf.set(term, (tf.get(term) ?? 0) + WEIGHTS[field]);
      if (!spelled.has(term) || /^\p{Ll}/u.test(written)) spelled.set(term, written);
    }
  }
  const vector = new Map<string, number>();
  for (const [term, weight] of tf) {
    const boost = isName(term) ? 1.3 : 1;
    vector.set(term, Math.log1p(weight) * idf(term) * boost);
  }
  const length = Math.hypot(...vector.values()) || 1;
  for (const [term, weight] of vector) vector.set(term, weight / length);
  const named = [...each.title, ...each.teaser, ...each.body.slice(0, 40)].filter(({ term }) => isName(term));
  return {
    article: each.article,
    vector,
    title: new Set(each.title.map((token) => token.term)),
    names: new Set(named.map((token) => token.term)),
    written: spelled,
  };
}

/**
 * A term is a name when running text capitalises it inside sentences.
 * Titles do not vote: many outlets capitalise every word of a headline.
 */
function nameTest(counted: readonly Counted[]): (term: string) => boolean {
  const votes = new Map<string, { capital: number; small: number }>();
  for (const { article, teaser, body } of counted) {
    tally(votes, article.teaser, teaser);
    tally(votes, article.body, body);
  }
  return (term) => {
    const vote = votes.get(term);
    return vote !== undefined && vote.capital > 0 && vote.capital >= 3 * vote.small;
  };
}

function tally(
  votes: Map<string, { capital: number; small: number }>,
  text: string,
  tokens: readonly Token[],
): void {
  for (const { written, term, start } of tokens) {
    const capital = /^\p{Lu}/u.test(written);
    if (capital && /(?:^|[.!?:“”"‘•]\s*)$/u.test(text.slice(Math.max(0, start - 3), start))) continue;
    const vote = votes.get(term) ?? { capital: 0, small: 0 };
    if (capital) vote.capital += 1;
    else vote.small += 1;
    votes.set(term, vote);
  }
}
