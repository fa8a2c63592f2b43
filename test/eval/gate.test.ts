import { expect, test } from 'vitest';
import { CORRUPTIONS } from '../../eval/gate/corruptions.ts';
import { VARIANTS } from '../../eval/gate/faithful-variants.ts';
import { measureGate } from '../../eval/gate/measure-gate.ts';
import { evalRun, jsonlOf } from './eval-run.ts';

const BRIDGE =
  'The island assembly voted on Monday to rebuild the harbour bridge at a cost of 40 million crowns. ' +
  'Ferries will carry cars for 18 months, harbour master Ada Lund said. ' +
  'The old span was not inspected after the storm, according to the builders.';
const OTTERS =
  'Wardens counted nine otters on the upper Brin in March. Nobody there had seen the quiet animals swim so far up the river before, and the wildlife office believes that clean water brought them. Bram Soto photographed them.';
const material = { text: BRIDGE, other: OTTERS };

test.for([
  ['figure', 'It costs 40 million.', 'It costs 44 million.'],
  ['figureMoved', 'Ferries sail for 18 months.', 'Ferries sail for 40 months.'],
  ['name', 'The master is Ada Lund today.', 'The master is Bram Soto today.'],
  ['date', 'It voted on Monday.', 'It voted on Tuesday.'],
  ['attribution', 'The span was old, according to the builders.', 'The span was old.'],
  ['attribution', 'Cars will wait, Ada Lund said.', 'Cars will wait.'],
  ['negation', 'The span was inspected.', 'The span was not inspected.'],
  ['negationDropped', 'The span was not inspected.', 'The span was inspected.'],
  ['figure', 'Ferries sail.', null],
  ['attribution', 'Ferries sail.', null],
] as const)('%s: %s → %s', ([recipe, sentence, expected]) => {
  expect(CORRUPTIONS[recipe](sentence, material)).toBe(expected);
});

test.for([
  [
    'respelled',
    'Some 1,200 voted, 4.8 per cent more; “yes,” it’s 9 times.',
    "Some 1200 voted, 4.8% more; ”yes,” it's nine times.",
  ],
  ['shortened', 'The span (of oak), which storms broke, was old and grey.', 'The span was old and grey.'],
] as const)('%s: %s', ([variant, sentence, expected]) => {
  const made = VARIANTS[variant](sentence);
  expect(made?.replaceAll(/[“”]/g, '"')).toBe(expected.replaceAll(/[“”]/g, '"'));
});

test('false sentences are counted as stopped, the article’s own are not', async () => {
  const path = jsonlOf([
    {
      id: 'a',
      text: BRIDGE,
      references: [
        ['The assembly voted on Monday to rebuild the harbour bridge.', 'It will cost 70 million crowns.'],
      ],
    },
    { id: 'b', text: OTTERS, references: [['Wardens counted nine otters.']] },
  ]);
  const { figures, lines } = await measureGate(path, evalRun());
  expect(figures).toMatchObject({
    n: 2,
    faithful: { asTheyAre: { verbatim: { n: 6, stopped: 0 }, references: { n: 3, stopped: 0.333 } } },
    false: {
      figure: { verbatim: { n: 2, stopped: 1 } },
      name: { verbatim: { n: 1, stopped: 1 } },
      date: { references: { n: 1, stopped: 1 } },
    },
    kinds: { references: { figure: 1 }, verbatim: {} },
  });
  expect(lines.join('\n')).toContain('false: quotation');
});
