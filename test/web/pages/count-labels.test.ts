import { expect, test } from 'vitest';
import { searchLabels } from '../../../src/web/pages/count-labels.ts';

test.for([
  ['Anaïs Œuvrard', 'oeuvr'],
  ['Anaïs Œuvrard', 'œuvr'],
  ['Læticia Noël', 'laeticia NOEL'],
  ['Zoë O’Neill', "o'neill"],
] as const)('“%s” is found by “%s”', ([label, typed]) => {
  const labels = [
    { kind: 'author' as const, label },
    { kind: 'topic' as const, label: 'Port' },
  ];
  expect(searchLabels(labels, typed).map((found) => found.label)).toEqual([label]);
});
