import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { Subscriber } from '../../subscribers/subscriber.ts';
import type { Html } from '../layout.ts';
import { shortTime } from './dates.ts';
import { findLinkOwner } from './find-link-owner.ts';
import type { PageContext } from './pages-deps.ts';
import { type FollowedArticle, pickFollowed } from './pick-followed.ts';
import { notFoundPage } from './problem-pages.ts';
import { RECENT_DAYS, recentArticles } from './recent-articles.ts';
import { renderPage } from './render-page.ts';

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
  const picked = pickFollowed(articles, follows, MAX_ARTICLES);
  const zone = deps.editions[0]?.zone ?? 'UTC';
  return renderPage(c, deps.newsroom, {
    title: 'Following',
    noindex: true,
    main: html`<p class="kicker">Only for you</p>
<h1>Following</h1>
${
  follows.length > 0
    ? html`<p class="lede">What the authors and topics you follow published in the last ${RECENT_DAYS} days.</p>
<ul class="tags" aria-label="You follow">${follows.map(({ label }) => html`<li class="tag">${label}</li>`)}</ul>
<p><a class="more-link" href="${preferences}#following">Change what you follow</a></p>`
    : ''
}
${picked.length > 0 ? articleList(picked, zone) : emptyState(follows.length > 0, preferences)}`,
  });
}

function articleList(picked: FollowedArticle[], zone: string): Html {
  return html`<ul class="entries">${picked.map(
    ({ article, because }) => html`<li>
<p class="meta because">Because you follow ${because.label}</p>
<a class="entry-title" href="${article.url}">${article.title}</a>
${article.teaser ? html`<p class="entry-text">${article.teaser}</p>` : ''}
<p class="meta">${[article.outlet, ...article.authors, shortTime(article.publishedAt, zone)].join(' · ')}</p>
</li>`,
  )}</ul>`;
}

function emptyState(follows: boolean, preferences: string): Html {
  if (follows) {
    return html`<div class="panel"><h2>Nothing new yet</h2>
<p>None of them published in the last ${RECENT_DAYS} days. The page fills as soon as one does.</p></div>`;
  }
  return html`<p class="lede">This page gathers what your favourite writers publish and what happens on the topics you care about.</p>
<div class="panel"><h2>You follow nobody yet</h2>
<p>Open your preferences, look for an author’s name or a topic such as “housing”, and choose Follow.
From the next issue on, your emails end with their newest articles, and this page keeps them together.</p>
<p><a class="button" href="${preferences}#following">Choose what to follow</a></p></div>`;
}
