import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { createProgram } from '../../src/cli/run-cli.ts';

const program = createProgram('1.2.3', () => {});

function below(command: Command): Command[] {
  return [command, ...command.commands.flatMap(below)];
}

function nameOf(command: Command): string {
  return command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();
}

describe.each(below(program).map((command) => ({ name: nameOf(command), command })))(
  '$name --help',
  ({ command }) => {
    const help = command.helpInformation();

    test('lists each option once, and only what the command heeds', () => {
      const listed = [...help.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, flag]) => flag);
      const own = [
        ...command.options.filter(({ hidden }) => !hidden).map(({ long }) => long),
        '--help',
        '--version',
      ];
      expect(listed.toSorted()).toEqual([...new Set(own)].toSorted());
    });

    test('says what every argument and option is', () => {
      const undescribed = [...command.registeredArguments, ...command.options].filter(
        ({ description }) => description === '',
      );
      expect(undescribed).toEqual([]);
      expect(command.description()).toMatch(/\.$/);
    });

    test('fits a terminal of 80 columns', () => {
      expect(help.split('\n').filter((line) => line.length > 80)).toEqual([]);
    });
  },
);
