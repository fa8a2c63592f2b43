import type { EditionConfig, LocalTime } from '../issues/edition.ts';
import { instantOf } from '../issues/local-time.ts';
import { isWithin } from '../issues/quiet-hours.ts';
import { toEdition } from './read-newsroom-build.ts';
import type { Placed } from './read-newsroom-place.ts';
import type { EditionYamlFields, NewsroomYamlFields } from './read-newsroom-schema.ts';
import type { NewsroomProblem } from './read-newsroom-yaml.ts';

type Field = keyof EditionYamlFields & keyof EditionConfig;

const WAITING = ['quietHours', 'giveUpHours', 'sendTime', 'spreadMinutes', 'zone'] as const;

/** Times and counts that contradict each other once the defaults are filled in; of fields that are wrong nothing is said. */
export function contradictions(
  placed: Placed<EditionYamlFields>,
  { zone, language = 'en' }: Partial<Pick<NewsroomYamlFields, 'zone' | 'language'>>,
): NewsroomProblem[] {
  const { read, isWrong, problem } = placed;
  const common = { zone: read.zone ?? zone ?? '', language, sections: [] };
  const edition = toEdition({ id: '', ...read }, common);
  // The defaults are the template's, and without it or an id nobody knows which.
  const hasDefaults = !isWrong('template') && (read.template ?? read.id) !== undefined;
  const isCertain = (field: Field) => !isWrong(field) && (read[field] !== undefined || hasDefaults);
  const shown = (field: Field) => `${edition[field]}${read[field] === undefined ? ' by default' : ''}`;

  /** Said of the field that is written. */
  const inOrder = (less: Field, more: Field, [below, above]: [string, string]): NewsroomProblem[] => {
    const [low, high] = [edition[less], edition[more]];
    if (!isCertain(less) || !isCertain(more) || low === null || high === null || low <= high) return [];
    return read[less] === undefined && read[more] !== undefined
      ? [problem([more], `${high} is ${below} ${less} (${shown(less)})`)]
      : [problem([less], `${low} is ${above} ${more} (${shown(more)})`)];
  };
  const times: [string, string] = ['before', 'after'];
  return [
    ...inOrder('draftAt', 'approveBy', times),
    ...inOrder('approveBy', 'sendAt', times),
    ...(isCertain('approveBy') ? [] : inOrder('draftAt', 'sendAt', times)),
    ...inOrder('minStories', 'maxStories', ['less than', 'more than']),
    ...(isWrong('quietHours') || !isCertain('sendAt')
      ? []
      : sentInQuietHours(edition, shown('sendAt'), problem)),
    ...(isWrong(...WAITING) || !isCertain('sendAt') || !common.zone ? [] : givenUpTooSoon(edition, problem)),
  ];
}

function sentInQuietHours(
  { sendAt, quietHours }: EditionConfig,
  shown: string,
  problem: Placed<unknown>['problem'],
): NewsroomProblem[] {
  const within = quietHours !== null && isWithin(sendAt, quietHours);
  return within ? [problem(['quietHours'], `sendAt (${shown}) is within the quiet hours`)] : [];
}

function givenUpTooSoon(edition: EditionConfig, problem: Placed<unknown>['problem']): NewsroomProblem[] {
  const { hours, why } = longestWait(edition);
  if (edition.giveUpHours > hours) return [];
  const wait = `the ${Math.ceil(hours)} hours that a reader may have to wait for ${why}`;
  return [problem(['giveUpHours'], `${edition.giveUpHours} is not more than ${wait}`)];
}

/** From `sendAt` on, to the first attempt for the last reader: who waits longer than is tried at all is never mailed. */
function longestWait({ zone, sendAt, sendTime, spreadMinutes, quietHours }: EditionConfig) {
  const waits: [keyof EditionConfig, minutes: number][] = [
    ['sendTime', sendTime === 'reader' ? minutesToLastZone(zone, sendAt) : 0],
    ['spreadMinutes', spreadMinutes],
    ['quietHours', quietHours === null ? 0 : minutesBetween(...quietHours)],
  ];
  const some = waits.filter(([, minutes]) => minutes > 0);
  return {
    hours: some.reduce((sum, [, minutes]) => sum + minutes, 0) / 60,
    why: some.map(([field]) => field).join(', '),
  };
}

/** Twelve hours behind UTC, where the same time comes last; longest in summer or in winter. */
function minutesToLastZone(zone: string, sendAt: LocalTime): number {
  const waits = ['2026-01-15', '2026-07-15'].map(
    (date) => instantOf(date, sendAt, 'Etc/GMT+12') - instantOf(date, sendAt, zone),
  );
  return Math.max(...waits) / 60_000;
}

function minutesBetween(from: LocalTime, to: LocalTime): number {
  const [start, end] = [from, to].map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
  return ((end ?? 0) - (start ?? 0) + 1_440) % 1_440;
}
