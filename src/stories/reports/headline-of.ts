import type { Article } from '../../feeds/article.ts';
import type { Story } from '../story.ts';

/** The headline of a story: its representative's title, cleaned. */
export function headlineOf(story: Pick<Story, 'articles'>): string {
  const article = story.articles[0];
  return article === undefined ? '' : cleanHeadline(article);
}

const PREFIX =
  /^(?:(?:UPDATE|CORRECTED|WRAPUP|REFILE) ?\d{0,2}-|(?:live|live updates?|live blog|breaking(?: news)?|just in|update[ds]?|developing|exclusive|watch(?: live)?|video|listen|read|photos|analysis|opinion|explainer|explained|in depth|direct|en direct|exclusif|vidéo|alerte)\s*[:|–—-]\s+|\[(?:live|video|update[ds]?|photos?|watch)\]\s*)/iu;
const SUFFIX = /\s*[[(](?:video|watch|photos?|pictures?|update[ds]?|live|listen|vidéo)[\])]\s*$/iu;
const VIDEO_WORD = /\s+(?:video|– video|- video)$/u;

/**
 * A title without what the outlet wrapped around it: its own name at the end ("… - CNET", "… | BBC News"),
 * "LIVE:" and its like at the front, "[VIDEO]" at the end. What remains is untouched; a title that would be
 * left with fewer than three words is kept whole.
 */
export function cleanHeadline(article: Pick<Article, 'title' | 'outlet'>): string {
  const title = article.title.replace(/[\u200b\u200e\u200f\ufeff]/gu, '').trim();
  let cleaned = withoutOutlet(title, article.outlet);
  if (cleaned !== title) cleaned = cleaned.replace(VIDEO_WORD, '');
  for (let before = ''; before !== cleaned; ) {
    before = cleaned;
    cleaned = cleaned.replace(PREFIX, '').replace(SUFFIX, '').trim();
  }
  cleaned = cleaned.replace(/\s*[:|–—-]\s*$/u, '');
  return cleaned.split(/\s+/).length >= 3 ? cleaned : title;
}

/** Drops a last part that is the outlet's name, or a section label written the same way after a bar. */
function withoutOutlet(title: string, outlet: string): string {
  const match = /^(.*\S)\s*(\s[-–—]\s|\s?\|\s?)\s*([^|]{2,40})$/u.exec(title);
  if (match === null) return title;
  const [, head = title, mark = '', tail = ''] = match;
  if (sameName(tail, outlet)) return withoutOutlet(head, outlet);
  return mark.includes('|') && tail.split(/\s+/).length <= 4 ? withoutOutlet(head, outlet) : title;
}

function sameName(tail: string, outlet: string): boolean {
  const [short, long] = [plain(tail), plain(outlet)].sort((a, b) => a.length - b.length);
  return (
    short !== undefined &&
    long !== undefined &&
    (short === long || (short.length >= 3 && long.includes(short)))
  );
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/^the\s+/u, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
