import { expect, test } from 'vitest';
import { tollsApart, tollsIn } from '../../../src/stories/grouping/tolls.ts';

const SUNDAY = 1 << 6;
const MONDAY = 1;

test.for([
  ['Nine pilgrims were killed and 31 people injured when a coach overturned.', [9], [31]],
  ['The blast killed at least 12 people and wounded two dozen.', [12], []],
  ['Quake leaves 1,200 people dead', [1200], []],
  ['Un incendie fait trois morts et douze blessés', [3], [12]],
  ['Police shot a 24-year-old man who killed his neighbour.', [], []],
] as const)('reads the victims of “%s”', ([text, dead, injured]) => {
  expect(tollsIn(text)).toMatchObject({ dead, injured });
});

test('reads scores and votes, and neither ages, dates nor spans', () => {
  expect(tollsIn('Rovers won 4-1 after the Senate vote, 51-49').margins).toEqual(['4-1', '51-49']);
  expect(tollsIn('Children ages 5-11, in the 2025-26 season, a 9-11 memorial, 3-4 days').margins).toEqual([]);
});

test('a toll rises, and seldom falls', () => {
  const nine = { tolls: tollsIn('Nine people were killed'), weekdays: 0 };
  const two = { tolls: tollsIn('Two people were killed'), weekdays: 0 };
  expect(tollsApart(nine, two)).toBe(true);
  expect(tollsApart(two, nine)).toBe(false);
  expect(tollsApart({ ...two, weekdays: SUNDAY }, { ...nine, weekdays: MONDAY })).toBe(true);
  expect(tollsApart({ ...two, weekdays: SUNDAY }, { ...nine, weekdays: SUNDAY | MONDAY })).toBe(false);
});

test('another score is of another match', () => {
  const count = (text: string) => ({ tolls: tollsIn(text), weekdays: 0 });
  expect(tollsApart(count('They won 4-1'), count('It ended 0-0'))).toBe(true);
  expect(tollsApart(count('They won 4-1'), count('A 1-4 defeat'))).toBe(false);
});
