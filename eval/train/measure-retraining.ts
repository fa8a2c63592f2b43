import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readBlurbFiles } from '../../src/jobs/retrain/read-blurb-file.ts';
import { retrainSummaries } from '../../src/stories/retrain/retrain-summaries.ts';
import { loadRanker, type RankerFile } from '../../src/stories/summarise/ranker.ts';
import { table } from '../lib/table.ts';

const HELP = `Usage: node eval/train/measure-retraining.ts WEIGHTS BLURBS.jsonl [--limit N]

Cross-validates retraining on a source that the weights were not trained on, as a newsroom's own blurbs are:

  node eval/train/train-summaries.ts corpora --leave-out roundups --out weights.json
  node eval/train/measure-retraining.ts weights.json corpora/summaries/roundups.jsonl --limit 200
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { limit: { type: 'string', default: '1500' }, help: { type: 'boolean', default: false } },
});
const [weights, blurbs] = positionals;
if (values.help || weights === undefined || blurbs === undefined) {
  process.stdout.write(HELP);
  process.exitCode = values.help ? 0 : 2;
} else await measure(weights, blurbs, Number(values.limit));

async function measure(weightsFile: string, blurbFile: string, limit: number): Promise<void> {
  const warn = (line: string) => void process.stderr.write(`${line}\n`);
  const all = await readBlurbFiles([blurbFile], { language: 'en', warn });
  const ranker = loadRanker(JSON.parse(await readFile(weightsFile, 'utf8')) as RankerFile);
  const { signal } = new AbortController();
  const outcome = await retrainSummaries(all.slice(0, limit), ranker, { signal });
  if (outcome.outcome !== 'trained') return warn(`only ${outcome.stories} usable blurbs`);
  const { lead60, shipped, retrained, gain } = outcome.trial;
  const rows = Object.entries({ lead60, shipped, retrained }).map(([name, { r1, r2, rl }]) => [
    name,
    ...[r1, r2, rl].map((figure) => figure.toFixed(2)),
  ]);
  const lines = table(['', 'ROUGE-1', 'ROUGE-2', 'ROUGE-Lsum'], rows);
  process.stdout.write(
    `${[`${outcome.stories} blurbs`, ...lines].join('\n')}\ngain ${gain.mean} ± ${gain.error}\n`,
  );
}
