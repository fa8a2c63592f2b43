import { expect, test } from 'vitest';
import { createTerminal } from '../../src/cli/terminal.ts';

function written(colours: boolean) {
  const said = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof said) =>
    ({
      isTTY: colours,
      hasColors: () => colours,
      write: (text: string) => (said[name] += text),
    }) as unknown as NodeJS.WriteStream;
  return { said, terminal: createTerminal({ stdout: stream('stdout'), stderr: stream('stderr') }) };
}

const HOSTILE = 'Ferry\u001b[2J\u009b31m\u0007 news\r\nne\rxt\tcolumn';

test('what strangers wrote steers no terminal, and stays legible', () => {
  const { said, terminal } = written(false);
  terminal.print(HOSTILE);
  terminal.say(HOSTILE);
  expect(said.stdout).toBe('Ferry\ufffd[2J\ufffd31m\ufffd news\r\nne\ufffdxt\tcolumn\n');
  expect(said.stderr).toBe(said.stdout);
});

test('our own colours come through, others do not', () => {
  const { said, terminal } = written(true);
  terminal.say(`${terminal.colour('red', 'error')} \u001b[8mhidden\u001b[0m`);
  expect(said.stderr).toBe('\u001b[31merror\u001b[0m \ufffd[8mhidden\u001b[0m\n');
});

test('JSON has them escaped, and is the same data', () => {
  const { said, terminal } = written(false);
  terminal.printJson({ title: HOSTILE });
  expect(said.stdout.trim().replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  expect(JSON.parse(said.stdout)).toEqual({ title: HOSTILE });
});

test('columns are aligned at a terminal, and separated by tabs for a program', () => {
  const rows = [
    ['morning/2026-11-23', 'finished', 4_000, ''],
    ['evening', 'sending', 7, 'held'],
  ];
  const people = written(true);
  people.terminal.table(rows);
  expect(people.said.stdout).toBe(
    'morning/2026-11-23  finished  4000\nevening             sending   7     held\n',
  );
  const program = written(false);
  program.terminal.table(rows);
  expect(program.said.stdout).toBe('morning/2026-11-23\tfinished\t4000\t\nevening\tsending\t7\theld\n');
});
