import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { parseFeed } from '../../../src/feeds/parse/parse-feed.ts';
import { item, read, rss } from '../feed-fixtures.ts';

const at = { contentType: null, url: 'https://harbour.example/feed' };

describe('formats', () => {
  test('RSS 2.0 keeps every element that describes an item', async () => {
    const feed = await read(
      rss(
        item(
          'Ferry returns',
          7,
          `<description>&lt;p&gt;Back at last.&lt;/p&gt;</description><content:encoded><![CDATA[<p>In full.</p>]]></content:encoded>
           <dc:creator>Ana Ruiz</dc:creator><category>Ferries</category><category>Transport</category>
           <media:content url="/a.jpg" medium="image" width="900"><media:description>The quay</media:description><media:credit>Bo Lind</media:credit></media:content>`,
        ),
      ),
    );
    expect(feed).toMatchObject({ format: 'rss', title: 'Harbour Post', base: 'https://harbour.example/' });
    expect(feed.items[0]).toMatchObject({
      guid: 'g7',
      link: 'https://harbour.example/7',
      teaser: { value: '<p>Back at last.</p>', kind: 'html' },
      body: { value: '<p>In full.</p>', kind: 'html' },
      authors: ['Ana Ruiz'],
      categories: ['Ferries', 'Transport'],
      photos: [{ url: '/a.jpg', width: 900, caption: 'The quay', credit: 'Bo Lind' }],
    });
  });

  test('Atom: text is literal, HTML is not, the alternate link wins', async () => {
    const feed =
      await read(`<feed xmlns="http://www.w3.org/2005/Atom"><title>Ridge</title><entry><id>tag:1</id>
      <title>What &lt;details> does</title><link rel="self" href="https://ridge.example/x"/><link href="https://ridge.example/1"/>
      <summary type="html">&lt;b&gt;Short&lt;/b&gt;</summary><author><name>Ida Moe</name></author><category term="t" label="Trails"/>
      <published>not a date</published></entry></feed>`);
    expect(feed.items[0]).toMatchObject({
      link: 'https://ridge.example/1',
      title: { value: 'What <details> does', kind: 'text' },
      teaser: { value: '<b>Short</b>', kind: 'html' },
      authors: ['Ida Moe'],
      categories: ['Trails'],
      published: null,
    });
  });

  test('Atom elements inside RSS name the author; keywords are categories', async () => {
    const feed = await read(
      rss(
        item(
          'T',
          1,
          `<a:author xmlns:a="http://www.w3.org/2005/Atom"><a:name>Ida Moe</a:name></a:author>
           <category>Trails</category><media:keywords>ferries, quays</media:keywords><tags>tides</tags>`,
        ),
      ),
    );
    expect(feed.items[0]).toMatchObject({
      authors: ['Ida Moe'],
      categories: ['Trails', 'tides', 'ferries', 'quays'],
    });
  });

  test('Atom: a relation may be written as the address of its registration', async () => {
    const feed = await read(
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><link rel="http://www.iana.org/assignments/relation/alternate" href="https://ridge.example/1"/></entry></feed>',
    );
    expect(feed.items[0]?.link).toBe('https://ridge.example/1');
  });

  test('of several dates the first that is one counts', async () => {
    const dates = '<pubDate>soon</pubDate><dc:date>2026-11-23T09:00:00Z</dc:date>';
    const feed = await read(rss(`<item><title>T</title>${dates}</item>`));
    expect(feed.items[0]?.published).toBe(Date.UTC(2026, 10, 23, 9));
  });

  test('a journal’s day of publication is its date', async () => {
    const feed = await read(
      rss(
        '<item><title>T</title><prism:publicationDate xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/">2026-11-23</prism:publicationDate></item>',
      ),
    );
    expect(feed.items[0]?.published).toBe(Date.UTC(2026, 10, 23));
  });

  test('Atom that says XHTML and escapes it is read as what it is', async () => {
    const feed = await read(
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml">&lt;p>One.&lt;/p></content></entry></feed>',
    );
    expect(feed.items[0]?.body).toEqual({ value: '<p>One.</p>', kind: 'html' });
  });

  test('Atom XHTML content keeps its order and xml:base its meaning', async () => {
    const feed =
      await read(`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://ridge.example/news/"><title>R</title>
      <entry xml:base="may/"><id>1</id><title>T</title><link href="one"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>First <b>bold</b> then.</p></div></content></entry></feed>`);
    expect(feed.items[0]?.base).toBe('https://ridge.example/news/may/');
    expect(feed.items[0]?.body?.value).toContain('First <b>bold</b> then.');
  });

  test('RDF and JSON Feed', async () => {
    const rdf =
      await read(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
      <channel><title>Old</title><link>https://old.example/</link></channel><item rdf:about="https://old.example/1"><title>One</title><link>https://old.example/1</link></item></rdf:RDF>`);
    expect(rdf).toMatchObject({ format: 'rdf', items: [{ guid: 'https://old.example/1' }] });
    const json = await read(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'J',
        language: 'fr',
        items: [
          {
            id: '1',
            url: 'https://j.example/1',
            title: 'a < b',
            content_html: '<p>x</p>',
            authors: [{ name: 'Zoé' }],
          },
        ],
      }),
    );
    expect(json).toMatchObject({
      format: 'json',
      language: 'fr',
      items: [{ title: { value: 'a < b', kind: 'text' }, authors: ['Zoé'] }],
    });
    const unversioned = await read('{"items":[{"id":"1","url":"https://j.example/1"}]}');
    expect(unversioned).toMatchObject({ format: 'json', items: [{ guid: '1' }] });
  });
});

