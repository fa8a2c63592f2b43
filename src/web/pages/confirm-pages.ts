import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import { confirm } from '../../subscribers/confirm.ts';
import { LINK_LIFETIME } from '../../subscribers/sign-up.ts';
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
    const madeAt = (owner.expiresAt ?? 0) - LINK_LIFETIME;
    const { outcome } = await confirm(deps, owner.subscriber, owner.editions, madeAt);
    if (outcome === 'outdated') return notFoundPage(c, deps.newsroom);
    return outcome === 'confirmed' ? welcomePage(c, deps, owner) : refusedPage(c, deps);
  });
}

function askPage(c: Context, deps: PageContext, { editions }: LinkOwner) {
  const { confirm: words } = deps.words;
  return renderPage(c, deps.newsroom, {
    title: words.heading,
    noindex: true,
    main: html`<p class="kicker">${words.kicker}</p>
<h1>${words.heading}</h1>
<form method="post">
<ul>${editions.map((edition) => html`<li>${deps.wordingOf(edition)}</li>`)}</ul>
<button>${words.yes}</button>
</form>
<p class="meta after-form">${words.notYou}</p>`,
  });
}

function welcomePage(c: Context, deps: PageContext, { subscriber, editions }: LinkOwner) {
  const { welcome, readPastIssues } = deps.words;
  return renderPage(c, deps.newsroom, {
    title: welcome.heading,
    noindex: true,
    main: html`<p class="kicker">${welcome.kicker}</p>
<h1>${welcome.heading}</h1>
${deps.editions
  .filter((edition) => editions.includes(edition.id))
  .map(
    (edition): Html => html`<section class="edition edition-${edition.template}"><h2>${edition.title}</h2>
<p>${describeSchedule(edition, deps.words)}.</p></section>`,
  )}
<h2>${welcome.yours}</h2>
<p>${welcome.follow}</p>
<p class="button-row"><a class="button" href="${deps.links.preferencesUrl(subscriber)}">${welcome.choose}</a>
<a class="button button-quiet" href="/archive">${readPastIssues}</a></p>`,
  });
}

function refusedPage(c: Context, { newsroom, words: { refused } }: PageContext) {
  return renderPage(c, newsroom, {
    title: refused.heading,
    noindex: true,
    main: html`<h1>${refused.heading}</h1>
<p class="lede">${refused.lede.before}<a href="mailto:${newsroom.replyTo ?? newsroom.from.address}">${newsroom.replyTo ?? newsroom.from.address}</a>${refused.lede.after}</p>`,
  });
}
