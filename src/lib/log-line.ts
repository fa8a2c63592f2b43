import { harmless } from './harmless.ts';

const LEVELS: Record<number, string> = {
  10: 'TRACE',
  20: 'DEBUG',
  30: 'INFO',
  40: 'WARN',
  50: 'ERROR',
  60: 'FATAL',
};

interface LoggedError {
  message?: unknown;
  /** Of an error that says nothing itself. */
  aggregateErrors?: { message?: unknown }[];
  hint?: unknown;
  stack?: unknown;
}

/**
 * A line of the log for a person: `2026-11-23 05:31:02Z WARN relay changed relay=main until="half past"`. Fields of a
 * field are `work.kind=poll`; an error is its message, its stack stands below where it has one.
 */
export function readableLine(json: string): string {
  const { time, level, msg, err, ...fields } = JSON.parse(json) as Record<string, unknown>;
  const error = isLoggedError(err) ? err : undefined;
  const said = error ? { ...fields, error: whatItSays(error), hint: error.hint } : { ...fields, error: err };
  const head = [readableTime(String(time)), LEVELS[Number(level)] ?? level, inOneLine(String(msg ?? ''))];
  const line = [...head, ...pairsOf(said)].join(' ');
  return harmless(typeof error?.stack === 'string' ? `${line}\n${indented(error.stack)}` : line);
}

/** Not every library throws errors: what is none is shown as any field is. */
function isLoggedError(err: unknown): err is LoggedError {
  return typeof err === 'object' && err !== null && 'message' in err;
}

function whatItSays({ message, aggregateErrors = [] }: LoggedError): unknown {
  return message || aggregateErrors.map((one) => one.message).join('; ');
}

/** What a stranger's words are part of must not look like two lines. */
function inOneLine(text: string): string {
  return text.replaceAll(/\s*[\n\r]\s*/g, ' ');
}

function pairsOf(fields: object, prefix = ''): string[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    if (value === undefined || value === null) return [];
    if (typeof value === 'object' && !Array.isArray(value)) return pairsOf(value, `${prefix}${name}.`);
    return [`${prefix}${name}=${inQuotes(isMoment(value) ? new Date(value).toISOString() : value)}`];
  });
}

function readableTime(iso: string): string {
  return iso.replace('T', ' ').replace(/\.\d+Z$/, 'Z');
}

/** Milliseconds since 1970 from this century on: nothing else that is logged is as large. */
function isMoment(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) > 946_684_800_000 && Number(value) < 4_102_444_800_000;
}

/** Where a space or a sign would leave it open what belongs to the value. */
function inQuotes(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return /^[^\s"=]+$/.test(text) ? text : JSON.stringify(text);
}

function indented(stack: string): string {
  return stack.replaceAll(/^/gm, '    ');
}
