import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import { baseLanguage } from '../../lib/base-language.ts';
import { typeset } from '../../render/typeset.ts';
import { directionOf } from '../../render/words/words-for.ts';
import { withoutDateline } from '../../stories/language/datelines.ts';
import { mayBeFollowed } from '../../stories/ranking/ineligible.ts';
import type { Subscriber } from '../../subscribers/subscriber.ts';
import type { Html } from '../layout.ts';
import { shortTime } from './dates.ts';
import { findLinkOwner } from './find-link-owner.ts';
import type { ListedArticle, PageContext } from './pages-deps.ts';
import { type FollowedArticle, pickFollowed } from './pick-followed.ts';
import { notFoundPage } from './problem-pages.ts';
import { RECENT_DAYS, recentArticles } from './recent-articles.ts';
import { renderPage } from './render-page.ts';
import type { PageWords } from './words/page-words.ts';

const MAX_ARTICLES = 60;

export function addFollowingPage(app: Hono, deps: PageContext): void {
  app.get('/following/:token', async (c) => {
    const owner = await findLinkOwner(deps, 'following', c.req.param('token'));
    return owner ? followingPage(c, deps, owner.subscriber) : notFoundPage(c, deps.newsroom);
  });
}

async function followingPage(c: Context, deps: PageContext, subscriber: Subscriber): Promise<Response> {
  const preferences = deps.links.preferencesUrl(subscriber);
  const { follows } = subscriber;
  const articles = follows.length > 0 ? await recentArticles(deps) : [];
  const picked = pickFollowed(articles.filter(mayBeFollowed), follows, MAX_ARTICLES);
  const zone = deps.editions[0]?.zone ?? 'UTC';
  const { following: words } = deps.words;
  return renderPage(c, deps.newsroom, {
    title: words.heading,
    noindex: true,
    main: html`<p class="kicker">${words.kicker}</p>
<h1>${words.heading}</h1>
${
  follows.length > 0
    ? html`<p class="lede">${words.lede(RECENT_DAYS)}</p>
<ul class="tags" aria-label="${words.youFollow}">${follows.map(({ label }) => html`<li class="tag">${label}</li>`)}</ul>
<p><a class="more-link" href="${preferences}#following">${words.change}</a></p>`
    : ''
}
${picked.length > 0 ? articleList(picked, zone, deps.words) : emptyState(follows.length > 0, preferences, deps.words)}`,
  });
}

function articleList(picked: FollowedArticle[], zone: string, { following, locale }: PageWords): Html {
  return html`<ul class="entries">${picked.map(
    ({ article, because }) => html`<li>
<p class="meta because">${following.because(because.label)}</p>
<a class="entry-title"${languageOf(article, locale)} href="${article.url}">${typeset(article.title, article.language)}</a>
${article.teaser ? html`<p class="entry-text"${languageOf(article, locale)}>${typeset(withoutDateline(article.teaser), article.language)}</p>` : ''}
<p class="meta">${[article.outlet, ...article.authors, shortTime(article.publishedAt, zone, locale)].join(' · ')}</p>
</li>`,
  )}</ul>`;
}

/** Where it is not the page's. */
function languageOf({ language }: ListedArticle, locale: string): Html | '' {
  if (baseLanguage(language) === baseLanguage(locale)) return '';
  return html` lang="${language}" dir="${directionOf(language)}"`;
}

function emptyState(follows: boolean, preferences: string, { following, welcome }: PageWords): Html {
  if (follows) {
    return html`<div class="panel"><h2>${following.nothing}</h2>
<p>${following.nothingText(RECENT_DAYS)}</p></div>`;
  }
  return html`<p class="lede">${following.gathers}</p>
<div class="panel"><h2>${following.nobody}</h2>
<p>${following.nobodyText}</p>
<p><a class="button" href="${preferences}#following">${welcome.choose}</a></p></div>`;
}
