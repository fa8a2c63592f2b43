import { dateWordsIn } from '../facts/dates.ts';
import { type KnownFigures, knowFigures } from '../facts/figures.ts';
import { foldText } from '../facts/fold-text.ts';
import { wordsAlone } from '../facts/quotations.ts';
import { type KnownFacts, knowFacts } from '../facts/stray-facts.ts';
import { splitSentences } from '../language/split-sentences.ts';
import { termsOf } from '../language/terms.ts';
import { isAccusation, isAttributed, negatedTerms } from './tone.ts';

/** The texts of an article that a summary may be held against. */
export interface SourceArticle {
  id: string;
  title: string;
  teaser: string;
  body: string;
}

export interface SourceSentence {
  articleId: string;
  field: 'title' | 'teaser' | 'body';
  /** UTF-16 offsets into the field. */
  start: number;
  end: number;
  folded: string;
  /** As `wordsAlone` of it, with a space at either end. */
  words: string;
  terms: ReadonlySet<string>;
  figures: KnownFigures;
  dates: ReadonlySet<string>;
  attributed: boolean;
  accuses: boolean;
  negated: ReadonlySet<string>;
}

/** A story's articles as the gate reads them: once a story, then asked for every sentence. */
export interface Sources {
  sentences: SourceSentence[];
  known: KnownFacts;
  terms: ReadonlySet<string>;
}

/** Characters of one text that are read: news stands in front, and hostile text takes more than its share of time. */
export const MOST_CHARACTERS = 12_000;
const FIELDS = ['title', 'teaser', 'body'] as const;

export function readSources(articles: readonly SourceArticle[], language: string): Sources {
  const sentences = articles.flatMap((article) =>
    FIELDS.flatMap((field) => readField(article, field, language)),
  );
  const known = knowFacts(
    articles.flatMap((article) => FIELDS.map((field) => article[field].slice(0, MOST_CHARACTERS))),
  );
  return {
    sentences,
    known,
    terms: new Set(sentences.flatMap(({ terms }) => [...terms])),
  };
}

function readField(
  article: SourceArticle,
  field: SourceSentence['field'],
  language: string,
): SourceSentence[] {
  const text = article[field].slice(0, MOST_CHARACTERS);
  const whole = { text, start: 0, end: text.length };
  const pieces = field === 'title' ? [whole] : splitSentences(text, language);
  return pieces
    .filter((piece) => piece.text.trim() !== '')
    .map(({ text: sentence, start, end }) => {
      const folded = foldText(sentence);
      return {
        articleId: article.id,
        field,
        start,
        end,
        folded,
        words: ` ${wordsAlone(folded)} `,
        terms: new Set(termsOf(folded)),
        figures: knowFigures(folded),
        dates: new Set(dateWordsIn(folded).map(({ key }) => key)),
        attributed: isAttributed(folded),
        accuses: isAccusation(folded),
        negated: negatedTerms(folded),
      };
    });
}
