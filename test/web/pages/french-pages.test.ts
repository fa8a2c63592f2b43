import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { english } from '../../../src/web/pages/words/en.ts';
import { phrasesOf } from '../../support/phrases-of.ts';
import { addReader, type PagesServer, startPages } from './pages-server.ts';

let server: PagesServer;
let links: Record<string, string>;
beforeAll(async () => {
  server = await startPages({ language: 'fr-CA' });
  const reader = await addReader(server, 'ada@example.com');
  links = {
    preferences: server.links.preferencesUrl(reader),
    following: server.links.followingUrl(reader),
  };
});
afterAll(() => server[Symbol.asyncDispose]());

/** What is seen, and what a screen reader says of it. */
function said(html: string): string {
  const $ = load(html);
  const labels = $('[aria-label], [title]')
    .toArray()
    .map((element) => `${$(element).attr('aria-label') ?? ''} ${$(element).attr('title') ?? ''}`);
  return [$('title').text(), $('body').text(), ...labels].join(' ').replace(/\s+/g, ' ');
}

/** The invented articles of the test server are English; so are these of their words. */
const ARTICLES = ['and the', 'Thursday'];
const PHRASES = phrasesOf(english).filter((phrase) => !ARTICLES.includes(phrase));

test.for([
  ['/', 'Quelles éditions'],
  ['/', 'Du lundi au vendredi à 6 h 30'],
  ['/', 'm’envoie Morning Update par courriel'],
  ['/check-your-inbox', 'Consultez votre boîte de réception'],
  ['/archive', 'novembre 2026'],
  ['/archive/morning/2026-11-23', 'lundi 23 novembre 2026'],
  ['/nowhere', 'Il n’y a pas de page à cette adresse'],
  ['preferences', 'Ce que vous recevez'],
  ['preferences?q=tram', 'Suivre le sujet'],
  ['following', 'Parce que vous suivez'],
] as const)('%s says “%s” and nothing in English', async ([path, expected]) => {
  const [name = '', query] = path.split('?');
  const answer = await fetch(new URL((links[name] ?? name) + (query ? `?${query}` : ''), server.baseUrl));
  const html = await answer.text();
  expect(load(html)('html').attr('lang')).toBe('fr');
  expect(said(html)).toContain(expected);
  expect(PHRASES.length).toBeGreaterThan(120);
  expect(PHRASES.filter((phrase) => said(html).includes(phrase))).toEqual([]);
});

test('a slip in the form is told in French', async () => {
  const body = new URLSearchParams({ address: 'nobody' });
  const html = await (await fetch(`${server.baseUrl}/sign-up`, { method: 'POST', body })).text();
  expect(said(html)).toContain('Cette adresse n’est pas valable');
  expect(said(html)).toContain('Choisissez au moins une édition');
  expect(PHRASES.filter((phrase) => said(html).includes(phrase))).toEqual([]);
});
