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
  'Vey en offre 12,7 %, selon un document.',
  'Les maires de la région en réclamaient dix.',
  'En 1990, on en dénombrait 200.',
  '« Les gens de Vey ont le droit de savoir », a lancé sa cheffe, Inès Roy.',
  '"On dévoilera tout mardi", a fait savoir son attachée de presse.',
  'La démission de son ministre divise les élus de Vey.',
  'Dans une lettre obtenue par Le Phare, elles disent avoir fait 600 quarts.',
  'Le juge lui a imposé une amende de 500 couronnes.',
  'Des agents de la faune l’ont endormi, puis relâché à Vey.',
  'Jamais elle n’avait fait mieux qu’une huitième place à Vey.',
  'Dans l’un d’eux, la ministre écrit à Guy Roy.',
  'On ne craint pas pour sa vie.',
  'La cause du sinistre est inconnue.',
  'L’identité des victimes n’a pas été dévoilée.',
  'Le jugement sera rendu le 1er février.',
  'Le suspect, qui serait un voisin, comparaîtra mardi.',
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
  'Le prix du pain a grimpé en moyenne 12 fois à Vey.',
  'Le port de Vey a vendu la grue que Roy l’avait prié de garder.',
  'Le port de Vey a perdu en décembre 40 emplois.',
  '« Je vends », a dit la mairesse Inès Roy à son conseil.',
  'Guy Roy, dit son avocat, quittera Vey.',
  'Dans une lettre à Guy Roy et Inès Lund, elles disent vouloir partir.',
  'La démission d’Inès Roy divise les élus de Vey.',
  'L’identité d’Inès Roy a été usurpée à Vey.',
  'L’incendie du port de Vey a fait deux morts.',
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
  ['Les gens de Vey devront toutefois faire le détour.', true],
  ['L’opposition dénonce plutôt « une facture salée ».', true],
  ['L’échéancier de Vey est aussi repoussé à 2035.', true],
  ['La ville de Vey préfère plutôt que non.', false],
  ['Le port de Vey est aussi grand que celui de Lund.', false],
] as const)('is told beside what stands before it: %s %s', ([sentence, beside]) => {
  expect(goesOnBeside(sentence)).toBe(beside);
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
