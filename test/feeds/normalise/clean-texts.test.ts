import { describe, expect, test } from 'vitest';
import type { Article } from '../../../src/feeds/article.ts';
import { normaliseItems } from '../../../src/feeds/normalise/normalise-items.ts';
import { item, NOW, read, rss, source } from '../feed-fixtures.ts';

async function articles(items: string, over = {}): Promise<Article[]> {
  return normaliseItems(await read(rss(items)), source(over), NOW).articles;
}

async function one(more: string, title = 'Ferry returns'): Promise<Article> {
  const [article] = await articles(item(title, 1, more));
  if (!article) throw new Error('no article');
  return article;
}

/** As a tool writes it that reads UTF-8 as windows-1252, letter by letter. */
function twice(text: string): string {
  const letters = new TextDecoder('windows-1252');
  return [...Buffer.from(text)].map((byte) => letters.decode(Uint8Array.of(byte))).join('');
}

describe('texts', () => {
  test.for([
    ['<![CDATA[<b>Ferry</b> returns]]>', 'Ferry returns'],
    ['Salt &amp;amp; Pepper', 'Salt & Pepper'],
    ['<![CDATA[Write &amp;lt; for less]]>', 'Write &lt; for less'],
    ['Don&amp;amp;#8217;t miss salt &amp;amp;amp; pepper', 'Don’t miss salt & pepper'],
    ['<![CDATA[&lt;b&gt;Ferry&lt;/b&gt; returns]]>', 'Ferry returns'],
    ['AT&amp;T; a history', 'AT&T; a history'],
    ['What &lt;details&gt; does', 'What <details> does'],
    ['&lt;table&gt; layout is back', '<table> layout is back'],
    ['Fewer &lt; more', 'Fewer < more'],
    ['Ferry returns   - Harbour Post', 'Ferry returns'],
    ['Ferry returns - to the quay', 'Ferry returns - to the quay'],
    ['It costs {{amount}}', 'It costs {{amount}}'],
    ['Ferry\u202e returns\u200b', 'Ferry returns'],
    ['Donâ€™t miss the CafÃ©', 'Don’t miss the Café'],
    ['AMANHÃ» E CAFÉ…', 'AMANHÃ» E CAFÉ…'],
    ['GröÃŸere FÃ¤hre', 'Größere Fähre'],
    ['Ã–sterreich Ã¼bt', 'Österreich übt'],
    [twice('Śluza na Wiśle znów otwarta'), 'Śluza na Wiśle znów otwarta'],
    [twice('Мост через реку открыт'), 'Мост через реку открыт'],
    [twice('水門が五月に再開する'), '水門が五月に再開する'],
    ['“AMANHÃ” É AMANHÃ…', '“AMANHÃ” É AMANHÃ…'],
    ['What &lt;script&gt; does', 'What <script> does'],
    ['Ferry &lt;script&gt;alert(1)&lt;/script&gt;returns', 'Ferry returns'],
    ['[Video] Ferry returns', '[Video] Ferry returns'],
    ['Don\u0092t miss it', 'Don’t miss it'],
    ['&lt;blink&gt;Ferry&lt;/blink&gt; returns', 'Ferry returns'],
    ['When &lt;blink&gt; was young', 'When <blink> was young'],
    ['Ferry &lt;img alt="a&lt;br&gt;b" src="/x.gif"&gt;returns', 'Ferry returns'],
  ])('title %s', async ([written, title]) => {
    expect((await one('', written)).title).toBe(title);
  });

  test.for([
    [
      '&lt;p&gt;It sails.&lt;/p&gt;&lt;p&gt;The post &lt;a href="x"&gt;Ferry&lt;/a&gt; appeared first on &lt;a&gt;Harbour&lt;/a&gt;.&lt;/p&gt;',
      'It sails.',
    ],
    ['It sails. Read more', 'It sails.'],
    ['It sails at dawn [...]', 'It sails at dawn…'],
    ['It sails &lt;script&gt;alert(1)&lt;/script&gt;now.&lt;br&gt;Really.', 'It sails now. Really.'],
    ['Children want to read more', 'Children want to read more'],
    [
      '&amp;lt;p&amp;gt;It sails.&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;At&amp;amp;nbsp;dawn.&amp;lt;/p&amp;gt;',
      'It sails. At dawn.',
    ],
    ['Write &amp;lt;p&amp;gt; for a paragraph.', 'Write <p> for a paragraph.'],
    ['It sails. Continue reading Ferry returns', 'It sails.'],
    ['It sails. 12 Comments', 'It sails.'],
    ['It sails. 4 posts - 3 participants &lt;p&gt;Read full topic&lt;/p&gt;', 'It sails.'],
    ['It sails. (more…)', 'It sails.'],
    ['It wants one thing. More.', 'It wants one thing. More.'],
    ['Sale hoy. Leer más libros ayuda', 'Sale hoy. Leer más libros ayuda'],
    ['Sale hoy. Leer más', 'Sale hoy.'],
    ['It sails. (Photo: Bo Lind)', 'It sails.'],
    ['It sails. (Photos of it are rare)', 'It sails. (Photos of it are rare)'],
    ['Sie fährt. Weiterlesen „Die Fähre“ →', 'Sie fährt.'],
    ['Sie fährt. [mehr]', 'Sie fährt.'],
    ['Sie fährt. Mehr Boote folgen', 'Sie fährt. Mehr Boote folgen'],
    ['Sie will Weiterlesen', 'Sie will Weiterlesen'],
    ['Sale hoy. Seguir leyendo', 'Sale hoy.'],
    ['Sai hoje. Leia mais', 'Sai hoje.'],
    ['Parte oggi. Continua a leggere', 'Parte oggi.'],
    ['Płynie. Zobacz więcej', 'Płynie.'],
    ['Hij vaart. Lees het hele artikel', 'Hij vaart.'],
    ['Паром идёт. Читать далее »', 'Паром идёт.'],
    ['يبحر اليوم. اقرأ المزيد', 'يبحر اليوم.'],
    ['船が出る。続きを読む', '船が出る。'],
    ['नाव चलती है। और पढ़ें', 'नाव चलती है।'],
    ['Sie fährt. Der Beitrag Fähre erschien zuerst auf Hafen.', 'Sie fährt.'],
    ['Sale hoy. La entrada Barco se publicó primero en Puerto.', 'Sale hoy.'],
    ['Kalkıyor. Vapur yazısı ilk önce Liman üzerinde ortaya çıktı.', 'Kalkıyor.'],
    ['Sie fährt. Der Beitrag war strittig', 'Sie fährt. Der Beitrag war strittig'],
    ['It sails. Ferry returns was first posted on November 24, 2026 at 9:00 am.', 'It sails.'],
    ['The clip was first posted on Telegram', 'The clip was first posted on Telegram'],
    ['The post boat appeared first on stamps in 1903.', 'The post boat appeared first on stamps in 1903.'],
    ['La entrada aparece primero en la agenda.', 'La entrada aparece primero en la agenda.'],
    [
      'La entrada al puerto aparece primero en la agenda.',
      'La entrada al puerto aparece primero en la agenda.',
    ],
    [
      'It sails.&lt;p&gt;Ferry returns was originally published in Quay Notes on Writers, where people are continuing the conversation by highlighting it.&lt;/p&gt;',
      'It sails.',
    ],
    ['Il part. Lire la suite', 'Il part.'],
    ['It sails. L’article Le bac est apparu en premier sur Harbour.', 'It sails.'],
    ['It sails. submitted by /u/quay [link] [comments]', 'It sails.'],
    ['It sails. This article was originally published in Harbour Post', 'It sails.'],
    ['• Ferry returns &lt;br&gt; • Fares to rise', ''],
    ['• The ferry sails. • Fares are to rise.', '• The ferry sails. • Fares are to rise.'],
    ['It sails &lt;iframe src="x" /&gt; at dawn.', 'It sails at dawn.'],
    ['It sails. &lt;video&gt;Your browser has no video.&lt;/video&gt;', 'It sails.'],
    [
      '&lt;img src="/a.jpg"&gt;&lt;p class="wp-caption-text"&gt;A &lt;b&gt;quay&lt;/b&gt;&lt;/p&gt;&lt;p&gt;It sails.&lt;/p&gt;',
      'It sails.',
    ],
  ])('teaser %s', async ([written, teaser]) => {
    expect((await one(`<description>${written}</description>`)).teaser).toBe(teaser);
  });

  test.for([
    ['&lt;p&gt;It sails at dawn. Mr. Poe said so. The cr', 'It sails at dawn. Mr. Poe said so.'],
    ['&lt;p&gt;It sails at dawn, said Mr. Poe of the', ''],
    ['&lt;p&gt;It sails.&lt;/p&gt;&lt;p&gt;The crew is n', 'It sails.'],
    ['&lt;p&gt;It sails&lt;p&gt;at dawn.', 'It sails at dawn.'],
    ['&lt;p&gt;It sails at dawn&lt;/p&gt;', 'It sails at dawn'],
    ['It sails at dawn, &lt;a href="https://harb', ''],
    [
      '&lt;p&gt;The ferry that was to sail at dawn from the northern quay, with all of its crew, will no',
      'The ferry that was to sail at dawn from the northern quay, with all of its crew, will…',
    ],
  ])('of a text that breaks off the whole sentences: %s', async ([written, teaser]) => {
    expect((await one(`<description>${written}</description>`)).teaser).toBe(teaser);
  });

  test('what most titles of a feed end with is its outlet, whatever the source list calls it', async () => {
    const titled = ['A', 'B', 'C', 'D', 'E']
      .map((title, n) => item(`${title} sails | Quay Online`, n))
      .join('');
    const all = await articles(titled + item('F sails | a chart', 9));
    expect(all.map(({ title }) => title)).toEqual(
      ['A', 'B', 'C', 'D', 'E', 'F'].map((title) => (title === 'F' ? 'F sails | a chart' : `${title} sails`)),
    );
    const few = await articles(
      ['A', 'B'].map((title, n) => item(`${title} sails | Quay Online`, n)).join(''),
    );
    expect(few[0]?.title).toBe('A sails | Quay Online');
  });

  test('the fuller text is the body, in paragraphs; an equal one is none', async () => {
    const full =
      '<content:encoded><![CDATA[<p>One.</p><p>Two &amp; a half.</p><figure><img src="/q.jpg"><figcaption>Not text</figcaption></figure>]]></content:encoded>';
    expect(await one(`<description>One.</description>${full}`)).toMatchObject({
      teaser: 'One.',
      body: 'One.\n\nTwo & a half.',
    });
    expect(await one('<description>One.</description><content:encoded>One.</content:encoded>')).toMatchObject(
      { teaser: 'One.', body: '' },
    );
  });

  test('of a full text stays what is the article’s own, as on its page', async () => {
    const lines = [
      '<p>The ferry is to sail again on Monday, its owner said after a week of repairs.</p>',
      '<p><a href="/n">Sign up for our harbour newsletter</a></p>',
      '<p>Quay Notes is a reader-supported publication. To receive new posts, become a subscriber.</p>',
      '<ul><li><a href="/7">What we know of the repairs</a></li></ul>',
      '<p>It had lain at the northern quay since its engine failed.</p>',
      '<p><em>Ana Ruiz covers shipping for the Harbour Post.</em></p>',
    ];
    const full = `<content:encoded><![CDATA[${lines.join('')}]]></content:encoded>`;
    const article = await one(`<dc:creator>Ana Ruiz</dc:creator>${full}`);
    expect(article.body).toBe(
      'The ferry is to sail again on Monday, its owner said after a week of repairs.\n\nIt had lain at the northern quay since its engine failed.',
    );
  });

  test.for([
    ['admin', 'By Ana Ruiz', ['Ana Ruiz']],
    ['Harbour Post', 'By Ana Ruiz and Bo Lind, Staff Writers', ['Ana Ruiz', 'Bo Lind']],
    ['', 'Par Ana Ruiz | 23 novembre 2026', ['Ana Ruiz']],
    ['Cy Oh', 'By Cy Oh', ['Cy Oh']],
    ['', 'By June Ruiz', ['June Ruiz']],
    ['', 'By April Lind and Bo Lind', ['April Lind', 'Bo Lind']],
  ] as const)('author “%s” of a text under “%s”', async ([creator, line, authors]) => {
    const told = 'NORTH QUAY &#8212; The ferry is to sail again on Monday, its owner said on Sunday.';
    const { teaser, body, ...article } = await one(
      `<dc:creator>${creator}</dc:creator><description>${line} ${told.slice(0, 60)}[&#8230;]</description>
       <content:encoded><![CDATA[<p><strong>${line}</strong></p><p>${told}</p>]]></content:encoded>`,
    );
    expect(article.authors).toEqual(authors);
    expect(teaser).toMatch(/^NORTH QUAY/);
    expect(body).toMatch(/^NORTH QUAY/);
  });

  test.for([
    'By the numbers',
    'By Monday the water had gone',
    'Bygone days',
    'By Election Day',
    'By Train Across Europe',
    'By May Day',
    'By June All Ferries Sail',
    'By August',
  ])('“%s” names nobody', async (line) => {
    const full = `<content:encoded><![CDATA[<p>${line}</p><p>The ferry is to sail again.</p>]]></content:encoded>`;
    expect((await one(full)).authors).toEqual([]);
  });

  test('what a publishing system repeats of title, user and time in front of a teaser is no part of it', async () => {
    const told = `<span class="field field--name-title">Ferry returns</span> <span class="field field--name-uid"><span class="username">ana.ruiz</span></span>
      <span class="field field--name-created"><time>Mon, 11/23/2026 - 10:12</time></span>
      <div class="field field--name-body"><p>The ferry sails on Monday.</p><p><em>Ana Ruiz</em></p></div>`;
    const article = await one(
      `<dc:creator>Ana Ruiz</dc:creator><description><![CDATA[${told}]]></description>`,
    );
    expect(article.teaser).toBe('The ferry sails on Monday.');
  });

  test('a byline is cut off a teaser at a word’s end, and only the author’s own', async () => {
    const body = (line: string) =>
      `<content:encoded><![CDATA[<p>${line}</p><p>The ferry is to sail again.</p>]]></content:encoded>`;
    const leeson = await one(
      `<description>By Ana Ruizson and others the plan was read.</description>${body('By Ana Ruiz')}`,
    );
    expect(leeson.teaser).toBe('By Ana Ruizson and others the plan was read.');
    const other = await one(
      `<dc:creator>Bo Lind</dc:creator><description>By Ana Ruiz Halifax was dark.</description>${body('By Ana Ruiz')}`,
    );
    expect(other).toMatchObject({ teaser: 'By Ana Ruiz Halifax was dark.', authors: ['Bo Lind'] });
  });

  test('a list that a colon announces stays, linked or not; a title is one line', async () => {
    const list =
      '<p>The boats that sailed:</p><ul><li><a href="/a">North Star</a></li><li><a href="/b">Lune</a></li></ul>';
    const told = `<p>The ferry is to sail again on Monday, its owner said after a week of repairs.</p>${list}`;
    expect((await one(`<content:encoded><![CDATA[${told}]]></content:encoded>`)).body).toMatch(
      /North Star\n\nLune$/,
    );
    const [untitled] = await articles(
      '<item><link>https://harbour.example/9</link><description><![CDATA[<p>Ferry back</p><p>It sails on Monday.</p>]]></description></item>',
    );
    expect(untitled?.title).toBe('Ferry back');
  });

  test('codes of a publishing system are no text, a caption among them is the picture’s', async () => {
    const told = `[vc_row css=".a"][vc_column][caption id="a_1" width="640"]<a href="/l"><img src="/q.jpg" width="640"></a> The quay. (Foto: Bo Lind)[/caption]
      <p>It sails.</p>[gallery ids="1,2"][embed]https://video.example/1[/embed]<p>[Note: it sailed late.]</p>[map_of_it id=3]A map.[/map_of_it]<p>And [it] sings.</p>[/vc_column][/vc_row]`;
    const article = await one(`<content:encoded><![CDATA[${told}]]></content:encoded>`);
    expect(article.body).toBe('It sails.\n\n[Note: it sailed late.]\n\nA map.\n\nAnd [it] sings.');
    expect(article.image).toMatchObject({ caption: 'The quay.', credit: 'Bo Lind' });
  });

  test('a caption’s code that is not closed takes nothing along', async () => {
    const told = '<p>[caption id="a"]<img src="/q.jpg"></p><p>It sails.</p><p>And sings.</p>';
    expect((await one(`<content:encoded><![CDATA[${told}]]></content:encoded>`)).body).toBe(
      'It sails.\n\nAnd sings.',
    );
  });

  test('a standfirst without a full stop does not run into the first sentence', async () => {
    const told =
      '<p>Ferry returns after a week of repairs</p><p>The ferry sails on Monday.</p><p>So say all.</p>';
    expect((await one(`<description><![CDATA[${told}]]></description>`)).teaser).toBe(
      'Ferry returns after a week of repairs\nThe ferry sails on Monday. So say all.',
    );
  });

  test('marks that a publisher’s software lost are put back, in title and texts', async () => {
    const xml = `<item><title>Mayor?s plan ?too dear?</title><link>https://harbour.example/7</link>
      <description>The mayor?s plan is dear.</description>
      <content:encoded><![CDATA[<p>The mayor?s plan is dear.</p><p>?We cannot pay,? she said. Who can?</p>]]></content:encoded></item>`;
    expect(await articles(xml)).toMatchObject([
      {
        title: 'Mayor’s plan “too dear”',
        teaser: 'The mayor’s plan is dear.',
        body: 'The mayor’s plan is dear.\n\n“We cannot pay,” she said. Who can?',
      },
    ]);
  });

  test('a post without a title is known by its first sentence', async () => {
    const [article] = await articles(
      '<item><link>https://harbour.example/9</link><description>The lock is open again. Boats pass.</description></item>',
    );
    expect(article?.title).toBe('The lock is open again.');
  });
});
