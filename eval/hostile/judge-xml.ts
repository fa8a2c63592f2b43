import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { readInWorker, type WorkerReading } from './read-in-worker.ts';
import { xmlInFeed } from './xml-in-feed.ts';

export interface XmlFinding {
  file: string;
  problem: 'crash' | 'hang' | 'expanded' | 'disclosed';
}

const WITHIN_MS = 10_000;
const SECRET = 'harbour-secret-5150';
/** A reading may be larger than its file by this: what every article has, and a text in three places. */
const GROWTH = { factor: 4, bytes: 10_000 };

/** Reads each file as it is and, where it declares entities, as the head of a feed that uses them. */
export async function judgeXml(
  files: readonly string[],
  done: (count: number) => void,
): Promise<XmlFinding[]> {
  const folder = await mkdtemp(join(tmpdir(), 'eval-'));
  const secretFile = join(folder, 'secret.txt');
  await writeFile(secretFile, SECRET);
  try {
    const findings: XmlFinding[] = [];
    for (const [index, file] of files.entries()) {
      findings.push(...(await judgeFile(file, secretFile)));
      done(index + 1);
    }
    return findings;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function judgeFile(file: string, secretFile: string): Promise<XmlFinding[]> {
  const bytes = await readFile(file);
  const inFeed = xmlInFeed(bytes.toString('utf8'), secretFile);
  const variants = inFeed === null ? [bytes] : [bytes, Buffer.from(inFeed)];
  const findings: XmlFinding[] = [];
  for (const variant of variants) {
    const problem = problemOf(await readInWorker(variant, WITHIN_MS), variant.length);
    if (problem !== null) findings.push({ file: basename(file), problem });
  }
  return findings;
}

export function problemOf(reading: WorkerReading, size: number): XmlFinding['problem'] | null {
  if (reading.outcome !== 'read') return reading.outcome;
  if (reading.output.includes(SECRET)) return 'disclosed';
  return reading.output.length > GROWTH.factor * size + GROWTH.bytes ? 'expanded' : null;
}
