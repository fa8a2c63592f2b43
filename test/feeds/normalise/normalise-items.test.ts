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

describe('identity', () => {
  test('stays the same from poll to poll and changes its content hash with the text', async () => {
    const first = await one('<description>Early.</description>');
    const later = await one('<description>Late.</description>');
    expect(later.id).toBe(first.id);
    expect(later.contentHash).not.toBe(first.contentHash);
  });

  test('a GUID repeated under other links gives way to the link', async () => {
    const twins = item('A', 1).replace('g1', 'same') + item('B', 2).replace('g2', 'same');
    const [a, b] = await articles(twins);
    expect(a?.id).not.toBe(b?.id);
    const [alone] = await articles(item('B', 2).replace(/<guid.*<\/guid>/, ''));
    expect(b?.id).toBe(alone?.id);
  });

  test('without a GUID, items that share an address are told apart by their titles', async () => {
    const live = (title: string) => item(title, 'live').replace(/<guid.*<\/guid>/, '');
    const both = await articles(live('Bridge opens') + live('Bridge closes again'));
    expect(both.map(({ title }) => title)).toEqual(['Bridge opens', 'Bridge closes again']);
    const next = await articles(live('Third') + live('Bridge opens'));
    expect(next[1]?.id).toBe(both[0]?.id);
  });

  test('a GUID that many items share under one address is no GUID', async () => {
    const front = (title: string) => item(title, 1);
    expect(await articles(front('A') + front('B') + front('C'))).toHaveLength(3);
  });

  test('of two versions of one item the later one counts', async () => {
    const dated = (title: string, hour: number) =>
      item(title).replace('09:00:00', `${String(hour).padStart(2, '0')}:00:00`);
    const [kept, ...others] = await articles(dated('Early', 8) + dated('Late', 9));
    expect(others).toEqual([]);
    expect(kept).toMatchObject({ title: 'Late', position: 0 });
  });

  test('the same item twice is one article; one without title or link is none, and is counted', async () => {
    const unseen = '<item><title>\u200c \u3164</title><link>https://harbour.example/unseen</link></item>';
    const feed = await read(rss(`${item('A')}${item('A')}<item><title>No link</title></item>${unseen}`));
    const { articles: kept, warnings } = normaliseItems(feed, source(), NOW);
    expect(kept.map((article) => article.title)).toEqual(['A']);
    expect(warnings).toEqual(['2 of 4 items have no title or no link.']);
  });
});

describe('links', () => {
  test.for([
    ['https://harbour.example/a?utm_source=x&amp;id=4&amp;fbclid=y#top', 'https://harbour.example/a?id=4'],
    ['https://harbour.example/a?b=1&amp;amp;c=2', 'https://harbour.example/a?b=1&c=2'],
    ['www.harbour.example/a', 'https://www.harbour.example/a'],
    ['/a/b?ref=rss', 'https://harbour.example/a/b'],
    ['https://m.harbour.example/a', 'https://www.harbour.example/a'],
    ['https://harbour.example/a/amp/', 'https://harbour.example/a/'],
    ['https://www.google.com/amp/s/harbour.example/a', 'https://harbour.example/a'],
    ['https://user:pw@harbour.example/a', 'https://harbour.example/a'],
    ['https://harbour.example/?p=12', 'https://harbour.example/?p=12'],
    ['https://harbour.example/a?q=%E2%82%AC&amp;b', 'https://harbour.example/a?q=%E2%82%AC&b'],
  ])('%s', async ([link, url]) => {
    const [article] = await articles(`<item><title>T</title><link>${link}</link></item>`);
    expect(article?.url).toBe(url);
  });

  test('a permanent link may be written within its site', async () => {
    const [article] = await articles('<item><title>T</title><guid isPermaLink="true">/a</guid></item>');
    expect(article?.url).toBe('https://harbour.example/a');
  });

  test.for(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'http://'])(
    '%s is no link',
    async (link) => {
      expect(await articles(`<item><title>T</title><link>${link}</link></item>`)).toEqual([]);
    },
  );
});

