import { z } from 'zod';
import { isTimeZone } from '../lib/time-zone.ts';
import { didYouMean } from './read-newsroom-suggest.ts';
import { bounceAddressProblem } from './returns-config.ts';

/* The single values a newsroom file may hold. Messages read after the field's name: "sendAt: 25:00 is not a time". */

/** The message for a value of the wrong kind, or for one that is not there. */
const expected = (what: string) => (issue: { input?: unknown }) =>
  issue.input === undefined ? `is missing (${what})` : `must be ${what}`;

/** Characters that no page and no mail can show: controls, and halves of a character. */
const UNPRINTABLE = /[^\P{Cc}\t\n]|\p{Cs}/u;

export const maybeText = z
  .string({ error: expected('text') })
  .trim()
  .refine((value) => !UNPRINTABLE.test(value), 'holds a character that cannot be printed');
export const text = maybeText.min(1, 'must not be empty');
/** What stands in a header or a heading. */
export const lineOfText = text.refine((value) => !value.includes('\n'), 'must be one line');
export const texts = z.array(text, { error: expected('a list of texts') });
export const yesOrNo = z.boolean({ error: expected('true or false') });

export const id = text.regex(/^[a-z0-9][a-z0-9-]*$/, 'must be made of lower-case letters, digits and “-”');

/** Checks a text; `problem` returns what is wrong with it, or null. */
const checked = (problem: (value: string) => string | null) =>
  text.superRefine((value, context) => {
    const message = problem(value);
    if (message) context.addIssue({ code: 'custom', message });
  });

export const time = checked((value) =>
  /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? null : `${value} is not a time (HH:MM)`,
);

export const zone = checked((value) => {
  if (isTimeZone(value)) return null;
  const hint = didYouMean(value, Intl.supportedValuesOf('timeZone'));
  return `${value} is not a time zone of the IANA list, such as America/Toronto.${hint}`;
});

export const language = checked((value) => {
  try {
    return Intl.getCanonicalLocales(value).length === 1 ? null : `${value} is not a language tag`;
  } catch {
    return `${value} is not a language tag (BCP 47), such as en or fr-CA`;
  }
});

export const webAddress = checked((value) => {
  const url = URL.parse(value);
  if (!url || !/^https?:$/.test(url.protocol)) return `${value} is not a web address (https://…)`;
  return url.username || url.password ? 'a web address must not hold a user name or password' : null;
});

export const mailAddress = checked((value) =>
  /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(value) ? null : `${value} is not an email address`,
);

export const bounceAddress = checked((value) => {
  const problem = bounceAddressProblem(value);
  return problem && `${value} ${problem}`;
});

export const weight = z
  .number({ error: expected('a number from 0 to 10') })
  .min(0, 'must be a number from 0 to 10')
  .max(10, 'must be a number from 0 to 10');

export function wholeNumber(from: number, to: number) {
  const what = `a whole number from ${from} to ${to}`;
  return z
    .number({ error: expected(what) })
    .int(`must be ${what}`)
    .min(from, `must be ${what}`)
    .max(to, `must be ${what}`);
}

/** One of a few words, with the nearest one offered. */
export function oneOf<const T extends string>(values: readonly T[]) {
  return z.enum(values as unknown as [T, ...T[]], {
    error: (issue) => {
      if (issue.input === undefined) return `is missing (one of ${values.join(', ')})`;
      if (typeof issue.input !== 'string') return `must be one of ${values.join(', ')}`;
      const written = issue.input;
      const meant = didYouMean(written, values);
      return `${written} is not one of ${values.join(', ')}${meant && `.${meant}`}`;
    },
  });
}
