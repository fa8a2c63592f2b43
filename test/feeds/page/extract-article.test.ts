import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../src/feeds/page/extract-article.ts';
import { PARAGRAPHS, SITE_PAGES, TITLE, URL_OF_PAGE } from './site-pages.ts';

describe('an article is read as its site marks it up', () => {
  test.for(Object.entries(SITE_PAGES))('%s', ([, site]) => {
    const read = extractArticle(site.html, URL_OF_PAGE);
    expect.soft(read.title).toBe(site.title ?? TITLE);
    expect.soft(read.byline).toEqual(site.byline);
    expect.soft(read.publishedAt && new Date(read.publishedAt).toISOString()).toBe(site.publishedAt);
    expect.soft(read.updatedAt && new Date(read.updatedAt).toISOString()).toBe(site.updatedAt ?? null);
    expect.soft(read.image).toEqual(site.image === null ? null : expect.objectContaining(site.image));
    expect.soft(read.paragraphs).toEqual(site.paragraphs ?? PARAGRAPHS);
  });
});

const P = `<p>${PARAGRAPHS[0]}</p>`;
const WITH_DATA = (json: string) =>
  `<script type="application/ld+json">${json}</script><article>${P.repeat(6)}</article>`;

describe('whatever a page is made of, reading it ends and does not throw', () => {
  test.for([
    ['nothing', ''],
    ['twenty thousand levels before any text', `${'<div>'.repeat(20_000)}${P}`],
    ['a text of seven megabytes', `<p>${'word '.repeat(1_500_000)}`],
    ['an attribute of seven megabytes', `<p title="${'x'.repeat(7_000_000)}">`],
    ['stray brackets', '<'.repeat(100_000)],
    ['entities', '&amp;'.repeat(100_000)],
    ['a title of nothing but separators', `<title>${' - a | b : '.repeat(20_000)}</title>${P}`],
    ['malformed tags', `<p\0 a=\0><p ="'<>' x='" / />${'<a '.repeat(1_000)}<!--<script`],
  ] as const)('%s', ([, html]) => {
    const read = extractArticle(html, URL_OF_PAGE);
    expect(read.paragraphs.join('').length).toBeLessThanOrEqual(400_001);
    for (const warning of read.warnings)
      expect(warning).toMatch(/^The page (?:has no text|is larger|cannot be read)/);
  });

  test('what stands before the depth begins is kept, with a warning', () => {
    const read = extractArticle(`<article>${P.repeat(5)}${'<div>'.repeat(20_000)}`, URL_OF_PAGE);
    expect(read.paragraphs).toHaveLength(5);
    expect(read.warnings).toEqual([expect.stringContaining('read in part')]);
  });

  test('captions in one another around a long text are read in part, and what stands before them is kept', () => {
    const nested = `${'<div class="caption">'.repeat(200)}${P.repeat(5_000)}${'</div>'.repeat(200)}`;
    const read = extractArticle(`<article>${P.repeat(5)}${nested}</article>`, URL_OF_PAGE);
    expect(read.paragraphs.slice(0, 5)).toEqual(Array(5).fill(PARAGRAPHS[0]));
    expect(read.warnings).toEqual([expect.stringContaining('read in part')]);
  });

  test.for([
    ['no JSON', '{"@type":'],
    ['deep', '['.repeat(100_000)],
    [
      'wrong types',
      '{"@type":"NewsArticle","headline":{"a":1},"author":[null,1,{"name":{}}],"image":[1,{"url":{}}],"datePublished":12}',
    ],
    [
      'a prototype',
      '{"@type":"NewsArticle","__proto__":{"headline":"No"},"constructor":{"prototype":{"x":1}}}',
    ],
  ] as const)('structured data: %s', ([, json]) => {
    const read = extractArticle(WITH_DATA(json), 'https://www.harbour.example/ferry');
    expect(read).toMatchObject({ title: '', byline: [], publishedAt: null, image: null });
    expect(read.paragraphs).toHaveLength(6);
  });

  test('markup and scripts come out as plain words or not at all', () => {
    const evil = `<meta property="og:title" content="<img src=x onerror=alert(1)>Quay & wall"><meta property="og:image" content="javascript:alert(1)"><article>${P.repeat(3)}<p>One<script>alert(1)</script> two <svg onload=alert(1)><style>p{}</style></svg>three &lt;b&gt;.</p></article>`;
    const read = extractArticle(evil, URL_OF_PAGE);
    expect(read.image).toBeNull();
    expect(read.paragraphs.at(-1)).toBe('One two three <b>.');
  });
});

test.for([
  ['structured data', WITH_DATA('{"@type":"NewsArticle","isAccessibleForFree":"False"}'), true],
  ['a line of the text', `<article>${P.repeat(3)}<p>Subscribe now to continue reading.</p></article>`, true],
  ['a tier', `<meta property="article:content_tier" content="locked"><article>${P}</article>`, true],
  ['nothing', `<article>${P.repeat(3)}</article>`, false],
] as const)('a paywall is known by %s', ([, html, paywalled]) => {
  expect(extractArticle(html, URL_OF_PAGE).paywalled).toBe(paywalled);
});

