import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../src/feeds/page/extract-article.ts';
import { PARAGRAPHS, TITLE } from './site-pages.ts';

const ALL = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('');
const AT = 'https://www.ledger.example/ferry';
const read = (head: string, body: string) =>
  extractArticle(`<html><head>${head}</head><body>${body}</body></html>`, AT);

describe('pages that are laid out by tables and fonts, and blogs of their time', () => {
  test('the only h1 is the blog’s name, the headline an h2 or h3', () => {
    const body = `<h1><a href="/">Harbour Notes</a></h1><div class="post"><h3>${TITLE}</h3><div class="entry">${ALL}</div></div>`;
    expect(read(`<title>Harbour Notes: ${TITLE}</title>`, body)).toMatchObject({
      title: TITLE,
      paragraphs: PARAGRAPHS,
    });
  });

  test('a site’s long name in front of the headline, of which its address has a part', () => {
    const head = `<title>Corvane Ledger Online - ${TITLE}</title>`;
    expect(read(head, ALL).title).toBe(TITLE);
    expect(read(`<title>Exclusive report - ${TITLE}</title>`, ALL).title).toBe(`Exclusive report - ${TITLE}`);
    const ledger = `<title>Ledger error found - ${TITLE}</title>`;
    expect(read(ledger, ALL).title).toBe(`Ledger error found - ${TITLE}`);
  });

  test('a byline in capitals, the role and the day below it in one element', () => {
    const body = `<table><tr><td><font>By ANN LEE<br>Ledger Staff Writer<br>Monday, November 23, 2026</font>${ALL}</td></tr></table>`;
    expect(read('', body).byline).toEqual(['ANN LEE']);
  });

  test('a photograph above the text that nothing marks up, and no logo', () => {
    const body = `<img src="/gfx/top.gif" width="760"><img src="/rule.jpg" width="40"><img src="/2026/ferry.jpg" width="300">${ALL}<img src="/2026/other.jpg" width="300">`;
    expect(read('', body).image?.url).toBe('https://www.ledger.example/2026/ferry.jpg');
  });

  test('attributes in capitals', () => {
    const head = `<META NAME="author" CONTENT="Ann Lee"><META PROPERTY="og:title" CONTENT="${TITLE}">`;
    const got = read(head, `<IMG SRC="/2026/ferry.jpg" WIDTH=300>${ALL}`);
    expect(got).toMatchObject({
      byline: ['Ann Lee'],
      title: TITLE,
      image: { url: 'https://www.ledger.example/2026/ferry.jpg', width: 300 },
    });
  });

  test('a date near a headline that is no heading', () => {
    const body = `<div class="headline">${TITLE}</div><div class="stamp">Nov. 23, 2026, 10:31 p.m. ET</div>${ALL}`;
    expect(read('', body).publishedAt).toBe(Date.UTC(2026, 10, 24, 3, 31));
  });

  test('who submitted it and when, in RDFa', () => {
    const body = `<div class="node" typeof="sioc:Item"><div class="submitted"><span property="dc:date dc:created" content="2026-11-23T10:22:00+01:00">Submitted by <span class="username" property="foaf:name">Ann Lee</span> on Mon, 11/23/2026 - 10:22</span></div>${ALL}</div>`;
    expect(read('', body)).toMatchObject({ byline: ['Ann Lee'], publishedAt: Date.UTC(2026, 10, 23, 9, 22) });
  });
});

describe('bylines of other languages', () => {
  test.for([
    [
      'Spanish',
      '<div class="firma"><span>POR</span> <a href="/autor/x">LUCÍA ORME</a></div>',
      ['LUCÍA ORME'],
    ],
    ['German', '<p class="autoren">Von <a href="/impressum/vey">Jörg Vey</a></p>', ['Jörg Vey']],
    ['Japanese', '<p><span class="Author">木下遥</span></p>', ['木下遥']],
  ] as const)('%s', ([, line, byline]) => {
    expect(read('', `<main><h1>${TITLE}</h1>${line}${ALL}</main>`).byline).toEqual(byline);
  });

  test('an author that is the outlet’s own name and place is nobody', () => {
    const head =
      '<meta property="og:site_name" content="Küstenblatt"><meta name="author" content="Küstenblatt, Vey, Germany">';
    const body = `<main><h1>${TITLE}</h1><div class="author-line">Von <a rel="author" href="/a">Jörg Vey</a></div>${ALL}</main>`;
    expect(read(head, body).byline).toEqual(['Jörg Vey']);
  });
});

describe('what stands around the text', () => {
  const by = '<meta name="author" content="Ann Lee">';
  test.for([
    '<p>Publié le 6 novembre 2026 à 07h12, modifié le 6 novembre 2026 à 09h30</p>',
    '<p>Ann Lee · Ledger News · Posted: Nov 04, 2026 5:00 AM AST | Last Updated: November 4, 2026</p>',
  ])('above: %s', (line) => {
    expect(read(by, `<article>${line}${ALL}</article>`).paragraphs).toEqual(PARAGRAPHS);
  });

  test.for([
    '<p><b>TE PUEDE INTERESAR:</b> <a href="/z">Renuncia el capitán del puerto</a></p>',
    '<p>Lesen Sie auch: Der Hafenmeister tritt zurück</p>',
    '<p>Leia também: Capitão do porto renuncia ao cargo</p>',
    '<p>Quelle: Küstenblatt/jv</p>',
    '<p>المصدر : صحيفة المرفأ</p>',
    '<p>This entry was posted on Monday, November 23rd, 2026 at 4:12 pm and is filed under Transport.</p>',
  ])('below: %s', (line) => {
    expect(read('', `<article>${ALL}${line}</article>`).paragraphs).toEqual(PARAGRAPHS);
  });

  test('a lock in the middle of a short article ends nothing', () => {
    const short = `<p>${PARAGRAPHS[0]}</p><p>Already a subscriber? Log in</p>`;
    const rest =
      'The harbour office counted forty boats that had not been out since the autumn of last year.';
    expect(read('', `<article>${short}<p>${rest}</p></article>`).paragraphs).toContain(rest);
  });

  test('an offer that begins with the lock ends the text', () => {
    const offer =
      '<h2>Subscribe to unlock this article</h2><p>Try unlimited access. Only £1 for four weeks, then £59 a month on any device.</p><ul><li>Cancel any time during your trial.</li></ul>';
    const got = read('', `<article>${ALL}${offer}</article>`);
    expect(got).toMatchObject({ paywalled: true, paragraphs: PARAGRAPHS });
  });

  test('a lock in the midst of a text that goes on ends nothing', () => {
    const lock = '<p>Subscribe to unlock this article</p>';
    expect(read('', `<article>${ALL}${lock}${ALL}</article>`).paragraphs).toEqual([
      ...PARAGRAPHS,
      ...PARAGRAPHS,
    ]);
  });
});
