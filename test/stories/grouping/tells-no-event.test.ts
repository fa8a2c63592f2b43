import { expect, test } from 'vitest';
import { tellsNoEvent } from '../../../src/stories/grouping/tells-no-event.ts';
import { kindOf } from '../../../src/stories/ranking/kind-of-article.ts';
import { anArticle } from '../an-article.ts';

const silent = (title: string, teaser = '') => {
  const article = anArticle({ title, teaser, body: '' });
  return tellsNoEvent(article, kindOf(article), title);
};

test.for([
  ['a guide', 'How to see the comet from Lindhaven', 'Look low in the west after sunset.'],
  [
    'a portrait',
    'The stargazers of Lindhaven',
    'Every clear night six friends carry a telescope to the wall.',
  ],
  [
    'a model’s number is no figure',
    'Orbit 14 Pro and its new island',
    'The small black pill is a place for apps.',
  ],
  [
    'an English noun that ends like a French participle',
    'A menu and a venue for a visit to Karst',
    'A unit of cooks.',
  ],
  ['a year', 'Guide to the 2026 lantern walk', 'Lanterns, paper and glue.'],
  ['a walk', 'Six arrêts le long de la rivière', 'Du pont au moulin, avec de la poésie sur chaque banc.'],
  ['a kind that is none of news', 'Opinion: the council must resign', 'After the vote nobody can trust it.'],
])('not a word of an event: %s', ([, title = '', teaser]) => {
  expect(silent(title, teaser)).toBe(true);
});

test.for([
  ['what was done', 'Council bans scooters from the old town', ''],
  ['in the teaser alone', 'A night to remember in Karst', 'The mayor was in tears.'],
  ['what is announced', 'Lorne and Marlow announce electric van partnership', ''],
  ['a figure', 'Feu de pinède près de Brume : 80 hectares', 'Deux avions sur place.'],
  ['a score', 'Brume-Vexford (3-2) : une nuit de folie', ''],
  [
    'the French perfect',
    'À Brume, la course contre la montre',
    'Cinq immeubles se sont effondrés dans la nuit.',
  ],
])('told of an event: %s', ([, title = '', teaser]) => {
  expect(silent(title, teaser)).toBe(false);
});
