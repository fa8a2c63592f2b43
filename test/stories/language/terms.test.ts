import { expect, test } from 'vitest';
import { termsOf, tokensOf } from '../../../src/stories/language/terms.ts';

test.for([
  ['Les écoles fermées de la ville', 'La fermeture d’une école fermée dans les villes', 3],
  ['Les accords nationaux sont signés', 'Un accord national est signé par le maire', 3],
  ['Le maire arrêté, la mairesse et les élues', 'Arrêter les maires et une élue', 3],
  ['Les nouveaux bateaux du port', 'Un nouveau bateau dans le port', 3],
] as const)('French forms meet: “%s” and “%s”', ([one, other, shared]) => {
  const terms = new Set(termsOf(one));
  expect(termsOf(other).filter((term) => terms.has(term))).toHaveLength(shared);
});

test('French words without news are left out', () => {
  const text =
    'Depuis hier, plusieurs élus ont toutefois déclaré qu’ils étaient contre la fermeture du port.';
  expect(tokensOf(text).map(({ written }) => written)).toEqual(['élus', 'fermeture', 'port']);
});

test.for([
  ['The strikes closed schools and ports', ['strike', 'clos', 'school', 'port']],
  ['Le Pen concedes', ['pen', 'conced']],
  ['Marseille beat La Rochelle after extra time', ['marseill', 'beat', 'rochell', 'extra']],
] as const)('English stays as it was: %s', ([text, terms]) => {
  expect(termsOf(text)).toEqual(terms);
});

test('tokens say where they stand', () => {
  const text = 'L’île vote pour le pont.';
  for (const { written, start } of tokensOf(text))
    expect(text.slice(start, start + written.length)).toBe(written);
});
