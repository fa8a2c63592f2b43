import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import { writeDate } from '../../render/write-date.ts';
import { mailFrameHeaders, ownMailFrameHeaders } from '../guards.ts';
import type { Html } from '../layout.ts';
import { archiveFeed } from './archive-feed.ts';
import { editionTitle, issueList } from './archive-list.ts';
import { monthOf } from './dates.ts';
import type { PageContext, PublishedIssue } from './pages-deps.ts';
import { notFoundPage } from './problem-pages.ts';
import { renderPage } from './render-page.ts';
import type { PageWords } from './words/page-words.ts';

const PAGE = 60;
const FEED = 20;

export function addArchivePages(app: Hono, deps: PageContext): void {
  app.get('/archive', (c) => indexPage(c, deps));

  app.get('/archive/feed.xml', async (c) => {
    const feed = archiveFeed(deps, await deps.archive.list({ limit: FEED }));
    return c.body(feed, 200, { 'Content-Type': 'application/atom+xml; charset=utf-8' });
  });

  app.get('/archive/:edition/:date', async (c) => {
    const issue = await deps.archive.find(`${c.req.param('edition')}/${c.req.param('date')}`);
    return issue ? issuePage(c, deps, issue) : notFoundPage(c, deps.newsroom);
  });

  app.get('/archive/:edition/:date/mail', async (c) => {
    const id = `${c.req.param('edition')}/${c.req.param('date')}`;
    const mail = (await deps.archive.find(id)) ? await deps.archive.html(id) : undefined;
    if (mail === undefined) return notFoundPage(c, deps.newsroom);
    // Only our own frame may be measured; by itself a mail stays a document without an origin.
    const headers = c.req.header('sec-fetch-dest') === 'iframe' ? ownMailFrameHeaders : mailFrameHeaders;
    return c.html(mail, 200, { ...headers, Vary: 'Sec-Fetch-Dest' });
  });
}

async function indexPage(c: Context, deps: PageContext): Promise<Response> {
  const before = Number(c.req.query('before') ?? '');
  const older = Number.isSafeInteger(before) && before > 0 ? { before } : {};
  const issues = await deps.archive.list({ limit: PAGE + 1, ...older });
  const shown = issues.slice(0, PAGE);
  const last = shown.at(-1);
  const { words } = deps;
  return renderPage(c, deps.newsroom, {
    title: words.pastIssues,
    head: html`<link rel="canonical" href="${deps.baseUrl}/archive">${feedLink(deps)}`,
    main: html`<h1>${words.pastIssues}</h1>
${shown.length === 0 ? emptyState(words) : byMonth(deps, shown)}
${last && issues.length > PAGE ? html`<p><a class="more-link" href="/archive?before=${last.sentAt}">${words.archive.older}</a></p>` : ''}
<p><a class="more-link" href="/archive/feed.xml">${words.archive.feed}</a></p>`,
  });
}

function byMonth({ editions, words: { locale } }: PageContext, issues: PublishedIssue[]): Html {
  const months = Map.groupBy(issues, (issue) => monthOf(issue.date, locale));
  return html`${[...months].map(([month, group]) => html`<h2>${month}</h2>${issueList(editions, group, locale)}`)}`;
}

function emptyState({ archive: { empty, emptyText } }: PageWords): Html {
  return html`<div class="panel"><h2>${empty}</h2>
<p>${emptyText.before}<a href="/">${emptyText.link}</a>${emptyText.after}</p></div>`;
}

async function issuePage(c: Context, deps: PageContext, issue: PublishedIssue): Promise<Response> {
  const { previous, next } = await deps.archive.neighbours(issue.id);
  const title = editionTitle(deps.editions, issue.edition);
  const { archive, locale } = deps.words;
  return renderPage(c, deps.newsroom, {
    title: issue.subject,
    width: 'wide',
    scripts: ['/static/mail-frame.js'],
    head: html`<link rel="canonical" href="${deps.links.archiveUrl(issue.id)}">${feedLink(deps)}`,
    main: html`<p class="kicker">${title}, ${writeDate(issue.date, locale)}</p>
<h1>${issue.subject}</h1>
<p><a class="more-link" href="/archive/${issue.id}/mail">${archive.open}</a></p>
<iframe class="mail-frame" src="/archive/${issue.id}/mail" title="${archive.frame(title, writeDate(issue.date, locale))}" sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox" loading="eager"></iframe>
<nav class="issue-nav" aria-label="${archive.others}">
${previous ? html`<a href="/archive/${previous.id}" rel="prev"><span class="meta">${archive.before(writeDate(previous.date, locale))}</span> ${previous.subject}</a>` : ''}
${next ? html`<a href="/archive/${next.id}" rel="next"><span class="meta">${archive.after(writeDate(next.date, locale))}</span> ${next.subject}</a>` : ''}
</nav>
<p><a class="button" href="/">${archive.next}</a></p>`,
  });
}

function feedLink({ newsroom, baseUrl, words }: PageContext): Html {
  return html`<link rel="alternate" type="application/atom+xml" title="${words.archive.feedOf(newsroom.name)}" href="${baseUrl}/archive/feed.xml">`;
}
