import { expect, test } from 'vitest';
import { independentReports } from '../../../src/stories/grouping/wire-copies.ts';
import { anArticle, HOUR, NOON } from '../an-article.ts';

const SENTENCES = [
  'The harbour board of Karst voted on Monday to close the old swing bridge for eighteen months.',
  'Engineers had found cracks in three of the six bearings during an inspection in September.',
  'Until a temporary crossing opens next spring, cars will be sent round by the northern ring road.',
  'Shopkeepers on the quay said they feared the winter trade would not survive the detour.',
  'The board expects the repair to cost 34 million crowns, half of it paid by the state.',
];
const agency = anArticle({ id: 'agency', outlet: 'Wire', body: SENTENCES.join('\n\n'), publishedAt: NOON });

test('a text cut, edited and given a dateline is no second report', () => {
  const cut = anArticle({
    id: 'cut',
    outlet: 'Echo',
    title: 'Swing bridge to close',
    body: `KARST (Wire) — ${SENTENCES.slice(0, 3).join(' ').replace('cracks', 'fissures')}`,
    publishedAt: NOON + HOUR,
  });
  expect(independentReports([cut, agency]).map(({ id }) => id)).toEqual(['agency']);
});

test('another reporter’s account of the event is one, though both quote the same words', () => {
  const other = anArticle({
    id: 'other',
    outlet: 'Echo',
    body: `Karst will lose its swing bridge for a year and a half. The decision fell with seven votes to two.
      Ole Brask, who sells herring on the quay, says he "feared the winter trade would not survive the detour".
      The mayor wants a ferry instead and will ask the council for one on Thursday, with money from the lottery.
      Commuters learned of the plan from a sign at the ramp.`,
  });
  expect(independentReports([agency, other])).toHaveLength(2);
});

test('short teasers are copies only where most of the words are the same', () => {
  const teaser =
    'A ferry sank off Karst in heavy seas, and all eighty people aboard were saved by fishing boats.';
  const [first, same, unlike] = ['Wire', 'Echo', 'Post'].map((outlet, index) =>
    anArticle({
      id: outlet,
      outlet,
      title: 'Ferry sinks off Karst',
      teaser:
        index === 2
          ? 'Fishing boats saved all eighty people aboard a ferry that went down near Karst.'
          : teaser,
      publishedAt: NOON + index,
    }),
  );
  if (!first || !same || !unlike) throw new Error('three articles');
  expect(independentReports([first, same, unlike])).toEqual([first, unlike]);
});

test('a formula of a few words makes no copy', () => {
  const short = ['Echo', 'Post'].map((outlet) =>
    anArticle({ outlet, title: 'Road shut', teaser: 'Police said so.' }),
  );
  expect(independentReports(short)).toHaveLength(2);
});
