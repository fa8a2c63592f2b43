import { describe, expect, test } from 'vitest';
import { choosePublished, findDates } from '../../../src/feeds/fields/dates/shown-dates.ts';
import { extractArticle } from '../../../src/feeds/page/extract-article.ts';

const TITLE = 'Ferry returns to the northern quay';
const PARAGRAPHS = [
  'The ferry between the two banks sailed again on Tuesday, nine days after its crew had walked out over pay.',
  'The union said that wages would rise by three percent, and that a timetable for the winter was being drawn up.',
  'Those who live on the far bank welcomed the news, although the price of a crossing may yet go up in the spring.',
];
const TEXT = PARAGRAPHS.map((paragraph) => `<p>${paragraph}</p>`).join('');

function read(head: string, language = 'en') {
  const html = `<!DOCTYPE html><html lang="${language}"><head><title>${TITLE}</title></head><body><article><h1>${TITLE}</h1>${head}${TEXT}</article></body></html>`;
  return extractArticle(html, 'https://quay.example/ferry');
}

/** As on a clock of the page: 2026-11-23T18:42. */
function shown(line: string, language: string | null = null): string | null {
  const at = choosePublished(findDates(line, language))?.at;
  return at === undefined ? null : new Date(at).toISOString().slice(0, 16);
}

