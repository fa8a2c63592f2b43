import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../src/feeds/page/extract-article.ts';
import { readBetween } from './article-furniture.ts';

describe('who wrote it, and who did something else', () => {
  test.for([
    [
      '<div class="x1"><span>By: <a href="/author/ann">Ann Lee</a></span> <span>Edited By: <a href="/author/bo">Bo Cruz</a></span></div>',
      ['Ann Lee'],
    ],
    [
      '<div class="author">By <a href="/author/ann">Ann Lee</a>, translated from the French by <a href="/author/bo">Bo Cruz</a></div>',
      ['Ann Lee'],
    ],
    [
      '<p class="x1">By Ann Lee. Translated from the Portuguese by Bo Cruz. Photographs by Cy Dee</p>',
      ['Ann Lee'],
    ],
    ['<div class="x1"><a href="/u/ann">Ann Lee</a></div><div>7 hours ago</div>', ['Ann Lee']],
    [
      '<div class="author">By <a href="/author/ann">Ann Lee</a> and <a href="/author/bo">Bo Cruz</a></div>',
      ['Ann Lee', 'Bo Cruz'],
    ],
    [
      '<div class="x1"><a href="/author/ann">Ann Lee</a><p>Harbour editor</p></div><div class="x1"><a href="/author/bo">Bo Cruz</a></div>',
      ['Ann Lee', 'Bo Cruz'],
    ],
    ['<p class="x1">By Harbour Editor <a rel="author" href="/a/ann">Ann Lee</a></p>', ['Ann Lee']],
    [
      '<p class="x1"><a rel="author" href="/a/ann">Ann Lee</a>. Editor: <a rel="author" href="/a/bo">Bo Cruz</a></p>',
      ['Ann Lee'],
    ],
    ['<p class="x1">Story and photos by <a rel="author" href="/a/ann">Ann Lee</a></p>', ['Ann Lee']],
    ['<p class="x1">Written, edited by <a rel="author" href="/a/ann">Ann Lee</a></p>', ['Ann Lee']],
    ['<p class="x1">Interview und Fotos: <a rel="author" href="/a/ann">Ann Lee</a></p>', ['Ann Lee']],
    [
      '<div class="author"><i class="sr-only">Author photo</i> <a rel="author" href="/a/ann">Ann Lee</a></div>',
      ['Ann Lee'],
    ],
    ['<p class="author">Editor <a rel="author" href="/a/ann">Ann Lee</a></p>', ['Ann Lee']],
    ['<p class="author">Aus der Redaktion <a rel="author" href="/a/ann">Ann Lee</a></p>', ['Ann Lee']],
    ['<p class="x1">Photos by <a rel="author" href="/a/bo">Bo Cruz</a></p>', []],
    [
      '<p class="x1"><a rel="author" href="/a/ann">Ann Lee</a>, photos by <a rel="author" href="/a/ann">Ann Lee</a></p>',
      ['Ann Lee'],
    ],
    ['<div class="x1"><a href="/user/ann">Ann Lee</a></div>', ['Ann Lee']],
    [
      '<div class="x1"><a href="/user/settings">Edit Profile</a> <a href="/members/join">Become A Member</a></div>',
      [],
    ],
  ] as const)('%s', ([line, names]) => {
    expect(readBetween(line).byline).toEqual(names);
  });

  test.for([
    [
      '<h4 class="author-name"><a href="/a/ann">Ann Lee</a>, <a href="/a/bo">Bo Cruz</a></h4>',
      ['Ann Lee', 'Bo Cruz'],
    ],
    ['<h4 class="author-name">Bo Cruz, Cy Dee</h4>', ['Ann Lee']],
    ['<h4 class="author-name">Ann Lee, The Northern Quay</h4>', ['Ann Lee']],
    ['<h4 class="author-name">Ann Lee, Corvane correspondent for shipping</h4>', ['Ann Lee']],
  ] as const)('metadata names one, the page %s', ([line, names]) => {
    const meta =
      '<meta name="author" content="Ann Lee"><meta property="og:site_name" content="The Northern Quay">';
    expect(readBetween(line, { meta }).byline).toEqual(names);
  });

  test('an agency beside the date signs where nobody else does', () => {
    const line = '<div class="x1"><span>8.7.2026, 15:22</span> <span>dpa</span></div>';
    expect(readBetween(line, { language: 'de' }).byline).toEqual(['dpa']);
    expect(readBetween(line.replace('dpa', 'Inland'), { language: 'de' }).byline).toEqual([]);
  });

  test('an agency marked as author comes before a place beside the date', () => {
    const line = (name: string) =>
      `<div><span class="firma">${name}</span><span>Sierra Clara</span><span>23/11/2026</span></div>`;
    expect(readBetween(line('EFE'), { language: 'es' }).byline).toEqual(['EFE']);
    expect(readBetween(line('Ann Lee'), { language: 'es' }).byline).toEqual(['Ann Lee']);
  });

  test('what stands behind a bar is the outlet', () => {
    const line = (bar: string) =>
      `<div class="article-author"><span>Ann Lee</span><span>${bar}</span><span>NQ Nouvelles</span></div>`;
    expect(readBetween(line('|')).byline).toEqual(['Ann Lee']);
    expect(readBetween(line('').replaceAll('NQ Nouvelles', 'Bo Cruz')).byline).toEqual([
      'Ann Lee',
      'Bo Cruz',
    ]);
  });

  test('a footer of the entry is its own; what others cite of it is not', () => {
    const own =
      '<footer>Written by <a class="p-author h-card" href="/">Ann Lee</a> <time class="dt-published" datetime="2026-11-21T20:15:00Z">21 Nov</time></footer>';
    const cite =
      '<section><div class="h-cite"><a class="p-author h-card">Bo Cruz</a> <time class="dt-published" datetime="2026-11-22T09:00:00Z">22 Nov</time><p>Read it.</p></div></section>';
    const page = readBetween('', { root: 'main class="h-entry"', behind: own + cite });
    expect(page.byline).toEqual(['Ann Lee']);
    expect(page.publishedAt).toBe(Date.parse('2026-11-21T20:15:00Z'));
    expect(readBetween('', { root: 'main class="h-entry"', behind: cite }).byline).toEqual([]);
    expect(readBetween('', { root: 'main', behind: own }).byline).toEqual([]);
  });
});

