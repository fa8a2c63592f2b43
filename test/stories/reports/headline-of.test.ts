import { expect, test } from 'vitest';
import { cleanHeadline } from '../../../src/stories/reports/headline-of.ts';

const cases: [title: string, outlet: string, expected: string][] = [
  ['Ferry terminal wins approval - Harbour Times', 'Harbour Times', 'Ferry terminal wins approval'],
  ['Ferry terminal wins approval | Harbour Times', 'The Harbour Times', 'Ferry terminal wins approval'],
  ['Ferry terminal wins approval | City | Harbour Times', 'Harbour Times', 'Ferry terminal wins approval'],
  ['LIVE: Storm reaches the coast', 'Harbour Times', 'Storm reaches the coast'],
  ['Breaking news: Storm reaches the coast', 'Harbour Times', 'Storm reaches the coast'],
  ['En direct : la tempête atteint la côte', 'Le Port', 'la tempête atteint la côte'],
  ['Storm reaches the coast [VIDEO]', 'Harbour Times', 'Storm reaches the coast'],
  [
    'Harbour - the last wooden one - burns down',
    'Harbour Times',
    'Harbour - the last wooden one - burns down',
  ],
  ['Fire at the mill - police', 'Harbour Times', 'Fire at the mill - police'],
  ['Live: Storm', 'Harbour Times', 'Live: Storm'],
  ['LIVE: Breaking news: Storm reaches the coast (photos) [VIDEO]', 'Le Port', 'Storm reaches the coast'],
  ['Storm reaches the coast –', 'Harbour Times', 'Storm reaches the coast'],
  ['Fire at the mill | what its owner says today', 'Le Port', 'Fire at the mill | what its owner says today'],
  ['Watchdog fines bank', 'Harbour Times', 'Watchdog fines bank'],
];

test.for(cases)('%s', ([title, outlet, expected]) => {
  expect(cleanHeadline({ title, outlet })).toBe(expected);
});
