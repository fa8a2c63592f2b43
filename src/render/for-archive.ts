import type { RenderedIssue } from './rendered-issue.ts';
import { slot } from './slots.ts';

const WEB_LINK = new RegExp(`<a\\b[^>]*\\bhref="${slot('web-url')}"[^>]*>[^<]*</a>`, 'g');

/** A mail as the archive shows it, in a browser already: it offers no way there, and its links leave the frame it stands in. */
export function forArchive(rendered: RenderedIssue): RenderedIssue {
  const html = rendered.html.replace(WEB_LINK, '').replace('</head>', '<base target="_blank"></head>');
  return { ...rendered, html };
}
