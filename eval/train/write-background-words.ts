import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { countBackground } from './stories/count-background.ts';
import { readBackground } from './stories/read-background.ts';

const USAGE = `Usage: node eval/train/write-background-words.ts CORPORA

Counts how common single words are in news and writes src/stories/weights/background-words.json.
CORPORA is a folder with summaries/, stories/roundups/train.jsonl and feeds/days.
`;
const WEIGHTS = join(import.meta.dirname, '../../src/stories/weights/background-words.json');

const corpora = process.argv[2];
if (corpora === undefined || corpora.startsWith('-')) {
  process.stdout.write(USAGE);
  process.exitCode = 2;
} else {
  const counted = countBackground(await readBackground(corpora));
  await writeFile(WEIGHTS, `${JSON.stringify(counted)}\n`);
  process.stdout.write(`${counted.documents} documents\n`);
}
