import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { Subscriber } from '../../subscribers/subscriber.ts';
import { unsubscribe } from '../../subscribers/unsubscribe.ts';
import { editionTitle } from './archive-list.ts';
import { findLinkOwner, type LinkOwner } from './find-link-owner.ts';
import type { PageContext } from './pages-deps.ts';
import { notFoundPage } from './problem-pages.ts';
import { readForm } from './read-form.ts';
import { renderPage } from './render-page.ts';

/**
 * GET asks, POST acts. The POST is RFC 8058's one-click too: no login, no redirect, whatever else the
 * body holds, from any origin, since the mail provider sends it.
 */
export function addUnsubscribePages(app: Hono, deps: PageContext): void {
  app.get('/unsubscribe/:token', async (c) => {
    const owner = await findLinkOwner(deps, 'unsubscribe', c.req.param('token'));
    return owner ? askPage(c, deps, owner) : notFoundPage(c, deps.newsroom);
  });

  app.post('/unsubscribe/:token', async (c) => {
    const owner = await findLinkOwner(deps, 'unsubscribe', c.req.param('token'));
    if (!owner) return notFoundPage(c, deps.newsroom);
    const scope = (await readForm(c)).text('scope') === 'all' ? 'all' : owner.editions;
    const ended = await unsubscribe(deps, owner.subscriber, scope);
    deps.log.info({ subscriberId: owner.subscriber.id, ended }, 'unsubscribed');
    return donePage(c, deps, owner.subscriber, scope);
  });
}

function askPage(c: Context, deps: PageContext, { subscriber, editions }: LinkOwner) {
  const { unsubscribe: words } = deps.words;
  const titles = titlesOf(deps, editions);
  const others = activeEditions(subscriber).filter((edition) => !editions.includes(edition));
  return renderPage(c, deps.newsroom, {
    title: words.kicker,
    noindex: true,
    main: html`<p class="kicker">${words.kicker}</p>
<h1>${words.ask(titles)}</h1>
<p class="lede">${words.atOnce}</p>
<form method="post" class="button-row">
<button name="scope" value="edition">${words.stop(titles)}</button>
${others.length > 0 ? html`<button class="button-danger" name="scope" value="all">${words.stopAll}</button>` : ''}
</form>
<p class="after-form"><a class="more-link" href="${deps.links.preferencesUrl(subscriber)}">${words.instead}</a></p>`,
  });
}

function donePage(c: Context, deps: PageContext, subscriber: Subscriber, scope: string[] | 'all') {
  const { unsubscribe: words } = deps.words;
  const ended = scope === 'all' ? words.nothingMore : words.noMore(titlesOf(deps, scope));
  return renderPage(c, deps.newsroom, {
    title: words.heading,
    noindex: true,
    main: html`<p class="kicker">${words.done}</p>
<h1>${words.heading}</h1>
<p class="lede">${ended}</p>
<p>${words.slip.before}<a href="${deps.links.preferencesUrl(subscriber)}">${words.slip.link}</a>${words.slip.after}</p>`,
  });
}

function activeEditions({ subscriptions }: Subscriber): string[] {
  return subscriptions.filter(({ state }) => state === 'active').map(({ edition }) => edition);
}

function titlesOf(deps: PageContext, editions: string[]): string {
  return editions.map((edition) => editionTitle(deps.editions, edition)).join(deps.words.unsubscribe.and);
}
