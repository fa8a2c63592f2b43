import { addDays, isLocalDate, type LocalDate } from '../issues/local-time.ts';
import { ExitCode, OperatorError } from '../lib/errors.ts';

const LIKE_A_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Throws OperatorError (exit 2) for anything but a calendar date. */
export function checkDate(text: string): string {
  if (isLocalDate(text)) return text;
  throw new OperatorError(`“${text}” is not a date.`, {
    hint: LIKE_A_DATE.test(text) ? 'The calendar has no such day.' : 'Write it as 2026-11-23.',
    exitCode: ExitCode.usage,
  });
}

const MOST_DAYS = 366;

/** The same of an issue that is to be made. Throws for a date that is surely mistyped: nothing unmakes an issue. */
export function checkIssueDate(text: string, today: LocalDate): string {
  const date = checkDate(text);
  if (date <= addDays(today, MOST_DAYS)) return date;
  throw new OperatorError(`${date} is more than a year ahead.`, {
    hint: `Today is ${today}.`,
    exitCode: ExitCode.usage,
  });
}
