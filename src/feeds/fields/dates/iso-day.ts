const WEEK = /^(\d{4})-?W(\d{2})(?:-?([1-7]))?(?=$|T|\s)/;
const DAY_OF_YEAR = /^(\d{4})-(\d{3})(?=$|T|\s)/;
const DAY = 86_400_000;

/** A date by its week or its day of the year (ISO 8601 5.2.2 and 5.2.3) as one by month and day; others as they are. */
export function withCalendarDay(text: string): string {
  const [week, year = '', number = '', weekday = '1'] = WEEK.exec(text) ?? [];
  if (week !== undefined)
    return `${dayOfWeek(Number(year), Number(number), Number(weekday))}${text.slice(week.length)}`;
  const [ordinal, of = '', day = ''] = DAY_OF_YEAR.exec(text) ?? [];
  if (ordinal === undefined) return text;
  const at = new Date(Date.UTC(Number(of), 0, Number(day)));
  return `${at.getUTCFullYear() === Number(of) ? dayOf(at) : ''}${text.slice(ordinal.length)}`;
}

/** The first week of a year is the one with 4 January in it; `''` where the year has no such week. */
function dayOfWeek(year: number, week: number, weekday: number): string {
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * DAY;
  const thursday = new Date(monday + ((week - 1) * 7 + 3) * DAY);
  return thursday.getUTCFullYear() === year
    ? dayOf(new Date(monday + ((week - 1) * 7 + weekday - 1) * DAY))
    : '';
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
