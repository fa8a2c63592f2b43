import { expect, test } from 'vitest';
import { isNamedIn, referenceIn } from '../../../src/stories/language/inner-references.ts';

test.for([
  ['Doctors in Vey say those mutations make the virus spread faster.', 'those mutations'],
  ['Ada Lund met these new critics in Vey on Monday.', 'these new critics'],
  ['The lawyer of the two men said that they would appeal.', 'the two men'],
  ['Otto Hale resigned after that decision of the board.', null],
  ['Otto Hale resigned after that decision.', 'after that decision'],
  ['The lawyers of Norland will also appeal that ruling.', 'appeal that ruling'],
  ['Rumours about such a move had gone round Vey for weeks.', 'such a move'],
  ['Vera Tal is filming her next picture there, and two others will follow.', 'there'],
  ['Norland ignored all of this and went on with the plan.', 'all of this'],
] as const)('“%s” takes up %s', ([sentence, reference]) => {
  expect(referenceIn(sentence)).toBe(reference);
});

test.for([
  'According to the harbour board, that is the price of the new pier.',
  'People are actually buying it.',
  'For the next ten minutes the men held the guard of the bank.',
  'When asked whether the fall had harmed him, he denied it in Vey.',
])('“%s” takes up what another sentence says', (sentence) => {
  expect(referenceIn(sentence)).toBe(sentence);
});

test.for([
  'Those who lost their homes in Vey will be paid by Friday.',
  'The mayor thanked those killed in the line of duty.',
  'Ada Lund and Otto Hale said the two leaders had agreed on a pier.',
  'The harbour has two cranes, and the two machines will be sold.',
  'Norland has never seen such a flood as in this year.',
  'Otto Hale said that decision makers had failed Vey.',
  'There are ships in the harbour and more are out there, Ada Lund said.',
  'She moved to Vey in May and died there, her son said.',
  'The law changed the code, and those changes cost Vey a million.',
  'Over the next ten years Norland will build 40 schools.',
  'According to Ada Lund, the pier is safe.',
  'When Otto Hale lost, he left Vey.',
  'Most of the 23 victims who died in Vey were tourists.',
])('“%s” takes up nothing', (sentence) => {
  expect(referenceIn(sentence)).toBeNull();
});

test('a reference is named by its thing or its number', () => {
  expect(isNamedIn('The virus has mutated again.', 'those mutations')).toBe(true);
  expect(isNamedIn('Police held three attackers.', 'the three men')).toBe(true);
  expect(isNamedIn('Police held attackers.', 'the three men')).toBe(false);
  expect(isNamedIn('The council voted.', 'after that decision')).toBe(false);
});
