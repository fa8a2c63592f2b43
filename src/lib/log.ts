import { destination, type Logger, pino, stdSerializers, stdTimeFunctions } from 'pino';
import { forOperator } from './disk-full.ts';
import { readableLine } from './log-line.ts';

export type Log = Logger;

/** `text` is for reading, `json` for collecting. */
export type LogFormat = 'text' | 'json';

/** On standard error: constant message, varying fields, subscriber ids and never addresses. */
export function createLog({ level, format }: { level: string; format: LogFormat }): Log {
  const options = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    serializers: { err: errorFields },
  };
  if (format === 'json') return pino(options, standardError());
  return pino(options, { write: (line) => void process.stderr.write(`${readableLine(line)}\n`) });
}

/** Bytes of lines that wait for room on a full disk; what comes behind them is lost. */
const MOST_WAITING = 1024 * 1024;

/** Where it cannot be written to, the program goes on without its log. */
function standardError() {
  const stream = destination({ fd: 2, sync: true, maxLength: MOST_WAITING });
  stream.on('error', () => {});
  return stream;
}

/** What an operator can put right has no use for a stack. */
function errorFields(error: unknown): unknown {
  const told = forOperator(error);
  if (told === null) return stdSerializers.err(error as Error);
  const { name, message, hint } = told;
  return { type: name, message, hint };
}

export const silentLog: Log = pino({ level: 'silent' });

/** What a mail server said, fit for the log: its words tend to repeat the address. */
export function withoutAddresses(text: string): string {
  return text.replaceAll(/[^\s<>"(),;:]+@[^\s<>"(),;:]+/g, '…');
}
