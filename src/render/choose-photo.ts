import type { IssueStory } from '../issues/issue.ts';
import type { PhotoView } from './issue-view.ts';
import { isLoopback, plain, safeUrl } from './plain-text.ts';

/**
 * The story's photo where every mail program can show it: https (plain http only on this machine, for rehearsals)
 * and not a format Outlook leaves as a red cross. Else null: a broken picture is worse than none.
 */
export function choosePhoto({ image }: Pick<IssueStory, 'image'>): PhotoView | null {
  if (image === null) return null;
  const url = safeUrl(image.url, '');
  const secure = url.startsWith('https:') || (url !== '' && isLoopback(url));
  if (!secure || /\.(webp|avif|svg|jxl)$/i.test(new URL(url).pathname)) return null;
  const caption = plain(image.caption);
  return { url, alt: plain(image.alt) || caption, caption, credit: plain(image.credit) };
}
