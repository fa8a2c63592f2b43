import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { z } from 'zod';
import { ExitCode, messageOf, OperatorError } from './errors.ts';

/** One row and the line it stands on, from 1. */
export interface Row<T> {
  line: number;
  value: T;
}

/**
 * The rows of a JSONL file, `limit` at most. A line that is no JSON or not of the form is warned about with its
 * number and skipped. Throws OperatorError (exit 2) where the file cannot be read.
 */
export async function readJsonLines<T>(
  path: string,
  form: z.ZodType<T>,
  { limit = Number.POSITIVE_INFINITY, warn }: { limit?: number; warn(line: string): void },
): Promise<Row<T>[]> {
  await expectFile(path);
  const rows: Row<T>[] = [];
  let line = 0;
  for await (const text of createInterface({
    input: createReadStream(path),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    line += 1;
    if (text.trim() === '') continue;
    const read = readRow(text, form);
    if ('problem' in read) warn(`${path}:${line}: skipped, ${read.problem}`);
    else rows.push({ line, value: read.value });
    if (rows.length >= limit) break;
  }
  return rows;
}

function readRow<T>(text: string, form: z.ZodType<T>): { value: T } | { problem: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { problem: `not JSON (${messageOf(error)})` };
  }
  const checked = form.safeParse(json);
  if (checked.success) return { value: checked.data };
  const [issue] = checked.error.issues;
  return { problem: `${issue?.path.join('.') || 'the row'}: ${issue?.message ?? 'not of the form'}` };
}

async function expectFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found?.isFile()) return;
  throw new OperatorError(
    found ? `${path} is not a file; this reads files of rows.` : `There is no ${path}.`,
    {
      exitCode: ExitCode.usage,
    },
  );
}
