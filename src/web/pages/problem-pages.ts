import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Newsroom } from '../../issues/newsroom.ts';
import { renderPage } from './render-page.ts';
import { pageWords } from './words/page-words.ts';

/** The one 404: a wrong address, an issue that is not public and every bad link look the same. */
export function notFoundPage(c: Context, newsroom: Newsroom): Response | Promise<Response> {
  c.header('Cache-Control', 'no-store');
  const { problems, readPastIssues } = pageWords(newsroom.language);
  return renderPage(c, newsroom, {
    title: problems.notFound.title,
    status: 404,
    noindex: true,
    main: html`<p class="kicker">${problems.notFound.kicker}</p>
<h1>${problems.notFound.heading}</h1>
<p class="lede">${problems.notFound.text}</p>
<p class="button-row"><a class="button" href="/">${problems.toSignUp}</a>
<a class="button button-quiet" href="/archive">${readPastIssues}</a></p>`,
  });
}

/** Something broke on our side; the log has the rest. */
export function failurePage(c: Context, newsroom: Newsroom): Response | Promise<Response> {
  c.header('Cache-Control', 'no-store');
  const { problems } = pageWords(newsroom.language);
  return renderPage(c, newsroom, {
    title: problems.failure.title,
    status: 500,
    noindex: true,
    main: html`<p class="kicker">${problems.failure.kicker}</p>
<h1>${problems.failure.heading}</h1>
<p class="lede">${problems.failure.text}</p>
<p class="button-row"><a class="button" href="/">${problems.front}</a></p>`,
  });
}

/** A form on somebody else's site posted to ours. */
export function otherSitePage(c: Context, newsroom: Newsroom): Response | Promise<Response> {
  const { problems } = pageWords(newsroom.language);
  return renderPage(c, newsroom, {
    title: problems.otherSite.heading,
    status: 403,
    noindex: true,
    main: html`<h1>${problems.otherSite.heading}</h1>
<p class="lede">${problems.otherSite.text}</p>
<p class="button-row"><a class="button" href="/">${problems.toSignUp}</a></p>`,
  });
}

/** A form far beyond what any of ours can hold. */
export function tooLargePage(c: Context, newsroom: Newsroom): Response | Promise<Response> {
  const { problems } = pageWords(newsroom.language);
  return renderPage(c, newsroom, {
    title: problems.tooLarge.heading,
    status: 413,
    noindex: true,
    main: html`<h1>${problems.tooLarge.heading}</h1>
<p class="lede">${problems.tooLarge.text}</p>
<p class="button-row"><a class="button" href="/">${problems.back}</a></p>`,
  });
}

/** Too many sign-ups from one network, or altogether. */
export function busyPage(c: Context, newsroom: Newsroom): Response | Promise<Response> {
  c.header('Retry-After', '3600');
  const { problems } = pageWords(newsroom.language);
  return renderPage(c, newsroom, {
    title: problems.busy.title,
    status: 429,
    noindex: true,
    main: html`<p class="kicker">${problems.busy.kicker}</p>
<h1>${problems.busy.heading}</h1>
<p class="lede">${problems.busy.text}</p>
<p class="button-row"><a class="button" href="/">${problems.back}</a></p>`,
  });
}
