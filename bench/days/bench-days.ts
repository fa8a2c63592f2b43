import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { table } from '../../eval/lib/table.ts';
import { ExitCode, messageOf, OperatorError } from '../../src/lib/errors.ts';
import { inventNews } from './invent-news.ts';
import { EDITIONS, type NewsroomOfDays, openNewsroomOfDays } from './newsroom-of-days.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Midnight in Toronto; its clocks go back on the thirteenth day. */
const FROM = Date.UTC(2026, 9, 20, 4);
const TICK = 300_000;
const PRINTED_EVERY = 5;

export const DAYS_OPTIONS = `  --days N         days that go by: 45
  --readers N      readers of both editions: 40`;

interface Figures {
  day: number;
  /** Milliseconds of this process in one of these days. */
  cpu: number;
  heapMb: number;
  dataMb: number;
}

/**
 * A newsroom's days on a clock that is set: polling, drafting, approving by itself, sending, tidying, as the scheduler
 * does it. Throws OperatorError where a reader did not get each issue once.
 */
export async function benchDays(say: (line: string) => void, args: string[]): Promise<string[]> {
  const { days, readers } = readOptions(args);
  await using newsroom = await openNewsroomOfDays(FROM, readers);
  const news = inventNews(FROM - DAY, days + 1); // the first morning has a night to tell of
  const figures: Figures[] = [];
  let [cpu, printed] = [process.cpuUsage(), 0];
  for (let day = 1; day <= days; day++) {
    await liveThrough(newsroom, news, FROM + (day - 1) * DAY);
    if (day % PRINTED_EVERY !== 0 && day !== days) continue;
    const { user, system } = process.cpuUsage(cpu);
    figures.push({
      day,
      cpu: (user + system) / 1_000 / (day - printed),
      heapMb: heapBytes() / 1e6,
      dataMb: newsroom.dataBytes() / 1e6,
    });
    [cpu, printed] = [process.cpuUsage(), day];
    say(`day ${day} of ${days} …`);
  }
  checkOnce(newsroom, { days, readers });
  const issues = days * EDITIONS.length;
  return [
    `${days} days, ${issues} issues, ${news.length.toLocaleString('en-GB')} reports; each of ${readers} readers got each issue once:`,
    ...table(
      ['day', 'CPU ms a day', 'heap MB', 'data MB'],
      figures.map(({ day, cpu: ms, heapMb, dataMb }) => [
        String(day),
        ms.toFixed(0),
        heapMb.toFixed(1),
        dataMb.toFixed(1),
      ]),
    ),
  ];
}

/** A tick every five minutes. */
async function liveThrough(
  { app, clock, publish }: NewsroomOfDays,
  news: Parameters<NewsroomOfDays['publish']>[0],
  midnight: number,
): Promise<void> {
  const { signal } = new AbortController();
  const recent = news.filter(({ at }) => at > midnight - 2 * DAY && at < midnight + DAY);
  for (let at = midnight; at < midnight + DAY; at += TICK) {
    clock.at = at;
    publish(recent);
    await app.tick({ signal });
  }
}

function checkOnce({ taken }: NewsroomOfDays, { days, readers }: { days: number; readers: number }): void {
  const issues = days * EDITIONS.length;
  const wrong = [...taken].filter(([, ids]) => ids.length !== issues || new Set(ids).size !== issues);
  if (taken.size === readers && wrong.length === 0) return;
  const [[reader, ids] = ['nobody', []]] = wrong;
  throw new OperatorError(
    `Not every reader got each of ${issues} issues once: ${taken.size} of ${readers} got mail, ${reader} ${ids.length} times.`,
    { exitCode: ExitCode.failure },
  );
}

/** What is in use once what is not has been collected. */
function heapBytes(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

function readOptions(args: string[]): { days: number; readers: number } {
  const options = {
    days: { type: 'string', default: '45' },
    readers: { type: 'string', default: '40' },
  } as const;
  try {
    const { days, readers } = parseArgs({ args, options }).values;
    return { days: count('--days', days), readers: count('--readers', readers) };
  } catch (error) {
    throw new OperatorError(messageOf(error), {
      hint: `npm run bench -- days takes\n${DAYS_OPTIONS}`,
      exitCode: ExitCode.usage,
    });
  }
}

function count(option: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Error(`${option} takes a whole number from 1, not “${text}”.`);
}
