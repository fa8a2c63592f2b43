import type { Article, Photo } from '../../feeds/article.ts';
import { batches } from '../batches.ts';
import type { Db } from '../database.ts';
import type { ArticlePageTable } from './tables.ts';

/** One parameter a row: more rows fit a statement than where whole rows are written. */
const IDS_A_QUERY = 500;

/** Articles with what their own pages add. The two stay apart in the database, so that each poll may rewrite its own. */
export async function addPageText(db: Db, articles: Article[]): Promise<Article[]> {
  const pages = new Map<string, ArticlePageTable>();
  for (const some of batches(articles, IDS_A_QUERY)) {
    const ids = some.map(({ id }) => id);
    const rows = await db
      .selectFrom('article_pages')
      .selectAll()
      .where('article_id', 'in', ids)
      .where('body', '<>', '')
      .execute();
    for (const row of rows) pages.set(row.article_id, row);
  }
  return articles.map((article) => withPage(article, pages.get(article.id)));
}

/** The feed's own byline and picture go first; its text does not, where the page has more of it. */
function withPage(article: Article, page: ArticlePageTable | undefined): Article {
  if (!page || page.url !== article.url || page.body.length <= article.body.length) return article;
  const { image, updatedAt } = article;
  return {
    ...article,
    body: page.body,
    textFrom: 'page',
    authors: article.authors.length > 0 ? article.authors : (JSON.parse(page.authors) as string[]),
    image: image ?? (page.image === null ? null : (JSON.parse(page.image) as Photo)),
    updatedAt: page.updated_at === null ? updatedAt : Math.max(page.updated_at, updatedAt ?? 0),
  };
}