describe('bylines of East Asia', () => {
  test.for([
    ['zh', '<div class="x1">2026年11月23日 22:18:00 来源：海湾日报 作者：陈思远</div>', ['陈思远']],
    ['zh', '<div class="x1">2026-11-23 22:18 作者：陈思远 编辑：王立群</div>', ['陈思远']],
    ['zh', '<div class="x1">2026年11月23日 22:18:00 来源：海湾日报</div>', []],
    ['ko', '<ul><li>기자명 <strong>윤서진 기자</strong></li><li>입력 2026.11.23 18:05</li></ul>', ['윤서진']],
    ['ko', '<div class="x1">윤서진 기자</div>', ['윤서진']],
    ['ko', '<div class="x1">기자 회견 열려</div>', []],
  ] as const)('%s %s', ([language, line, names]) => {
    expect(readBetween(line, { language }).byline).toEqual(names);
  });

  test.for([
    ['（中央社記者林郁芬灣東14日電）縣政府今天宣布，冬季渡輪將於明年1月停航。', ['林郁芬']],
    ['本报讯(记者 陈思远、王立群)县交通局14日宣布，冬季航线将停运。', ['陈思远', '王立群']],
    ['县交通局14日宣布，记者从会上获悉，冬季航线将停运。', []],
    ['縣長對記者說，渡輪停航是為了安全。', []],
  ] as const)('in front of the first word: %s', ([line, names]) => {
    expect(readBetween(`<p>${line}</p>`, { language: 'zh' }).byline).toEqual(names);
  });

  test.for([
    ['奉納は夕方から翌朝まで続き、誰でも無料で見学できる。（西田航平）', ['西田航平']],
    ['会長は「続けることに意味がある」と語る。(西田航平、森永理沙)', ['西田航平', '森永理沙']],
    ['会長らが参加し、意見を交わした。（敬称略）', []],
    ['会長らが参加し、意見を交わした。（共同通信）', []],
    ['会の名は「海の会」（西田航平）', ['西田航平']],
    ['会を率いるのは会長（西田航平）', []],
  ] as const)('behind the last word: %s', ([line, names]) => {
    expect(readBetween('', { language: 'ja', behind: `<p>${line}</p>` }).byline).toEqual(names);
  });
});

