import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../src/feeds/page/extract-article.ts';

const TITLE = 'Ferry returns to the northern quay';
const TEXT = [
  'The ferry between the two banks sailed again on Tuesday, nine days after its crew had walked out over pay.',
  'The union said that wages would rise by three percent, and that a timetable for the winter was being drawn up.',
  'Those who live on the far bank welcomed the news, although the price of a crossing may yet go up in the spring.',
]
  .map((paragraph) => `<p>${paragraph}</p>`)
  .join('');
const TODAY = '<div class="today">Friday, November 27, 2026</div>';

function read(body: string, { title = TITLE, url = 'https://quay.example/ferry', language = 'en' } = {}) {
  const html = `<!DOCTYPE html><html lang="${language}"><head><title>${title}</title></head><body>${body}</body></html>`;
  return extractArticle(html, url);
}

function minute(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString().slice(0, 16);
}

describe('a date beside a headline that is no heading', () => {
  test.for([
    [
      'set in a large font',
      `<table><tr><td><a href="/">Home</a></td><td><font size="5"><b>${TITLE}</b></font><br><font size="2">By Ann Lee, Quay Staff Writer<br>Posted: Tuesday, November 3, 2026</font>${TEXT}</td></tr></table>`,
      '2026-11-03T00:00',
    ],
    [
      'a heading by its role',
      `${TODAY}<div><div role="heading" aria-level="1">${TITLE}</div><div><div>Ann Lee</div><div>3 Nov 2026, 10:11</div></div>${TEXT}</div>`,
      '2026-11-03T10:11',
    ],
    [
      'a smaller heading',
      `${TODAY}<header><h3 class="heading">${TITLE}</h3><ul><li>입력 2026.11.03 17:20</li><li>수정 2026.11.04 18:02</li></ul></header><article>${TEXT}</article>`,
      '2026-11-03T17:20',
    ],
    [
      'above it within the article',
      `${TODAY}<main><article><div><span>Kust</span><span>• dinsdag 3 november 2026, 19:58</span></div><h1>${TITLE}</h1>${TEXT}</article></main>`,
      '2026-11-03T19:58',
    ],
    [
      'above it, the day and the time in a line each',
      `<article><ul><li>3 Nov 2026</li><li>11:00 AM ET</li><li>By Ann Lee</li></ul><h1>${TITLE}</h1>${TEXT}</article>`,
      '2026-11-03T16:00',
    ],
  ] as const)('%s', ([, body, at]) => {
    expect(minute(read(body).publishedAt)).toBe(at);
  });

  test('the minute is shown, the address has the day only', () => {
    const url = 'https://quay.example/2026-11/03/c_113.htm';
    const page = read(`<h1>${TITLE}</h1><div class="info">2026-11-03 15:02:11</div>${TEXT}`, { url });
    expect(minute(page.publishedAt)).toBe('2026-11-03T15:02');
    const other = read(`<h1>${TITLE}</h1><div class="info">2026-11-19 15:02:11</div>${TEXT}`, { url });
    expect(minute(other.publishedAt)).toBe('2026-11-03T00:00');
  });

  test('a crumb of the path that repeats the headline does not stand for it', () => {
    const crumb = `<div class="breadcrumb"><span>${TITLE}</span> <span>Friday, 27 November 2026</span></div>`;
    const page = read(`${crumb}<div><div>${TITLE}</div><div>3 Nov 2026</div>${TEXT}</div>`);
    expect(minute(page.publishedAt)).toBe('2026-11-03T00:00');
  });
});

test('a blog’s post is titled by its own heading, not by the blog’s', () => {
  const title = 'Ferry is back';
  const page = read(`<h1>Quay Notes here</h1><h3 class="post-title entry-title">${title}</h3>${TEXT}`, {
    title: `Quay Notes here: ${title}`,
  });
  expect(page.title).toBe(title);
});

test('of two headings that the window’s title repeats the lower one is the article’s', () => {
  const page = read(`<h2>The Townsman Archive</h2><h3>Flood waters recede</h3>${TEXT}`, {
    title: 'The Townsman Archive: Flood waters recede',
  });
  expect(page.title).toBe('Flood waters recede');
});

test('the minute is shown above the headline, the address has the day', () => {
  const url = 'https://quay.example/2026/11/03/ferry.html';
  const above = (shown: string) =>
    read(`<div><span class="time">${shown}</span><h1>${TITLE}</h1>${TEXT}</div>`, { url, language: 'ru' });
  expect(minute(above('16:45 03.11.2026').publishedAt)).toBe('2026-11-03T16:45');
  expect(minute(above('16:45 27.11.2026').publishedAt)).toBe('2026-11-03T00:00');
});

