import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Newsroom } from '../../issues/newsroom.ts';
import { renderPage } from './render-page.ts';

/** The one 404: a wrong address, an issue that is not public and every bad link look the same. */
export function notFoundPage(c: Context, newsroom: Newsroom): Response | Promise<Response> {
  c.header('Cache-Control', 'no-store');
  return renderPage(c, newsroom, {
    title: 'Page not found',
    status: 404,
    noindex: true,
    main: html`<p class="kicker">Not found</p>
<h1>There is no page at this address</h1>
<p class="lede">If you came from a link in one of our emails, it may have been cut short on its way or be too old.
Open the link in the newest email you have from us, or sign up again to get a fresh one.</p>
<p class="button-row"><a class="button" href="/">Go to sign-up</a>
<a class="button button-quiet" href="/archive">Read past issues</a></p>`,
  });
}

/** Something broke on our side; the log has the rest. */
export function failurePage(c: Context, newsroom: Newsroom): Response | Promise<Response> {
  c.header('Cache-Control', 'no-store');
  return renderPage(c, newsroom, {
    title: 'Something went wrong',
    status: 500,
    noindex: true,
    main: html`<p class="kicker">Our fault</p>
<h1>Something went wrong here</h1>
<p class="lede">Nothing you did caused it, and nothing was half-saved. Please try again in a minute.</p>
<p class="button-row"><a class="button" href="/">Go to the front page</a></p>`,
  });
}

/** A form on somebody else's site posted to ours. */
export function otherSitePage(c: Context, newsroom: Newsroom): Response | Promise<Response> {
  return renderPage(c, newsroom, {
    title: 'Please sign up here',
    status: 403,
    noindex: true,
    main: html`<h1>Please sign up here</h1>
<p class="lede">The form you sent stands on another site, so nothing was done with it. Ours is one click away.</p>
<p class="button-row"><a class="button" href="/">Go to sign-up</a></p>`,
  });
}

/** A form far beyond what any of ours can hold. */
export function tooLargePage(c: Context, newsroom: Newsroom): Response | Promise<Response> {
  return renderPage(c, newsroom, {
    title: 'That was too much',
    status: 413,
    noindex: true,
    main: html`<h1>That was too much</h1>
<p class="lede">The form held more than we can take, so nothing was changed.</p>
<p class="button-row"><a class="button" href="/">Back to sign-up</a></p>`,
  });
}

/** Too many sign-ups from one network, or altogether. */
export function busyPage(c: Context, newsroom: Newsroom): Response | Promise<Response> {
  c.header('Retry-After', '3600');
  return renderPage(c, newsroom, {
    title: 'Please try later',
    status: 429,
    noindex: true,
    main: html`<p class="kicker">Just a moment</p>
<h1>Too many sign-ups at once</h1>
<p class="lede">To keep strangers from flooding anybody’s inbox we take only so many sign-ups an hour.
Please try again in an hour.</p>
<p class="button-row"><a class="button" href="/">Back to sign-up</a></p>`,
  });
}