describe('a name without a word that says whose', () => {
  test.for([
    [
      '<div><img class="h-10 rounded-full" src="/a.jpg"><div><p>Ann Lee</p><p>Staff ecologist</p></div></div>',
      ['Ann Lee'],
    ],
    ['<div><img src="/a.jpg" width="48" height="48"><span>Ann Lee</span></div>', ['Ann Lee']],
    ['<div><img src="/a.jpg" width="800" height="480"><span>Ann Lee</span></div>', []],
    ['<div><img src="/clock.svg" width="16" height="16"><a href="/topics/1">Ilse Brandt</a></div>', []],
    ['<div><img class="rounded-full" src="/a.jpg"><div><p>News Desk</p></div></div>', []],
    ['<div>Ann Lee</div><div>7 hours ago</div>', ['Ann Lee']],
    ['<div>Ann Lee</div><div>3 parts</div>', []],
    ['<div>Ann Lee ’27 and Bo Cruz ’28</div><div>November 13, 2026</div>', ['Ann Lee', 'Bo Cruz']],
    ['<div>From Corvane</div><div>November 13, 2026</div>', []],
    [
      '<div>Words <b>Ann Lee</b></div><div>Photography <b>Bo Cruz</b></div><div>30 June 2026</div>',
      ['Ann Lee'],
    ],
    ['<div>Photography <b>Bo Cruz</b></div><div>30 June 2026</div>', []],
    ['<p>Published Monday, 12th October 2026</p>', []],
    ['<p class="x1">Report: Ann Lee, chief reporter</p>', ['Ann Lee']],
    ['<p class="x1">Report: ministers knew of the leak</p>', []],
  ] as const)('%s', ([line, names]) => {
    expect(readBetween(line).byline).toEqual(names);
  });

  test('above the headline, beside a portrait', () => {
    const above = (picture: string) =>
      `<html lang="en"><head><title>Ferry returns to the northern quay</title></head><body><article><header><div><a href="/ann">${picture}</a><div><a href="/ann">Ann Lee</a><p>Posted on Mar 5</p></div></div><h1>Ferry returns to the northern quay</h1></header><p>The ferry between the two banks sailed again on Tuesday, nine days after its crew had walked out over pay.</p></article></body></html>`;
    const read = (picture: string) => extractArticle(above(picture), 'https://quay.example/1').byline;
    expect(read('<img src="/a.jpg" width="32" height="32">')).toEqual(['Ann Lee']);
    expect(read('')).toEqual([]);
  });

  test('in a box of a page builder that calls every box a widget', () => {
    const line = (name: string) => `<div class="${name}"><a href="/author/ann">Ann Lee</a></div>`;
    expect(readBetween(line('elementor-widget elementor-widget-post-info')).byline).toEqual(['Ann Lee']);
    expect(readBetween(line('sidebar-widget')).byline).toEqual([]);
  });

  test('below a line that sums the article up', () => {
    const summed =
      '<div>The boats run again, the wages rise a little, and for the winter nobody has promised anything to anyone.</div>';
    const signed = '<div>Ann Lee</div><div>November 13, 2026</div>';
    expect(readBetween(summed + signed).byline).toEqual(['Ann Lee']);
    expect(readBetween('', { inside: signed }).byline).toEqual([]);
  });
});

describe('one word marked up as the author’s name', () => {
  test.for([
    ['<span class="author vcard"><span class="fn">harbourmum33</span></span>', ['harbourmum33']],
    ['<a rel="author" href="/a/k">கயல்விழி</a>', ['கயல்விழி']],
    [
      '<div itemprop="author" itemscope><span itemprop="name">quayside_annie</span></div>',
      ['quayside_annie'],
    ],
    ['<a rel="author" href="/a/k">admin</a>', []],
    ['<div class="comments"><a rel="author" href="/a/k">harbourmum</a></div>', []],
    ['<a rel="author" href="/a/k">harbourmum</a><p class="byline">By Ann Lee</p>', ['Ann Lee']],
  ] as const)('%s', ([line, names]) => {
    expect(readBetween(line).byline).toEqual(names);
  });
});

test('whose report a portal shows is no person', () => {
  const data = (provider: object) =>
    `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', '@type': 'NewsArticle', headline: 'Ferry returns to the northern quay', author: { '@type': 'Person', name: 'Ann Lee, Corvane Post' }, ...provider })}</script>`;
  const provider = { provider: { '@type': 'Organization', name: 'Corvane Post' } };
  expect(readBetween('', { meta: data(provider) }).byline).toEqual(['Ann Lee']);
  expect(readBetween('', { meta: data({}) }).byline).toEqual(['Ann Lee', 'Corvane Post']);
});
