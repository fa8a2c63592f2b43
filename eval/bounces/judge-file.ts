import type { Report } from '../../src/bounces/read/report.ts';
import { type Kind, kindOf } from './kind-of.ts';
import type { GoldRow } from './read-gold.ts';
import type { Witness } from './witness.ts';

/** One recipient in the corpus's eyes, in ours, or in both. */
export interface Case {
  file: string;
  /** Null: we tell of somebody the corpus knows nothing of. */
  gold: GoldRow | null;
  /** Null: the corpus tells of somebody we do not. */
  report: Report | null;
  kindRight: boolean;
  /** Null where nothing says which address is right. */
  addressRight: boolean | null;
}

/** Pairs a file's rows with its reports: by address where the corpus has one, by kind, then as they come. */
export function judgeFile(rows: readonly GoldRow[], reports: readonly Report[], witness: Witness): Case[] {
  const file = rows[0]?.file ?? '';
  const left = [...reports];
  const take = (fits: (report: Report) => boolean): Report | null => {
    const index = left.findIndex(fits);
    return index < 0 ? null : (left.splice(index, 1)[0] ?? null);
  };
  const pairs = new Map<GoldRow, Report>();
  const rounds: ((row: GoldRow, report: Report) => boolean)[] = [
    (row, report) => row.address !== null && report.address === row.address,
    (row, report) => row.address === null && kindOf(report) === row.kind,
    () => true,
  ];
  for (const fits of rounds) {
    for (const row of rows) {
      const report = pairs.has(row) ? null : take((one) => fits(row, one));
      if (report) pairs.set(row, report);
    }
  }
  return [
    ...rows.map((row) => judge(file, row, pairs.get(row) ?? null, witness)),
    ...left.map((report) => judge(file, null, report, witness)),
  ];
}

function judge(file: string, gold: GoldRow | null, report: Report | null, witness: Witness): Case {
  const kindRight = gold !== null && report !== null && kindOf(report) === gold.kind;
  return { file, gold, report, kindRight, addressRight: judgeAddress(gold, report, witness) };
}

function judgeAddress(gold: GoldRow | null, report: Report | null, witness: Witness): boolean | null {
  if (gold === null) return false;
  if (gold.address !== null) return report?.address === gold.address;
  // Nobody failed in an automatic answer: there is no address to find.
  if (witness.by === 'nobody' || (gold.kind === 'other' && witness.by === 'text')) return null;
  return report?.address !== null && report?.address !== undefined && witness.addresses.has(report.address);
}

export const KINDS: readonly Kind[] = ['hard', 'soft', 'complaint', 'other'];
