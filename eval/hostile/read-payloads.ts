import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { z } from 'zod';
import { ExitCode, OperatorError } from '../../src/lib/errors.ts';
import { listFiles } from '../lib/list-files.ts';
import type { EvalRun } from '../lib/report.ts';

export interface Hostile {
  /** Markup somebody could put into any text of a feed. */
  payloads: string[];
  /** Files to be read as feeds. */
  files: string[];
}

const payloadForm = z.array(z.object({ payload: z.string() }));
const XML = new Set(['.xml', '.rss', '.atom', '.rdf', '.xsd', '.xsl']);

/** `.json` holds payloads in an array, `.txt` one a line, XML files are themselves the attack. */
export async function readHostile(path: string, run: EvalRun): Promise<Hostile> {
  const found: Hostile = { payloads: [], files: [] };
  for (const file of await listFiles(path)) {
    const extension = extname(file).toLowerCase();
    if (XML.has(extension)) found.files.push(file);
    else if (extension === '.json') found.payloads.push(...(await payloadsOf(file, run)));
    else if (extension === '.txt') found.payloads.push(...linesOf(await readFile(file, 'utf8')));
    else run.warn(`${basename(file)} skipped: not .json, .txt or XML`);
  }
  if (found.payloads.length + found.files.length === 0) {
    throw new OperatorError(`${path} holds no hostile case.`, { exitCode: ExitCode.usage });
  }
  return { payloads: found.payloads.slice(0, run.limit), files: found.files.slice(0, run.limit) };
}

async function payloadsOf(file: string, run: EvalRun): Promise<string[]> {
  try {
    return payloadForm.parse(JSON.parse(await readFile(file, 'utf8'))).map(({ payload }) => payload);
  } catch {
    run.warn(`${basename(file)} skipped: not an array of {payload}`);
    return [];
  }
}

function linesOf(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== '');
}
