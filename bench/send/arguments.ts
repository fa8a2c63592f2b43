import { parseArgs } from 'node:util';
import { ExitCode, messageOf, OperatorError } from '../../src/lib/errors.ts';

export interface SendBenchOptions {
  json: boolean;
  sizes: number[];
  rounds: number;
  /** Of a round, for the fastest. */
  messages: number;
  /** Numbers of recipients to send to at the end; empty leaves that out. */
  growth: number[];
}

export const SEND_OPTIONS = `  --json           one object as the last line
  --sizes LIST     kilobytes a message: 10,40,80
  --rounds N       rounds of all senders: 3
  --messages N     messages a round: 24000
  --growth LIST    recipients of the sends that show growth: 10000,100000,1000000; 0 leaves them out`;

export function readSendOptions(args: string[]): SendBenchOptions {
  const values = parse(args);
  return {
    json: values.json,
    sizes: numbers('--sizes', values.sizes),
    rounds: numbers('--rounds', values.rounds)[0] ?? 1,
    messages: numbers('--messages', values.messages)[0] ?? 1,
    growth: values.growth === '0' ? [] : numbers('--growth', values.growth),
  };
}

function parse(args: string[]) {
  try {
    const options = {
      json: { type: 'boolean', default: false },
      sizes: { type: 'string', default: '10,40,80' },
      rounds: { type: 'string', default: '3' },
      messages: { type: 'string', default: '24000' },
      growth: { type: 'string', default: '10000,100000,1000000' },
    } as const;
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw usage(messageOf(error));
  }
}

function numbers(option: string, text: string): number[] {
  const found = text.split(',').map(Number);
  if (found.every((number) => Number.isInteger(number) && number > 0)) return found;
  throw usage(`${option} takes whole numbers from 1, not “${text}”.`);
}

function usage(message: string): OperatorError {
  return new OperatorError(message, {
    hint: `npm run bench -- send takes\n${SEND_OPTIONS}`,
    exitCode: ExitCode.usage,
  });
}
