import { expect, test } from 'vitest';
import { outcomesIn } from '../../../src/stories/memory/outcomes.ts';

test.for([
  ['Ferry captain arrested off Sorvik', ['arrested']],
  ['Suspect taken into custody after night of fires', ['arrested']],
  ['Council passes the harbour bill', ['decided']],
  ['Duchess passes away', ['dead']],
  ['Quake toll passes 200', []],
  ['Council passed 58-41 the harbour bill', ['decided']],
  ['Captain found guilty', ['judged']],
  ['Premier calls snap election', ['called']],
  ['Premier calls election fraud a lie', []],
  ['L’usine de Pell ferme', ['closed']],
  ['Incendie à la ferme Holm', []],
  ['St Anna’s keeps its maternity ward after all', ['reversed']],
  ['Board drops its plan to close the ward', ['reversed']],
  ['Shares drop as the board plans to close the ward', []],
  ['La ville renonce au tunnel', ['reversed']],
  ['Minister expected to resign', []],
  ['Verdict in ferry trial', ['judged']],
  ['Jury retires to consider its verdict on captain', []],
  ['Captain pleads not guilty', []],
  ['Duke to address the nation tonight', []],
  ['Duke gives his first speech to the nation', ['spoke']],
  ['Trois randonneurs retrouvés sains et saufs', ['found']],
  ['La ministre démissionne', ['resigned']],
  ['Le suspect arrêté à Lund', ['arrested']],
  ['Wonder of the deep: a new fish', []],
] as const)('%s', ([title, outcomes]) => {
  expect(outcomesIn(title)).toEqual(outcomes);
});
