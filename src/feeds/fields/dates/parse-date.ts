import type { EpochMs } from '../../../lib/clock.ts';
import { withCalendarDay } from './iso-day.ts';
import { misspeltMonth, monthOf } from './month-of.ts';

/** Minutes east of UTC for the zone names met in feeds; RFC 822's own and the commonest others. */
const ZONES: Record<string, number> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  wet: 0,
  west: 60,
  bst: 60,
  cet: 60,
  cest: 120,
  mez: 60,
  mesz: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  ist: 330,
  jst: 540,
  kst: 540,
  wib: 420,
  wita: 480,
  wit: 540,
  sgt: 480,
  hkt: 480,
  pkt: 300,
  sast: 120,
  aest: 600,
  aedt: 660,
  nzst: 720,
  nzdt: 780,
  nst: -210,
  ndt: -150,
  ast: -240,
  adt: -180,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  akst: -540,
  akdt: -480,
  hst: -600,
  // French Canada: heure normale and heure avancée of the Atlantic, the East, the Centre, the Rockies, the Pacific.
  hna: -240,
  haa: -180,
  hne: -300,
  hae: -240,
  hnc: -360,
  hac: -300,
  hnr: -420,
  har: -360,
  hnp: -480,
  hap: -420,
};

/** North America's zones as papers name them, the same in summer and winter; minutes east of UTC in winter. */
const LOCAL_ZONES: Record<string, number> = { nt: -210, at: -240, et: -300, ct: -360, mt: -420, pt: -480 };

const TIME = String.raw`(?<hour>\d{1,2})\s?[:h.]\s?(?<minute>\d{2}|\d(?=:\d))(?:[:.](?<second>\d{2}|\d(?!\d))(?:[.,]\d+)?)?(?:\s*(?<half>[ap])\.?m\b\.?)?`;
/** Some write that it is UTC, and by how much it is not. */
const OFFSET = String.raw`[+-]\d{1,2}(?::?\d{2})?Z?`;
const ZONE = String.raw`(?:(?<zone>(?:GMT|UTC)?${OFFSET}|[A-Z][A-Za-z]{2,12}/[A-Z][A-Za-z_/-]{2,30}|[A-Za-z]{1,5})(?:\s\(?[A-Za-z]{1,5}\)?)?)`;
const DAY = String.raw`(?:[\p{L}\p{M}-]+(?:\.?[,،]\s*|\.?\s+))?(?:den\s+)?`;
const MONTH = String.raw`(?<month>[\p{L}\p{M}]{2,14})[.॰]?`;
/** Russian and Bulgarian write "2026 г.", Ukrainian "2026 р.". */
const OF_THE_YEAR = String.raw`(?:\s?(?:г(?:од[ау]?)?|р(?:оку)?)(?!\p{L})\.?)?`;
/** What stands between a day and its time. */
const GAP = String.raw`(?::|,?\s+|\s*[-–|·]\s*)(?:(?:à|às|at|um|om|v|la|a las|alle(?: ore)?|kl\.?|klo|pukul|в|о)\s+)?`;

/** Each with the zone, and where a day is enough the time, optional. */
const FORMS = [
  // RFC 3339, W3CDTF, and with a space or slashes for the eye.
  String.raw`(?<year>\d{4})(?:[-/]|\.\s?)(?<number>\d{1,2})(?:(?:[-/]|\.\s?)(?<day>\d{1,2})\.?)?(?:[T\s]+${TIME})?\s*${ZONE}?`,
  String.raw`(?<year>\d{4})(?<number>\d{2})(?<day>\d{2})(?:T?(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})?)?${ZONE}?`,
  // RFC 822 and 2822, the day's name and the comma optional.
  String.raw`${DAY}(?<day>\d{1,2})(?:er|\.|st|nd|rd|th)?[\s/-]+(?:de\s+)?${MONTH},?[\s/-]+(?:de\s+)?(?<year>\d{2,4})${OF_THE_YEAR}(?:${GAP}${TIME})?\s*${ZONE}?(?:\s*\([^)]*\))?`,
  // American order, and asctime.
  String.raw`${DAY}${MONTH}\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})(?:${GAP}${TIME})?\s*${ZONE}?(?:\s*\([^)]*\))?`,
  String.raw`${DAY}${MONTH}\s+(?<day>\d{1,2})\s+${TIME}(?:\s+${ZONE})?\s+(?<year>\d{4})`,
  String.raw`${DAY}${MONTH}\s+(?<day>\d{1,2})\s+${TIME}\s+(?<year>\d{4})\s*${ZONE}?`,
  // The year first, the month by its name.
  String.raw`(?<year>\d{4})\.?[-\s]+${MONTH}[-\s]+(?<day>\d{1,2})\.?(?:[T,\s]+${TIME})?\s*${ZONE}?`,
  // Chinese, Japanese and Korean.
  String.raw`(?<year>\d{4})\s?[年년]\s?(?<number>\d{1,2})\s?[月월]\s?(?<day>\d{1,2})\s?[日일](?:\s*\(\p{L}\))?(?:\s*(?:(?<half>오전|오후|上午|下午|午前|午後)|\p{L}{1,3})?\s*(?<hour>\d{1,2})[:時时시]\s?(?<minute>\d{2})[分분]?(?::(?<second>\d{2}))?)?\s*${ZONE}?`,
].map((form) => new RegExp(`^${form}$`, 'iu'));
const SLASHED = new RegExp(
  String.raw`^(\d{1,2})([/-]|\.\s?)(\d{1,2})\2(?<year>\d{4})\.?${OF_THE_YEAR}(?:[,،]?\s+(?:(?:à|às|at|um|om|klo|kl\.?|ore|в|о)\s+)?${TIME})?\s*${ZONE}?$`,
  'iu',
);

