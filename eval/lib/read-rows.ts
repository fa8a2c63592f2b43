import type { z } from 'zod';
import { ExitCode, OperatorError } from '../../src/lib/errors.ts';
import { type Row, readJsonLines } from '../../src/lib/read-json-lines.ts';
import type { EvalRun } from './report.ts';

/** The rows of a JSONL file, broken ones warned about. Throws OperatorError where none is of the form. */
export async function readRows<T>(path: string, form: z.ZodType<T>, run: EvalRun): Promise<Row<T>[]> {
  const rows = await readJsonLines(path, form, run);
  if (rows.length > 0) return rows;
  throw new OperatorError(`${path} has no row of this kind's form.`, {
    hint: 'docs/MEASURING.md shows the form each kind reads.',
    exitCode: ExitCode.usage,
  });
}
