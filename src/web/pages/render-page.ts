import type { Context } from 'hono';
import { html } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Newsroom } from '../../issues/newsroom.ts';
import { type Html, layout, type PageShell } from '../layout.ts';
import { pageWords } from './words/page-words.ts';

type PageOptions = Pick<PageShell, 'title' | 'main' | 'width' | 'head' | 'noindex' | 'scripts'> & {
  status?: ContentfulStatusCode;
};

/** Answers with one public page: the newsroom's masthead above, who sends it below. */
export function renderPage(
  c: Context,
  newsroom: Newsroom,
  options: PageOptions,
): Response | Promise<Response> {
  const { status = 200, ...shell } = options;
  const path = c.req.path;
  const words = pageWords(newsroom.language);
  const page = layout({
    siteName: newsroom.name,
    language: words.language,
    words,
    nav: [
      { href: '/', label: words.signUp, current: path === '/' },
      { href: '/archive', label: words.pastIssues, current: path === '/archive' },
    ],
    footer: footer(newsroom),
    ...shell,
  });
  return c.html(page, status);
}

function footer(newsroom: Newsroom): Html {
  return html`<p>${newsroom.name}, ${newsroom.postalAddress}</p>
<p><a href="${newsroom.url}">${siteOf(newsroom.url)}</a></p>`;
}

function siteOf(url: string): string {
  return url.replace(/^https?:\/\//, '').replace(/\/$/, '');
}
