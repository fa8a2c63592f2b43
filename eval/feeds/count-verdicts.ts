import { round } from '../lib/report.ts';
import { table } from '../lib/table.ts';
import type { Verdict } from './check-expectation.ts';

export interface Expectations {
  right: number;
  wrong: number;
  notModelled: number;
  /** Files that state something we model, and those of them where all of it is right. */
  cases: number;
  casesRight: number;
  subjects: Record<string, { right: number; wrong: number }>;
}

export function countVerdicts(files: Verdict[][]): Expectations {
  const all = files.flat();
  const modelled = all.filter(({ subject }) => subject !== null);
  const cases = files.filter((verdicts) => verdicts.some(({ subject }) => subject !== null));
  const isRight = ({ subject, right }: Verdict) => subject === null || right;
  const groups = Object.entries(Object.groupBy(modelled, ({ subject }) => String(subject)));
  return {
    right: modelled.filter(({ right }) => right).length,
    wrong: modelled.filter(({ right }) => !right).length,
    notModelled: all.length - modelled.length,
    cases: cases.length,
    casesRight: cases.filter((verdicts) => verdicts.every(isRight)).length,
    subjects: Object.fromEntries(
      groups.map(([subject, verdicts = []]) => {
        const right = verdicts.filter((verdict) => verdict.right).length;
        return [subject, { right, wrong: verdicts.length - right }];
      }),
    ),
  };
}

/** Nothing where no file states an expectation. */
export function describeExpectations(found: Expectations): string[] {
  if (found.cases === 0 && found.notModelled === 0) return [];
  const rows = Object.entries(found.subjects).toSorted(([a], [b]) => a.localeCompare(b));
  const share = found.right / Math.max(found.right + found.wrong, 1);
  return [
    '',
    `What the files expect: ${found.right} right, ${found.wrong} wrong (${round(share)}), ${found.notModelled} of things not modelled`,
    `${found.casesRight} of ${found.cases} files with everything modelled right`,
    '',
    ...table(
      ['', 'right', 'wrong'],
      rows.map(([subject, { right, wrong }]) => [subject, String(right), String(wrong)]),
    ),
  ];
}
