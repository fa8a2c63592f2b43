import { expect, test } from 'vitest';
import { foldText } from '../../../src/stories/facts/fold-text.ts';
import { sharesIn } from '../../../src/stories/facts/shares.ts';
import { knowFacts, strayFacts } from '../../../src/stories/facts/stray-facts.ts';

test('parts and multiples are told from ordinals, halves of a match and halves of an hour', () => {
  const of = (text: string) => sharesIn(foldText(text)).map(({ ratio }) => Number(ratio.toFixed(2)));
  expect(
    of('Half of the fund, half the crew and two-thirds of the boats; three quarters of pilots.'),
  ).toEqual([0.5, 0.5, 0.67, 0.75]);
  expect(of('Rents tripled while ridership halved, and costs are quadrupling.')).toEqual([3, 0.5, 4]);
  expect(
    of('La moitié des marins, le tiers du budget, trois quarts d’entre eux ; les prix ont doublé.'),
  ).toEqual([0.5, 0.33, 0.75, 2]);
  for (const text of [
    'The third of four ferries sank in the third quarter.',
    'They waited a quarter of an hour and half an hour more.',
    'Lowmoor scored in the first half of the match.',
    'A quarter of a century later his half-brother came third.',
    'The doubles final was played at half past three.',
    'The minister doubled down, then doubled back.',
  ])
    expect(of(text)).toEqual([]);
});

test.for([
  ['34% of the pilots voted no.', 'A third of the pilots voted no.', []],
  ['One in five wells works.', 'A fifth of the wells work.', []],
  ['Rents rose from 210 to 400 crowns.', 'Rents nearly doubled.', []],
  ['Output is three times what it was.', 'Output tripled.', []],
  ['Rents rose by 100%.', 'Rents doubled.', []],
  ['Twenty of the 41 boats sank.', 'Half of the boats sank.', []],
  ['75% of the pilots voted no.', 'Three-quarters of the pilots voted no.', []],
  ['75 % des marins ont voté non.', 'Trois quarts des marins ont voté non.', []],
  ['The fund was cut by half.', 'The fund was halved.', []],
  ['Output fell to a third, and rents triple.', 'A third of the output is left. Rents tripled.', []],
  ['La production a été réduite de moitié.', 'La moitié de la production est perdue.', []],
  ['Lowmoor fell to third in the league.', 'A third of the boats sank.', ['A third']],
  ['34% of the pilots voted no.', 'Three-quarters of the pilots voted no.', ['Three-quarters']],
  ['34% of the pilots voted no.', 'Half of the pilots voted no.', ['Half']],
  ['Rents rose from 210 to 400 crowns.', 'Rents tripled.', ['tripled']],
  ['20 boats sank. Of 41 crews none was hurt.', 'Half of the boats sank.', ['Half']],
] as const)('of “%s”: %s', ([source, text, stray]) => {
  expect(strayFacts(text, knowFacts([source])).map(({ written }) => written)).toEqual(stray);
});
