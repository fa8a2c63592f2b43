import type { BlockConfig, EditionConfig, Weekday } from '../../issues/edition.ts';

const WORDS_A_MINUTE = 238;
const WEEK: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const DAY_NAMES: Record<Weekday, string> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};
const lists = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** "Monday to Friday at 06:30, Pacific Time". */
export function describeSchedule({ days, sendAt, zone }: EditionConfig): string {
  return `${describeDays(days)} at ${sendAt}, ${zoneName(zone)}`;
}

function describeDays(days: Weekday[]): string {
  const chosen = WEEK.filter((day) => days.includes(day));
  if (chosen.length === 7) return 'Every day';
  const [first, last] = [chosen[0], chosen.at(-1)];
  const unbroken = first && last && WEEK.indexOf(last) - WEEK.indexOf(first) === chosen.length - 1;
  if (unbroken && chosen.length > 2) return `${DAY_NAMES[first]} to ${DAY_NAMES[last]}`;
  return lists.format(chosen.map((day) => `${DAY_NAMES[day]}s`));
}

function zoneName(zone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts(
    0,
  );
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}

/** "A 4-minute read: the lead story, 3 more stories and the day's agenda." */
export function describeEdition({ blocks }: EditionConfig): string {
  const words = blocks
    .filter((block) => block.kind !== 'following')
    .reduce((sum, { max, words: [fewest, most] }) => sum + (max * (fewest + most)) / 2, 0);
  const minutes = Math.max(1, Math.round(words / WORDS_A_MINUTE));
  const parts = blocks.map(describeBlock).filter((part) => part !== '');
  const contents = parts.length > 0 ? `: ${lists.format(parts)}` : '';
  return `A ${minutes}-minute read${contents}.`;
}

function describeBlock({ kind, max }: BlockConfig): string {
  const several = max > 1;
  switch (kind) {
    case 'lead':
      return 'the lead story';
    case 'stories':
      return several ? `${max} more stories` : 'one more story';
    case 'updates':
      return 'what has moved on since';
    case 'radar':
      return several ? `${max} stories in a sentence each` : 'one story in a sentence';
    case 'reads':
      return several ? `${max} longer reads` : 'a longer read';
    case 'agenda':
      return 'the agenda';
    case 'following':
      return 'the authors and topics you follow';
    default:
      return '';
  }
}
