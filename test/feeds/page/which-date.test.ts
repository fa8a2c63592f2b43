import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../src/feeds/page/extract-article.ts';
import { readBetween } from './article-furniture.ts';

const day = (at: number | null) => (at === null ? null : new Date(at).toISOString().slice(0, 10));

describe('a day on which something takes place is not the article’s', () => {
  test.for([
    ['en', 'Concert on 12 November 2026'],
    ['en', 'Open day on Saturday 5 December 2026, 10am to 4pm'],
    ['en', 'Saturday 5 December 2026, 10am–4pm'],
    ['de', 'Konzert am Samstag, den 5. Dezember 2026'],
    ['de', 'Ratssitzung am 5. Dezember 2026'],
    ['de', '5. Dezember 2026, 19.00 bis 21.00 Uhr'],
    ['fr', 'Concert le samedi 5 décembre 2026'],
    ['es', 'Concierto el 5 de diciembre de 2026'],
  ] as const)('%s %s', ([language, line]) => {
    expect(readBetween(`<p>${line}</p>`, { language }).publishedAt).toBe(null);
    expect(readBetween(`<p class="date">${line}</p>`, { language }).publishedAt).toBe(null);
    const own = readBetween(`<p>${line}</p><p>27.10.2026</p>`, { language });
    expect(day(own.publishedAt)).toBe('2026-10-27');
  });

  test.for([
    ['en', 'Posted on 5 December 2026'],
    ['en', 'Submitted by Ann Lee on Sat, 5 December 2026'],
    ['en', 'Ann Lee on 5 December 2026'],
    ['en', 'Saturday 5 December 2026, 10:12 - The Quay'],
    ['en', '10:12 - 5 December 2026'],
    ['de', 'Veröffentlicht am 5. Dezember 2026, 10:12 bis 12:00 lesbar'],
    ['de', 'Eingestellt am Samstag, den 5. Dezember 2026'],
    ['fr', 'Le 5 décembre 2026 à 10 h 12'],
    ['es', 'Corvane, 5 de diciembre de 2026'],
    ['de', 'Samstag, den 5. Dezember 2026'],
    ['sv', 'Corvane, den 5 december 2026'],
    ['fr', 'Corvane, le 5 décembre 2026'],
    ['en', 'admin on 5 December 2026'],
    ['en', 'Ann Lee and Bo Cruz on 5 December 2026'],
    ['en', 'News on 5 December 2026'],
    ['en', 'In Elections on 5 December 2026'],
    ['en', 'By Ann Market on 5 December 2026'],
    ['pt', 'Redação em 5 de dezembro de 2026'],
    ['de', 'Erschienen am 5. Dezember 2026'],
  ] as const)('%s %s is', ([language, line]) => {
    expect(day(readBetween(`<p>${line}</p>`, { language }).publishedAt)).toBe('2026-12-05');
  });

  test('nor is what a box for events says', () => {
    const when = (name: string) =>
      `<div class="${name}"><time datetime="2026-12-05T19:00:00Z">5 December 2026</time></div>`;
    expect(readBetween(when('event-meta')).publishedAt).toBe(null);
    expect(day(readBetween(when('entry-meta')).publishedAt)).toBe('2026-12-05');
    expect(day(readBetween(when('news-events')).publishedAt)).toBe('2026-12-05');
  });
});

