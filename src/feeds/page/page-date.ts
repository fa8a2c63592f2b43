import type { EpochMs } from '../../lib/clock.ts';
import { parseDate } from '../parse-date.ts';

/** Nothing on the web is older: an earlier date is a default, not a date. */
const OLDEST = Date.UTC(1995, 0, 1);

/** Month names by their beginnings, in English, French, Spanish, German, Italian and Portuguese. */
const MONTHS: [RegExp, string][] = [
  [/^(?:jan|ene|gen)/i, 'Jan'],
  [/^(?:feb|f[eé]v|fev)/i, 'Feb'],
  [/^(?:mar|m[aä]r)/i, 'Mar'],
  [/^(?:apr|avr|abr)/i, 'Apr'],
  [/^(?:mai|may|mag)/i, 'May'],
  [/^(?:juin|jun|giu)/i, 'Jun'],
  [/^(?:juil|jul|lug)/i, 'Jul'],
  [/^(?:aug|ao[uû]|ago)/i, 'Aug'],
  [/^(?:sep|set)/i, 'Sep'],
  [/^(?:oct|okt|ott|out)/i, 'Oct'],
  [/^nov/i, 'Nov'],
  [/^(?:dec|d[eé]c|dez|dic)/i, 'Dec'],
];
const DAY_FIRST =
  /\b(\d{1,2})(?:er|st|nd|rd|th|\.)?\s+(?:de\s+)?([\p{L}]{3,10})\.?,?\s+(?:de\s+)?((?:19|20)\d{2})\b/u;
const MONTH_FIRST = /\b([\p{L}]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d{2})\b/u;
const TIME =
  /\b(\d{1,2})(?::|h|\s?h\s?|\.)(\d{2})(?::\d{2})?\s*(?:([ap])\.?\s?m\b\.?)?|\b(\d{1,2})\s*([ap])\.?m\b/i;
const ZONE =
  /\b(?:UTC|GMT|BST|E[SD]T|C[SD]T|M[SD]T|P[SD]T|CES?T|AE[SD]T|A[SD]T|N[SD]T|IST)\b|[+-]\d{2}:?\d{2}\b/;
/** Right behind the time only: "PT" and "HAE" are other words elsewhere. */
const LOCAL_ZONE = /^\s*\(?([ECMP]T|H[NA][AECRP])\b/;

/** Reads a date as machines write it into pages; null when it is none or too old to be one. */
export function readPageDate(written: string): EpochMs | null {
  const text = written
    .trim()
    .replace(/\s*\([^)]*\)$/, '')
    .replace(/\b(?:GMT|UTC)(?=[+-]\d)/, '')
    .replace(/^(\d{4})[/.](\d{2})[/.](\d{2})/, '$1-$2-$3')
    .replace(/^(\d{4})(\d{2})(\d{2})(?=$|T|\s)/, '$1-$2-$3')
    .replace(/\[[^\]]*\]$/, '');
  return sane(parseDate(text) ?? parseDate(fromWords(text) ?? ''));
}

/** Finds a date among words, as shown to readers: "Published July 24, 2015 at 5:36 am EDT". */
export function findDate(shown: string): EpochMs | null {
  if (shown.length > 300) return null;
  const numeric = shown.match(
    /\b(20\d{2})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?/,
  )?.[0];
  return sane(parseDate(numeric ?? fromWords(shown) ?? ''));
}

function fromWords(text: string): string | null {
  const dayFirst = DAY_FIRST.exec(text);
  const monthFirst = dayFirst ? null : MONTH_FIRST.exec(text);
  const found = dayFirst ?? monthFirst;
  if (!found) return null;
  const [, a = '', b = '', year = ''] = found;
  const [day, word] = dayFirst ? [a, b] : [b, a];
  const month = MONTHS.find(([pattern]) => pattern.test(word))?.[1];
  if (!month) return null;
  const rest = text.slice(0, found.index) + text.slice(found.index + found[0].length);
  return `${day} ${month} ${year}${timeIn(rest)}`;
}

function timeIn(text: string): string {
  const found = TIME.exec(text);
  if (!found) return '';
  const half = (found[3] ?? found[5])?.toLowerCase();
  const written = Number(found[1] ?? found[4]);
  const hour = half ? (written % 12) + (half === 'p' ? 12 : 0) : written;
  if (hour > 23) return '';
  const zone = LOCAL_ZONE.exec(text.slice(found.index + found[0].length))?.[1] ?? ZONE.exec(text)?.[0] ?? '';
  return ` ${String(hour).padStart(2, '0')}:${found[2] ?? '00'} ${zone}`.trimEnd();
}

function sane(at: EpochMs | null): EpochMs | null {
  return at === null || at < OLDEST ? null : at;
}
