import { describe, expect, test } from 'vitest';
import { cleanUrl, urlKey } from '../../../../src/feeds/fields/links/clean-url.ts';

const clean = (link: string) => cleanUrl(link, 'https://harbour.example/');

describe('the address to link', () => {
  test.for([
    // trackers
    [
      'https://harbour.example/a?utm_source=x&UTM_Medium=y&id=4&fbclid=z#top',
      'https://harbour.example/a?id=4',
    ],
    ['https://harbour.example/a?CMP=share_btn_tw', 'https://harbour.example/a'],
    ['https://harbour.example/a?at_medium=RSS&at_campaign=KARANGA', 'https://harbour.example/a'],
    ['https://harbour.example/a?ref=nl_top&gclid=1&cmpid=rss&smid=tw-share', 'https://harbour.example/a'],
    ['https://harbour.example/a?source=rss', 'https://harbour.example/a'],
    ['https://harbour.example/a?source=3', 'https://harbour.example/a?source=3'],
    ['https://harbour.example/a?page=2&tid=1', 'https://harbour.example/a?page=2&tid=1'],
    [
      'https://harbour.example/a?eref=rss_top&WT.rss_f=x&mbid=synd_rss&id=3',
      'https://harbour.example/a?id=3',
    ],
    // services that count clicks
    [
      'https://www.google.com/url?rct=j&sa=t&url=https://harbour.example/a?id=3%26utm_source=x&ct=ga',
      'https://harbour.example/a?id=3',
    ],
    ['https://news.google.co.uk/news/url?q=http%3A%2F%2Fharbour.example%2Fa', 'http://harbour.example/a'],
    [
      'http://www.bing.com/news/apiclick.aspx?ref=FexRss&url=https%3a%2f%2fharbour.example%2fa&c=1',
      'https://harbour.example/a',
    ],
    [
      'https://l.facebook.com/l.php?u=https%3A%2F%2Fharbour.example%2Fa%3Ffbclid%3D1&h=A',
      'https://harbour.example/a',
    ],
    ['https://www.google.com/url?q=javascript:alert(1)', 'https://www.google.com/url?q=javascript:alert(1)'],
    [
      'https://google.harbour.example/url?q=https://quay.example/a',
      'https://google.harbour.example/url?q=https://quay.example/a',
    ],
    [
      'https://harbour.example/url?q=https://quay.example/a',
      'https://harbour.example/url?q=https://quay.example/a',
    ],
    // what stays is spelt as it was
    [
      'https://harbour.example/a?q=%E2%82%AC%20x&b&utm_id=1&c=',
      'https://harbour.example/a?q=%E2%82%AC%20x&b&c=',
    ],
    ['https://harbour.example/a?', 'https://harbour.example/a'],
    // AMP
    ['https://harbour.example/a/amp/', 'https://harbour.example/a/'],
    ['https://harbour.example/a/amp', 'https://harbour.example/a'],
    ['https://harbour.example/a.amp.html', 'https://harbour.example/a.html'],
    ['https://harbour.example/a?outputType=amp', 'https://harbour.example/a'],
    ['https://harbour.example/a?amp=1', 'https://harbour.example/a'],
    ['https://harbour.example/camp', 'https://harbour.example/camp'],
    ['https://www.google.com/amp/s/harbour.example/a?utm_source=x', 'https://harbour.example/a'],
    ['https://www.google.co.uk/amp/harbour.example/a', 'http://harbour.example/a'],
    [
      'https://www-harbour-example.cdn.ampproject.org/c/s/www.harbour.example/a/amp/',
      'https://www.harbour.example/a/',
    ],
    ['https://cdn.ampproject.org/v/s/harbour.example/a?amp_js_v=0.1', 'https://harbour.example/a'],
    // telephones
    ['https://m.harbour.example/a', 'https://www.harbour.example/a'],
    ['https://amp.harbour.example/a', 'https://www.harbour.example/a'],
    ['https://m.example/a', 'https://m.example/a'],
    ['https://en.m.wikipedia.org/wiki/Quay', 'https://en.wikipedia.org/wiki/Quay'],
  ] as const)('%s', ([link, url]) => {
    expect(clean(link)).toBe(url);
    expect(clean(url)).toBe(url);
  });

  test.for([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'http://',
    `https://x.example/${'a'.repeat(4_000)}`,
  ])('%s is none', (link) => {
    expect(clean(link)).toBeNull();
  });
});

describe('the key of an article', () => {
  const key = (link: string) => urlKey(clean(link) ?? '');

  test.for([
    'http://harbour.example/news/quay/',
    'https://www.harbour.example/news/quay',
    'https://m.harbour.example/news/quay?utm_medium=x',
    'https://amp.harbour.example/news/quay/',
    'https://harbour.example/amp/news/quay',
    'https://harbour.example/news/quay/amp/',
    'https://harbour.example/news//quay/index.html',
    'https://harbour-example.cdn.ampproject.org/c/s/harbour.example/news/quay/amp',
  ])('%s is the quay', (link) => {
    expect(key(link)).toBe('harbour.example/news/quay');
  });

  test('the order of a query says nothing, its content does', () => {
    expect(key('/a?id=1&p=2')).toBe(key('/a?p=2&id=1'));
    expect(key('/a?id=1')).not.toBe(key('/a?id=2'));
    expect(key('/A')).not.toBe(key('/a'));
    expect(key('https://blog.harbour.example/a')).not.toBe(key('/a'));
  });
});
