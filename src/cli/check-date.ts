import { isLocalDate } from '../issues/local-time.ts';
import { ExitCode, OperatorError } from '../lib/errors.ts';

/** Throws OperatorError (exit 2) for anything but a calendar date. */
export function checkDate(text: string): string {
  if (isLocalDate(text)) return text;
  throw new OperatorError(`“${text}” is not a date.`, {
    hint: 'Write it as 2026-11-23.',
    exitCode: ExitCode.usage,
  });
}
