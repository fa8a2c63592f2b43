import { expect, test } from 'vitest';
import { profileFamilies } from '../../../src/stories/ranking/profile-families.ts';
import { publicInterest } from '../../../src/stories/ranking/public-interest.ts';
import { anArticle, aStory } from '../an-article.ts';

const interest = (title: string, given: { teaser?: string; body?: string } = {}) =>
  publicInterest({ title, teaser: '', body: '', ...given });

test('public affairs are of more interest than nothing that tells, sport and gadgets of less', () => {
  expect(interest('Bakers of Lund bake bread')).toBe(1);
  expect(interest('Parliament raises the tax on fuel')).toBeGreaterThan(1);
  expect(interest('Rovers sign a striker for the cup')).toBeLessThan(1);
  expect(interest('Orbit phone gets a brighter display')).toBeLessThan(1);
});

test.for([
  ['Les réfugiés de la guerre soignés dans les hôpitaux de l’armée', 'more'],
  ['Collision mortelle sur la route de Pell', 'more'],
  ['Le boulanger de Lund est dans sa boutique', 'same'],
  ['La Coupe est aux joueurs de Lund après la prolongation', 'less'],
  ['La vedette de la série est dans les restaurants', 'less'],
] as const)('so they are in French: %s', ([title, more]) => {
  const said = interest(title) - 1;
  expect(Math.sign(said)).toBe({ more: 1, same: 0, less: -1 }[more]);
});

test('there is no more than all of it, and no less than none', () => {
  expect(interest('Parliament, government and president vote on war, tax, budget and election law')).toBe(3);
  expect(interest('Movie star in netflix series shows dress, phone, makeup and puppy')).toBe(0);
});

test('where there is no teaser the front of the text tells', () => {
  const text = 'Parliament voted on the budget of the war.';
  expect(interest('Late night in Karst', { body: text })).toBe(
    interest('Late night in Karst', { teaser: text }),
  );
  expect(interest('Late night in Karst', { body: text })).toBeGreaterThan(1);
  expect(interest('Late night in Karst', { teaser: 'It was late.', body: text })).toBe(1);
});

test('what sells with words of state makes no newspaper', () => {
  const told = (title: string) =>
    profileFamilies(
      [aStory(...Array.from({ length: 6 }, () => anArticle({ title, outlet: 'a', teaser: '' })))],
      ({ outlet }) => outlet,
    ).get('a');
  expect(told('Parliament and government agree on the war budget')).toBe(1);
  expect(told('Save $150 on the parliament government war budget game')).toBeLessThan(0.5);
});
