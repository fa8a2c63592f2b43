import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import { confirm } from '../../subscribers/confirm.ts';
import type { Html } from '../layout.ts';
import { describeSchedule } from './describe-edition.ts';
import { findLinkOwner, type LinkOwner } from './find-link-owner.ts';
import type { PageContext } from './pages-deps.ts';
import { notFoundPage } from './problem-pages.ts';
import { renderPage } from './render-page.ts';

/** GET only asks: mail scanners open every link. */
export function addConfirmPages(app: Hono, deps: PageContext): void {
  app.get('/confirm/:token', async (c) => {
    const owner = await findLinkOwner(deps, 'confirm', c.req.param('token'));
    return owner ? askPage(c, deps, owner) : notFoundPage(c, deps.newsroom);
  });

  app.post('/confirm/:token', async (c) => {
    const owner = await findLinkOwner(deps, 'confirm', c.req.param('token'));
    if (!owner) return notFoundPage(c, deps.newsroom);
    const { outcome } = await confirm(deps, owner.subscriber, owner.editions);
    return outcome === 'confirmed' ? welcomePage(c, deps, owner) : refusedPage(c, deps);
  });
}

function askPage(c: Context, deps: PageContext, { editions }: LinkOwner) {
  return renderPage(c, deps.newsroom, {
    title: 'Confirm your sign-up',
    noindex: true,
    main: html`<p class="kicker">One click to go</p>
<h1>Confirm your sign-up</h1>
<form method="post">
<ul>${editions.map((edition) => html`<li>${deps.wordingOf(edition)}</li>`)}</ul>
<button>Yes, sign me up</button>
</form>
<p class="meta after-form">It was not you? Then do nothing, and nothing is sent.</p>`,
  });
}

function welcomePage(c: Context, deps: PageContext, { subscriber, editions }: LinkOwner) {
  return renderPage(c, deps.newsroom, {
    title: 'You are signed up',
    noindex: true,
    main: html`<p class="kicker">Welcome</p>
<h1>You are signed up</h1>
${deps.editions
  .filter((edition) => editions.includes(edition.id))
  .map(
    (edition): Html => html`<section class="edition edition-${edition.template}"><h2>${edition.title}</h2>
<p>${describeSchedule(edition)}.</p></section>`,
  )}
<h2>Make it yours</h2>
<p>Follow the authors and topics you care about, and your issues end with what they published.</p>
<p class="button-row"><a class="button" href="${deps.links.preferencesUrl(subscriber)}">Choose what to follow</a>
<a class="button button-quiet" href="/archive">Read past issues</a></p>`,
  });
}

function refusedPage(c: Context, { newsroom }: PageContext) {
  return renderPage(c, newsroom, {
    title: 'This address cannot be signed up',
    noindex: true,
    main: html`<h1>This address cannot be signed up</h1>
<p class="lede">It is on our list of addresses never to be mailed. If that is a mistake, write to
<a href="mailto:${newsroom.replyTo ?? newsroom.from.address}">${newsroom.replyTo ?? newsroom.from.address}</a>.</p>`,
  });
}
