import type { IssueStory } from '../issues/issue.ts';
import { isLoopbackUrl } from '../lib/is-loopback.ts';
import type { PhotoView } from './issue-view.ts';
import { plain, safeUrl } from './plain-text.ts';
import { headlineOf } from './story-words.ts';

/** Pixels: a smaller picture would be blown up to the width of the sheet. */
const LEAST_WIDTH = 300;

/**
 * The story's photo where every mail program can show it: https (plain http only on this machine, for rehearsals)
 * and not a format Outlook leaves as a red cross. Else null: a broken picture is worse than none.
 * It is a link, so it is never without a name.
 */
export function choosePhoto(story: IssueStory): PhotoView | null {
  const { image } = story;
  if (image === null || (image.width ?? LEAST_WIDTH) < LEAST_WIDTH) return null;
  const url = safeUrl(image.url, '');
  const secure = url.startsWith('https:') || (url !== '' && isLoopbackUrl(url));
  if (!secure || /\.(webp|avif|svg|jxl)$/i.test(new URL(url).pathname)) return null;
  const caption = plain(image.caption);
  return { url, alt: plain(image.alt) || caption || headlineOf(story), caption, credit: plain(image.credit) };
}
