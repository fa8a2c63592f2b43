/** What a feed and its server ask of those who poll it. */
export interface PollingHints {
  /** Not sooner than so long after the last time. */
  atLeastMs: number;
  /** Hours of the day, UTC, in which it does not want to be asked. */
  skipHours: number[];
  /** Days of the week, UTC, Sunday is 0. */
  skipDays: number[];
}

const MINUTE = 60_000;
/** In front of the first item; a head longer than that is no head. */
const HEAD_BYTES = 64 * 1024;
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const PERIODS = new Map([
  ['hourly', 60 * MINUTE],
  ['daily', 24 * 60 * MINUTE],
  ['weekly', 7 * 24 * 60 * MINUTE],
  ['monthly', 30 * 24 * 60 * MINUTE],
  ['yearly', 365 * 24 * 60 * MINUTE],
]);

/**
 * RSS 2.0's `ttl`, `skipHours` and `skipDays`, the syndication module's `updatePeriod` and `updateFrequency`
 * (RSS 1.0 modules), and Cache-Control's `max-age` less `Age` (RFC 9111). Hints in an encoding that is not a
 * superset of ASCII are not found, which costs nothing but politeness.
 */
export function readPollingHints(body: Buffer, headers: Record<string, string>): PollingHints {
  const head = headOf(body);
  return {
    atLeastMs: Math.max(ttlOf(head), periodOf(head), freshFor(headers)),
    skipHours: numbersIn(head, 'skipHours', 'hour')
      .filter((hour) => hour <= 24)
      .map((hour) => hour % 24),
    skipDays: textsIn(head, 'skipDays', 'day')
      .map((day) => DAYS.indexOf(day.toLowerCase()))
      .filter((day) => day >= 0),
  };
}

function headOf(body: Buffer): string {
  const head = body.subarray(0, HEAD_BYTES).toString('latin1');
  const end = head.search(/<(?:\w{1,20}:)?(?:item|entry)[\s>]/);
  return end < 0 ? head : head.slice(0, end);
}

function ttlOf(head: string): number {
  return Number(/<ttl>\s*(\d{1,6})\s*<\/ttl>/i.exec(head)?.[1] ?? 0) * MINUTE;
}

function periodOf(head: string): number {
  const named = /<\w{1,20}:updatePeriod>\s*([a-z]+)\s*</i.exec(head)?.[1] ?? '';
  const period = PERIODS.get(named.toLowerCase()) ?? 0;
  const times = Number(/<\w{1,20}:updateFrequency>\s*(\d{1,4})\s*</i.exec(head)?.[1] ?? 1);
  return period / Math.max(1, times);
}

function freshFor(headers: Record<string, string>): number {
  const control = headers['cache-control'] ?? '';
  if (/\bno-(?:cache|store)\b/i.test(control)) return 0;
  const seconds = Number(/\bmax-age\s*=\s*"?(\d{1,9})/i.exec(control)?.[1] ?? 0);
  const age = /^\d{1,9}$/.test(headers.age ?? '') ? Number(headers.age) : 0;
  return Math.max(0, seconds - age) * 1000;
}

function textsIn(head: string, list: string, element: string): string[] {
  const inside = new RegExp(`<${list}>([\\s\\S]{0,2000}?)</${list}>`, 'i').exec(head)?.[1] ?? '';
  return [...inside.matchAll(new RegExp(`<${element}>\\s*(\\w{1,20})\\s*<`, 'gi'))].map(
    ([, text]) => text ?? '',
  );
}

function numbersIn(head: string, list: string, element: string): number[] {
  return textsIn(head, list, element)
    .filter((text) => /^\d{1,2}$/.test(text))
    .map(Number);
}
