import { join } from 'node:path';
import { expect, test } from 'vitest';
import { boundariesOf } from '../../eval/sentences/boundaries.ts';
import { measureSentences } from '../../eval/sentences/measure-sentences.ts';
import { evalRun, folderOf } from './eval-run.ts';

test.for([
  ['It rains. “Again,” she said. Stay in.', ['It rains.', '"Again," she said.', 'Stay in.'], [7, 19]],
  ['One sentence.', ['One sentence.'], []],
  ['It rains. Stay in.', ['It snows.', 'Stay in.'], [Number.NaN]],
  ['', [], []],
] as const)('the boundaries of %s', ([text, sentences, ends]) => {
  expect(boundariesOf(text, sentences)).toEqual(ends);
});

test('precision, recall and F1 of what the program splits', async () => {
  const cases = [
    { text: 'It rains. Ferries stop.', sentences: ['It rains.', 'Ferries stop.'] },
    { text: 'It rains. Ferries stop. Stay in.', sentences: ['It rains.', 'Ferries stop. Stay in.'] },
    { text: 'No sentences here', other: 1 },
  ];
  const run = evalRun();
  const path = join(folderOf({ 'cases.json': JSON.stringify(cases) }), 'cases.json');
  const { figures } = await measureSentences(path, run);
  const peers = { sentencex: { f1: 0.8 }, segmenter: { f1: 0.8 } };
  expect(figures).toMatchObject({ n: 2, p: 0.6667, r: 1, f1: 0.8, exact: 0.5, peers });

  expect(run.warnings).toEqual([`${path}: case 3 skipped, not of the form`]);
});
