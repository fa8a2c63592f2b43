import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ExitCode, messageOf, OperatorError } from '../../src/lib/errors.ts';
import { splitSentences } from '../../src/stories/language/split-sentences.ts';
import type { EvalRun, Report } from '../lib/report.ts';
import { round } from '../lib/report.ts';
import { table } from '../lib/table.ts';
import { withF1 } from '../stories/compare-groups.ts';
import { boundariesOf } from './boundaries.ts';
import { peers } from './peers.ts';

const form = z.object({
  text: z.string().min(1),
  sentences: z.array(z.string()),
  language: z.string().default('en'),
});
type Case = z.infer<typeof form>;

type Split = (text: string, language: string) => string[];

const SYSTEMS: Record<'ours' | keyof typeof peers, Split> = {
  ours: (text, language) => splitSentences(text, language).map((sentence) => sentence.text),
  ...peers,
};

/** How many ends of sentences are found, and how many of those found are ends: ours beside its peers. */
export async function measureSentences(path: string, run: EvalRun): Promise<Report> {
  const cases = await readCases(path, run);
  const systems = Object.entries(SYSTEMS);
  const figures = systems.map(([name, split], done) => {
    const measured = measure(cases, split);
    run.progress(done + 1, systems.length);
    return [name, measured] as const;
  });
  const { ours, ...others } = Object.fromEntries(figures) as Record<keyof typeof SYSTEMS, Figures>;
  const wanted = cases.reduce((sum, { text, sentences }) => sum + boundariesOf(text, sentences).length, 0);
  return {
    figures: { n: cases.length, ...ours, peers: others },
    lines: [
      `${cases.length} texts, ${wanted} boundaries between sentences`,
      ...table(
        ['', 'precision', 'recall', 'F1', 'exact', 'ms'],
        figures.map(([name, { p, r, f1, exact, ms }]) => [
          name,
          ...[p, r, f1, exact].map((share) => share.toFixed(4)),
          ms.toFixed(2),
        ]),
      ),
    ],
  };
}

interface Figures {
  p: number;
  r: number;
  f1: number;
  /** Share of texts with every boundary right. */
  exact: number;
  /** Mean milliseconds a text. */
  ms: number;
}

function measure(cases: readonly Case[], split: Split): Figures {
  const began = performance.now();
  const splits = cases.map(({ text, language }) => split(text, language));
  const ms = (performance.now() - began) / cases.length;
  const judged = cases.map((one, index) => judge(one, splits[index] ?? []));
  const total = (of: (one: Judged) => number) => judged.reduce((sum, one) => sum + of(one), 0);
  const right = total((one) => one.right);
  const { p, r, f1 } = withF1(
    right /
      Math.max(
        1,
        total((one) => one.found),
      ),
    right /
      Math.max(
        1,
        total((one) => one.wanted),
      ),
  );
  const exact = total((one) => Number(one.exact)) / cases.length;
  return { p: round(p, 4), r: round(r, 4), f1: round(f1, 4), exact: round(exact, 4), ms: round(ms, 2) };
}

interface Judged {
  right: number;
  found: number;
  wanted: number;
  exact: boolean;
}

function judge({ text, sentences }: Case, split: readonly string[]): Judged {
  const found = boundariesOf(text, split);
  const wanted = boundariesOf(text, sentences);
  const ends = new Set(wanted);
  const right = found.filter((end) => ends.has(end)).length;
  return {
    right,
    found: found.length,
    wanted: wanted.length,
    exact: right === found.length && right === wanted.length,
  };
}

async function readCases(path: string, run: EvalRun): Promise<Case[]> {
  const rows = await readArray(path);
  const cases = rows.slice(0, run.limit).flatMap((row, index) => {
    const checked = form.safeParse(row);
    if (checked.success) return [checked.data];
    run.warn(`${path}: case ${index + 1} skipped, not of the form`);
    return [];
  });
  if (cases.length > 0) return cases;
  throw new OperatorError(`${path} has no case of {text, sentences}.`, { exitCode: ExitCode.usage });
}

async function readArray(path: string): Promise<unknown[]> {
  try {
    return z.array(z.unknown()).parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    throw new OperatorError(`${path} cannot be read as a JSON array: ${messageOf(error).split('\n')[0]}`, {
      exitCode: ExitCode.usage,
      cause: error,
    });
  }
}
