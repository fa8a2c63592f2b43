import { expect, test } from 'vitest';
import { isReaction } from '../../../src/stories/summarise/on-the-event.ts';

test.for([
  ['The mayor of Vey welcomes the ruling.', true],
  ['Les marchands de Vey accueillent froidement la loi.', true],
  ['La mairesse de Vey a salué la décision.', true],
  ['Le maire de Vey s’indigne du sort du port.', true],
  ['Le maire de Vey a fermé le port.', false],
  ['Le port de Vey accueille 40 navires.', false],
] as const)('a reaction comes after the event: %s %s', ([text, reaction]) => {
  expect(isReaction(text)).toBe(reaction);
});
