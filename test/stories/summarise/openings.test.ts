import { expect, test } from 'vitest';
import type { Article } from '../../../src/feeds/article.ts';
import type { Room } from '../../../src/stories/summarise/choose-sentences.ts';
import { summariseStory } from '../../../src/stories/summarise-story.ts';
import { anArticle, aStory } from '../an-article.ts';
import { unsure, whimsical } from './rankers.ts';

/** What fifty wishes print, whatever they want. */
function everyWish(room: Room, ...articles: Article[]): string[][] {
  return Array.from({ length: 50 }, (_, seed) => {
    const options = { ...room, language: 'en', ranker: whimsical(seed) };
    return summariseStory(aStory(...articles), options).sentences.map(({ text }) => text);
  });
}

test('no summary opens with a sentence told beside another', () => {
  const printed = everyWish(
    { length: 'brief', words: [10, 30] },
    anArticle({
      title: 'Radio Vey will not carry the mayor’s speech',
      teaser: '',
      body: [
        'Radio Vey will not carry the speech of Mayor Ada Lund on Sunday, the station told listeners.',
        'The station of Port Vexford, meanwhile, will carry all of the speech of Mayor Ada Lund from 6 p.m.',
        'Radio Vey also plans to read parts of the speech in its evening news, an editor said.',
        'Mayor Ada Lund speaks in Vexford every year on the day the harbour was opened.',
      ].join(' '),
    }),
  );
  const openings = printed.map(([opening = '']) => opening);
  expect(openings.filter((text) => /meanwhile|also/.test(text))).toEqual([]);
});

test('the openings of two reports that tell the same are not both printed', () => {
  const one =
    'At least 10 workers were hurt in an accident at a factory in the north on Monday, the mayor said.';
  const other =
    'Workers jumped from windows and a roof caved in on Monday after an explosion at a factory in the north, officials say.';
  const printed = everyWish(
    { length: 'lead', words: [80, 160] },
    anArticle({
      title: 'Ten in hospital after blast in Norland’s capital',
      teaser: '',
      body: `${one} The owner bought the hall in 1984. Rescuers from three towns of Norland came with ladders.`,
      outlet: 'Lens',
    }),
    anArticle({
      title: 'Blast at a factory in Norland’s capital',
      teaser: '',
      body: `${other} Two of the workers of the factory were in hospital on Monday night after the accident. Schools in the capital of Norland were closed.`,
      outlet: 'Quay',
    }),
  );
  expect(printed.filter((texts) => texts.includes(one) && texts.includes(other))).toEqual([]);
  expect(printed.flat()).toEqual(expect.arrayContaining([one, other]));
});

test('a brief of one report tells what its headline tells, where the weights hardly mind', () => {
  const aside =
    'The mayor of Pell plans to be at the quay on Sunday to welcome a ferry, with a band and his brother.';
  const article = anArticle({
    title: 'Government sends masks and ventilators to islands',
    teaser: '',
    body: `The government of Norland has sent millions of masks and forty ventilators to the islands off its coast. ${aside}`,
  });
  const briefs = Array.from({ length: 30 }, (_, seed) =>
    summariseStory(aStory(article), {
      length: 'brief',
      words: [18, 25],
      language: 'en',
      ranker: unsure(seed),
    }).sentences.map(({ text }) => text),
  );
  expect(briefs.filter((texts) => !texts.join(' ').includes('ventilators'))).toEqual([]);
});

test('a summary of one report opens with its news, where the weights hardly mind', () => {
  const news = 'The government of Norland has sent forty ventilators to the islands off its coast, it said.';
  const article = anArticle({
    title: 'Government sends ventilators to the islands',
    teaser: '',
    body: [
      news,
      'The islands of Norland are home to nine thousand people and have one clinic, built in 1962.',
      'A ferry of the Pell line carried the crates in a night, with three nurses on board.',
      'The clinic had asked for help twice since August, its head doctor Ada Lund told Radio Vey.',
    ].join(' '),
  });
  const summaries = Array.from({ length: 30 }, (_, seed) =>
    summariseStory(aStory(article), {
      length: 'story',
      words: [30, 60],
      language: 'en',
      ranker: unsure(seed),
    }).sentences.map(({ text }) => text),
  );
  expect(summaries.filter(([opening]) => opening !== news)).toEqual([]);
});
