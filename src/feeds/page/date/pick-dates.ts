import type { EpochMs } from '../../../lib/clock.ts';
import { choosePublished, findDates, type ShownDate } from '../../fields/dates/shown-dates.ts';
import type { MetaTags } from '../meta-tags.ts';
import type { PageDocument, PageElement } from '../page-document.ts';
import { plainText, type StructuredData } from '../structured-data.ts';
import type { Surroundings } from '../surroundings.ts';
import { isShorter, linesIn, textOf } from '../text-of.ts';
import { MODIFIED_META, PUBLISHED_META } from './date-tags.ts';
import { isBeside, isUnnamed } from './is-beside.ts';
import { isOccasion } from './is-occasion.ts';
import { firstDate, isNoChange, markedChange, markedDate } from './marked-dates.ts';
import { readPageDate, sane } from './page-date.ts';

export interface PageDates {
  publishedAt: EpochMs | null;
  updatedAt: EpochMs | null;
}

/** When the article was published and last changed: metadata, marked-up times, shown dates, the address. */
export function pickDates(
  document: PageDocument,
  {
    data,
    meta,
    url,
    language,
    around,
  }: {
    data: StructuredData;
    meta: MetaTags;
    url: string;
    language: string | null;
    around: Surroundings;
  },
): PageDates {
  const locale = localeOf(language, meta, url);
  const below = () => (around.hasHeading ? around.behindHeading(LINES) : behindSomeHeading(document));
  const publishedAt =
    dateOf(plainText(data.article?.datePublished)) ??
    fullDate(
      PUBLISHED_META.flatMap((name) => meta.all(name)),
      () => markedDate(around, isNoChange),
    ) ??
    dateOf(plainText(data.article?.dateCreated)) ??
    markedDate(around, isNoChange) ??
    saidPublished(shownDate(around.behindHeading(SHOWN), around, locale)) ??
    markedDate(around, () => true) ??
    shownDate(around.behindHeading(SHOWN), around, locale)?.at ??
    nearest(dateInAddress(url), [
      () => dateBelowHeading(below(), around, locale),
      () => shownDate(around.fromHeading(SHOWN), around, locale),
    ]) ??
    beforeChange([
      () => dateBelowHeading(head(below()), around, locale),
      () => dateAboveHeading(around, locale),
      () => dateBelowHeading(below(), around, locale),
    ]) ??
    // Above a headline stands today's date more often than the article's.
    shownDate(around.fromHeading(SHOWN), around, locale)?.at ??
    null;
  const changed =
    dateOf(plainText(data.article?.dateModified)) ??
    firstDate(MODIFIED_META.flatMap((name) => meta.all(name))) ??
    markedChange(document);
  const updatedAt = changed !== null && (publishedAt === null || changed > publishedAt) ? changed : null;
  return { publishedAt, updatedAt };
}

/** "en" alone does not say which number of a date is the month; the network's tag or the country of the address may. */
function localeOf(language: string | null, meta: MetaTags, url: string): string | null {
  if (language !== null && language !== 'en') return language;
  const tag = meta.first('og:locale').replace('_', '-');
  if (/^[a-z]{2}-[a-z]{2}$/i.test(tag)) return tag;
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  const country = /\.(uk|ie|au|nz|za|in|ng|ke|sg)$/.exec(host)?.[1];
  return country ? `en-${country}` : language;
}

function dateOf(text: string): EpochMs | null {
  return text === '' ? null : readPageDate(text);
}

const SHOWN =
  '[class*="date" i], [class*="time" i], [class*="publi" i], [class*="posted" i], [class*="byline" i], [class*="meta" i], [id*="date" i]';

/** A short line with a date in it, in an element whose class says so; a date of a change where there is no other. */
function shownDate(shown: PageElement[], around: Surroundings, language: string | null): ShownDate | null {
  const lines = shown
    .slice(0, 80)
    .filter((element) => !isBeside(element) && !around.isInTeaser(element))
    .map((element) => textOf(element));
  return firstShown(
    lines.filter((line) => line.length <= 160 && !isOccasion(line, language)),
    language,
  );
}

function saidPublished(found: ShownDate | null): EpochMs | null {
  return found?.says === 'published' ? found.at : null;
}

function firstShown(lines: readonly string[], language: string | null): ShownDate | null {
  let changed: ShownDate | null = null;
  for (const line of lines) {
    const found = choosePublished(findDates(line, language).filter(({ at }) => sane(at) !== null));
    if (found && found.says !== 'updated') return found;
    changed ??= found;
  }
  return changed;
}

/** The address has the day, and a line below or above the headline the minute: where it is about that day. */
function nearest(day: EpochMs | null, shown: readonly (() => ShownDate | null)[]): EpochMs | null {
  if (day === null) return null;
  for (const read of shown) {
    const found = read();
    if (found && found.says !== 'updated' && isOnDay(found.at, day)) return found.at;
  }
  return day;
}

