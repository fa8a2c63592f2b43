import { expect, test } from 'vitest';
import { tollsApart, tollsIn } from '../../../src/stories/grouping/tolls.ts';

const SUNDAY = 1 << 6;
const MONDAY = 1;

test.for([
  ['Nine pilgrims were killed and 31 people injured when a coach overturned.', [9], [31]],
  ['The blast killed at least 12 people and wounded two dozen.', [12], []],
  ['Quake leaves 1,200 people dead', [1200], []],
  ['Un incendie fait trois morts et douze blessés', [3], [12]],
  ['Un séisme a fait 12 000 morts', [12000], []],
  ['12\u202f000 personnes tuées dans le séisme', [12000], []],
  ['The flood killed 12 in Vey', [12], []],
  ['Nine sailors drowned off Vey', [9], []],
  ['The death toll rose to 28 on Tuesday', [28], []],
  ['Two trapped miners found dead, raising toll to nine', [2, 9], []],
  ['The toll of injured rose to 40', [], []],
  ['Le bilan du séisme s’alourdit à 51', [51], []],
  ['Four friends among dead', [], []],
  ['At least 60 feared dead in Vey', [], []],
  ['Up to 60 people killed, as many as 90 people injured', [], []],
  ['Five children died in the fire', [], []],
  ['Nine people died in Karst alone', [], []],
  ['Un incendie fait 30 victimes', [], []],
  ['30 personnes tuées ou blessées', [], []],
  ['He was killed 30 minutes before the ferry came', [], []],
  ['He killed 30 minutes in Vey', [], []],
  ['Police shot a 24-year-old man who killed his neighbour.', [], []],
] as const)('reads the victims of “%s”', ([text, dead, injured]) => {
  expect(tollsIn(text)).toMatchObject({ dead, injured });
});

test.for([
  ['Rovers won 4-1', '4-1'],
  ['Rovers beat Karst United in Vey 4-1', '4-1'],
  ['A 1-4 defeat for Rovers', '4-1'],
  ['Rovers drew 0-0 at Marsh Town', '0-0'],
  ['Rovers won 4-1 to wipe out the 1-0 deficit', '4-1'],
  ['The law passed after the Senate voted on Monday by 49-51', '51-49'],
])('reads how it ended: %s', ([text = '', margin]) => {
  expect(tollsIn(text).margins).toEqual([margin]);
});

test.for([
  'Children ages 5-11, in the 2025-26 season, a 9-11 memorial, 3-4 days',
  'Rovers won 4-3 on penalties',
  'Rovers won the cup after a 1-1 draw',
  'Lund beat Hale 6-4, 6-2',
  'The court voted with its 6-3 conservative majority',
  'Norland won an order for 737-800 jets',
  'Vey lost about 10-15 people',
  'Rovers won on May 3-5',
  'Heat of 30-35 degrees won the day',
])('reads no score of one match: %s', (text) => {
  expect(tollsIn(text).margins).toEqual([]);
});

test('a toll rises, and seldom falls', () => {
  const nine = { tolls: tollsIn('Nine people were killed'), weekdays: 0 };
  const two = { tolls: tollsIn('Two people were killed'), weekdays: 0 };
  expect(tollsApart(nine, two)).toBe(true);
  expect(tollsApart(two, nine)).toBe(false);
  const parts = { tolls: tollsIn('Three people died on the ferry, two people died ashore'), weekdays: 0 };
  expect(tollsApart(nine, parts)).toBe(false);
  expect(tollsApart({ ...two, weekdays: SUNDAY }, { ...nine, weekdays: MONDAY })).toBe(true);
  expect(tollsApart({ ...two, weekdays: SUNDAY }, { ...nine, weekdays: SUNDAY | MONDAY })).toBe(false);
});

test('so do the injured', () => {
  const hurt = (count: number, weekdays = 0) => ({
    tolls: tollsIn(`${count} people were injured`),
    weekdays,
  });
  expect(tollsApart(hurt(30), hurt(12))).toBe(true);
  expect(tollsApart(hurt(12), hurt(30))).toBe(false);
  expect(tollsApart(hurt(12, SUNDAY), hurt(30, MONDAY))).toBe(true);
  expect(tollsApart(hurt(0), hurt(0))).toBe(false);
});

test('another score is of another match', () => {
  const count = (text: string) => ({ tolls: tollsIn(text), weekdays: 0 });
  expect(tollsApart(count('They won 4-1'), count('They lost 2-0'))).toBe(true);
  expect(tollsApart(count('They won 4-1'), count('A 1-4 defeat'))).toBe(false);
  expect(tollsApart(count('They won 4-1'), count('They won 3-1 on Friday, after a 4-1 win on Monday'))).toBe(
    false,
  );
});
