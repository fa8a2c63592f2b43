import { Presets, SingleBar } from 'cli-progress';
import { ExitCode, OperatorError } from '../src/lib/errors.ts';
import { HELP, readArguments } from './arguments.ts';
import type { EvalRun } from './lib/report.ts';

/** `npm run eval`: tables for a person; with --json one object, the last line of standard output. */
async function main(argv: readonly string[]): Promise<ExitCode> {
  const asked = readArguments(argv);
  if (asked === 'help') {
    process.stdout.write(HELP);
    return ExitCode.ok;
  }
  const bar = createBar();
  const run: EvalRun = {
    limit: asked.limit,
    warn: (line) => void process.stderr.write(`warning: ${line}\n`),
    progress: bar.update,
  };
  try {
    const { figures, lines } = await asked.kind.measure(asked.path, run);
    bar.stop();
    process.stdout.write(asked.json ? `${JSON.stringify(figures)}\n` : `${lines.join('\n')}\n`);
    return ExitCode.ok;
  } finally {
    bar.stop();
  }
}

/** On a terminal only: elsewhere it would fill a log. */
function createBar() {
  if (!process.stderr.isTTY) return { update: () => {}, stop: () => {} };
  const options = {
    format: '  {bar} {value}/{total} {eta_formatted}',
    hideCursor: true,
    clearOnComplete: true,
  };
  const bar = new SingleBar({ ...options, stream: process.stderr }, Presets.rect);
  let started = false;
  return {
    update(done: number, total: number) {
      if (!started) bar.start(total, done);
      else bar.update(done);
      started = true;
    },
    stop: () => void (started && bar.stop()),
  };
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof OperatorError)) throw error;
  process.stderr.write(`error: ${error.message}\n${error.hint ? ` hint: ${error.hint}\n` : ''}`);
  process.exitCode = error.exitCode;
}
