import { escapeMarkup as esc } from './escape-markup.ts';
import { PHOTO_SIZE, type SampleArticle } from './sample-articles.ts';
import { articleUrl, photoUrl, type SampleFeed } from './sample-feed.ts';

const STYLE = `:root{color-scheme:light dark}
body{font:1.125rem/1.6 Georgia,"Times New Roman",serif;max-width:42rem;margin:0 auto;padding:1.5rem}
header a{display:inline-block;padding:.7rem 0;font-weight:bold;color:inherit}
h1{line-height:1.15;font-size:clamp(1.7rem,6vw,2.5rem);margin:.5rem 0}
img{width:100%;height:auto}figure{margin:1.5rem 0}
figcaption,time,.by,footer{font:0.95rem/1.5 system-ui,sans-serif}
li{margin:1rem 0}footer{border-top:1px solid;margin-top:3rem;padding-top:1rem}`;

/** An article as its outlet shows it, so that the links in the mail open. `zone` is an IANA zone. */
export function writeArticlePage(feed: SampleFeed, article: SampleArticle, zone: string): string {
  const { title, teaser, authors, photo, publishedAt } = article;
  const full = [article.paragraphs, article.pageParagraphs].find((some) => some.length > 0);
  const paragraphs = full ?? [teaser];
  const time = new Intl.DateTimeFormat(feed.language, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: zone,
  });
  return page(
    feed,
    title,
    `<article><h1>${esc(title)}</h1>
${authors.length > 0 ? `<p class="by">By ${esc(authors.join(' and '))}</p>` : ''}
<time datetime="${new Date(publishedAt).toISOString()}">${esc(time.format(publishedAt))}</time>
${photo ? figure(feed, photo) : ''}
${paragraphs.map((paragraph) => `<p>${esc(paragraph)}</p>`).join('\n')}</article>`,
  );
}

/** An outlet's front page: all its articles, newest first. */
export function writeFrontPage(feed: SampleFeed): string {
  const newestFirst = feed.articles.toSorted((a, b) => b.publishedAt - a.publishedAt);
  const lines = newestFirst.map(
    (article) =>
      `<li><a href="${esc(articleUrl(feed, article))}">${esc(article.title)}</a><br>${esc(article.teaser)}</li>`,
  );
  return page(feed, feed.title, `<h1>${esc(feed.title)}</h1>\n<ul>\n${lines.join('\n')}\n</ul>`);
}

function figure(feed: SampleFeed, photo: NonNullable<SampleArticle['photo']>): string {
  return `<figure><img src="${esc(photoUrl(feed, photo.file))}" alt="${esc(photo.alt)}" width="${PHOTO_SIZE.width}" height="${PHOTO_SIZE.height}">
<figcaption>${esc(photo.caption)} (Illustration: ${esc(photo.credit)})</figcaption></figure>`;
}

function page(feed: SampleFeed, title: string, main: string): string {
  return `<!doctype html>
<html lang="${esc(feed.language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${esc(title)}</title><style>${STYLE}</style></head>
<body><header><a href="${esc(feed.homeUrl)}">${esc(feed.title)}</a></header>
<main>${main}</main>
<footer>An invented newspaper of an invented town, made as a sample for Twofold.</footer></body></html>
`;
}