describe('dates among words', () => {
  test.for([
    ['fr', 'Publié le 23/11/2026 à 18h42, mis à jour le 24/11/2026 à 07h10'],
    ['fr', 'Publié à 18 h 42, le 23 novembre 2026'],
    ['fr', 'Publié le lundi 23-11-26 à 18:42 - Mis à jour à 19:30'],
    ['de', 'Aktualisiert am 24.11.2026, 08:12 Uhr · Veröffentlicht am 23.11.2026, 18:42 Uhr'],
    ['es', 'Actualizado: 24/11/2026 08:00h Publicado: 23/11/2026 18:42h'],
    ['pl', '23 listopada 2026, 18:42'],
    ['cs', '23. listopadu 2026, 18:42'],
    ['ru', '23 ноября 2026, 18:42'],
    ['tr', 'Yayınlanma: 23 Kasım 2026 - 18:42'],
    ['hu', '2026. november 23. 18:42'],
    ['da', '23. nov. 2026 kl. 18:42'],
    ['el', '23 Νοεμβρίου 2026, 18:42'],
    ['zh', '2026年11月23日 18:42'],
    ['ko', '입력 2026.11.23. 오후 6:42'],
    ['hi', '23 नवंबर 2026, 18:42'],
    ['pt-BR', '23.nov.2026 às 18h42'],
    ['vi', 'Thứ hai, 24/11/2026, 01:42 (GMT+7)'],
    ['ar', 'نشر في: 23 نوفمبر 2026 - 6:42 م'],
    ['en-US', 'Posted at 6:42 PM, 11/23/2026 and last updated 9:10 AM, 11/24/2026'],
    ['en', 'Mon 23 Nov 2026 20.03 GMT First published on Mon 23 Nov 2026 18.42 GMT'],
    ['ko', '2026. 11. 23. 오후 6:42'],
    ['hu', '2026. 11. 23. 18:42'],
    ['ar', '٢٣ نوفمبر ٢٠٢٦ - ١٨:٤٢'],
    ['bn', 'প্রকাশ: ২৩ নভেম্বর ২০২৬, ১৮:৪২'],
    ['ur', '23 نومبر 2026, 18:42'],
    ['th', 'วันที่ 23 พฤศจิกายน 2569 - 18:42 น.'],
    ['id', 'Selasa, 24/11/2026, 01:42 WIB'],
    ['hi', '२३ नवंबर २०२६, १८:४२'],
    ['hr', '23. studenoga 2026. u 18:42'],
    ['lv', '23. novembris 2026, 18:42'],
    ['en', 'Updated by the New Republic 24 Nov 2026 08:00 · Posted 23 Nov 2026 18:42'],
    ['en', 'Last updated at 23:10, 24 November 2026 Created 23 November 2026, 18:42'],
  ] as const)('%s: %s', ([language, line]) => {
    expect(shown(line, language)).toMatch(/^2026-11-23T(?:18:42|00:00)$/);
    expect(shown(line, language)).toContain(line.includes('Created') ? '2026-11-23' : 'T18:42');
  });

  test('which number is the month is taken from the language, or left open', () => {
    expect(shown('Published 04/02/2026', 'en-GB')).toBe('2026-02-04T00:00');
    expect(shown('Published 04/02/2026', 'en-US')).toBe('2026-04-02T00:00');
    expect(shown('Published 04/02/2026 6:42 PM', 'en')).toBe('2026-04-02T18:42');
    expect(shown('Published 04/02/2026', 'en')).toBeNull();
    expect(shown('Published 04/02/2026', null)).toBeNull();
    expect(shown('Published 04/02/2026', 'en-PH')).toBe('2026-04-02T00:00');
    expect(shown('Published 04/02/2026', 'en-CA')).toBeNull();
  });

  test('a month is the one that the page’s language means', () => {
    expect(shown('12. listopada 2026', 'hr')).toBe('2026-10-12T00:00');
    expect(shown('12 listopada 2026', 'pl')).toBe('2026-11-12T00:00');
    expect(shown('12. srpnja 2026', 'hr')).toBe('2026-07-12T00:00');
    expect(shown('12. srpna 2026', 'cs')).toBe('2026-08-12T00:00');
    expect(shown('12. června 2026', 'cs')).toBe('2026-06-12T00:00');
    expect(shown('12. července 2026', 'cs')).toBe('2026-07-12T00:00');
    expect(shown('12 Ene 2026', 'en')).toBe('2026-01-12T00:00');
  });

  test('the zone runs into the next word where a style sheet parts them', () => {
    expect(shown('Published Mon, Nov 23 2026 8:01 AM ESTUpdated Mon, Nov 23 2026 5:10 PM EST')).toBe(
      '2026-11-23T13:01',
    );
  });

  test('a year of two digits needs a country', () => {
    expect(shown('11/23/26 8:46 PM ET', 'en')).toBe('2026-11-24T01:46');
    expect(shown('23/11/26', 'en-GB')).toBe('2026-11-23T00:00');
    expect(shown('23/11/26', 'en')).toBeNull();
  });

  test('no date: lines with numbers that are none', () => {
    expect(shown('Flight 23/11 carried 2026 bags', 'fr')).toBeNull();
    expect(shown('Version 10.4.2026.1 of the app', 'fr')).toBeNull();
    expect(shown('The 12 projects 2026 will bring', 'en')).toBeNull();
    expect(shown('The 12 mayors 2026 will bring', 'en')).toBeNull();
    expect(shown('Harbour Marathon 26 2026', 'en')).toBeNull();
    expect(shown('Our 10 markets 2026', 'fr')).toBeNull();
  });
});

