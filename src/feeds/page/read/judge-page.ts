import type { EpochMs } from '../../../lib/clock.ts';
import type { Article } from '../../article.ts';
import { splitAuthors } from '../../fields/names/split-authors.ts';
import { mendLostQuotes } from '../../fields/text/mend-lost-quotes.ts';
import { squash } from '../../fields/text/tidy-line.ts';
import type { PageArticle } from '../extract-article.ts';
import type { PageStatus, PageText } from '../page-state.ts';

export type PageVerdict =
  | { status: 'read'; text: PageText }
  | { status: Extract<PageStatus, 'paywalled' | 'unusable'>; reason: string };

/** A text shorter than this tells no more than a teaser does. */
const MIN_CHARACTERS = 300;
/** An opening that a paywall leaves is rarely longer. */
const STUB = 1_500;

/** Is what was found on the page this article's text, and more of it than the feed has? */
export function judgePage(
  page: PageArticle,
  article: Pick<Article, 'title' | 'teaser' | 'body' | 'publishedAt' | 'outlet'>,
  now: EpochMs,
): PageVerdict {
  const body = mendLostQuotes(page.paragraphs.join('\n\n'));
  const known = Math.max(article.teaser.length, article.body.length);
  if (page.paywalled && body.length < STUB)
    return { status: 'paywalled', reason: 'Its page shows the text to subscribers only.' };
  if (body.length < MIN_CHARACTERS || body.length <= known * 1.1)
    return { status: 'unusable', reason: page.warnings[0] ?? 'Its page has no more text than the feed.' };
  if (!isAbout(page, article))
    return { status: 'unusable', reason: 'Its page shows something else than this article.' };
  return {
    status: 'read',
    text: {
      body,
      authors: splitAuthors(page.byline, [article.outlet]),
      image: page.image,
      updatedAt: laterChange(page.updatedAt, article, now),
    },
  };
}

/** A consent wall, an error page, a login: they share no words with the headline. */
function isAbout(page: PageArticle, { title, teaser }: Pick<Article, 'title' | 'teaser'>): boolean {
  const [shown, wanted] = [squash(page.title), squash(title)];
  if (shown !== '' && (shown.includes(wanted) || wanted.includes(shown))) return true;
  const words = contentWords(`${title} ${teaser}`);
  if (words.length === 0) return true;
  const text = new Set(contentWords(`${page.title} ${page.paragraphs.join(' ')}`));
  return words.filter((word) => text.has(word)).length >= words.length * 0.4;
}

function contentWords(text: string): string[] {
  return [...new Set(text.toLowerCase().match(/[\p{L}\p{N}]{4,}|\p{Script=Han}/gu) ?? [])].slice(0, 5_000);
}

function laterChange(
  updatedAt: EpochMs | null,
  { publishedAt }: Pick<Article, 'publishedAt'>,
  now: EpochMs,
): EpochMs | null {
  return updatedAt !== null && updatedAt > publishedAt && updatedAt <= now ? updatedAt : null;
}