describe('lines that are not the article’s', () => {
  const around = (line: string) =>
    `<article>${P}${line}<p>${PARAGRAPHS[1]}</p><p>${PARAGRAPHS[2]}</p><p>${PARAGRAPHS[3]}</p></article>`;
  test.for([
    'Open this photo in gallery:',
    'Advertisement',
    'Story continues below',
    'Follow related authors and topics',
    'Sign up for our daily newsletter.',
    'Get the day’s top stories in your inbox. Sign up for the newsletter',
    'Read more: Storm closes the coast road',
    'Related: Council votes on the harbour wall',
    'Share on Facebook',
    '5 min read',
    'We use cookies to make this site work.',
    'View all 12 comments',
    'À lire aussi : la tempête ferme la route',
    'Publicité',
    'Abonnez-vous à notre infolettre du matin.',
    'Partager',
    'Temps de lecture : 3 minutes',
    'list 2 of 3Council votes on the harbour wall',
    'Author of the article:',
    '14:05 GMT',
    'Newsletter',
    'Privacy Notice: Newsletters may contain information about charities and advertisements.',
    'The Quay is committed to maintaining a lively but civil forum for discussion.',
    'Prenez note que cet article publié en 2026 pourrait contenir des informations périmées.',
    'Ce texte fait partie de notre section Politique.',
  ])('%s', (line) => {
    expect(extractArticle(around(`<p>${line}</p>`), URL_OF_PAGE).paragraphs).toEqual(PARAGRAPHS.slice(0, 4));
  });

  test.for([
    'This report by The Canadian Press was first published Nov. 23, 2026.',
    'Ann Lee, The Canadian Press',
    '— With a report from Bo Cruz',
    '- Avec l’Agence du Quai',
    'Contributing: Bo Cruz, The Quay',
    '–30–',
    'Support local journalism. Your gift keeps the Ledger free.',
    'Vous avez des informations à nous transmettre? Écrivez-nous.',
    'Have something to say? Send letters to letters@harbour.example.',
  ])('at the end: %s', (line) => {
    const html = `<article>${around('').replace('</article>', '')}<p>${line}</p></article>`;
    expect(extractArticle(html, URL_OF_PAGE).paragraphs).toEqual(PARAGRAPHS.slice(0, 4));
  });

  test('who is behind an opinion, and where reporters were', () => {
    const by = '<meta name="author" content="Ann Lee">';
    const html = `${by}<article><p>Ann Lee reported from Orme.</p>${around('')}<p>Ann Lee runs a café in Vey.</p></article>`;
    expect(extractArticle(html, URL_OF_PAGE).paragraphs).toEqual(PARAGRAPHS.slice(0, 4));
  });

  test('a panel that asks for consent, however long beside a short article', () => {
    const consent = `<div id="didomi-host"><h1>Privacy</h1><p>${'We and our partners store data. '.repeat(20)}</p></div>`;
    const html = `${consent}<main><h1>${TITLE}</h1><p>${PARAGRAPHS[0]}</p><p>${PARAGRAPHS[1]}</p></main>`;
    expect(extractArticle(html, URL_OF_PAGE).paragraphs).toEqual(PARAGRAPHS.slice(0, 2));
  });

  test('a caption that stands above the text without a figure', () => {
    const caption = '<div class="caption">The ferry under tow, seen from the point.</div>';
    const html = `<div>${caption}<div class="text">${PARAGRAPHS.map((text) => `<p>${text}</p>`).join('')}</div></div>`;
    expect(extractArticle(html, URL_OF_PAGE).paragraphs).toEqual(PARAGRAPHS);
  });

  test.for([
    'The council’s newsletter said the wall would cost more than the harbour is worth to the town.',
    'Share prices fell in Corvane after the port authority published its forecast for the winter.',
    'Follow the money, the inspector told the panel, and the alarms explain themselves.',
    'Sign-offs by the contractor were missing from eleven of the forty reports that the panel saw.',
    'Read together, the reports show that the crew had asked for a new engine since the spring.',
    'Comments by the minister on the ferry were struck from the record at the request of the harbour master.',
  ])('but this is: %s', (line) => {
    const { paragraphs } = extractArticle(around(`<p>${line}</p>`), URL_OF_PAGE);
    expect(paragraphs).toContain(line);
  });
});

describe('pages without metadata', () => {
  const ALL = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('');
  const at = 'https://www.harbour.example/ferry';

  test('byline and date are found below the heading, the picture in microdata', () => {
    const html = `<table><tr><td><h1>${TITLE}</h1><b>By Ann Lee</b><br><i>November 23, 2026</i>
      <div itemprop="image" itemscope><meta itemprop="url" content="/ferry.jpg"></div>${ALL}</td></tr></table>`;
    expect(extractArticle(html, at)).toMatchObject({
      byline: ['Ann Lee'],
      publishedAt: Date.UTC(2026, 10, 23),
      image: { url: 'https://www.harbour.example/ferry.jpg' },
    });
  });

  test('a time before its day and the zone of the paper', () => {
    const line = 'Published 9:05 a.m. ET Nov. 23, 2026 | Updated 11:00 a.m. ET Nov. 24, 2026';
    const read = extractArticle(`<article><div class="timestamp">${line}</div>${ALL}</article>`, at);
    expect(read.publishedAt).toBe(Date.UTC(2026, 10, 23, 14, 5));
    expect(read.paragraphs).toEqual(PARAGRAPHS);
  });

  test('the site and its section in front of the title', () => {
    const html = `<title>Harbour Ledger | Local | ${TITLE}</title><article>${ALL}</article>`;
    expect(extractArticle(html, at).title).toBe(TITLE);
  });
});
