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
  ['Otto Hale and the two states will sign it on Monday.', 'the two states'],
  ['Vey has been waiting for such a large ferry for years.', 'such a large'],
  ['Rumours in Vey on Monday night spoke of such a move.', null],
  ['Rumours in Vey on Monday spoke of such a move.', 'such a move'],
  ['Norland ignored all of this and went on with the plan.', 'all of this'],
  ['Le ministère des Transports et des Ponts de Norland a pris cette décision vendredi.', 'cette décision'],
  ['Norland a toujours refusé ce genre de conditions.', 'ce genre de conditions'],
  ['La police de Vey a relâché les deux hommes.', 'les deux hommes'],
  ['La police de Vey a relâché les deux hommes arrêtés lundi.', null],
  ['La mairesse Inès Roy défend cette idée que le port est à tous.', null],
  ['Le conseil a fermé le port, et cette décision choque.', null],
  ['Inès Roy a dit : « Je regrette cette décision. »', null],
] as const)('“%s” takes up %s', ([sentence, reference]) => {
  expect(referenceIn(sentence)).toBe(reference);
});

test.for([
  'According to the harbour board, that is the price of the new pier.',
  'People are actually buying it.',
  'For the next ten minutes the men held the guard of the bank.',
  'When asked whether the fall had harmed him, he denied it in Vey.',
  'Selon les pompiers, il avait quitté la maison de Vey avant midi.',
  'Pour la première fois, il est venu à Vey avec sa famille.',
  'For the next ten minutes the men hid in the bank.',
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
  'Selon les pompiers, il y a trois morts à Vey.',
  'Selon la mairie, il faudra dix ans pour refaire le port de Vey.',
  'Pour l’instant, il n’y a pas de victimes à Vey.',
  'Après la crue, il est encore trop tôt pour rouvrir le port de Vey.',
  'According to police, there were 12 people aboard the ferry.',
  'Leaders of the 27 member states agreed on a pier.',
  'Otto Hale was chosen by the nine justices of Norland.',
  'Three of the nine justices voted for the pier.',
  'Over the next decade Norland hopes to build 40 schools.',
  'Vexford has not seen such a flood since 1953.',
  'Vexford has not seen such a severe flood since 1953.',
])('“%s” takes up nothing', (sentence) => {
  expect(referenceIn(sentence)).toBeNull();
});

test('a French reference is named by its thing', () => {
  expect(isNamedIn('Le conseil a pris une décision.', 'cette décision')).toBe(true);
  expect(isNamedIn('Le conseil a fermé cette école.', 'cette décision')).toBe(false);
  expect(isNamedIn('Les hommes du port dorment.', 'les deux hommes')).toBe(false);
});

test('a reference is named by its thing or its number', () => {
  expect(isNamedIn('The virus has mutated again.', 'those mutations')).toBe(true);
  expect(isNamedIn('Police held three attackers.', 'the three men')).toBe(true);
  expect(isNamedIn('Police held attackers.', 'the three men')).toBe(false);
  expect(isNamedIn('The council voted.', 'after that decision')).toBe(false);
});

test.for([
  'In a trial of 6,200 women, it picked up most cancers.',
  'On Monday, it said that the plan was dead.',
  'On Monday, he said that the plan was dead.',
  'On Tuesday they would not share a lift.',
  'Last week she left the council for good.',
  'In 2019 he sold the mill to his brother.',
  'Mardi elle a quitté le conseil de Vey.',
])('takes up all of what did so: %s', (sentence) => {
  expect(referenceIn(sentence)).toBe(sentence);
});

test.for([
  'In October, it emerged that the mayor of Vey had known.',
  'On Monday, it rained in Vey for the first time since May.',
  'In Corvane, it found a buyer for the mill.',
  'On Monday, Otto Hale said that he would stay.',
  'On Monday the council met in Vey.',
  'Mardi il y avait du monde au port de Vey.',
  'Mardi il faudra voter à Vey.',
])('takes nothing up: %s', (sentence) => {
  expect(referenceIn(sentence)).toBeNull();
});