describe('the day is known, and a minute shown is of that day somewhere on earth, or it is not taken', () => {
  test.for([
    ['2026-11-04 07:30', '2026-11-04T07:30'],
    ['2026-11-04 08:30', '2026-11-03T00:00'],
    ['2026-11-02 10:30', '2026-11-02T10:30'],
    ['2026-11-02 09:30', '2026-11-03T00:00'],
    ['Nov 4, 2026', '2026-11-03T00:00'],
    ['Updated 2026-11-04 06:00', '2026-11-03T00:00'],
  ] as const)('by the address: %s', ([shown, at]) => {
    const url = 'https://quay.example/2026/11/03/ferry.html';
    expect(minute(read(`<h1>${TITLE}</h1><div>${shown}</div>${TEXT}`, { url }).publishedAt)).toBe(at);
  });

  test.for([
    ['Posted <time datetime="2026-11-04T06:00:00Z">Nov 4</time>', '2026-11-04T06:00'],
    ['Updated <time datetime="2026-11-04T06:00:00Z">Nov 4</time>', '2026-11-03T00:00'],
    [
      'Posted <time datetime="2026-11-03T09:10:00Z">Nov 3</time> Updated <time datetime="2026-11-04T06:00:00Z">Nov 4</time>',
      '2026-11-03T09:10',
    ],
    [
      'Updated <time datetime="2026-11-04T06:00:00Z">Nov 4</time> Posted <time datetime="2026-11-03T09:10:00Z">Nov 3</time>',
      '2026-11-03T09:10',
    ],
  ] as const)('by metadata: %s', ([shown, at]) => {
    const meta = '<meta name="date" content="2026-11-03">';
    expect(minute(read(`${meta}<h1>${TITLE}</h1><div>${shown}</div>${TEXT}`).publishedAt)).toBe(at);
  });

  test('where nothing else says when, it is the time of the change', () => {
    const shown = 'Updated <time datetime="2026-11-04T06:00:00Z">Nov 4</time>';
    expect(minute(read(`<h1>${TITLE}</h1><div>${shown}</div>${TEXT}`).publishedAt)).toBe('2026-11-04T06:00');
  });
});

test.for([
  [
    'above the headline',
    `<article><p>Election day: Nov 12, 2026</p><h1>${TITLE}</h1>${TEXT}</article>`,
    null,
  ],
  [
    'in a box beside the text',
    `<article><h1>${TITLE}</h1><aside><p>Concert: Harbour Hall, 12 November 2026, 8 pm</p></aside>${TEXT}</article>`,
    null,
  ],
  [
    'the article’s, above it',
    `<article><p>Published: Nov 12, 2026</p><h1>${TITLE}</h1>${TEXT}</article>`,
    '2026-11-12T00:00',
  ],
  [
    'the article’s, by a word',
    `<article><p>Date: Nov 12, 2026</p><h1>${TITLE}</h1>${TEXT}</article>`,
    '2026-11-12T00:00',
  ],
  [
    'the article’s, in a box',
    `<article><h1>${TITLE}</h1><aside><p>Ann Lee, 12 November 2026, 8:00 pm</p></aside>${TEXT}</article>`,
    '2026-11-12T20:00',
  ],
] as const)('a day that a word and a colon call something else is not the article’s: %s', ([, body, at]) => {
  expect(minute(read(body).publishedAt)).toBe(at);
});

describe('a picture of unknown size', () => {
  test('between headline and text is the article’s', () => {
    const page = read(`<img src="/logo-quay.png"><h1>${TITLE}</h1><img src="/up/ferry.jpg">${TEXT}`);
    expect(page.image?.url).toBe('https://quay.example/up/ferry.jpg');
  });

  test.for([
    ['above the headline', `<img src="/up/ad.jpg"><h1>${TITLE}</h1>${TEXT}`],
    ['in the text of a page that marks no article', `<h1>${TITLE}</h1>${TEXT}<img src="/up/next.jpg">`],
    ['an ornament', `<h1>${TITLE}</h1><img src="/up/rule.gif">${TEXT}`],
    ['an author’s', `<h1>${TITLE}</h1><img class="avatar" src="/up/ann.jpg">${TEXT}`],
    [
      'a teaser’s',
      `<h1>${TITLE}</h1><div><a href="/x"><img src="/up/x.jpg"></a><h4><a href="/x">Mayor resigns over parking fines</a></h4></div>${TEXT}`,
    ],
  ] as const)('%s is not', ([, body]) => {
    expect(read(body).image).toBeNull();
  });
});
