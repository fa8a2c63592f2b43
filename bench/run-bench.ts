import { ExitCode, OperatorError } from '../src/lib/errors.ts';
import { BENCHES } from './kinds.ts';

const HELP = `Examples:
  npm run bench -- stories
  npm run bench -- send --json

Usage: npm run bench -- KIND [options]

Kinds:
${BENCHES.map(({ name, about }) => `  ${name.padEnd(10)} ${about}`).join('\n')}
${BENCHES.filter(({ options }) => options !== undefined)
  .map(({ name, options }) => `\nOptions of ${name}:\n${options}\n`)
  .join('')}`;

/** Prints the figures; the last line is one object where a kind was asked for JSON. */
async function main([name, ...args]: string[]): Promise<void> {
  if (name === undefined || name === '--help' || args.includes('--help')) {
    process.stdout.write(HELP);
    return;
  }
  const bench = BENCHES.find((one) => one.name === name);
  if (!bench) throw usage(`There is no bench “${name}”.`);
  if (!bench.options && args.length > 0) throw usage(`The bench “${name}” takes no options.`);
  const lines = await bench.run((line) => void process.stderr.write(`${line}\n`), args);
  process.stdout.write(`${lines.join('\n')}\n`);
}

function usage(message: string): OperatorError {
  return new OperatorError(message, { hint: 'npm run bench -- --help', exitCode: ExitCode.usage });
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof OperatorError)) throw error;
  process.stderr.write(`error: ${error.message}\n${error.hint ? ` hint: ${error.hint}\n` : ''}`);
  process.exitCode = error.exitCode;
}
