import { expect, test } from 'vitest';
import { hourLabelOf, liveEntries } from '../../../src/stories/language/live-entries.ts';

test.for([
  ['14:25 Flights resume at Corvane.', 6],
  ['2:25 p.m. — Flights resume at Corvane.', 12],
  ['3 pm: Flights resume at Corvane.', 6],
  ['14h25. Les vols reprennent à Corvane.', 7],
  ['14\u00a0h\u00a025 — Les vols reprennent à Corvane.', 10],
  ['8 h : Les vols reprennent à Corvane.', 6],
  ['24 h Chrono reprend à Corvane.', 0],
  ['09:10 GMT | Flights resume at Corvane.', 12],
  ['14:25 is when the first flight left Corvane.', 0],
  ['3.2 million people live in Corvane.', 0],
  ['10 Norwegian ships lie off Corvane.', 0],
  ['737 MAX jets are back at Corvane.', 0],
] as const)('%s begins with an hour of %i letters', ([text, length]) => {
  expect(hourLabelOf(text)).toBe(length);
});

function entriesOf(text: string): string[] {
  return liveEntries(text).map(({ start, end }) => text.slice(start, end).trim());
}

test.for([
  ['newest first', '14:25 Flights resume.\n\n13:10 Flights are off.', true],
  ['oldest first', '13:10 Flights are off.\n\n14:25 Flights resume.', false],
  ['by halves of the day', '1:05 p.m. Flights resume.\n\n11:40 a.m. Flights are off.', true],
  ['past noon', '12:50 p.m. Flights resume.\n\n9:15 a.m. Flights are off.', true],
  ['an hour on a line of its own', '14h25\n\nFlights resume.\n\n13h10\n\nFlights are off.', true],
] as const)('the newest entry comes first of entries %s', ([, text, isNewestFirst]) => {
  const [newest = '', older = ''] = entriesOf(text);
  expect(newest).toContain('Flights resume.');
  expect(older).toContain('Flights are off.');
  expect(text.indexOf(newest) < text.indexOf(older)).toBe(isNewestFirst);
});

test('one hour alone makes no live blog', () => {
  expect(entriesOf('The council meets at noon.\n\n14:25 Flights resume.')).toEqual([]);
});