describe('dates', () => {
  const nine = Date.UTC(2026, 10, 23, 9);
  test.for([
    ['Mon, 23 Nov 2026 09:00:00 GMT', nine],
    ['Mon, 23 Nov 2026 04:00 EST', nine],
    ['23 Nov 26 10:00:00 +0100', nine],
    ['Mon, 23 November 2026 10:00:00 CET', nine],
    ['2026-11-23T09:00:00Z', nine],
    ['2026-11-23 09:00:00', nine],
    ['2026-11-23T18:00:00.5+09:00', nine],
    ['Nov 23, 2026 09:00', nine],
    ['Mon Nov 23 09:00:00 2026', nine],
    ['1795424400', nine],
    ['lundi 23 novembre 2026 à 09h00', nine],
    ['23 novembre 2026 à 9 h 00', nine],
    ['Mon, 23 Nov 2026 10:00:00 GMT+1', nine],
    ['2026-11-23T04:00:00-05', nine],
    ['2026-11-23T04:00-05:00[America/Toronto]', nine],
    ['2026-11-23 04:00:00 -0500 EST', nine],
    ['Mon Nov 23 2026 04:00:00 GMT-0500 (Eastern Standard Time)', nine],
    ['Nov. 23, 2026, 4:00 a.m. ET', nine],
    ['Nov 1, 2026 4:00 a.m. ET', nine - 22 * 24 * 3_600_000],
    ['Oct 31, 2026 5:00 a.m. ET', nine - 23 * 24 * 3_600_000],
    ['Monday, November 23, 2026 - 09:00', nine],
    ['Mon,23 Nov 2026 09:00:00 +0000', nine],
    ['Mon, 23 Nov 2026 09.00.00 GMT', nine],
    ['Пн, 23 ноя 2026 12:00:00 +0300', nine],
    ['23 lis 2026 10:00 CET', nine],
    ['2026年11月23日 09:00', nine],
    ['23/Nov/2026:09:00:00 +0000', nine],
    ['23-11-2026 09:00', nine],
    ['2026.11.23 09:00', nine],
    ['Mon Nov 23 04:00:00 EST 2026', nine],
    ['Published: Mon, 23 Nov 2026 09:00:00 "GMT"', nine],
    ['23 nov. 2026 04:00 HNE', nine],
    ['Mon, 23 Nov 2026 04:00:00 America/Toronto', nine],
    ['2026-11-23 09:00:00 Nowhere/Atall', nine],
    ['2026-11-23', nine - 9 * 3_600_000],
    ['lun., 23 nov. 2026 04:00:00 EST', nine],
    ['Monday, November 23, 2026 at 4:00 AM EST', nine],
    ['11/23/2026 9:00:00 AM', nine],
    ['Nov 22, 2026 9:00 pm', nine - 12 * 3_600_000],
    ['11/23/2026 12:15 a.m.', nine - 8.75 * 3_600_000],
    ['23/11/2026 09:00', nine],
    ['23.11.2026 10:00 +0100', nine],
    ['20261123T090000Z', nine],
    ['2026-W48-1', nine - 9 * 3_600_000],
    ['2026W48', nine - 9 * 3_600_000],
    ['2026-327T09:00:00Z', nine],
    ['2026-W54-1', NOW],
    ['2026-367', NOW],
    ['2026-november-23T10:00+01:00', nine],
    ['2026. november 23. 10:00 CET', nine],
    ['Δευ, 23 Νοέ 2026 04:00:00 EST', nine],
    ['2026년 11월 23일 오후 06:00:00', nine],
    ['2026年11月22日 下午6:00 +0900', nine - 24 * 3_600_000],
    ['2026年11月23日 午前12:15', nine - 8.75 * 3_600_000],
    ['Mon, 23 Nov 2026 9:0:0 +0000', nine],
    ['2026-11-23T09:00:00+00:00Z', nine],
    ['20261123090000', nine],
    ['23.11.2026 um 09:00 Uhr', nine],
    ['Mon, 23 Nov 2026 9:60:0 +0000', NOW],
    ['10/11/2026', NOW],
    ['31 Jun 2026 09:00:00 GMT', NOW],
    ['yesterday', NOW],
    ['', NOW],
    ['Thu, 01 Jan 1970 00:00:00 GMT', NOW],
    ['Tue, 24 Nov 2026 09:00:00 GMT', NOW],
  ] as const)('%s', async ([written, at]) => {
    const [article] = await articles(
      item('T').replace(/<pubDate>.*<\/pubDate>/, `<pubDate>${written}</pubDate>`),
    );
    expect(article).toMatchObject({ publishedAt: at, firstSeenAt: NOW });
  });
});

