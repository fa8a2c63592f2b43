import { parseArgs } from 'node:util';
import { ExitCode, messageOf, OperatorError } from '../src/lib/errors.ts';
import { findKind, KINDS, type Kind } from './kinds.ts';

export interface Arguments {
  kind: Kind;
  path: string;
  json: boolean;
  limit: number;
}

export const HELP = `Examples:
  npm run eval -- summaries PATH/articles.jsonl
  npm run eval -- stories PATH/dated.jsonl --json
  npm run eval -- feeds PATH/feeds --limit 200

Usage: npm run eval -- KIND PATH [--json] [--limit N]

Kinds:
${KINDS.map(({ name, reads, about }) => `  ${name.padEnd(10)} ${reads.padEnd(12)} ${about}`).join('\n')}

Options:
  --json     print the figures as one object, the last line of standard output
  --limit N  read the first N rows or files only
  --help     show this
`;

/** What was asked for, or 'help'. Throws OperatorError (exit code 2) where it cannot be understood. */
export function readArguments(argv: readonly string[]): Arguments | 'help' {
  const { values, positionals } = parse(argv);
  if (values.help || (positionals.length === 0 && argv.length === 0)) return 'help';
  const [name, path, ...more] = positionals;
  if (name === undefined) throw usage('Name a KIND and a PATH.');
  const kind = findKind(name);
  if (path === undefined) throw usage(`${kind.name} needs a PATH: ${kind.reads}.`);
  if (more.length > 0) throw usage(`One PATH at a time; “${more[0]}” is one too many.`);
  return { kind, path, json: values.json ?? false, limit: readLimit(values.limit) };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        limit: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw usage(messageOf(error));
  }
}

function readLimit(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw usage(`“${text}” is not a number of rows.`);
}

function usage(message: string): OperatorError {
  return new OperatorError(message, {
    hint: 'npm run eval -- --help shows examples.',
    exitCode: ExitCode.usage,
  });
}
