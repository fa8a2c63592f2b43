import { hashOf } from '../../../src/stories/grouping/weighted-terms.ts';
import type { Labelled } from './labelled-windows.ts';

/**
 * Of every `every`th report another form: as another outlet copies it, now and then under another report's headline, or
 * as its own tells it again, a word of the headline changed.
 */
export function withCopies(rows: readonly Labelled[], every: number): Labelled[] {
  const copies = rows.flatMap(({ article, story }, at): Labelled[] => {
    const { article: next, story: own } = rows[(at + 1) % rows.length] ?? { article, story };
    if (hashOf(`${article.id} copied`) % every !== 0) return [];
    const id = `${article.id} copy`;
    const [again, renamed] = [hashOf(id) % 2 === 0, (hashOf(id) >>> 4) % 2 === 0];
    const outlet = again ? article.outlet : `${next.outlet} too`;
    const title = again
      ? retitled(article.title, next.title)
      : renamed && own === story
        ? next.title
        : article.title;
    return [{ story, article: { ...article, id, contentHash: id, title, outlet } }];
  });
  return [...rows, ...copies];
}

/** The first long word becomes one of another headline. */
function retitled(title: string, other: string): string {
  const [word = ''] = /\p{Ll}{5,}/u.exec(other) ?? [];
  return title.replace(/(?<=\p{L}\s)\p{Ll}{4,}(?!\p{L})/u, word);
}
