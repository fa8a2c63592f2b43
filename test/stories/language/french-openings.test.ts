import { expect, test } from 'vitest';
import { goesOnBeside, leansOnOthers, pointsBack } from '../../../src/stories/language/openings.ts';

test.for([
  '«\u00a0Rien n’est joué\u00a0», a-t-elle martelé en conférence de presse à Vey.',
  '« Rien n’est joué », s’indigne-t-il devant les élus de Vey.',
  '« Rien n’est joué », s’est-elle défendue devant le conseil.',
  '« Rien n’est joué ! » ont-ils écrit au conseil de Vey.',
  '« Rien n’est joué », a fait savoir ce dernier par courriel.',
  'Le pont, croit-il, ne rouvrira pas avant le printemps.',
  'Cinq usines et 1900 emplois seraient touchés, d’après lui.',
  'L’homme de 63 ans a présenté ses excuses aux familles de Vey.',
  'L’accusée reviendra devant le tribunal le 8 janvier.',
  'Tous ont été relâchés vendredi matin à Vey.',
  'Le tout coûtera 3,2 millions de couronnes à la ville.',
  'Le taux d’occupation y atteignait 192 % vendredi matin.',
  'La province y a investi 270 millions depuis 2021.',
  'Une rencontre à ce sujet est prévue mardi à Vey.',
  'Rappelons que le pont de Vey avait été fermé en 2019.',
  'Il faut dire que le pont de Vey avait été fermé en 2019.',
  'Deux jours plus tard, le conseil de Vey adoptait le budget.',
  'Une première depuis 1982, selon la Société d’habitation.',
  'Résultat : le déficit grimpe à huit milliards à Vey.',
  'Le groupe vendra son usine de Vey au printemps.',
])('cannot open a summary: %s', (sentence) => {
  expect(pointsBack(sentence, 'fr-CA')).toBe(true);
});

test.for([
  'Il y a dix ans, le pont de Vey s’effondrait.',
  'Il faudra débourser 40 $ pour traverser le pont de Vey.',
  'Les deux tiers des infirmières de Vey veulent partir.',
  'Son Excellence l’ambassadrice Anne Roy quitte Vey.',
  '«\u00a0Rien n’est joué\u00a0», a lancé vendredi la mairesse Inès Roy.',
  'Guy Roy a perdu, a-t-il reconnu devant le conseil de Vey.',
  'À Vey, 40 familles y vivent encore sans eau courante.',
  'Une première tempête frappera le sud de la province samedi.',
  'L’homme d’affaires Guy Roy a vendu le port de Vey.',
  'Tous les élus de Vey ont voté contre le budget.',
  'Le groupe Sonatra ouvre une usine à Vey.',
])('may open a summary: %s', (sentence) => {
  expect(pointsBack(sentence, 'fr-CA')).toBe(false);
});

test.for([
  ['es', 'Pérez y siete ministros viajan lunes a Vexmar.'],
  ['es', 'Inés Peña vio a Juan y a María antes del voto.'],
  ['en', 'Juan Romero y Valverde was elected mayor of Vexmar.'],
] as const)('a “y” that is no French one points nowhere: %s %s', ([language, sentence]) => {
  expect(pointsBack(sentence, language)).toBe(false);
  expect(pointsBack('Le comté y a investi 270 millions.', 'fr')).toBe(true);
});

test.for([
  ['L’entreprise suédoise invoque la faiblesse des ventes.', true],
  ['Aucun blessé n’a été signalé dans l’incendie.', true],
  ['La mairesse Inès Roy a vendu le port de Vey.', false],
] as const)('leans on what was said before: %s %s', ([sentence, leans]) => {
  expect(leansOnOthers(sentence)).toBe(leans);
});

test('goes on beside somebody else', () => {
  expect(goesOnBeside('Le maire de Vey, lui, dénonce une attaque contre le port.')).toBe(true);
  expect(goesOnBeside('Le maire de Vey dénonce une attaque contre le port.')).toBe(false);
});
