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
    '<p>Published November 3, 2026 1:00 p.m. Updated November 4, 2026 9:10 a.m.</p>',
    '<div>Kust nieuws• dinsdag 3 november 2026, 19:58• Aangepast woensdag 4 november, 08:01</div>',
    '<div>November 3, 2026 07:00 ET | Source: Harrow Marine plc</div>',
    '<div>Local News</div>',
    '<p>Posted November 3, 2026 9:12 am. Last Updated November 4, 2026 1:30 pm.</p>',
    '<h4>Updated: Nov. 4, 2026, 3:10 p.m.|Published: Nov. 3, 2026, 7:44 a.m.</h4>',
    '<ul><li><a href="/ann">Ann Lee</a> | alee@ledger.example</li></ul>',
    '<div class="photo"><img src="/f.jpg"><span>The ferry on Saturday. Bo Cruz | The Ledger</span></div>',
    '<p class="photo-desc">The ferry on Saturday. Fot. Bo Cruz</p>',
    '<div>© Bo Cruz</div>',
    '<p>Ann Lee is a lifeguard and a member of the youth council of Vey.</p>',
    '<div class="media__description">The ferry at its berth <span>— Photo: Bo Cruz</span></div>',
    '<p class="cap">The ferry at its berth. BO CRUZ ledger.example</p>',
    '<p>Newsletter Vey : chaque matin, recevez toute l’actualité de Vey et de ses environs</p>',
  ])('above: %s', (line) => {
    expect(read(by, `<article>${line}${ALL}</article>`).paragraphs).toEqual(PARAGRAPHS);
  });

  test.for([
    '<p><b>TE PUEDE INTERESAR:</b> <a href="/z">Renuncia el capitán del puerto</a></p>',
    '<p>Lesen Sie auch: Der Hafenmeister tritt zurück</p>',
    '<p>Leia também: Capitão do porto renuncia ao cargo</p>',
    '<p>Quelle: Küstenblatt/jv</p>',
    '<p>Підписуйтесь на наш Telegram-канал, щоб не пропустити важливе</p>',
    '<p>Baca juga: Tarif Feri Naik Dua Kali Lipat</p>',
    '<p>CZYTAJ TEŻ: Nowy rozkład promów</p>',
    '<p>Materiały promocyjne partnera</p>',
    '<p>Advertentie</p>',
    '<p>LINE・Instagramでフォローしてください</p>',
    '<p>YouTube kanalımıza abone olun</p>',
    '<p>Ha tetszett, kövess minket a Facebookon és az Instagramon: Facebook, kövess minket!</p>',
    '<p>Make us your preferred source on Google</p>',
    '<p>Foto: archiv</p>',
    '<p>Vous souhaitez réagir à cet article ?</p><p>Connectez-vous pour commenter.</p>',
    '<p>Quer receber notícias no celular? Clique aqui e entre no nosso grupo do WhatsApp</p>',
    '<p>kim@ledger.example</p><p><저작권자(c) 항구뉴스, 무단 전재-재배포 금지></p>',
    '<p>〈記事の使用について〉無断転載を禁じます</p>',
    '<div class="poll"><h3>Was the council right?</h3><ul><li>Yes</li><li>No</li></ul></div>',
    '<p>Compartir esta entrada</p><p>Entradas relacionadas</p>',
    '<p>Artikel teilen</p><p>Ähnliche Artikel</p>',
    '<p>Urmăriți-ne și pe Google News</p>',
    '<p>Sledujte nás na Facebooku</p>',
    '<p>This browser does not support the video element.</p>',
    '<p>If you purchase a product through a link on our site, we may receive compensation.</p>',
    '<p>You made it to the end! The Ledger is a nonprofit newsroom. Donate today to keep our reporting free.</p>',
    '<p>Copyright The Ledger. All rights reserved. This material, and other digital content on this website, may not be reproduced, published, broadcast, rewritten or redistributed in whole or in part without prior express written permission from The Ledger and its owners.</p>',
    '<p>Download our free app for breaking news alerts.</p>',
    '<p>Ακολουθήστε μας στο Google News και μάθετε πρώτοι όλες τις ειδήσεις</p>',
    '<p>Подписывайтесь на наш канал в Telegram</p>',
    '<p>📱 Receba no WhatsApp notícias do porto</p>',
    '<p>Ontvang elke ochtend het laatste nieuws van de kust in je mailbox.</p>',
    '<p>Ann Lee ann@quay.example</p>',
    '<h2>Written by Ann Lee</h2><p>1.2K Followers</p><p>Harbour engineer and occasional sailor</p>',
    '<p>About Harrow Marine</p><p>Harrow Marine builds tugs in Orme and employs 800 people.</p><p>Contact: Investor Relations, ir@harrow.example</p>',
    '<p>We may earn a commission when you buy through links on our site.</p>',
    '<p>Our stories may be republished online or in print under Creative Commons license CC BY-NC-ND 4.0. We ask that you edit only for style or to shorten, provide proper attribution and link to our website. Please see our republishing guidelines for use of any other photos and graphics.</p>',
    '<p>Do you have an opinion on the issues raised in this article? If you would like to submit a letter of up to 250 words for our letters page, email us at letters@quay.example</p>',
    '<div class="metadata-box"><h3>Imprint</h3><table><tr><th>Published</th><td>3 Nov 2026</td></tr><tr><th>By</th><td>Press office</td></tr></table></div>',
    '<p>Fout opgemerkt of meer nieuws? <a href="/m">Meld het hier</a></p>',
    '<p>المصدر : صحيفة المرفأ</p>',
    '<p>This entry was posted on Monday, November 23rd, 2026 at 4:12 pm and is filed under Transport.</p>',
  ])('below: %s', (line) => {
    expect(read(by, `<article>${ALL}${line}</article>`).paragraphs).toEqual(PARAGRAPHS);
  });

  test.for(['Join the conversation', '3 Comments', 'Kommentare (2)'])(
    'what readers say, however much, behind “%s”',
    (heading) => {
      const said = ['oldsalt', 'kite']
        .map(
          (who) =>
            `<div><b>${who}</b> <i>2 days ago</i><p>${'I have lived beside that quay for forty years and nobody ever asked me. '.repeat(6)}</p></div>`,
        )
        .join('');
      const html = `<div class="wrap"><div>${ALL}</div><div class="talk"><h2>${heading}</h2>${said}</div></div>`;
      expect(read('', html).paragraphs).toEqual(PARAGRAPHS);
    },
  );

  test.for([
    'About Harrow he said nothing at all, and the panel did not press him on the matter that afternoon.',
    'Ann Lee is the name on the deed, and the harbour office has never met anybody who goes by it.',
    'The founder of Telegram, who follows the case, wrote that he would pay for the new engine himself.',
    'In 2019 the council bought it',
    '港のYouTubeチャンネル登録者数は、事故のあと一週間で十万人を超えたという。',
    'Kaptan, YouTube kanalına on bin kişinin abone olduğunu söyledi.',
    'A kapitány azt kérte, hogy a Facebookon mindenki kövesse a vizsgálatot.',
    '“Please donate today,” the mayor of Vey said after the flood had taken the bridge.',
    'The harbour office asked anybody who could to donate now, as the shelters were full.',
    'Under the contract the broker may receive a commission of five percent on each boat.',
    'Suivez le courant, disait le capitaine, et vous verrez où la ville jette ses eaux.',
    'Recibe el puerto cada año doscientos barcos, y ninguno paga lo que cuesta dragarlo.',
  ])('but this stays: %s', (line) => {
    const html = `<article>${ALL}<p>${line}</p>${ALL.replaceAll('<p>', '<p>Again: ')}</article>`;
    expect(read('', html).paragraphs).toContain(line);
  });

  test('a word above the text that the next line carries on is no label', () => {
    const html = `<article><p>When</p><p>a is not 0, there are two solutions, and they are known since the days of the caliphs.</p>${ALL}</article>`;
    expect(read('', html).paragraphs[0]).toBe('When');
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
