import { expect, test } from 'vitest';
import { advanceStory, toldBefore } from '../../../src/stories/memory/advance-story.ts';
import { indexEvents } from '../../../src/stories/memory/same-event.ts';
import { anArticle, aRankedStory, HOUR, NOON } from '../an-article.ts';

const DAM = 'A dam above Pellworth burst at night and flooded forty houses.';
const others = ['Bakers strike in Lund', 'Library reopens in Karst', 'Tram line closes in Mora'].map(
  (title) => aRankedStory(1, anArticle({ title, teaser: '' })),
);
const story = (title: string, given: { teaser?: string; body?: string } = {}) =>
  aRankedStory(9, anArticle({ title, teaser: '', ...given }));

test('an event is known by its text where its feed gives no teaser', () => {
  const [mute, told] = [story('Night of the wave', { body: DAM }), story('Dam bursts', { teaser: DAM })];
  const events = indexEvents([mute, told, ...others]);
  expect(events.sameEvent(mute, told)).toBe(true);
  expect(events.sameEvent(story('Night of the wave'), told)).toBe(false);
});

test('an event is known by the text of its reports and by what was printed of it', () => {
  const now = story('Night of the wave', { teaser: DAM });
  const events = indexEvents([now, ...others]);
  const short = [{ id: 'x', title: 'Hill valley wet' }];
  expect(events.sameEvent(now, { articles: [{ title: 'Hill valley wet', body: DAM }] })).toBe(true);
  expect(events.sameEvent(now, { articles: short, summary: DAM })).toBe(true);
  expect(events.sameEvent(now, { articles: short, summary: 'Rain fell in the hills.' })).toBe(false);
});

test('a small story has no asides', () => {
  const reports = (count: number) =>
    aRankedStory(9, ...Array.from({ length: count }, () => anArticle({ title: 'Dam bursts', teaser: DAM })));
  const aside = story('Pellworth’s brass band plays for houses', {
    teaser: 'Its forty horns are older than the town hall, and its drummer is ninety, says the baker.',
  });
  const events = indexEvents([aside, ...others]);
  expect([events.isAside(aside, reports(12)), events.isAside(aside, reports(11))]).toEqual([true, false]);
});

test('of a great story reports from everywhere are read', () => {
  const plain = Array.from({ length: 12 }, () => anArticle({ title: 'Ministers meet', teaser: 'They met.' }));
  const dam = Array.from({ length: 24 }, () => anArticle({ title: 'Dam bursts', teaser: DAM }));
  const again = story('Night of the wave', { teaser: DAM });
  const events = indexEvents([again, ...others]);
  expect(events.sameEvent(again, aRankedStory(9, ...plain, ...dam))).toBe(true);
});

test('a story told before under other words is held against its latest telling', () => {
  const now = story('Night of the wave', { teaser: DAM });
  const telling = (issue: string, hours: number) => ({
    headline: 'Dam bursts',
    articles: [{ id: issue, title: DAM }],
    at: NOON - hours * HOUR,
    issue,
  });
  const [older, latest] = [telling('evening/2026-11-22', 9), telling('morning/2026-11-23', 3)];
  const events = indexEvents([now, ...others]);
  expect(toldBefore(now, [older, latest], events)).toBe(latest);
  expect(toldBefore(now, [latest, older], events)).toBe(latest);
  expect(toldBefore(story('Wolves return'), [latest], events)).toBeUndefined();
});

test('news without a sentence to print moves no story', () => {
  const moved = aRankedStory(9, anArticle({ title: 'Dam bursts: mayor arrested', teaser: DAM }));
  const earlier = {
    headline: 'Dam bursts',
    articles: [{ id: 'a', title: 'Dam bursts' }],
    at: NOON - HOUR,
    issue: 'morning/2026-11-23',
  };
  expect(advanceStory(moved, earlier, () => true)).toMatchObject({
    moved: { facts: ['arrested'] },
  });
  expect(advanceStory(moved, earlier, () => false)).toContain('what is new has no whole sentence to print');
});
