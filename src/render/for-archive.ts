import type { RenderedIssue } from './rendered-issue.ts';
import { slot } from './slots.ts';

const linkTo = (...names: Parameters<typeof slot>[0][]) =>
  String.raw`<a\b[^>]*\bhref="(?:${names.map(slot).join('|')})"[^>]*>[^<]*</a>`;
/** Why this reader gets it, and what only they can change: all of the paragraph is about that. */
const READERS_OWN = new RegExp(
  String.raw`<p\b[^>]*>(?:(?!</p>)[\s\S])*?${linkTo('web-url', 'unsubscribe-url', 'preferences-url')}(?:(?!</p>)[\s\S])*</p>`,
  'g',
);
/** What only somebody who got the mail can do. */
const MAILED = /<span class="mailed">[^<]*<\/span>/g;
/** Its line stays: without it the masthead has no room above. */
const WEB_LINK = new RegExp(linkTo('web-url'), 'g');

/**
 * A mail as the archive shows it to everybody, in a browser already: without what is said to one reader and without a
 * way there, and its links leave the frame it stands in.
 */
export function forArchive(rendered: RenderedIssue): RenderedIssue {
  const html = rendered.html
    .replace(READERS_OWN, '')
    .replace(WEB_LINK, '&nbsp;')
    .replace(MAILED, '')
    .replace('</head>', '<base target="_blank"></head>');
  return { ...rendered, html };
}