describe('where the date stands', () => {
  test('in one paragraph with the byline, parted by a line’s end', () => {
    const line =
      '<p>Par <b>Ann Lee</b> avec une agence de presse de Corvane<br>Publié le 24 juin 2026 à 23h48, mis à jour le 25 juin 2026 à 06h30</p>';
    const { publishedAt } = readBetween(line, { language: 'fr' });
    expect(publishedAt).toBe(Date.parse('2026-06-24T23:48:00Z'));
  });

  test('above the headline, where that of a change stands below', () => {
    const text =
      'The bureau has ordered that all piers on the coast be looked at before the winter storms begin again. ';
    const page = (box: string, above: string) =>
      `<html lang="en"><head><title>Bureau orders inspection of piers</title></head><body><${box}>${above}<h2>Bureau orders inspection of piers</h2><p>${text.repeat(3)}</p><p>${text.repeat(2)}</p><p>Last modified: April 2, 2026</p></${box}></body></html>`;
    const read = (html: string) => day(extractArticle(html, 'https://quay.example/1').publishedAt);
    expect(read(page('div', '<p>March 30, 2026</p>'))).toBe('2026-03-30');
    expect(read(page('div', '<p>Press release</p>'))).toBe('2026-04-02');
  });

  test('not in the head of the site, beside which the headline stands', () => {
    const page = (above: string) =>
      `<html lang="en"><head><title>Bureau orders inspection of piers</title></head><body><div><p>Friday, 27 November 2026</p>${above}<h1>Bureau orders inspection of piers</h1><p>The bureau has ordered that all piers on the coast be looked at before the winter storms begin again.</p></div></body></html>`;
    const read = (html: string) => day(extractArticle(html, 'https://quay.example/1').publishedAt);
    expect(read(page('<nav><a href="/harbour">Harbour</a></nav>'))).toBe(null);
    expect(read(page('<p>Press release</p>'))).toBe('2026-11-27');
  });

  test.for([
    ['14 أكتوبر، 2026', '2026-10-14'],
    ['أكتوبر 14، 2026', '2026-10-14'],
  ] as const)('with an Arabic comma: %s', ([line, expected]) => {
    expect(day(readBetween(`<p>${line}</p>`, { language: 'ar' }).publishedAt)).toBe(expected);
  });

  test('above the headline, where that of another article stands behind the text', () => {
    const long =
      'The ferry between the two banks sailed again on Tuesday, nine days after its crew had walked out over pay, and the union said that a timetable for the winter was being drawn up by both.';
    const page = (above: string) =>
      `<html lang="en"><head><title>Ferry returns to the northern quay</title></head><body><main>${above}<h1>Ferry returns to the northern quay</h1><p>${long}</p><p>${long}</p><div><a href="/x"><p>Tides</p><p>Bo Cruz · 3 March 2026</p></a></div></main></body></html>`;
    const read = (html: string) => day(extractArticle(html, 'https://quay.example/1').publishedAt);
    expect(read(page('<p>22 February 2026</p>'))).toBe('2026-02-22');
  });

  test('in a long line of parts', () => {
    const line =
      '<div>Autor: <strong>Ann Maria Leescu-Dragomir</strong> | Data publicării: 14 oct 2026, 09:14 | Actualizat: 14 oct 2026, 12:40</div>';
    const { publishedAt } = readBetween(line, { language: 'ro' });
    expect(publishedAt).toBe(Date.parse('2026-10-14T09:14:00Z'));
  });

  test('a time that says itself that it is a change’s gives way to a line that says when it was published', () => {
    const changed = '<time datetime="2026-10-22T09:12:00Z">Updated October 22, 2026 9:12 AM</time>';
    const said = '<p class="published">Published October 21, 2026 6:30 AM</p>';
    expect(readBetween(changed + said).publishedAt).toBe(Date.parse('2026-10-21T06:30:00Z'));
    expect(readBetween(changed).publishedAt).toBe(Date.parse('2026-10-22T09:12:00Z'));
    const own = changed.replace('Updated', 'Posted');
    expect(readBetween(own + said).publishedAt).toBe(Date.parse('2026-10-22T09:12:00Z'));
  });

  test.for([
    ['th', '14 ต.ค. 2569 14:05 น.', '2026-10-14'],
    ['th', '14 มี.ค. 2569', '2026-03-14'],
    ['lt', '2026 m. spalio 14 d. 12:20', '2026-10-14'],
  ] as const)('%s %s', ([language, line, expected]) => {
    expect(day(readBetween(`<p>${line}</p>`, { language }).publishedAt)).toBe(expected);
  });
});