describe('charsets', () => {
  const latin =
    '<?xml version="1.0" encoding="iso-8859-1"?><rss version="2.0"><channel><item><title>Café “öl”</title></item></channel></rss>';
  const plain = latin.replace(' encoding="iso-8859-1"', '');
  test.for([
    ['UTF-8 without any declaration', Buffer.from(plain), null],
    ['Latin-1 by XML declaration, read as windows-1252', iconv.encode(latin, 'windows-1252'), null],
    ['UTF-8 that claims to be Latin-1', Buffer.from(latin), null],
    [
      'HTTP charset before the XML declaration',
      iconv.encode(latin.replace('iso-8859-1', 'utf-8'), 'windows-1252'),
      'text/xml; charset=windows-1252',
    ],
    [
      'UTF-16 by byte order mark',
      iconv.encode(plain, 'utf-16le', { addBOM: true }),
      'text/xml; charset=utf-8',
    ],
    ['UTF-16 without a mark', iconv.encode(plain, 'utf-16be'), null],
    ['UTF-8 falsely declared', iconv.encode(plain, 'windows-1252'), 'text/xml; charset=utf-8'],
    ['an unknown charset', Buffer.from(plain), 'text/xml; charset=x-nowhere'],
  ] as const)('%s', async ([, bytes, contentType]) => {
    expect((await read(bytes, contentType)).items[0]?.title?.value).toBe('Café “öl”');
  });
});

test('Japanese in seven bits is read', async () => {
  // 港, between the sequences that begin and end JIS X 0208 (RFC 1468)
  const xml =
    '<?xml version="1.0" encoding="ISO-2022-JP"?><rss version="2.0"><channel><item><title>\x1b$B9A\x1b(B</title></item></channel></rss>';
  expect((await read(Buffer.from(xml, 'latin1'))).items[0]?.title?.value).toBe('港');
});

describe('bytes of two charsets in one feed', () => {
  const around = (title: Buffer) =>
    Buffer.concat([
      Buffer.from('<rss version="2.0"><channel><item><title>'),
      title,
      Buffer.from('</title></item></channel></rss>'),
    ]);
  const utf8 = Buffer.from('Café “öl” — été, naïve, façade, über, œuvre ');
  test.for([
    ['a pasted apostrophe', Buffer.concat([utf8, Buffer.from('the ferry\x92s', 'latin1')]), 'the ferry’s'],
    [
      'a pasted item',
      Buffer.concat([utf8, iconv.encode('« À l’été » – tôt', 'windows-1252')]),
      '« À l’été » – tôt',
    ],
    ['a capital before a letter', Buffer.concat([utf8, Buffer.from('S\xc3O', 'latin1')]), 'SÃO'],
    ['a character cut in two', Buffer.concat([utf8, Buffer.from('caf\xc3...', 'latin1')]), 'caf\ufffd...'],
    ['a mark cut in two', Buffer.concat([utf8, Buffer.from('end \xe2\x80', 'latin1')]), 'end \ufffd'],
  ] as const)('%s', async ([, bytes, ending]) => {
    const title = (await read(around(bytes))).items[0]?.title?.value;
    expect(title).toBe(`Café “öl” — été, naïve, façade, über, œuvre ${ending}`);
  });

  test('the warning says what was done', async () => {
    const bytes = around(Buffer.concat([utf8, Buffer.from('the ferry\x92s \x96 caf\xc3...', 'latin1')]));
    expect(await parseFeed(bytes, at)).toMatchObject({
      warnings: [
        '2 characters that are not UTF-8 were read as windows-1252; 1 character that is cut off was replaced',
      ],
    });
  });
});