/** The first that is no change's date; a change's where there is no other. */
function beforeChange(shown: readonly (() => ShownDate | null)[]): EpochMs | null {
  let changed: ShownDate | null = null;
  for (const read of shown) {
    const found = read();
    if (found && found.says !== 'updated') return found.at;
    changed ??= found;
  }
  return changed?.at ?? null;
}

/** The first that is a date; where it has no time, with that of the page's marked date of the day. */
function fullDate(texts: string[], marked: () => EpochMs | null): EpochMs | null {
  const written = texts.find((text) => readPageDate(text) !== null) ?? '';
  const at = dateOf(written);
  if (at === null || /\d:\d\d|T\d/.test(written)) return at;
  const full = marked();
  return full !== null && isOnDay(full, at) ? full : at;
}

const HOUR = 60 * 60_000;

/** A day of some time zone lies around one of UTC; midnight stands for a day without a time. */
function isOnDay(at: EpochMs, day: EpochMs): boolean {
  return at >= day - 14 * HOUR && at < day + (at % (24 * HOUR) === 0 ? 24 : 32) * HOUR;
}

const LINES =
  'h2, h4, h5, p, div, span, i, em, b, strong, small, font, td, ul, ol, li, time, details, address, header';
const LINES_LOOKED_AT = 40;
const LONGEST_LINE = 90;
/** Characters of a paragraph that is the text's, not its head's. */
const MAX_HEAD = 180;

/** The last such line before the headline. */
function dateAboveHeading(around: Surroundings, language: string | null): ShownDate | null {
  const above = around
    .aboveHeading(LINES)
    .filter((element) => !isBeside(element) && !around.isInTeaser(element));
  const lines = above.slice(-LINES_LOOKED_AT).map((element) => textOf(element));
  return firstShown(
    lines.filter((line) => isDateLine(line) && isUnnamed(line) && !isOccasion(line, language)),
    language,
  );
}

/** A line that is a date and hardly more, soon after the heading. */
function dateBelowHeading(
  behind: readonly PageElement[],
  around: Surroundings,
  language: string | null,
): ShownDate | null {
  const lines = behind
    .slice(0, LINES_LOOKED_AT)
    .filter((element) => !isBeside(element) && !around.isInTeaser(element))
    .flatMap(linesOf);
  return firstShown(
    lines.filter((line) => isDateLine(line) && !isOccasion(line, language)),
    language,
  );
}

/** What stands before the text begins. */
function head(behind: readonly PageElement[]): PageElement[] {
  const first = behind.slice(0, LINES_LOOKED_AT);
  const text = first.findIndex((each) => each.localName === 'p' && textOf(each).length > MAX_HEAD);
  return text < 0 ? first : first.slice(0, text);
}

/** The whole as one line, and where that is too long each that is shown. */
function linesOf(element: PageElement): string[] {
  const whole = textOf(element);
  if (whole.length <= LONGEST_LINE || !isShorter(element, 4 * LONGEST_LINE)) return [whole];
  const lines = linesIn(element);
  return lines.flatMap((line) => (line.length > LONGEST_LINE ? line.split(/\s[|•·]\s/) : [line]));
}

function behindSomeHeading(document: PageDocument): PageElement[] {
  const all = Array.from(document.querySelectorAll(`h1, ${LINES}`));
  const main = all.findIndex(({ localName }) => localName === 'h1');
  const heading = main >= 0 ? main : all.findIndex(isHeadline);
  return heading < 0 ? [] : all.slice(heading + 1);
}

/** A longer line has to say that it is about the date. */
function isDateLine(line: string): boolean {
  const says = /^\P{L}*(?:(?:first |last )?(?:publi|posted|updated)|mis|modif)/iu.test(line);
  const plain = line.replace(/(?:(?:(?<![\p{L}\p{M}])[\p{L}\p{M}]{1,5}|\d)\.)+(?=\s|$)/gu, '').slice(6);
  return line.length <= (says ? 140 : LONGEST_LINE) && !/[.!?](?:\s|$)/.test(plain);
}

function isHeadline(element: PageElement): boolean {
  return (
    element.localName === 'h2' || /headline|(?:^|[\s_-])title/i.test(element.getAttribute('class') ?? '')
  );
}

/** `/2026/11/23/` and `/2026-11-23-` in an address are the day of publication; midnight UTC stands for it. */
function dateInAddress(url: string): EpochMs | null {
  const found = url.match(/[/-](20\d{2})[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)/);
  return found ? readPageDate(`${found[1]}-${found[2]}-${found[3]}`) : null;
}
