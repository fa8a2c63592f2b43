import { Presets, SingleBar } from 'cli-progress';
import type { OperatorError } from '../lib/errors.ts';
import { harmless } from '../lib/harmless.ts';

export interface Streams {
  stdout: NodeJS.WriteStream;
  stderr: NodeJS.WriteStream;
}

/**
 * Data go to standard output, everything said to a person to standard error. Both hold what strangers wrote (titles,
 * servers' replies, logs): control characters that could steer the terminal are shown as U+FFFD.
 */
export interface Terminal {
  /** A line of data. */
  print(line: string): void;
  /** Lines of data in columns: aligned at a terminal, with a tab between the cells for a program. */
  table(rows: readonly Cells[]): void;
  /** One JSON object, as the only thing on standard output. */
  printJson(value: unknown): void;
  /** A line for the person at the terminal. */
  say(line: string): void;
  /** One that asks to be looked at. */
  warn(line: string): void;
  /** What became of a piece of work. */
  done(how: How, line: string): void;
  problem(error: OperatorError): void;
  /** A bug, with its stack. */
  bug(error: unknown): void;
  /** A bar on a terminal; on anything else the closing line alone. */
  progress(label: string): Progress;
  bold(text: string): string;
  dim(text: string): string;
  colour(name: Colour, text: string): string;
}

export type How = 'well' | 'attention' | 'failed';

export type Cells = readonly (string | number)[];

interface Progress {
  update(done: number, total: number): void;
  /** Ends the bar and leaves `line` in its place. */
  done(line: string): void;
}

type Colour = 'red' | 'green' | 'yellow' | 'cyan';
const MARKS: Record<How, [Colour, string]> = {
  well: ['green', '✓'],
  attention: ['yellow', '!'],
  failed: ['red', '✗'],
};
const CODES: Record<Colour | 'bold' | 'dim', number> = {
  red: 31,
  green: 32,
  yellow: 33,
  cyan: 36,
  bold: 1,
  dim: 2,
};

/** Colours on a terminal only, and never with NO_COLOR (no-color.org). */
export function createTerminal({ stdout, stderr }: Streams): Terminal {
  const coloured = stderr.isTTY === true && stderr.hasColors();
  const paint = (name: keyof typeof CODES, text: string) =>
    coloured ? `\u001b[${CODES[name]}m${text}\u001b[0m` : text;
  const say = (line: string) => void stderr.write(`${harmless(line, OWN_COLOUR)}\n`);
  const print = (line: string) => void stdout.write(`${harmless(line)}\n`);
  return {
    print,
    table(rows) {
      for (const line of stdout.isTTY ? aligned(rows) : rows.map((cells) => cells.join('\t'))) print(line);
    },
    printJson: (value) => void stdout.write(`${escapeControls(JSON.stringify(value, null, 2))}\n`),
    say,
    warn: (line) => say(`${paint('yellow', 'warning')} ${line}`),
    done: (how, line) => say(`${paint(...MARKS[how])} ${line}`),
    bug: (error) => say(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    problem: (error) => {
      say(`${paint('red', 'error:')} ${error.message}`);
      if (error.hint) say(`${paint('dim', ' hint:')} ${error.hint.replaceAll('\n', '\n       ')}`);
    },
    progress: (label) => (stderr.isTTY ? bar(label, stderr, say) : quietProgress(say)),
    bold: (text) => paint('bold', text),
    dim: (text) => paint('dim', text),
    colour: paint,
  };
}

/** Two spaces between columns; nothing behind the last one. */
function aligned(rows: readonly Cells[]): string[] {
  const texts = rows.map((cells) => cells.map(String));
  const widths: number[] = [];
  for (const cells of texts)
    cells.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, cell.length);
    });
  return texts.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

const OWN_COLOUR = `\u001b\\[(?:0|${Object.values(CODES).join('|')})m|`;

/** JSON itself leaves DEL and C1 as they are. */
function escapeControls(json: string): string {
  return json.replaceAll(
    /[\u007f-\u009f]/g,
    (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function bar(label: string, stream: NodeJS.WriteStream, say: (line: string) => void): Progress {
  const format = `  ${label.padEnd(10)} {bar} {value}/{total}`;
  const shown = new SingleBar(
    { format, stream, hideCursor: true, clearOnComplete: true, barsize: 28 },
    Presets.rect,
  );
  let started = false;
  return {
    update(done, total) {
      if (!started) shown.start(total, done);
      else {
        shown.setTotal(total);
        shown.update(done);
      }
      started = true;
    },
    done(line) {
      if (started) shown.stop();
      say(line);
    },
  };
}

function quietProgress(say: (line: string) => void): Progress {
  return { update: () => {}, done: say };
}
