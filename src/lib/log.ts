import { destination, type Logger, pino, stdTimeFunctions } from 'pino';

export type Log = Logger;

/** JSON lines on standard error: constant message, varying fields, subscriber ids and never addresses. */
export function createLog(level: string): Log {
  return pino({ level, base: null, timestamp: stdTimeFunctions.isoTime }, destination({ fd: 2, sync: true }));
}

export const silentLog: Log = pino({ level: 'silent' });

/** What a mail server said, fit for the log: its words tend to repeat the address. */
export function withoutAddresses(text: string): string {
  return text.replaceAll(/[^\s<>"(),;:]+@[^\s<>"(),;:]+/g, '…');
}
