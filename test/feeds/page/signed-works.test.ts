import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../src/feeds/page/extract-article.ts';

const TITLE = 'Ferry returns to the northern quay';
const TEXT =
  '<p>The ferry between the two banks sailed again on Tuesday, nine days after its crew had walked out over pay.</p>'.repeat(
    3,
  );

function read({ data = {}, above = '' }: { data?: object; above?: string }) {
  const html = `<html lang="en"><head><title>${TITLE}</title><script type="application/ld+json">${JSON.stringify(data)}</script></head><body><main><h1>${TITLE}</h1>${above}<div>${TEXT}</div></main></body></html>`;
  return extractArticle(html, 'https://quay.example/ferry');
}

const person = (name: string) => ({ '@type': 'Person', name });

describe('what a page is about where it holds no article', () => {
  test.for(['Recipe', 'ImageGallery', 'VideoObject'])('%s', (type) => {
    const data = { '@type': type, author: person('Ann Lee'), datePublished: '2026-11-07T07:00:00Z' };
    const { byline, publishedAt } = read({
      data: { '@graph': [{ '@type': 'WebSite', name: 'The Quay' }, data] },
    });
    expect(byline).toEqual(['Ann Lee']);
    expect(publishedAt).toBe(Date.parse('2026-11-07T07:00:00Z'));
  });

  test('an article comes before the video in it', () => {
    const data = [
      {
        '@type': 'VideoObject',
        name: 'Seen from the far bank',
        author: person('Bo Cruz'),
        datePublished: '2026-11-01',
      },
      { '@type': 'NewsArticle', headline: TITLE, author: person('Ann Lee'), datePublished: '2026-11-07' },
    ];
    expect(read({ data }).byline).toEqual(['Ann Lee']);
  });

  test('a video of another name is not the page', () => {
    const video = { '@type': 'VideoObject', name: 'Storm of the century', author: person('Bo Cruz') };
    const above = '<p class="byline">By Ann Lee</p><time datetime="2026-11-07T07:00:00Z">7 Nov 2026</time>';
    const { byline, publishedAt } = read({ data: { ...video, datePublished: '2019-01-01' }, above });
    expect(byline).toEqual(['Ann Lee']);
    expect(publishedAt).toBe(Date.parse('2026-11-07T07:00:00Z'));
  });

  test('of several videos none is the page', () => {
    const data = [
      { '@type': 'VideoObject', author: person('Bo Cruz') },
      { '@type': 'VideoObject', author: person('Cy Dee') },
    ];
    expect(read({ data, above: '<p class="byline">By Ann Lee</p>' }).byline).toEqual(['Ann Lee']);
  });
});

describe('where and as what somebody writes is nobody', () => {
  test.for([
    [
      ['Corinna Weiß', 'Timo Lang, Berlin'],
      ['Corinna Weiß', 'Timo Lang'],
    ],
    [['Fabio Lentini, inviato'], ['Fabio Lentini']],
    [['Lucía Barreda', 'Agencias'], ['Lucía Barreda']],
    [['harbourmum'], ['harbourmum']],
  ] as const)('%s', ([written, names]) => {
    expect(
      read({ data: { '@type': 'NewsArticle', headline: TITLE, author: written.map(person) } }).byline,
    ).toEqual(names);
  });
});

test('the outlet signs in the metadata, and who wrote it stands in a block for bylines', () => {
  const data = {
    '@type': 'NewsArticle',
    headline: TITLE,
    author: { '@type': 'NewsMediaOrganization', name: 'Quay News' },
  };
  const above =
    '<div data-component="byline-block"><div class="x1">Jade Holloway</div><div class="x2">Harbour correspondent, Corvane</div></div>';
  expect(read({ data, above }).byline).toEqual(['Jade Holloway']);
});

test('whose the picture is does not sign the article', () => {
  const data = {
    '@type': 'NewsArticle',
    headline: TITLE,
    author: { '@type': 'Organization', name: 'Quay News' },
  };
  const above =
    '<p>Le <time datetime="2026-11-12T10:32:00+01:00">12 novembre 2026 à 10h32</time></p><figure><img src="/a.jpg"><figcaption class="fig-media__legend">The quay. <span class="fig-media__credits">BO CRUZ / CX</span></figcaption></figure>';
  expect(read({ data, above }).byline).toEqual(['Quay News']);
});

test.for(['@type', 'isAccessibleForFree', 'image', 'author', 'hasPart'])(
  'what is no text where one is expected costs nothing else: %s',
  (key) => {
    const odd = { toString: 1, valueOf: 1 };
    const nested = { '@type': odd, url: '/a.jpg', width: { value: odd } };
    for (const value of [odd, [odd], nested]) {
      const article = { '@type': 'NewsArticle', headline: TITLE, datePublished: '2026-11-07' };
      const page = read({ data: { '@graph': [{ ...article, [key]: value }] } });
      expect([page.warnings, page.title]).toEqual([[], TITLE]);
    }
  },
);