describe('a line that says who', () => {
  test.for([
    ['fr', '<p class="author">Propos recueillis par Étienne d’Arbois</p>', ['Étienne d’Arbois']],
    ['fr', '<div>lundi 23 novembre 2026, par <a href="auteur3">Bastien Keller</a></div>', ['Bastien Keller']],
    ['fr', '<p>Par Odile Ferrand le lundi 23 novembre 2026, 21:14 - Chroniques</p>', ['Odile Ferrand']],
    ['pt-BR', '<p>Por <span>Renata Queiroz</span>, G9 Litoral</p>', ['Renata Queiroz']],
    ['nl', '<p>Door <strong>Sanne de Wit</strong></p>', ['Sanne de Wit']],
    ['da', '<p>Af <b>Mette Kjær</b> - mek@kyst.example</p>', ['Mette Kjær']],
    ['de', '<p class="autorenzeile">Ein Bericht von <b>Wiebke Harms</b></p>', ['Wiebke Harms']],
    ['ru', '<span class="author">Текст: Ольга Северина</span>', ['Ольга Северина']],
    ['ar', '<div class="author">بقلم: سمير الحداد</div>', ['سمير الحداد']],
    ['zh', '<span class="author">作者：李明远</span>', ['李明远']],
    ['ja', '<p class="author">山本葵　佐藤健一</p>', ['山本葵', '佐藤健一']],
    ['ko', '<div class="byline">김서연 기자 seoyeon@port.example</div>', ['김서연']],
    ['hu', '<div><a href="/szerzo/bodnar-anna/">Bodnár Anna</a></div>', ['Bodnár Anna']],
    ['zh-TW', '<div>2026/11/23 12:20 記者陳怡君／高雄報導</div>', ['陳怡君']],
    ['hi', '<div class="author">लेखक: अनिता वर्मा</div>', ['अनिता वर्मा']],
    ['nl', '<span class="author">Onze redacteur Bram Verhoef</span>', ['Bram Verhoef']],
    ['es', '<div>Texto: <b>Aitana Roig</b>. Fotos: <b>Pere Mas</b></div>', ['Aitana Roig']],
    [
      'fr',
      '<p class="signature">Ouest Quai <span class="auteur">Maëlle Cadiou</span></p>',
      ['Maëlle Cadiou'],
    ],
    ['en', '<a class="p-author h-card" href="/me">Kit Marlowe-Day</a>', ['Kit Marlowe-Day']],
    ['en', '<div>Posted by: Ann Lee</div>', ['Ann Lee']],
    ['en', '<p>November 23, 2026 / Ann Lee / 12 Comments</p>', ['Ann Lee']],
    ['fr', '<p>Reportage de Jeanne Lacaze, le 23 novembre 2026</p>', ['Jeanne Lacaze']],
    ['fr', '<p>J. Lacaze et P. Amiel</p><p>Posté le 23/11/2026 – 07:30</p>', ['J. Lacaze', 'P. Amiel']],
    ['fr', '<p>Article rédigé par : Simon Vidal</p>', ['Simon Vidal']],
    ['de', '<p>Text und Fotos: Inga Petersen</p>', ['Inga Petersen']],
    ['es', '<p>Escrito por Rocío Vela</p>', ['Rocío Vela']],
    ['it', '<p>Scritto da Ugo Marini</p>', ['Ugo Marini']],
    ['sv', '<div class="author">Per Lund</div>', ['Per Lund']],
    ['de', '<p>23.11.2026 | 18:00 Uhr | von Gesa Lüth</p>', ['Gesa Lüth']],
    ['nl', '<p>Maandag 23 november 2026, door Fenna Bakker</p>', ['Fenna Bakker']],
    [
      'en',
      '<div><span>By Ann Lee and Bo Cruz</span><span>Last updated: 23 November 2026</span></div>',
      ['Ann Lee', 'Bo Cruz'],
    ],
    ['pl', '<p>Napisał: Jan Kowalik</p>', ['Jan Kowalik']],
    ['hu', '<div>Bodnár Anna</div><div>2026. november 23.</div>', ['Bodnár Anna']],
    ['ko', '<div class="byline">김서연 기자</div><p>2026. 11. 23.</p>', ['김서연']],
    ['ru', '<p>Автор Пётр Лосев</p>', ['Пётр Лосев']],
    [
      'en',
      '<p>Posted in <a href="/c">Food</a> by <a href="/u/ann">Ann Lee</a> on November 23rd, 2026</p>',
      ['Ann Lee'],
    ],
    ['en', '<p>Reporter: <b>Ann Lee</b></p>', ['Ann Lee']],
    ['es', '<div><strong>Begoña Ruiz</strong> <em>León</em><br>23 NOV 2026</div>', ['Begoña Ruiz']],
    ['it', '<p>23 novembre 2026</p><p>Redazione - <strong>Marta Ghezzi</strong></p>', ['Marta Ghezzi']],
    ['fr', '<p><em>De notre envoyé spécial Basile Morin</em></p>', ['Basile Morin']],
    ['en', '<div>Photography: Sol Neri. Words: Ann Lee</div>', ['Ann Lee']],
    ['en', '<div>Published by Ann Lee at 6:00am 23rd November 2026.</div>', ['Ann Lee']],
    [
      'en',
      '<div>By Ann Lee | Quay | Nov 23, 2026 at 5:00 p.m. | UPDATED: Nov 24, 2026 at 8:00 a.m.</div>',
      ['Ann Lee'],
    ],
    ['en', '<div>@quay | Ann Lee | Mon 23 Nov 2026</div>', ['Ann Lee']],
    ['en', '<p><strong>Ann Lee</strong></p><p><em>23 Nov 2026</em></p>', ['Ann Lee']],
    [
      'fr',
      '<div>Publié par <strong>Hélène Pastor</strong> | 4 Avr 2026 | <a href="/e">Économie</a></div>',
      ['Hélène Pastor'],
    ],
    ['it', '<div class="firma">dal nostro inviato Carlo Benassi</div>', ['Carlo Benassi']],
    ['en', '<div>Opinion by <strong>Ann Lee</strong></div>', ['Ann Lee']],
    ['en', '<dl><dd class="createdby">Written by <span>Ann Lee</span></dd></dl>', ['Ann Lee']],
    ['en', '<small>November 23rd, 2026 by Ann Lee</small>', ['Ann Lee']],
    ['en', '<div><div><strong>By Ann Lee</strong><br><span>Quay News North</span></div></div>', ['Ann Lee']],
    ['en', '<p>Story by <b>Ann Lee</b> / Photos by <b>Bo Cruz</b></p>', ['Ann Lee']],
    [
      'en',
      '<div class="authors"><span class="author">Abe Cole</span><span class="author">Bea Dunn</span></div>',
      ['Abe Cole', 'Bea Dunn'],
    ],
    [
      'en',
      '<a href="/contributors/ann"><img></a><div><a href="/contributors/ann">Ann Lee</a></div>',
      ['Ann Lee'],
    ],
    [
      'nl',
      '<div class="authors"><ul><li><span>Fenna Bakker</span><span>redacteur Kust</span></li></ul></div>',
      ['Fenna Bakker'],
    ],
    [
      'sv',
      '<div class="byline"><span>Text</span> <span>Per Lund</span></div><div class="byline"><span>Foto</span> <span>Bo Ek</span></div>',
      ['Per Lund'],
    ],
    [
      'en',
      '<div class="c-byline"><span class="c-byline__author">Ann Lee</span><span class="c-byline__role">Harbour correspondent</span><span class="c-byline__place">Lima, Peru</span></div>',
      ['Ann Lee'],
    ],
    [
      'ko',
      '<div class="writer"><strong>김서연 기자</strong><a>seo@port.example</a> 다른기사 보기</div>',
      ['김서연'],
    ],
    ['el', '<div class="meta"><span class="author">Γράφει ο Πέτρος Λιμάνης</span></div>', ['Πέτρος Λιμάνης']],
    ['de', '<div class="author">Interview: Gesa Lüth</div>', ['Gesa Lüth']],
    ['es', '<p class="autor">EFE</p>', ['EFE']],
    ['ko', '<div class="writer"><div>김서연 기자</div><a href="/r">기자 페이지</a></div>', ['김서연']],
    [
      'en',
      '<div><div>Ann Lee<br><small>Business Editor</small></div><div>Monday, November 23, 2026 | 3:30 pm</div></div>',
      ['Ann Lee'],
    ],
    [
      'en',
      '<aside class="meta-box"><p>By <strong>Abe Cole</strong>, <strong>Bea Dunn</strong></p><p>Monday, November 23, 2026 05:00</p></aside>',
      ['Abe Cole', 'Bea Dunn'],
    ],
    ['ja', '<div id="byline">［山本葵］</div>', ['山本葵']],
    ['en', '<span class="tnt-byline">ANN LEE The Pine Sun</span>', ['ANN LEE']],
    [
      'en',
      '<div class="x_by"><a href="/1">Abe Cole</a><a href="/2">Bea Dunn</a></div>',
      ['Abe Cole', 'Bea Dunn'],
    ],
    ['en', '<div class="by">Ann Lee</div>', ['Ann Lee']],
    ['en', '<div class="author position-relative">Ann Lee</div>', ['Ann Lee']],
    ['en', '<div class="byline flex place-items-center">Ann Lee</div>', ['Ann Lee']],
    ['en', '<div class="byline-twitter">Ann Lee</div>', ['Ann Lee']],
    ['en', '<div class="byline"><div>Ann Lee</div><div>Lima, Peru</div></div>', ['Ann Lee']],
    ['en', '<div class="byline">Lee, Jordan</div>', ['Jordan Lee']],
    ['en', '<div class="byline">Lee, Georgia</div>', ['Georgia Lee']],
    ['es', '<span class="byline">DE LA CRUZ Maria</span>', ['DE LA CRUZ Maria']],
    ['en', '<span class="byline">NGUYEN THI Lan</span>', ['NGUYEN THI Lan']],
    ['en', '<span class="byline">ANN LEE AND Bo Cruz</span>', ['ANN LEE', 'Bo Cruz']],
    ['en', '<span class="byline">ANN LEE AND BO CRUZ The Pine Sun</span>', ['ANN LEE', 'BO CRUZ']],
    ['en', '<div class="byline">By <span>Ann</span><span> Lee</span></div>', ['Ann Lee']],
    ['en', '<span class="byline">ANN LEE Staff Writer</span>', ['ANN LEE']],
    ['en', '<div class="byline"><p>Ann Lee</p><p>Tbilisi, Georgia</p></div>', ['Ann Lee']],
    ['ar', '<span class="writeBy">كتب سمير الحداد</span>', ['سمير الحداد']],
    [
      'en',
      '<p>18th September 2026</p><p><strong>ABE COLE, Warri, and BEA DUNN, Orme</strong></p>',
      ['ABE COLE', 'BEA DUNN'],
    ],
    [
      'en',
      '<div><div><span>Ann Lee</span><span>Harbour reporter</span></div><div><span>23 Nov 2026</span><span>6:30am</span></div></div>',
      ['Ann Lee'],
    ],
    [
      'nl',
      '<div><span>© Fenna Bakker, Bram Verhoef</span> <span>23/11/2026 18:42</span></div>',
      ['Fenna Bakker', 'Bram Verhoef'],
    ],
    [
      'en',
      '<meta name="author" content="Super User"><dl><dd class="createdby">Written by <span>Ann Lee</span></dd></dl>',
      ['Ann Lee'],
    ],
    [
      'fr',
      '<meta property="og:article:author" content="Odile Ferrand"><div class="authors">Par <a class="author-link">Odile Ferrand</a> et <a class="author-link">Basile Morin</a></div>',
      ['Odile Ferrand', 'Basile Morin'],
    ],
  ] as const)('%s: %s', ([language, head, byline]) => {
    const page = read(head, language);
    expect(page.byline).toEqual(byline);
    expect(page.paragraphs).toEqual(PARAGRAPHS);
  });

  test.for([
    '<div>Local News | 23 Nov 2026</div>',
    '<div>New York, 23 Nov 2026</div>',
    '<div><a href="/c">Harbour Board</a> | 23 Nov 2026</div>',
    '<p>Ann Lee</p>',
    '<div>Hong Kong | 23 Nov 2026</div>',
    '<div>Buenos Aires, 23 Nov 2026</div>',
    '<div>Ashcombe Valley | 23 Nov 2026</div>',
    '<p>23 Nov 2026</p><p>Copy Link</p>',
    '<p>23 Nov 2026</p><button><span>Zoom Out</span></button>',
    '<p>23 Nov 2026</p><p>Harbour Board</p><ul><li><a href="/harbour-board">Harbour Board</a></li></ul>',
    '<p>Report: Ferry Sinks</p>',
    '<div class="author">Redazione Harbour</div>',
    '<div class="sponsored-by">Bright Bank</div>',
    '<div class="byline"><span>Lima, Peru</span></div>',
    '<span class="author-job-title">Harbour Editor</span>',
    '<span class="author__position">Harbour Board Member</span>',
    '<p>By The Numbers</p>',
    '<p>By Monday The Harbour Was Shut</p>',
    '<p>The manager of <a href="/team/rovers">Harbour Rovers</a> said on Friday that nobody had told her of the sale of the ground, which the council had agreed to in May, and that the team would go on playing there until somebody came and locked the gates.</p>',
  ])('no name beside a date: %s', (head) => {
    expect(read(head).byline).toEqual([]);
  });

  test('who is marked as the author comes before other links near a byline', () => {
    const head =
      '<p class="byline-container">Heard on <a href="/w">Weekend Edition Sunday</a></p><p class="byline__name"><a rel="author" href="/ann">Ann Lee</a></p>';
    expect(read(head).byline).toEqual(['Ann Lee']);
  });

  test('the outlet behind a name is known from the window’s title', () => {
    const html = `<html><head><title>${TITLE} - Pine Courier</title></head><body><h1>${TITLE}</h1><div class="byline">Ann Lee, Pine Courier</div>${TEXT}</body></html>`;
    expect(extractArticle(html, 'https://quay.example/ferry').byline).toEqual(['Ann Lee']);
  });

  test.for([
    ['（山本葵）', 'ja', ['山本葵']],
    ['【山本葵、佐藤健一】', 'ja', ['山本葵', '佐藤健一']],
  ] as const)('the text ends in %s', ([line, language, byline]) => {
    const html = `<html lang="${language}"><head><title>${TITLE}</title></head><body><article><h1>${TITLE}</h1>${TEXT}<p>${line}</p></article></body></html>`;
    expect(extractArticle(html, 'https://quay.example/ferry')).toMatchObject({
      byline,
      paragraphs: PARAGRAPHS,
    });
  });

  test.for([
    '<aside><p>Monday, November 23, 2026 05:00</p></aside>',
    '<h4>By Ann Lee</h4><h5>November 23, 2026 05:00</h5>',
    '<meta name="date" content="2026-11-23"><time datetime="2026-11-23T05:00:12Z">November 23, 2026</time>',
  ])('when: %s', (head) => {
    const at = read(head).publishedAt;
    expect(at === null ? null : new Date(at).toISOString()).toContain('2026-11-23T05:00');
  });

  test('an aside with a headline of its own tells of another article', () => {
    const aside = '<aside><h4>Mayor resigns</h4><p>By Zed Poole</p><p>2 January 2027</p></aside>';
    expect(read(aside)).toMatchObject({ byline: [], publishedAt: null });
  });

  test('a day and a time side by side are two words', () => {
    const page = read('<time class="news-date"><em>23 novembre 2026</em><strong>18:42</strong></time>', 'it');
    expect(page.publishedAt).toBe(Date.UTC(2026, 10, 23, 18, 42));
  });

  test('a page that is described as such, and no article in it', () => {
    const graph = [
      {
        '@type': 'WebPage',
        '@id': 'https://quay.example/ferry',
        url: 'https://quay.example/ferry',
        name: `${TITLE} - Quay`,
        datePublished: '2026-11-23T10:00:00Z',
        author: { '@id': '#ann' },
        primaryImageOfPage: { '@id': '#photo' },
      },
      { '@type': 'ImageObject', '@id': '#photo', url: 'https://quay.example/up/ferry.jpg' },
      { '@type': 'Person', '@id': '#ann', name: 'Ann Lee' },
    ];
    const page = read(`<script type="application/ld+json">${JSON.stringify({ '@graph': graph })}</script>`);
    expect(page).toMatchObject({
      title: TITLE,
      byline: ['Ann Lee'],
      publishedAt: Date.UTC(2026, 10, 23, 10),
      image: { url: 'https://quay.example/up/ferry.jpg' },
    });
  });

  test('a blog in a box of its page’s builder signs below the text', () => {
    const html = `<html><head><title>Quay Notes: ${TITLE}</title></head><body><h1>Quay Notes</h1><div class="widget Blog"><div class="hentry" itemscope itemtype="http://schema.org/BlogPosting"><h3 class="post-title entry-title">${TITLE}</h3>${TEXT}<span>Posted by <span itemprop="author"><span itemprop="name">Ann Lee</span></span></span></div></div></body></html>`;
    expect(extractArticle(html, 'https://quay.example/ferry').byline).toEqual(['Ann Lee']);
  });

  test('today’s date above the headline is not the article’s', () => {
    const html = `<html><head><title>${TITLE}</title></head><body><div class="date">Friday, November 27, 2026</div><h1>${TITLE}</h1><div>3 May 2020</div>${TEXT}</body></html>`;
    expect(extractArticle(html, 'https://quay.example/ferry').publishedAt).toBe(Date.UTC(2020, 4, 3));
  });

  test('what begins a sentence elsewhere is no byline in English', () => {
    expect(read('<p>Door County Officials</p><p>Von Trapp Singers</p>').byline).toEqual([]);
  });
});