describe('people, topics, pictures', () => {
  test.for([
    ['By Ana Ruiz and Bo Lind', ['Ana Ruiz', 'Bo Lind']],
    ['desk@harbour.example (Ana Ruiz)', ['Ana Ruiz']],
    ['Ana Ruiz &lt;ana@harbour.example&gt;, Bo Lind &amp; Cy Oh', ['Ana Ruiz', 'Bo Lind', 'Cy Oh']],
    ['Ruiz, Ana', ['Ana Ruiz']],
    ['Sam Poe, Jr., Political Editor', ['Sam Poe Jr.']],
    ['Ana Ruiz in Port Said; Bo Lind', ['Ana Ruiz', 'Bo Lind']],
    ['Ana Ruiz (now) and Bo Lind (Quay Agency)', ['Ana Ruiz', 'Bo Lind']],
    ['Par Ana Ruiz et Bo Lind', ['Ana Ruiz', 'Bo Lind']],
    ['Ana Ruiz, avec l’Agence du Quai', ['Ana Ruiz', 'Agence du Quai']],
    ['Ana Ruiz / Harbour Post', ['Ana Ruiz']],
    ['Jean-Luc Roy - Harbour Post', ['Jean-Luc Roy']],
    ['Harbour Post', []],
    ['The Harbour Post', []],
    ['Ana Ruiz | the harbour post', ['Ana Ruiz']],
    ['(Ana Ruiz)', ['Ana Ruiz']],
    ['Por Ana Ruiz y Bo Lind', ['Ana Ruiz', 'Bo Lind']],
    ['di Ana Ruiz e Bo Lind', ['Ana Ruiz', 'Bo Lind']],
    ['Av Ana Ruiz', ['Ana Ruiz']],
    ['Door Ana de Ruiz en Bo Lind', ['Ana de Ruiz', 'Bo Lind']],
    ['Ana Ortega y Ruiz', ['Ana Ortega y Ruiz']],
    ['Bo Costa e Silva', ['Bo Costa e Silva']],
    ['Di Lindo', ['Di Lindo']],
    ['Door County Boats', ['Door County Boats']],
    ['Autor: Ana Ruiz i Bo Lind', ['Ana Ruiz', 'Bo Lind']],
    ['Foto: Cy Oh, Text: Ana Ruiz', ['Ana Ruiz']],
    ['Text und Fotos: Ana Ruiz', ['Ana Ruiz']],
    ['Ana Ruiz Staff Writer', ['Ana Ruiz']],
    ['Our Special Correspondent', []],
    ['Ana Ruiz, M.D.', ['Ana Ruiz M.D.']],
    ['Ana Ruiz; edited by Cy Oh', ['Ana Ruiz']],
    ['Words by Ana Ruiz, photos by Cy Oh', ['Ana Ruiz']],
    ['Ana Ruiz (Text), Cy Oh (Fotos)', ['Ana Ruiz']],
    ['Photos by Cy Oh, words by Ana Ruiz', ['Ana Ruiz']],
    ['Ana Ruiz, Special to the Harbour Post', ['Ana Ruiz']],
    ['Ana Ruiz for The Quay', ['Ana Ruiz']],
    ['Ana Ruiz for Harbour Post', ['Ana Ruiz']],
    ['Centre for Quay Studies', ['Centre for Quay Studies']],
    ['Ana Ruiz • Bo Lind', ['Ana Ruiz', 'Bo Lind']],
    ['Ana Ruiz\nBo Lind', ['Ana Ruiz', 'Bo Lind']],
    ['Ana\n  Ruiz', ['Ana Ruiz']],
    ['Ana Ruiz and agencies', ['Ana Ruiz']],
    ['Ana Ruiz and Bo Lind, The Desk', ['Ana Ruiz', 'Bo Lind']],
    ['Quay Staff', []],
    ['Staff Report', []],
    ['Redaktion', []],
    ['La rédaction', []],
    ['News Team', []],
    ['記者 山本葵', ['山本葵']],
    ['문지훈 기자', ['문지훈']],
    ['admin', []],
    ['ana.ruiz', []],
    ['tagesschau.de', ['tagesschau.de']],
    ['france24', ['france24']],
    ['zeldman', ['zeldman']],
    ['desk@harbour.example', []],
  ] as const)('author %s', async ([written, authors]) => {
    expect((await one(`<author>${written}</author>`)).authors).toEqual(authors);
  });

  test('what a publishing system calls an item without a topic is none, in its language', async () => {
    const names = [
      '<![CDATA[Caf&eacute;s &amp; Bars]]>',
      'Non classé',
      'Sin categoría',
      'Allgemein',
      'Без рубрики',
      '未分類',
    ];
    expect((await one(names.map((name) => `<category>${name}</category>`).join(''))).topics).toEqual([
      'Cafés & Bars',
    ]);
  });

  test('topics are labels, each once, the source list first', async () => {
    const categories = [
      'Ferries',
      'ferries',
      'Uncategorized',
      'post/world/north-africa',
      'd41d8cd98f00b204e9800998ecf8427e',
    ];
    const [article] = await articles(
      item('T', 1, categories.map((name) => `<category>${name}</category>`).join('')),
      { topics: ['Harbour'] },
    );
    expect(article?.topics).toEqual(['Harbour', 'Ferries', 'North africa']);
  });

  test('labels that share one element are told apart, a place and its country are not', async () => {
    expect((await one('<category>Ferries, Quays; Harbour works</category>')).topics).toEqual([
      'Ferries',
      'Quays',
      'Harbour works',
    ]);
    expect((await one('<category>Vey, Corvane</category>')).topics).toEqual(['Vey, Corvane']);
  });

  test('a path of labels is each of them, a hash mark is no letter, a stroke may be a name’s', async () => {
    const categories = ['News/Canada/Nova Scotia', 'News/Ferries', '#bridge', 'Film/TV', 'HIV/AIDS/TB'];
    expect((await one(categories.map((name) => `<category>${name}</category>`).join(''))).topics).toEqual([
      'Canada',
      'Nova Scotia',
      'Ferries',
      'Bridge',
      'Film/TV',
      'HIV/AIDS/TB',
    ]);
  });

  test('labels in words leave no room for a machine\u2019s slugs', async () => {
    const categories = (...names: string[]) => names.map((name) => `<category>${name}</category>`).join('');
    expect((await one(categories('Ferries', 'Harbour works', 'front-page-promo'))).topics).toEqual([
      'Ferries',
      'Harbour works',
    ]);
    expect((await one(categories('harbour-works', 'ferries'))).topics).toEqual(['Harbour works', 'Ferries']);
  });

  test.for([
    [
      'the largest media picture',
      '<media:thumbnail url="/s.jpg" width="120"/><media:content url="/l.jpg" medium="image" width="900"/><media:content url="/m.jpg" medium="image" width="600"/>',
      '/l.jpg',
    ],
    [
      'an image enclosure, not a recording',
      '<enclosure url="/a.mp3" type="audio/mpeg"/><enclosure url="/b.jpg" type="image/jpeg"/>',
      '/b.jpg',
    ],
    [
      'the first picture in the text, not a tracker',
      '<description>&lt;img src="/pixel.gif" width="1" height="1"&gt;&lt;img src="/c.jpg" alt="Quay"&gt;</description>',
      '/c.jpg',
    ],
    [
      'what a page would load later, not its placeholder',
      '<description>&lt;img src="data:image/gif;base64,R0lG" data-src="/late.jpg"&gt;</description>',
      '/late.jpg',
    ],
    [
      'the first of a set of sizes',
      '<description>&lt;img srcset="/wide.jpg 1200w, /narrow.jpg 300w"&gt;</description>',
      '/wide.jpg',
    ],
  ])('picture: %s', async ([, more, path]) => {
    expect((await one(more ?? '')).image?.url).toBe(`https://harbour.example${path}`);
  });

  test('the largest of several sizes is described where one of them is', async () => {
    const sizes = (large: string) =>
      `<media:content url="/640/quay.jpg" medium="image" width="640"><media:description>The quay.</media:description><media:credit>Bo Lind</media:credit></media:content>
       <media:content url="${large}" medium="image" width="1280"/>`;
    expect((await one(sizes('/1280/quay.jpg'))).image).toMatchObject({
      width: 1280,
      caption: 'The quay.',
      credit: 'Bo Lind',
    });
    expect((await one(sizes('/1280/ferry.jpg'))).image).toMatchObject({
      width: 1280,
      caption: '',
      credit: '',
    });
    expect((await one(sizes('/641/quay.jpg'))).image).toMatchObject({ width: 1280, caption: '', credit: '' });
  });

  test('a picture’s title is its caption where it is a sentence other than the headline', async () => {
    const media = (title: string) =>
      `<media:content url="/q.jpg" medium="image"><media:title>${title}</media:title></media:content>`;
    expect((await one(media('A crane lifts the old ferry.'))).image?.caption).toBe(
      'A crane lifts the old ferry.',
    );
    expect((await one(media('quay final 2 of 7'))).image?.caption).toBe('');
    expect(
      (await one(media('The ferry is back at last.'), 'The ferry is back at last.')).image?.caption,
    ).toBe('');
  });

  test('a picture’s copyright is its credit, a site’s notice is not', async () => {
    const media = (owner: string) =>
      `<media:content url="/q.jpg" medium="image"><media:copyright>${owner}</media:copyright></media:content>`;
    expect((await one(media('© Bo Lind/CX'))).image?.credit).toBe('Bo Lind/CX');
    expect((await one(media('Copyright 2026 Harbour Post'))).image?.credit).toBe('');
    expect((await one(media('All rights reserved'))).image?.credit).toBe('');
  });

  test.for([
    ['https://photos.beacon.example/blankenship-trial.jpg', true],
    ['https://harbour.example/tracking-hurricane-lena.jpg', true],
    ['https://harbour.example/pixel-art-at-the-quay.png', true],
    ['https://harbour.example/avatar-sequel-opens.jpg', true],
    ['https://harbour.example/i/pixel.gif', false],
    ['https://harbour.example/?republication-pixel=true&amp;post=12', false],
    ['https://pixel.quay.example/px.gif?k=1', false],
    ['https://harbour.example/tracker/123/posts/1', false],
    ['https://harbour.example/i/tracking-pixel-v2.gif', false],
    ['https://harbour.example/i/placeholder-image.png', false],
    ['https://harbour.example/img.php?file=spacer.gif', false],
    ['https://harbour.example/photo.php?id=12', true],
    ['https://harbour.example/i/spacer_1x1.png', false],
    ['https://harbour.example/avatars/ann.jpg', false],
    ['https://harbour.example/b.gif?x=1', false],
    ['https://feeds.feedburner.com/~r/harbour/q.jpg', false],
  ] as const)('%s is a photo: %s', async ([url, isPhoto]) => {
    const { image } = await one(`<description>&lt;img src="${url}"&gt;It sails.</description>`);
    expect(image?.url ?? null).toBe(isPhoto ? url : null);
  });

  test.for([
    ['The minister at the quay. (Bo Lind/CX)', 'The minister at the quay.', 'Bo Lind/CX'],
    ['The minister at the quay. (Reuters)', 'The minister at the quay.', 'Reuters'],
    ['The minister at the quay. (Later he left)', 'The minister at the quay. (Later he left)', ''],
    ['quay-final_2', '', ''],
    ['Will the old ferry return this winter?', '', ''],
    ['The ferry on Friday. (before/after)', 'The ferry on Friday. (before/after)', ''],
    ['Ferry returns', '', ''],
  ] as const)('what is shown on hovering, “%s”, is a caption: “%s”', async ([title, caption, credit]) => {
    const picture = `<description><![CDATA[<img src="/q.jpg" alt="A quay" title="${title}"><p>It sails.</p>]]></description>`;
    expect((await one(picture)).image).toMatchObject({ alt: 'A quay', caption, credit });
  });

  test('a caption below the picture goes before what is shown on hovering', async () => {
    const figure =
      '<figure><img src="/q.jpg" alt="A quay" title="File 12 from the archive."><figcaption>The quay at dawn.</figcaption></figure>';
    expect(
      (await one(`<description><![CDATA[${figure}<p>It sails.</p>]]></description>`)).image?.caption,
    ).toBe('The quay at dawn.');
  });

  test('buttons and share bars of a publishing system are neither text nor picture', async () => {
    const flare = '<div class="feedflare"><a href="/s"><img src="/share.png"> Share</a></div>';
    const button =
      '<p class="button-wrapper"><a class="button primary" href="/s"><span>Subscribe now</span></a></p>';
    const article = await one(
      `<content:encoded><![CDATA[<p>It sails.</p>${button}<p>And sings.</p>${flare}]]></content:encoded>`,
    );
    expect(article).toMatchObject({ body: 'It sails.\n\nAnd sings.', image: null });
  });

  test('a credit inside the caption is set apart', async () => {
    const media =
      '<media:content url="/l.jpg" medium="image"><media:description>The quay at dawn. (Photo: Bo Lind)</media:description></media:content>';
    expect((await one(media)).image).toMatchObject({ caption: 'The quay at dawn.', credit: 'Bo Lind' });
    expect((await one('<media:content url="javascript:x" medium="image"/>')).image).toBeNull();
  });

  test.for([
    ['Photo by Bo Lind', 'Bo Lind'],
    ['Photograph: Bo Lind/Quay Agency', 'Bo Lind/Quay Agency'],
    ['Image | Bo Lind', 'Bo Lind'],
    ['© Bo Lind', 'Bo Lind'],
    ['Photodesk', 'Photodesk'],
  ])('credit %s', async ([written, credit]) => {
    const media = `<media:content url="/l.jpg" medium="image"><media:credit>${written}</media:credit></media:content>`;
    expect((await one(media)).image?.credit).toBe(credit);
  });

  test('a picture that a third of the feed shares is nobody\u2019s', async () => {
    const picture = (path: string) => `<media:content url="${path}" medium="image"/>`;
    const shared = [1, 2, 3, 4, 5].map((n) => item('T', n, picture('/logo.png'))).join('');
    const own = item('T', 6, picture('/own.jpg'));
    expect((await articles(shared + own)).map(({ image }) => image?.url ?? null)).toEqual([
      ...Array(5).fill(null),
      'https://harbour.example/own.jpg',
    ]);
    const event = [1, 2, 3, 4].map((n) => item('T', n, picture('/fire.jpg'))).join('');
    expect((await articles(event + own)).every(({ image }) => image !== null)).toBe(true);
  });
});