describe('broken XML', () => {
  test.for([
    ['a bare ampersand', rss(item('Salt & Pepper')), 'Salt & Pepper'],
    ['an HTML entity', rss(item('Salt&nbsp;y')), 'Salt\u00a0y'],
    ['a character in two halves', rss(item('Salt &#xD83D;&#xDEA2; &#55357;&#56994;')), 'Salt 🚢 🚢'],
    ['half a character', rss(item('Salt&#xD83D;y')), 'Salty'],
    ['a character reference to nothing', rss(item('Salt&#0;y')), 'Salty'],
    [
      'a prefix of its own',
      rss(item('Salt'))
        .replace(/media:/g, 'm:')
        .replace('xmlns:media', 'xmlns:m'),
      'Salt',
    ],
    ['no version', rss(item('Salt')).replace(' version="2.0"', ''), 'Salt'],
  ])('%s is read', async ([, xml, title]) => {
    expect((await read(xml ?? '')).items[0]?.title?.value).toBe(title);
  });

  test('a document cut short keeps its complete items and says so', async () => {
    const whole = rss(item('One', 1) + item('Two', 2) + item('Three', 3));
    const outcome = await parseFeed(Buffer.from(whole.slice(0, whole.indexOf('Three') + 3)), at);
    expect(outcome).toMatchObject({
      outcome: 'parsed',
      warnings: ['It breaks off; its 2 complete items were read.'],
    });
    expect(outcome.outcome === 'parsed' && outcome.feed.items.map((one) => one.title?.value)).toEqual([
      'One',
      'Two',
    ]);
  });

  test.for([
    ['in its first item', '<rss version="2.0"><channel><title>Quay</title><item><title>On'],
    ['in a CDATA section', '<rss version="2.0"><channel><title>Quay</title><item><title><![CDA'],
    ['in its last tag', '<rss version="2.0"><channel><title>Quay</title></channel></rss'],
  ])('a document cut short %s is an empty feed, and says so', async ([, text]) => {
    expect(await parseFeed(Buffer.from(text ?? ''), at)).toMatchObject({
      outcome: 'parsed',
      feed: { title: 'Quay', items: [] },
      warnings: ['It breaks off before its first complete item.'],
    });
  });

  test('JSON cut short keeps its complete items', async () => {
    const text = JSON.stringify({
      version: 'https://jsonfeed.org/version/1',
      title: 'J',
      items: [{ id: '1', title: 'a }]' }, { id: '2' }],
    });
    const outcome = await parseFeed(Buffer.from(text.slice(0, -6)), at);
    expect(outcome).toMatchObject({ outcome: 'parsed', feed: { items: [{ guid: '1' }] } });
  });

  test('JSON with items that are none and a version of its own is read', async () => {
    const text = '{"version":"1.1","title":"J","items":[null,"x",{"id":1,"title":"One"}]}';
    expect((await read(text)).items).toMatchObject([{ guid: '1' }]);
  });

  test('JSON with commas too many and bare line ends is read', async () => {
    const text =
      '{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","content_text":"a,\n]b",},],}';
    expect((await read(text)).items).toMatchObject([{ guid: '1', body: { value: 'a,\n]b' } }]);
  });

  test.for([
    ['nothing', '', 'It is empty.'],
    ['words', 'Service unavailable', 'It is not XML and not JSON.'],
    ['a web page', '<!doctype html><html><body>Hi</body></html>', 'It is a web page, not a feed.'],
    ['JSON of another kind', '{"error":"no"}', 'It is JSON, but not a JSON Feed.'],
    ['XML of another kind', '<urlset><url/></urlset>', 'It is XML (<urlset>), but not a feed.'],
  ])('%s is unreadable', async ([, text, reason]) => {
    expect(await parseFeed(Buffer.from(text ?? ''), at)).toEqual({ outcome: 'unreadable', reason });
  });
});
