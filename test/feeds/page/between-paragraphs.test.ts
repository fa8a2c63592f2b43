import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../src/feeds/page/extract-article.ts';

const TITLE = 'Ferry returns to the northern quay';
const PARAGRAPHS = [
  'The ferry between the two banks sailed again on Tuesday, nine days after its crew had walked out over pay.',
  'The union said that wages would rise by three percent, and that a timetable for the winter was being drawn up.',
  '“Nobody asked us before they sold the night boat,” said Bo Cruz, who has steered it for twenty-two years.',
  'Those who live on the far bank welcomed the news, although the price of a crossing may yet go up in the spring.',
];
const TEXT = PARAGRAPHS.map((line) => `<p>${line}</p>`);
/** With these it is long enough for Readability to trust what it throws out. */
const LONGER = [
  'The crew had asked for a second engineer on each crossing, and the company has agreed to hire six of them.',
  'Nobody could say on Tuesday whether the night boat will come back, which had been given up for want of hands.',
  'The harbour office counted forty boats that had not been out since the autumn of last year, and three new ones.',
].map((line) => `<p>${line}</p>`);

function read(body: string): string[] {
  const html = `<!DOCTYPE html><html lang="en"><head><title>${TITLE}</title><meta name="author" content="Ann Lee"></head><body><h1>${TITLE}</h1><article>${body}</article></body></html>`;
  return extractArticle(html, 'https://quay.example/ferry').paragraphs;
}

const amid = (piece: string) => [...TEXT.slice(0, 3), piece, ...TEXT.slice(3)].join('');
const behind = (piece: string) => [...TEXT, piece].join('');

describe('words of the text set large are not said twice', () => {
  test.for([
    '<blockquote><p>Nobody asked us before they sold the night boat.</p></blockquote>',
    '<figure class="wp-block-pullquote"><blockquote><p>Nobody asked us before they sold the night boat</p><cite>Bo Cruz</cite></blockquote></figure>',
    '<div class="quote-block"><p>The price of a crossing may yet go up</p><p>Bo Cruz, boatman</p></div>',
  ])('%s', (quote) => {
    expect(read(amid(quote))).toEqual(PARAGRAPHS);
  });

  test('verses of which the text has the first stay', () => {
    const verses = ['the bell is silent', 'the tide is low', 'the keeper beats his drum'];
    const lines = ['Nobody asked us before they sold', ...verses].map((line) => `<p>${line}</p>`);
    expect(read(amid(`<blockquote>${lines.join('')}</blockquote>`))).toEqual(expect.arrayContaining(verses));
  });

  test('what is quoted here only stays, with whoever said it', () => {
    const quote = '<blockquote><p>We shall sail at night again.</p><cite>Cy Dee</cite></blockquote>';
    expect(read(amid(quote))).toEqual(expect.arrayContaining(['We shall sail at night again.', 'Cy Dee']));
  });

  test('a paragraph that goes on behind words of the text stays', () => {
    const line =
      'The price of a crossing may yet go up in the spring, and it has gone up twice since last year.';
    expect(read(amid(`<blockquote><p>${line}</p></blockquote>`))).toContain(line);
  });
});

describe('what leads to another article, and is named as such', () => {
  test.for([
    '<p><em>Lire aussi</em> <a href="/a">Les bateaux de nuit : les maires se mobilisent</a></p>',
    '<p><strong>Read more</strong> <a href="/a">What became of the night boat.</a></p>',
    '<div>Lees ook <a href="/a">De nachtboot vaart weer</a></div>',
  ])('%s', (link) => {
    expect(read(amid(link))).toEqual(PARAGRAPHS);
  });

  test('a sentence of the text with a long link stays', () => {
    const sentence =
      'Read more about the strike in the <a href="/a">report that the company sent to its crew</a>, she said.';
    expect(read(amid(`<p>${sentence}</p>`))).toHaveLength(PARAGRAPHS.length + 1);
  });
});

describe('when it was published and changed is no text, wherever it stands', () => {
  test.for([
    'Published 24 November 2026 at 06:30. Modified 24 November 2026 at 10:10.',
    'Publié hier à 21 h 14',
    'Publisert 3. nov. kl. 22:30 Oppdatert 4. nov. kl. 06:50',
    '19 novembre 2026 ( modifica il 19 novembre 2026 | 13:02)',
  ])('%s', (line) => {
    expect(read(behind(`<p>${line}</p>`))).toEqual(PARAGRAPHS);
  });

  test.for([
    'The report was published on 24 November 2026.',
    'Updated maps of the 2026 crossing are at the quay.',
    'On 24 November 2026 at 06:30 the ferry sailed.',
  ])('but “%s” is', (line) => {
    expect(read(behind(`<p>${line}</p>`))).toContain(line);
  });
});

