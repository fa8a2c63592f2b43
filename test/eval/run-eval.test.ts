import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readArguments } from '../../eval/arguments.ts';
import { folderOf, jsonlOf } from './eval-run.ts';

function evaluate(...argv: string[]) {
  const script = join(import.meta.dirname, '../../eval/run-eval.ts');
  return spawnSync(process.execPath, [script, ...argv], { encoding: 'utf8' });
}

test('--help leads with examples', () => {
  const { status, stdout } = evaluate('--help');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^Examples:\n {2}npm run eval -- summaries/);
});

test.for([
  [[], 'help'],
  [['stories', '-h'], 'help'],
  [['stories', 'rows.jsonl'], { path: 'rows.jsonl', json: false, limit: Number.POSITIVE_INFINITY }],
  [['--json', 'feeds', 'folder', '--limit', '20'], { path: 'folder', json: true, limit: 20 }],
] as const)('%j is understood', ([argv, expected]) => {
  const read = readArguments(argv);
  if (expected === 'help') expect(read).toBe('help');
  else expect(read).toMatchObject(expected);
});

test.for([
  [['nonsense', 'x'], 'There is no kind “nonsense”.'],
  [['bounces'], 'bounces needs a PATH: DIR.'],
  [['stories'], 'stories needs a PATH: FILE.jsonl.'],
  [['stories', 'a', 'b'], 'One PATH at a time; “b” is one too many.'],
  [['feeds', 'x', '--limit', 'many'], '“many” is not a number of rows.'],
  [['feeds', 'x', '--limit', '0'], '“0” is not a number of rows.'],
  [['--json'], 'Name a KIND and a PATH.'],
] as const)('%j is a mistake', ([argv, message]) => {
  expect(() => readArguments(argv)).toThrow(expect.objectContaining({ message, exitCode: 2 }));
});

test('a mistake ends with exit code 2 and nothing on standard output', () => {
  const { status, stdout, stderr } = evaluate('stories', '/nowhere/rows.jsonl');
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toBe('error: There is no /nowhere/rows.jsonl.\n');
});

test('--json prints one object as the last line; --limit reads so many rows; warnings stay out of it', () => {
  const row = {
    id: 1,
    text: 'It rains on the quay today. Ferries stay in port.',
    references: [['It rains.']],
  };
  const { status, stdout, stderr } = evaluate(
    'summaries',
    jsonlOf(['{', row, row, row]),
    '--json',
    '--limit',
    '2',
  );
  expect(status).toBe(0);
  expect(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({
    n: 2,
    systems: { lead1: {} },
  });
  expect(stderr).toMatch(/^warning: .*:1: skipped/);
});

test('without --json a table', () => {
  const cases = [{ text: 'It rains. Stay in.', sentences: ['It rains.', 'Stay in.'] }];
  const path = join(folderOf({ 'cases.json': JSON.stringify(cases) }), 'cases.json');
  expect(evaluate('sentences', path).stdout).toMatch(/^ours +1\.0000 +1\.0000 +1\.0000/m);
});
