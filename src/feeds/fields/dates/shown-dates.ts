import type { EpochMs } from '../../../lib/clock.ts';
import { monthOf } from './month-of.ts';
import { parseDate } from './parse-date.ts';

/** A date among words. */
export interface ShownDate {
  at: EpochMs;
  /** What the words in front of it say it is; null where they say nothing. */
  says: 'published' | 'updated' | null;
}

const WORD = String.raw`(?<month>[\p{L}\p{M}]{2,12})`;
const YEAR = String.raw`(?<year>(?:19|20)\d{2})`;
const FORMS = [
  String.raw`(?<!\d)${YEAR}(?<mark>[-/]|\.\s?)(?<number>\d{1,2})\k<mark>(?<day>\d{1,2})(?!\d)T?`,
  String.raw`(?<!\d)${YEAR}\s?[年년]\s?(?<number>\d{1,2})\s?[月월]\s?(?<day>\d{1,2})\s?[日일]`,
  String.raw`(?<!\d)(?<day>\d{1,2})(?:er|st|nd|rd|th|º|\.)?[\s.-]+(?:de\s+|d[’'])?${WORD}\.?[,،]?[\s.-]+(?:del?\s+)?${YEAR}(?!\d)`,
  // Thailand counts the years of the Buddha.
  String.raw`(?<!\d)(?<day>\d{1,2})\s+(?<month>[\p{Script=Thai}.]{3,14})\s+(?:พ\.ศ\.\s*)?(?<year>25\d{2})(?!\d)`,
  String.raw`(?<!\p{L})${WORD}\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?[,،]?\s+${YEAR}(?!\d)`,
  String.raw`(?<!\d)${YEAR}(?:\.|\s?m\.)?\s+${WORD}\.?\s+(?<day>\d{1,2})(?!\d)\.?`,
  String.raw`(?<![\d./-])(?<first>\d{1,2})(?<mark>[./-])(?<second>\d{1,2})\k<mark>(?<year>(?:19|20)?\d{2})(?![\d./-])`,
].map((form) => new RegExp(form, 'giu'));

const TIME =
  /(?<![\d.])(?<hour>\d{1,2})(?::|\s?h\s?|\.|時|时|시\s?)(?<minute>\d{2})(?::\d{2})?(?![\d.]*\d)\s*(?:(?<half>[ap])\.?\s?m\b\.?|(?<arabic>[صم])(?!\p{L}))?|(?<!\d)(?<hour>\d{1,2})\s*(?<half>[ap])\.?m\b/iu;
const AFTERNOON = /下午|午後|오후/;
const ZONE =
  /\b(?:(?:GMT|UTC)[+-]\d{1,2}(?![\d:])|UTC|GMT|BST|E[SD]T|C[SD]T|M[SD]T|P[SD]T|CES?T|AE[SD]T|A[SD]T|N[SD]T|IST|[JK]ST|MSK|EES?T|WITA|WI[BT]|SGT|HKT|PKT|SAST)(?![a-z]|[A-Z](?![a-z]))|(?:GMT|UTC)?[+-]\d{2}:?\d{2}\b|(?<=\d)Z\b/;