describe('lines of publishers’ templates', () => {
  test.for([
    '<h4>Recommended from Editorial</h4>',
    '<h3>Más información</h3>',
    '<h2>関連ニュース</h2>',
    '<p>Republish this story</p>',
    '<p>Listen to more stories on the Quay app.</p>',
    '<p>[What moves on the water, each week. Subscribe to our newsletter.]</p>',
    '<p>Rätta artikel: Har du hittat ett fel?</p>',
    '<div class="inline-cta"><h4>Join ten thousand readers at the water</h4><p>The northern quay, in May</p></div>',
    '<p>This article appears in the November 2026 print edition with the headline “The Ferry Is Back.” When you buy a book using a link on this page, we receive a commission. Thank you for supporting The Quay, which lives by its readers and by them alone, as it has for a hundred years.</p>',
    '<p>Support our work: become a member today.</p>',
    '<p>1.2K</p>',
    '<p>Have you been affected by this story? Email news@quay.example and tell us.</p>',
    '<p>Recibe cada tarde el boletín con las mejores historias. Apúntate</p>',
    '<p>有料会員になると会員限定の記事もお読みいただけます。</p>',
    '<h3>About the author</h3><p>She writes on ships and the people who sail them, and lives by the water.</p>',
    '<h3>Sobre la firma</h3><p>Es redactora de puertos desde 2014 y vive junto al agua, donde escribe.</p>',
    '<p>This content was produced by the quay’s own studio for a client.</p>',
    '<p>Back to Front Page | Webmaster</p>',
    '<div name="EmailSignUpWrapper"><p>First Tide</p><p>Every day at six.</p></div>',
    '<div data-hook="related-posts"><p>Harbour dredging starts on Monday</p></div>',
    '<div class="c-video"><div class="x-title">Ferry sails again</div></div>',
  ])('%s', (piece) => {
    expect(read(behind(piece))).toEqual(PARAGRAPHS);
  });

  test('who the author is, below a first line of the text', () => {
    const note = 'Ann Lee spent two weeks with the boatmen of the northern quay.';
    expect(read([TEXT[0], `<p>${note}</p>`, ...TEXT.slice(1)].join(''))).toEqual(PARAGRAPHS);
  });

  test.for(['The Corvane Press', 'Corvane'])('what %s did, which also signs, is text', (name) => {
    const line = `${name} visited three of the boats and spoke to forty of those who sail in them.`;
    const page = `<html><head><title>${TITLE}</title><meta name="author" content="${name}"></head><body><h1>${TITLE}</h1><article>${[TEXT[0], `<p>${line}</p>`, ...TEXT.slice(1)].join('')}</article></body></html>`;
    expect(extractArticle(page, 'https://quay.example/ferry').paragraphs).toContain(line);
  });

  test.for([
    '24日发布的报告显示北部码头的夜间渡轮乘客人数回升。',
    'UPDATED: NATO BOATS AT 5',
    'Have they been affected by the strike? Nobody has asked the boatmen.',
    'Supporters of our work were few, the union said.',
    'The crew’s boat took 1.2K aboard.',
    'She had wanted to support our work, said Bo Cruz.',
  ])('but “%s” is text', (line) => {
    expect(read(amid(`<p>${line}</p>`))).toContain(line);
  });
});

test('a heading whose class speaks of a header stays', () => {
  const piece = '<h2 class="header-anchor-post">What the night boat costs</h2>';
  expect(read(amid(piece) + LONGER.join(''))).toContain('What the night boat costs');
});

test('a text in several blocks of a builder, parted by what is none, is read whole', () => {
  const block = (lines: readonly string[]) =>
    `<div class="block"><div class="cell"><div class="html">${lines.join('')}</div></div></div>`;
  const page = `<div class="e-content"><div><div>${block(TEXT)}<div class="block"><blockquote>All hands</blockquote></div>${block(LONGER.slice(0, 2))}</div></div></div>`;
  const html = `<html><head><title>${TITLE}</title></head><body><main><section><h1>${TITLE}</h1>${page}</section></main></body></html>`;
  expect(extractArticle(html, 'https://quay.example/ferry').paragraphs).toHaveLength(TEXT.length + 3);
});

test.for([
  '<div data-gu-name="standfirst"><div class="x1"><p>Nine days of strike end with a promise for the winter</p></div></div>',
  '<h2 class="epigraph">Nine days of strike end with a promise for the winter</h2>',
])('a standfirst by the name of a box around it: %s', (box) => {
  const html = `<html lang="en"><head><title>${TITLE}</title></head><body><main><h1>${TITLE}</h1><div>${box}<p class="x2">By Ann Lee</p></div><div class="text">${TEXT.join('')}</div></main></body></html>`;
  expect(extractArticle(html, 'https://quay.example/ferry').paragraphs[0]).toBe(
    'Nine days of strike end with a promise for the winter',
  );
});
