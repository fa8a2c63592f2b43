import type { Photo } from '../feeds/article.ts';
import type { IssueStory } from '../issues/issue.ts';
import { isLoopbackUrl } from '../lib/is-loopback.ts';
import type { PhotoView } from './issue-view.ts';
import { plain, safeUrl } from './plain-text.ts';
import { headlineOf } from './story-words.ts';

/** Pixels: a smaller picture would be lost on the sheet. */
const LEAST_WIDTH = 300;
/** Pixels: the sheet. */
const MOST_WIDTH = 600;
/** Pixels: below a taller picture the headline is out of sight. */
const MOST_HEIGHT = 600;
/** Pixels: a picture so upright that less is left of its width is a ribbon. */
const LEAST_PRINTED = 120;

/**
 * The story's photo where every mail program can show it: https (plain http only on this machine, for rehearsals)
 * and not a format Outlook leaves as a red cross, or a ribbon. Else null: a broken picture is worse than none.
 * It is a link, so it is never without a name.
 */
export function choosePhoto(story: IssueStory): PhotoView | null {
  const { image } = story;
  if (image === null || (image.width ?? LEAST_WIDTH) < LEAST_WIDTH) return null;
  const url = safeUrl(image.url, '');
  const secure = url.startsWith('https:') || (url !== '' && isLoopbackUrl(url));
  if (!secure || /\.(webp|avif|svg|jxl)$/i.test(new URL(url).pathname)) return null;
  const width = widthOf(image);
  if (width < LEAST_PRINTED) return null;
  const caption = plain(image.caption);
  const alt = plain(image.alt) || caption || plain(headlineOf(story));
  return { url, width, alt, caption, credit: plain(image.credit) };
}

/** The whole sheet, where the picture is not upright; a picture of unknown size is taken for one that is not. */
function widthOf({ width, height }: Photo): number {
  if (!width || !height) return MOST_WIDTH;
  return Math.min(MOST_WIDTH, Math.round((MOST_HEIGHT * width) / height));
}
