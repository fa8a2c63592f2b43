import type { BlockConfig, EditionConfig, Weekday } from '../../issues/edition.ts';
import { minutesToRead } from '../../render/reading-time.ts';
import type { PageWords } from './words/page-words.ts';

const WEEK: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** "Monday to Friday at 06:30, Pacific Time"; to readers also that it waits for their own 06:30, where it does. */
export function describeSchedule(edition: EditionConfig, words: PageWords): string {
  const own = edition.sendTime === 'reader' ? words.schedule.orYours(edition.sendAt) : '';
  return `${describeNewsroomTime(edition, words)}${own}`;
}

/** "Monday to Friday at 06:30, Pacific Time". */
export function describeNewsroomTime({ days, sendAt, zone }: EditionConfig, words: PageWords): string {
  return words.schedule.at(describeDays(days, words), sendAt, zoneName(zone, words.locale));
}

function describeDays(days: Weekday[], { schedule, locale }: PageWords): string {
  const chosen = WEEK.filter((day) => days.includes(day));
  if (chosen.length === 7) return schedule.everyDay;
  const [first, last] = [chosen[0], chosen.at(-1)];
  const unbroken = first && last && WEEK.indexOf(last) - WEEK.indexOf(first) === chosen.length - 1;
  if (unbroken && chosen.length > 2) return schedule.range(schedule.days[first], schedule.days[last]);
  return capital(
    listIn(
      locale,
      chosen.map((day) => schedule.each(schedule.days[day])),
    ),
  );
}

function listIn(locale: string, parts: string[]): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function zoneName(zone: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'longGeneric' });
  const parts = format.formatToParts(0);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}

/** "A 4-minute read: the lead story, 3 more stories and the day's agenda." */
export function describeEdition({ blocks }: EditionConfig, words: PageWords): string {
  const parts = blocks.map((block) => describeBlock(block, words)).filter((part) => part !== '');
  return words.contents.read(minutesToRead(usualWords(blocks)), listIn(words.locale, parts));
}

/** Following is different for each reader, and not every issue has what editors write themselves. */
const NOT_USUAL: BlockConfig['kind'][] = ['following', 'note', 'agenda'];

function usualWords(blocks: BlockConfig[]): number {
  return blocks
    .filter(({ kind }) => !NOT_USUAL.includes(kind))
    .reduce((sum, { max, words: [fewest, most] }) => sum + (max * (fewest + most)) / 2, 0);
}

function describeBlock({ kind, max }: BlockConfig, { contents }: PageWords): string {
  switch (kind) {
    case 'lead':
      return contents.lead;
    case 'stories':
      return contents.stories(max);
    case 'updates':
      return contents.updates;
    case 'radar':
      return contents.radar(max);
    case 'reads':
      return contents.reads(max);
    case 'agenda':
      return contents.agenda;
    case 'following':
      return contents.following;
    default:
      return '';
  }
}
