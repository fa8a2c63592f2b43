import { expect, test } from 'vitest';
import { followKey } from '../../src/subscribers/follow-key.ts';

test.for([
  ['Zoë  O’Neill-Łukasz', "zoe o'neill-łukasz"],
  ['  City\u00a0Council ', 'city council'],
  ['ÉCOLES', 'e\u0301coles'],
  ['Harbour‑front', 'harbour-front'],
  ['Œuvres du cœur', 'OEUVRES DU COEUR'],
  ['Lætitia Ægir', 'laetitia aegir'],
  ['STRAẞE', 'Strasse'],
  ['Straße', 'STRASSE'],
  ['Efﬁe ĳsselmeer', 'effie ijsselmeer'],
])('%s and %s are one follow', ([one, other]) => {
  expect(followKey(one as string)).toBe(followKey(other as string));
});

test('different people stay different', () => {
  expect(followKey('Ann Lee')).not.toBe(followKey('Anne Lee'));
});
