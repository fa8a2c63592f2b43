import { parseDate } from '../../src/feeds/fields/dates/parse-date.ts';

export interface Overlap {
  p: number;
  r: number;
  f1: number;
}

/** Words of letters and digits, in lower case; Chinese and Japanese count by the character. */
function tokensOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}\p{M}]+/gu) ?? []
  );
}

/** Token precision, recall and F1, each token counted as often as it occurs. Two empty texts agree. */
export function overlap(ours: string, gold: string): Overlap {
  const [a, b] = [tokensOf(ours), tokensOf(gold)];
  if (a.length === 0 || b.length === 0) {
    const agree = a.length === b.length ? 1 : 0;
    return { p: agree, r: agree, f1: agree };
  }
  const left = new Map<string, number>();
  for (const token of b) left.set(token, (left.get(token) ?? 0) + 1);
  let both = 0;
  for (const token of a) {
    const count = left.get(token) ?? 0;
    if (count > 0) {
      both += 1;
      left.set(token, count - 1);
    }
  }
  const [p, r] = [both / a.length, both / b.length];
  return { p, r, f1: both === 0 ? 0 : (2 * p * r) / (p + r) };
}

/** Letters and digits decide; a site's name that only the gold still carries behind a dash or bar does not count. */
export function sameTitle(ours: string, gold: string): boolean {
  const [a, b] = [tokensOf(ours).join(' '), tokensOf(gold).join(' ')];
  if (a === b) return true;
  const parts = gold.split(/\s*[|_»]\s*|\s+[-–—·•:]\s+/);
  for (let from = 0; from < parts.length; from += 1) {
    for (const to of [from + 1, parts.length]) {
      const dropped = [...parts.slice(0, from), ...parts.slice(to)].join(' ');
      if (tokensOf(dropped).length <= 5 && tokensOf(parts.slice(from, to).join(' ')).join(' ') === a)
        return true;
    }
  }
  return false;
}

/** The people in a written byline: without “By”, dates and roles; of several lines the first with a name. */
export function namesIn(written: readonly string[]): Set<string> {
  return new Set(
    written.flatMap(
      (byline) =>
        byline
          .split(/\n/)
          .map(namesInLine)
          .find((names) => names.length > 0) ?? [],
    ),
  );
}

function namesInLine(line: string): string[] {
  return line
    .trim()
    .replace(/^(?:written |words |story )?(?:by|par|von|por)\b:?\s*/i, '')
    .replace(/\d.*$/, '')
    .split(/\s*(?:,|;|&|\||\(|\)|\b(?:and|et|und|y|avec|with)\b)\s*/i)
    .map((name) => tokensOf(name).join(' '))
    .filter((name) => name !== '' && !MONTH.test(name));
}

const MONTH = /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/;

export function sameNames(ours: readonly string[], gold: readonly string[]): boolean {
  const [a, b] = [namesIn(ours), namesIn(gold)];
  return a.size === b.size && [...a].every((name) => b.has(name));
}

const MINUTE = 60_000;
const HALF_DAY = 14 * 60 * MINUTE;

/**
 * The same minute. Gold without a zone is a time on some clock of the world; gold without a time is a day,
 * and ours must fall on that day somewhere. Null where the gold is no date.
 */
export function samePublication(ours: number | null, gold: string): boolean | null {
  const at = parseDate(gold);
  if (at === null) return null;
  if (ours === null) return false;
  if (!/\d:\d\d/.test(gold)) return ours >= at - HALF_DAY && ours < at + 24 * 60 * MINUTE + 12 * 60 * MINUTE;
  const zoned = /(?:Z|[+-]\d{2}:?\d{2}|\b[A-Z]{2,4})$/.test(gold.trim());
  return Math.abs(ours - at) < (zoned ? MINUTE : HALF_DAY);
}

/** The same address without protocol and query. */
export function sameImage(ours: string | null, gold: string): boolean {
  return ours !== null && imageKey(ours) === imageKey(gold);
}

function imageKey(url: string): string {
  const plain = url
    .trim()
    .replace(/^(?:https?:)?\/\//i, '')
    .replace(/[?#].*$/s, '');
  try {
    return decodeURIComponent(plain).toLowerCase();
  } catch {
    return plain.toLowerCase();
  }
}
