import { ExitCode } from '../src/lib/errors.ts';
import { BENCHES } from './kinds.ts';

const HELP = `Examples:
  npm run bench -- stories

Usage: npm run bench -- KIND

Kinds:
${BENCHES.map(({ name, about }) => `  ${name.padEnd(10)} ${about}`).join('\n')}
`;

const [name, ...more] = process.argv.slice(2);
const bench = BENCHES.find((one) => one.name === name);
if (name === undefined || name === '--help') {
  process.stdout.write(HELP);
} else if (bench === undefined || more.length > 0) {
  process.stderr.write(
    `error: ${bench === undefined ? `There is no bench “${name}”.` : 'One KIND at a time.'}\n`,
  );
  process.exitCode = ExitCode.usage;
} else {
  const lines = await bench.run((line) => void process.stderr.write(`${line}\n`));
  process.stdout.write(`${lines.join('\n')}\n`);
}