/** Right behind the time only: "PT" and "HAE" are other words elsewhere. */
const LOCAL_ZONE = /^\s*\(?([ECMP]T|H[NA][AECRP])\b/;

const PUBLISHED =
  /publi(?!c(?:s|ans?|ity)?(?!\p{L}))|posted|created|uploaded|veröffentlicht|erstellt|créé|mis en ligne|inserit|geplaatst|опубликован|выложен|opublikowan|utworzon|dodano|yayın|نشر|发布|發布|公開|등록|입력|zveřejněn|vydáno|julkaistu/iu;
const UPDATED =
  /updated?|modifi|edited|revised|mise? à jour|màj\b|actuali[sz]|aktualis|geändert|atualiz|aggiornat|bijgewerkt|gewijzigd|oppdater|uppdatera|opdater|zaktualizowan|aktualizac|обновл|измен|güncel|muokat|päivitet|更新|수정|تحديث|تعديل/iu;

const LONGEST = 300;

/**
 * Every date in a line shown to readers, in order: "Published July 24, 2015 at 5:36 am EDT, updated …".
 * `language` (BCP 47) decides which number of 4/2/2026 is the month; where it cannot, that is no date.
 */
export function findDates(written: string, language: string | null = null): ShownDate[] {
  if (written.length > LONGEST) return [];
  const shown = withPlainDigits(written);
  const found = matches(shown, language);
  // "9:05 a.m. Nov. 23, updated 11:00 a.m. Nov. 24": as the first time stands, so do the others.
  const isTimeFirst = timeIn(shown.slice(0, found[0]?.index ?? 0)) !== null;
  return found.flatMap((match, at) => {
    const before = shown.slice(at === 0 ? 0 : endOf(found[at - 1]), match.index);
    const behind = shown.slice(endOf(match), found[at + 1]?.index ?? shown.length);
    const moment = momentOf(match.groups ?? {}, language, timeIn(isTimeFirst ? before : behind));
    return moment === null ? [] : [{ at: moment, says: saidBy(before) }];
  });
}

/** What a line says in front of its first date; null where it has none. */
export function wordsBeforeDate(line: string, language: string | null): string | null {
  const first = line.length > LONGEST ? undefined : matches(withPlainDigits(line), language)[0];
  return first ? line.slice(0, first.index) : null;
}

/** The one that says it is the publication's, else the first that is not a change's, else the first. */
export function choosePublished(dates: readonly ShownDate[]): ShownDate | null {
  return (
    dates.find(({ says }) => says === 'published') ??
    dates.find(({ says }) => says === null) ??
    dates[0] ??
    null
  );
}

/** The forms' matches in order, none over another; what begins first wins. A word that is no month makes no date. */
function matches(shown: string, language: string | null): RegExpExecArray[] {
  const all = FORMS.flatMap((form) => [...shown.matchAll(form)])
    .filter(({ groups }) => groups?.month === undefined || monthOf(groups.month, language) >= 0)
    .toSorted((a, b) => a.index - b.index);
  const kept: RegExpExecArray[] = [];
  for (const match of all) if (match.index >= endOf(kept.at(-1))) kept.push(match);
  return kept;
}

function endOf(match: RegExpExecArray | undefined): number {
  return match ? match.index + match[0].length : 0;
}

/** What words in front of a date say that it is. */
export function saidBy(words: string): ShownDate['says'] {
  if (PUBLISHED.test(words)) return 'published';
  return UPDATED.test(words) ? 'updated' : null;
}

/** Arabic, Persian, Indian and Thai papers have digits of their own, in tens from a zero (Unicode): India's from a sixth place on. */
function withPlainDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹०-९০-৯੦-੯૦-૯୦-୯௦-௯౦-౯೦-೯൦-൯๐-๙]/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    return String((code % 16) - (code >= 0x966 && code <= 0xd6f ? 6 : 0));
  });
}

type Groups = Record<string, string | undefined>;

function momentOf(groups: Groups, language: string | null, time: ShownTime | null): EpochMs | null {
  const { month, number } = groups;
  const year = /^25\d\d$/.test(groups.year ?? '') ? String(Number(groups.year) - 543) : (groups.year ?? '');
  const order = groups.first === undefined ? null : orderOf(groups, language, time);
  if (groups.first !== undefined && order === null) return null;
  const day = order ? order[0] : groups.day;
  const monthNumber = order ? Number(order[1]) : month ? monthOf(month, language) + 1 : Number(number);
  if (monthNumber < 1) return null;
  const two = (part: unknown) => String(part).padStart(2, '0');
  return parseDate(
    `${year.length === 2 ? `20${year}` : year}-${two(monthNumber)}-${two(day)}${time === null ? '' : ` ${time.text}`}`,
  );
}

/**
 * Day and month of 23/11/2026. The United States and the Philippines write the month first; of "en" alone a.m. and the
 * zone tell; Canada writes both ways.
 */
function orderOf(
  { first = '', second = '', mark, year = '' }: Groups,
  language: string | null,
  time: ShownTime | null,
): [string, string] | null {
  const isOpen = language === null || /^en(?:$|-(?:us|ph|ca))/i.test(language);
  const isAmerican =
    /^en-(?:us|ph)/i.test(language ?? '') ||
    (isOpen &&
      !/^en-ca/i.test(language ?? '') &&
      (time?.isHalf === true || /\b[ECMP][SD]?T$/.test(time?.text ?? '')));
  if (year.length === 2 && isOpen && !isAmerican) return null;
  if (mark === '.' || first === second || Number(first) > 12) return [first, second];
  if (Number(second) > 12 || isAmerican) return [second, first];
  return isOpen ? null : [first, second];
}

interface ShownTime {
  /** "21:07 EDT". */
  text: string;
  /** Counted twice to twelve a day. */
  isHalf: boolean;
}

function timeIn(words: string): ShownTime | null {
  const found = TIME.exec(words);
  if (!found?.groups) return null;
  const { hour = '', minute = '00', half, arabic } = found.groups;
  const isAfternoon = /p/i.test(half ?? '') || arabic === 'م' || AFTERNOON.test(words);
  const isHalf = half !== undefined || arabic !== undefined || isAfternoon;
  const hours = isHalf ? (Number(hour) % 12) + (isAfternoon ? 12 : 0) : Number(hour);
  if (hours > 23 || Number(minute) > 59) return null;
  const rest = words.slice(found.index + found[0].length);
  const zone = LOCAL_ZONE.exec(rest)?.[1] ?? ZONE.exec(words)?.[0] ?? '';
  return { text: `${String(hours).padStart(2, '0')}:${minute} ${zone}`.trimEnd(), isHalf };
}
