import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ExitCode, messageOf, OperatorError } from '../../src/lib/errors.ts';
import { splitSentences } from '../../src/stories/split-sentences.ts';
import type { EvalRun, Report } from '../lib/report.ts';
import { round } from '../lib/report.ts';
import { withF1 } from '../stories/compare-groups.ts';
import { boundariesOf } from './boundaries.ts';

const form = z.object({ text: z.string().min(1), sentences: z.array(z.string()) });
type Case = z.infer<typeof form>;

/** How many ends of sentences are found, and how many of those found are ends. */
export async function measureSentences(path: string, run: EvalRun): Promise<Report> {
  const cases = await readCases(path, run);
  const judged = cases.map((one, done) => {
    run.progress(done + 1, cases.length);
    return judge(one);
  });
  const total = (of: (one: Judged) => number) => judged.reduce((sum, one) => sum + of(one), 0);
  const [right, found, wanted] = [
    total((one) => one.right),
    total((one) => one.found),
    total((one) => one.wanted),
  ];
  const { p, r, f1 } = withF1(right / Math.max(1, found), right / Math.max(1, wanted));
  const exact = total((one) => Number(one.exact)) / cases.length;
  return {
    figures: { n: cases.length, p: round(p, 4), r: round(r, 4), f1: round(f1, 4), exact: round(exact, 4) },
    lines: [
      `${cases.length} texts, ${wanted} boundaries between sentences`,
      `precision ${p.toFixed(3)}  recall ${r.toFixed(3)}  F1 ${f1.toFixed(3)}  texts split exactly right ${exact.toFixed(3)}`,
    ],
  };
}

interface Judged {
  right: number;
  found: number;
  wanted: number;
  exact: boolean;
}

function judge({ text, sentences }: Case): Judged {
  const split = splitSentences(text, 'en').map((sentence) => sentence.text);
  const found = boundariesOf(text, split);
  const wanted = boundariesOf(text, sentences);
  const right = found.filter((end) => wanted.includes(end)).length;
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
