import type { EpochMs } from '../lib/clock.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
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
  eet: 120,
  eest: 180,
  msk: 180,
  ist: 330,
  jst: 540,
  kst: 540,
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
};

const ISO =
  /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?\s*([A-Za-z]{1,5}|[+-]\d{2}:?\d{2})?$/;
/** RFC 822 and 2822, with the day name, comma, seconds and zone all optional. */
const MAIL =
  /^(?:[A-Za-z]+\.?,?\s+)?(\d{1,2})[\s-]+([A-Za-z]{3})[A-Za-z]*\.?,?[\s-]+(\d{2,4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*([A-Za-z]{1,5}|(?:GMT|UTC)?[+-]\d{2}:?\d{2})?(?:\s*\([^)]*\))?$/;
/** asctime and American order: "Sep 8, 2022 14:05", "Thu Sep 8 14:05:00 2022". */
const AMERICAN =
  /^(?:[A-Za-z]{3,9}\.?,?\s+)?([A-Za-z]{3})[A-Za-z]*\.?\s+(\d{1,2}),?\s+(?:(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?|(\d{1,2}):(\d{2}):(\d{2})\s+(\d{4}))\s*([A-Za-z]{1,5}|[+-]\d{2}:?\d{2})?$/;

/** Reads the dates feeds write; one without a zone is taken as UTC. Null when it is not a date. */
export function parseDate(text: string | null): EpochMs | null {
  const value = text?.replace(/\s+/g, ' ').trim() ?? '';
  if (value === '' || value.length > 80) return null;
  const iso = ISO.exec(value);
  if (iso) return build(iso[1], Number(iso[2]) - 1, iso[3] ?? '1', iso[4], iso[5], iso[6], iso[7]);
  const mail = MAIL.exec(value);
  if (mail) return build(mail[3], month(mail[2]), mail[1], mail[4], mail[5], mail[6], mail[7]);
  const us = AMERICAN.exec(value);
  if (us)
    return build(
      us[3] ?? us[10],
      month(us[1]),
      us[2],
      us[4] ?? us[7],
      us[5] ?? us[8],
      us[6] ?? us[9],
      us[11],
    );
  if (/^\d{10}$/.test(value)) return Number(value) * 1000;
  return /^\d{13}$/.test(value) ? Number(value) : null;
}

function build(
  year: string | undefined,
  monthIndex: number,
  day: string | undefined,
  hour = '0',
  minute = '0',
  second = '0',
  zone = 'Z',
): EpochMs | null {
  const offset = offsetOf(zone);
  const y = fullYear(year ?? '');
  if (offset === null || monthIndex < 0 || monthIndex > 11 || Number(hour) > 24 || Number(minute) > 59)
    return null;
  const at = Date.UTC(y, monthIndex, Number(day), Number(hour), Number(minute), Math.min(59, Number(second)));
  // "31 June" would roll over into July.
  if (new Date(Date.UTC(y, monthIndex, Number(day))).getUTCMonth() !== monthIndex) return null;
  return Number.isNaN(at) ? null : at - offset * 60_000;
}

function month(name: string | undefined): number {
  return MONTHS.indexOf((name ?? '').toLowerCase());
}

/** RFC 2822 4.3: two digits below 50 are this century, others and three digits count from 1900. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length >= 4) return year;
  return text.length === 2 && year < 50 ? year + 2000 : year + 1900;
}

/** Minutes east of UTC. An unknown name is read as UTC, as RFC 2822 4.3 asks. */
function offsetOf(zone: string): number | null {
  const numeric = zone.match(/([+-])(\d{2}):?(\d{2})$/);
  if (!numeric) return ZONES[zone.toLowerCase()] ?? 0;
  const minutes = Number(numeric[2]) * 60 + Number(numeric[3]);
  if (minutes > 15 * 60) return null;
  return numeric[1] === '-' ? -minutes : minutes;
}
