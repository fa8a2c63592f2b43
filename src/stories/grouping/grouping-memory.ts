import type { Article } from '../../feeds/article.ts';
import { type ArticleProfile, profileArticle } from './profile-article.ts';

/** Articles remembered: a few windows of a large newsroom. */
const MOST = 20_000;

interface Remembered {
  of: Pick<Article, 'outlet' | 'title' | 'teaser' | 'body'>;
  profile: ArticleProfile;
}

/**
 * Profiles of articles read before, so that grouping a window again reads only what is new in it. It changes
 * what grouping costs, never what it finds: an article whose words have changed is read again.
 */
export class GroupingMemory {
  readonly #known = new Map<string, Remembered>();

  profileOf = (article: Article): ArticleProfile => {
    const found = this.#known.get(article.id);
    if (found !== undefined && saysTheSame(found.of, article)) return found.profile;
    const profile = profileArticle(article);
    const { outlet, title, teaser, body } = article;
    this.#known.delete(article.id);
    this.#known.set(article.id, { of: { outlet, title, teaser, body }, profile });
    if (this.#known.size > MOST) this.#forgetOldest();
    return profile;
  };

  #forgetOldest(): void {
    for (const id of this.#known.keys()) {
      this.#known.delete(id);
      return;
    }
  }
}

function saysTheSame(a: Remembered['of'], b: Remembered['of']): boolean {
  return a.title === b.title && a.outlet === b.outlet && a.teaser === b.teaser && a.body === b.body;
}