type Parts = Record<string, string | undefined>;

/** Reads the dates feeds write; one without a zone is taken as UTC. Null when it is not a date. */
export function parseDate(text: string | null): EpochMs | null {
  const value = bare(text ?? '');
  if (value === '' || value.length > 80) return null;
  if (/^\d{10}(?:\.\d+)?$/.test(value)) return Math.round(Number(value) * 1000);
  if (/^\d{13}$/.test(value)) return Number(value);
  for (const form of FORMS) {
    const parts = form.exec(value)?.groups;
    if (parts) return build({ ...parts, zone: parts.zone ?? zoneOfScript(value) }, monthIn(parts));
  }
  return slashed(value);
}

/** Where Korean is written there is one zone. */
function zoneOfScript(value: string): string | undefined {
  return value.includes('년') ? 'KST' : undefined;
}

/** Without a label in front ("Published: …"), quotation marks, and the zone that RFC 9557 names once more in brackets. */
function bare(text: string): string {
  const plain = text
    .slice(0, 200)
    .replace(/[\u200e\u200f]/g, '') // which way an Arabic date runs
    .replace(/[\s"“”]+/g, ' ')
    .trim()
    .replace(/^\p{L}[\p{L} ]{2,20}: ?/u, '')
    .replace(/\[[^\]]*\]$/, '')
    .trim();
  return withCalendarDay(plain);
}

/** 23/11/2026 can be read in one way only, 11/23/2026 as well; 10/11/2026 needs an a.m. to be American. */
function slashed(value: string): EpochMs | null {
  const found = SLASHED.exec(value);
  if (!found) return null;
  const [, first, mark, second] = found;
  const parts: Parts = found.groups ?? {};
  const isDayFirst = mark?.startsWith('.') || Number(first) > 12;
  if (!isDayFirst && Number(second) <= 12 && parts.half === undefined) return null;
  const [day, month] = isDayFirst ? [first, second] : [second, first];
  return build({ ...parts, day }, Number(month) - 1);
}

function build(
  { year = '', day = '1', hour = '0', minute = '0', second = '0', half, zone }: Parts,
  month: number,
): EpochMs | null {
  const offset = offsetOf(zone ?? 'Z', { year: fullYear(year), month, day: Number(day) });
  const hours =
    half === undefined ? Number(hour) : (Number(hour) % 12) + (/p|오후|下午|午後/i.test(half) ? 12 : 0);
  if (offset === null || month < 0 || month > 11 || hours > 24 || Number(minute) > 59) return null;
  const y = fullYear(year);
  const at = Date.UTC(y, month, Number(day), hours, Number(minute), Math.min(59, Number(second)));
  // "31 June" would roll over into July.
  if (new Date(Date.UTC(y, month, Number(day))).getUTCMonth() !== month) return null;
  return Number.isNaN(at) ? null : at - offset * 60_000;
}

/** 0-based; -1 when there is no such month. */
function monthIn({ month, number }: Parts): number {
  if (month === undefined) return Number(number) - 1;
  const named = monthOf(month, null);
  return named >= 0 ? named : misspeltMonth(month);
}

/** RFC 2822 4.3: two digits below 50 are this century, others and three digits count from 1900. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length >= 4) return year;
  return text.length === 2 && year < 50 ? year + 2000 : year + 1900;
}

interface Day {
  year: number;
  /** 0-based. */
  month: number;
  day: number;
}

/** Minutes east of UTC. An unknown name is read as UTC, as RFC 2822 4.3 asks. */
function offsetOf(zone: string, on: Day): number | null {
  if (zone.includes('/')) return placeOffset(zone, on);
  const numeric = zone.match(/([+-])(\d{1,2}?)(?::?(\d{2}))?Z?$/i);
  if (!numeric) return namedOffset(zone.toLowerCase(), on);
  const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
  if (minutes > 15 * 60) return null;
  return numeric[1] === '-' ? -minutes : minutes;
}

/** A zone of the IANA database, "America/Toronto", at noon of the day. */
function placeOffset(timeZone: string, { year, month, day }: Day): number {
  try {
    const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
    const parts = format.formatToParts(Date.UTC(year, month, day, 12));
    const offset = parts.find(({ type }) => type === 'timeZoneName')?.value.match(/([+-])(\d{2}):(\d{2})/);
    return offset ? Number(`${offset[1]}1`) * (Number(offset[2]) * 60 + Number(offset[3])) : 0;
  } catch {
    return 0;
  }
}

function namedOffset(zone: string, on: Day): number {
  const winter = LOCAL_ZONES[zone];
  return winter === undefined ? (ZONES[zone] ?? 0) : winter + (isSummer(on) ? 60 : 0);
}

/** From the second Sunday in March to the first in November, whole days (Energy Policy Act of 2005, section 110). */
function isSummer({ year, month, day }: Day): boolean {
  if (month !== 2 && month !== 10) return month > 2 && month < 10;
  const first = 1 + ((7 - new Date(Date.UTC(year, month, 1)).getUTCDay()) % 7);
  return month === 2 ? day >= first + 7 : day < first;
}