describe('an aggregator’s feed', () => {
  test('names the outlet behind each title and after it in the teaser: neither is part of the story', async () => {
    const told = (outlet: string) =>
      `<description>&lt;a href="https://news.example/1"&gt;Ferry returns&lt;/a&gt;&amp;nbsp;&amp;nbsp;&lt;font color="#6f6f6f"&gt;${outlet}&lt;/font&gt;</description>`;
    const article = await one(
      `<source url="https://quay.example">The Quay &amp; Dock</source>${told('The Quay &amp;amp; Dock')}`,
      'Ferry returns - The Quay &amp; Dock',
    );
    expect(article).toMatchObject({ title: 'Ferry returns', teaser: '' });
    const others = await one(
      `<description>&lt;ol&gt;&lt;li&gt;&lt;a href="/1"&gt;Ferry returns&lt;/a&gt; &lt;font&gt;The Quay&lt;/font&gt;&lt;/li&gt;&lt;li&gt;&lt;a href="/2"&gt;Boats wait&lt;/a&gt; &lt;font&gt;The Dock&lt;/font&gt;&lt;/li&gt;&lt;/ol&gt;</description>`,
    );
    expect(others.teaser).toBe('');
    const points = await one(
      '<description>&lt;ul&gt;&lt;li&gt;It sails at dawn&lt;/li&gt;&lt;li&gt;It sings&lt;/li&gt;&lt;/ul&gt;</description>',
    );
    expect(points.teaser).toBe('It sails at dawn\nIt sings');
    const other = await one(
      '<source url="https://quay.example">The Quay</source><description>It sails.</description>',
      'Ferry returns - at last',
    );
    expect(other).toMatchObject({ title: 'Ferry returns - at last', teaser: 'It sails.' });
  });

  test('Atom’s has the authors in the source of an entry that names none', async () => {
    const entry = (title: string, more = '') =>
      `<entry><title>${title} | Quay Notes</title><id>urn:${title}</id><link href="https://quay.example/${title}"/>
      <source><title>Quay Notes</title><id>urn:quay</id><updated>2020-01-01T00:00:00Z</updated><author><name>Ana Ruiz</name></author></source>
      <updated>2026-11-23T09:00:00Z</updated>${more}</entry>`;
    const planet = await read(
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>Planet</title><author><name>Planet</name></author>${entry('a')}${entry('b', '<author><name>Bo Lind</name></author>')}</feed>`,
    );
    const { articles: taken } = normaliseItems(planet, source(), NOW);
    expect(taken).toMatchObject([
      { title: 'a', authors: ['Ana Ruiz'], publishedAt: Date.UTC(2026, 10, 23, 9) },
      { title: 'b', authors: ['Bo Lind'] },
    ]);
  });
});
