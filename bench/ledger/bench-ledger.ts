import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { table } from '../../eval/lib/table.ts';
import type { LedgerFigures } from './measure.ts';

const SIZES = [10_000, 100_000, 1_000_000];

/** Each size in a process of its own, whose peak memory is then this size's. */
export async function benchLedger(say: (line: string) => void): Promise<string[]> {
  const all: LedgerFigures[] = [];
  for (const size of SIZES) {
    say(`${size} recipients …`);
    all.push(await measured(size));
  }
  return [
    'Claim, mark and record, durable (WAL, synced before a mark is granted), microseconds a delivery:',
    ...table(
      ['recipients', 'group', 'CPU', 'of it in the kernel', 'wall'],
      all.flatMap(({ size, groups }) =>
        groups.map(({ group, cpu, synced, wall }) => [
          size.toLocaleString('en-GB'),
          String(group),
          cpu.toFixed(1),
          synced.toFixed(1),
          wall.toFixed(1),
        ]),
      ),
    ),
    '',
    'Freezing the audience, and what asking costs with all rows ready, milliseconds:',
    ...table(
      ['recipients', 'freeze', 'longest block', 'counts', 'next due', 'audience', 'peak MB'],
      all.map(({ size, freezeMs, blockMs, countsMs, dueMs, audienceMs, peakMb }) => [
        size.toLocaleString('en-GB'),
        freezeMs.toFixed(0),
        blockMs.toFixed(0),
        countsMs.toFixed(1),
        dueMs.toFixed(1),
        audienceMs.toFixed(0),
        peakMb.toFixed(0),
      ]),
    ),
  ];
}

async function measured(size: number): Promise<LedgerFigures> {
  const child = fork(join(import.meta.dirname, 'measure.ts'), [String(size)]);
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`measuring ${size} recipients ended with ${code}`);
  });
  failed.catch(() => {});
  const [figures] = await Promise.race([once(child, 'message'), failed]);
  return figures as LedgerFigures;
}
