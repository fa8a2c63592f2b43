import { table } from '../../eval/lib/table.ts';
import { temporaryFolder } from '../../test/support/newsroom-database.ts';
import { readSendOptions, type SendBenchOptions } from './arguments.ts';
import { type Contender, contendersOf, runOurs } from './contenders.ts';
import type { Slice } from './measured.ts';
import { findPrograms } from './programs.ts';
import { startSink } from './sink.ts';

/** Size of the messages that show growth: the smallest, where the ledger and the composer weigh most. */
const GROWTH_KB = 10;

interface Row {
  name: Contender['name'];
  kb: number;
  perSecond: number;
  cpuMicros: number;
  rssMb: number;
  /** Messages a second beside smtp-source's in the same round: the median. */
  ratio: number;
}

interface GrowthRow extends Omit<Row, 'name' | 'ratio'> {
  recipients: number;
}

/** All senders in turn, round after round, to one receiver, so that a busy moment meets them all; then growing audiences. */
export async function benchSend(say: (line: string) => void, args: string[]): Promise<string[]> {
  const options = readSendOptions(args);
  const programs = findPrograms();
  using folder = temporaryFolder();
  await using sink = await startSink(programs.sink);
  const place = { port: sink.port, folder: folder.path };
  const rows: Row[] = [];
  for (const kilobytes of options.sizes)
    rows.push(...(await compare(contendersOf(programs), { ...place, kilobytes }, options, say)));
  const growth: GrowthRow[] = [];
  for (const recipients of options.growth) {
    say(`${recipients.toLocaleString('en-GB')} recipients …`);
    const slice = await runOurs({ ...place, kilobytes: GROWTH_KB, messages: recipients }, []);
    growth.push({ recipients, kb: GROWTH_KB, ...figuresOf(slice) });
  }
  return options.json
    ? [JSON.stringify({ rows: rows.map(rounded), growth: growth.map(rounded) })]
    : [...tableOf(rows), ...growthTable(growth)];
}

async function compare(
  contenders: Contender[],
  place: { port: number; folder: string; kilobytes: number },
  { rounds, messages }: SendBenchOptions,
  say: (line: string) => void,
): Promise<Row[]> {
  const slices = contenders.map((): Slice[] => []);
  for (let round = 1; round <= rounds; round++) {
    say(`${place.kilobytes} KB, round ${round} of ${rounds} …`);
    for (const [i, { run, share }] of contenders.entries())
      slices[i]?.push(await run({ ...place, messages: Math.ceil(messages * share) }));
  }
  const [beside = []] = slices;
  return contenders.map(({ name }, i) => {
    const own = slices[i] ?? [];
    return {
      name,
      kb: place.kilobytes,
      perSecond: median(own.map(perSecond)),
      cpuMicros: median(own.map((slice) => slice.cpuMicros)),
      rssMb: median(own.map((slice) => slice.rssMb)),
      ratio: median(own.map((slice, round) => perSecond(slice) / perSecond(beside[round] ?? slice))),
    };
  });
}

function figuresOf(slice: Slice) {
  return { perSecond: perSecond(slice), cpuMicros: slice.cpuMicros, rssMb: slice.rssMb };
}

function perSecond({ messages, seconds }: Slice): number {
  return messages / seconds;
}

function tableOf(rows: Row[]): string[] {
  const cells = rows.map(({ name, kb, perSecond, ratio, cpuMicros, rssMb }) => {
    const nodemailer = rows.find(
      (row) => row.kb === kb && row.name === (name === 'ours-dkim' ? 'nodemailer-dkim' : 'nodemailer'),
    );
    return [
      name,
      String(kb),
      perSecond.toFixed(0),
      ratio.toFixed(2),
      cpuMicros.toFixed(0),
      ((nodemailer?.cpuMicros ?? Number.NaN) / cpuMicros).toFixed(1),
      rssMb.toFixed(0),
    ];
  });
  const head = [
    'sender',
    'KB',
    'messages/s',
    '× smtp-source',
    'CPU µs a message',
    'nodemailer’s CPU ÷',
    'peak MB',
  ];
  return table(head, cells);
}

function growthTable(rows: GrowthRow[]): string[] {
  if (rows.length === 0) return [];
  const cells = rows.map(({ recipients, perSecond, cpuMicros, rssMb }) => [
    recipients.toLocaleString('en-GB'),
    perSecond.toFixed(0),
    cpuMicros.toFixed(0),
    rssMb.toFixed(0),
  ]);
  return ['', ...table([`recipients, ${GROWTH_KB} KB`, 'messages/s', 'CPU µs a message', 'peak MB'], cells)];
}

function rounded<Figures extends object>(row: Figures): Figures {
  const figures = Object.entries(row).map(([name, value]) => [
    name,
    typeof value === 'number' ? Number(value.toFixed(3)) : value,
  ]);
  return Object.fromEntries(figures) as Figures;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