describe('teasers of other articles', () => {
  const TEASERS = `<section class="latest">${[
    'Mayor resigns over parking fines',
    'Ten things to do this weekend',
  ]
    .map(
      (title) =>
        `<article><h3><a href="/x">${title}</a></h3><span class="author">By Zed Poole</span><time datetime="2027-01-02T10:00:00Z">Jan 2</time></article>`,
    )
    .join('')}</section>`;
  const page = (before: string, head: string, behind: string) =>
    extractArticle(
      `<!DOCTYPE html><html lang="en"><head><title>${TITLE}</title></head><body>${before}<article><h1>${TITLE}</h1>${head}${TEXT}</article>${behind}</body></html>`,
      'https://quay.example/ferry',
    );

  test.for([
    ['behind the article', '', TEASERS],
    ['before it', TEASERS, ''],
  ] as const)('%s give it neither author nor date', ([, before, behind]) => {
    expect(page(before, '', behind)).toMatchObject({ byline: [], publishedAt: null });
    const head = '<div class="author">Ann Lee</div><div>23 November 2026</div>';
    expect(page(before, head, behind)).toMatchObject({
      byline: ['Ann Lee'],
      publishedAt: Date.UTC(2026, 10, 23),
    });
  });

  test('a blog’s own linked headline is no teaser', () => {
    const html = `<html><head><title>${TITLE} - Quay</title></head><body><h1><a href="/">Quay</a></h1><div class="post"><h2><a href="/ferry">${TITLE}</a></h2><div class="meta">November 23, 2026 by Ann Lee</div>${TEXT}</div></body></html>`;
    expect(extractArticle(html, 'https://quay.example/ferry')).toMatchObject({
      byline: ['Ann Lee'],
      publishedAt: Date.UTC(2026, 10, 23),
    });
  });

  const META =
    '<div class="meta">By <span class="author">Ann Lee</span> <time datetime="2026-11-23T10:00:00Z">Nov 23</time></div>';
  const own = { byline: ['Ann Lee'], publishedAt: Date.UTC(2026, 10, 23, 10) };

  test.for([
    [
      'its linked headline in other words',
      `<h1>The Quay</h1><div><header><h2><a href="/ferry">${TITLE} at last</a></h2>${META}</header>${TEXT}</div>`,
    ],
    [
      'a linked heading further down its page',
      `<h1>${TITLE}</h1><header><div><h2><a href="#talks">What the union said in the talks</a></h2>${META}</div></header>${TEXT}`,
    ],
    [
      'a link to another article behind a brief',
      `<h1>${TITLE}</h1><div><div>${META}</div>${TEXT}<h3><a href="/x">Mayor resigns over parking fines</a></h3></div>`,
    ],
  ] as const)('%s does not make the article a teaser', ([, body]) => {
    const html = `<html lang="en"><head><title>Quay</title><meta property="og:title" content="${body.includes('The Quay') ? 'Back on the water' : TITLE}"></head><body>${body}</body></html>`;
    expect(extractArticle(html, 'https://quay.example/ferry')).toMatchObject(own);
  });

  test('in a flat list what follows a headline is its own', () => {
    const list =
      '<h3><a href="/x">Mayor resigns over parking fines</a></h3><span class="author">Zed Poole</span><time datetime="2027-01-02">2 Jan</time>'.repeat(
        3,
      );
    expect(page('', '', `<div>${list}</div>`)).toMatchObject({ byline: [], publishedAt: null });
  });
});
