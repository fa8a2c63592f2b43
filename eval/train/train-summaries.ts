import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { leadWithin } from '../../src/stories/learning/lead-within.ts';
import type { Rouge } from '../../src/stories/learning/rouge.ts';
import { loadRanker, type RankerFile } from '../../src/stories/summarise/ranker.ts';
import { meanWithInterval } from '../lib/interval.ts';
import { type EvalRun, mean } from '../lib/report.ts';
import { oursOfThree, oursWithin60 } from '../summaries/our-summary.ts';
import { sentencesOf } from '../summaries/read-texts.ts';
import { figuresOf, score, systemsTable } from '../summaries/score-systems.ts';
import { fitRanker } from './summaries/fit-ranker.ts';
import { readSources, type TrainingStory } from './summaries/sources.ts';

const HELP = `Usage: node eval/train/train-summaries.ts CORPORA [options]

Trains the weights of the summaries on what editors wrote of news stories.

  node eval/train/train-summaries.ts corpora                    hold every sixth story out and score those
  node eval/train/train-summaries.ts corpora --leave-out inshorts   train on the other sources, score this one
  node eval/train/train-summaries.ts corpora --write            train on everything and write the weights

Options:
  --leave-out NAME   cnndm, inshorts or roundups: a source whose stories are only scored
  --share N          use this share of the largest source, 0 to 1 (1)
  --seed N           which groups, rows and sets are drawn: figures of several show what is chance (5)
  --write            write src/stories/weights/summary-ranker.json
  --out FILE         write the weights there
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'leave-out': { type: 'string' },
    share: { type: 'string', default: '1' },
    seed: { type: 'string', default: '5' },
    write: { type: 'boolean', default: false },
    out: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const [corpora] = positionals;
if (values.help || corpora === undefined || !/^\d+$/.test(values.seed)) {
  process.stdout.write(HELP);
  process.exitCode = values.help ? 0 : 2;
} else await train(corpora);

async function train(folder: string): Promise<void> {
  const started = performance.now();
  const say = (line: string) =>
    process.stderr.write(`${((performance.now() - started) / 1000).toFixed(0).padStart(5)} s  ${line}\n`);
  const run: EvalRun = { limit: Number.POSITIVE_INFINITY, warn: say, progress: () => {} };
  const all = (await readSources(folder, run)).filter(inShare(Number(values.share)));
  const held = values.write ? [] : all.filter(isHeld);
  const file = await fitRanker(
    all.filter((story) => !held.includes(story)),
    Number(values.seed),
    say,
  );
  const path =
    values.out ??
    (values.write ? new URL('../../src/stories/weights/summary-ranker.json', import.meta.url) : null);
  if (path !== null) {
    if (values.out === undefined)
      await mkdir(new URL('../../src/stories/weights/', import.meta.url), { recursive: true });
    await writeFile(path, `${JSON.stringify(file)}\n`);
  }
  say(`${(JSON.stringify(file).length / 1000).toFixed(0)} kB of weights`);
  report(held, file);
}

function isHeld({ source }: TrainingStory, at: number): boolean {
  const left = values['leave-out'];
  return left === undefined ? at % 6 === 5 : source.startsWith(left);
}

/** Every story of the small sources, some of the largest. */
function inShare(share: number): (story: TrainingStory, at: number) => boolean {
  return ({ source }, at) => source !== 'cnndm' || at % 100 < share * 100;
}

function report(held: readonly TrainingStory[], file: RankerFile): void {
  const ranker = loadRanker(file);
  for (const source of new Set(held.map((story) => story.source))) {
    const stories = held.filter((story) => story.source === source);
    const made = stories.map(({ articles, references }) => {
      const [three, sixty] = [oursOfThree(articles, ranker), oursWithin60(articles, ranker)];
      return {
        leads: articles
          .map(({ body }) => sentencesOf(body))
          .map((lead) => ({
            three: score(lead.slice(0, 3), references),
            sixty: score(leadWithin(lead, 60), references),
          })),
        three: score(three.sentences, references, three.ms),
        sixty: score(sixty.sentences, references, sixty.ms),
      };
    });
    const systems = {
      lead3: figuresOf(made.flatMap(({ leads }) => leads.map(({ three }) => three))),
      ours3: figuresOf(made.map(({ three }) => three)),
      lead60: figuresOf(made.flatMap(({ leads }) => leads.map(({ sixty }) => sixty))),
      ours60: figuresOf(made.map(({ sixty }) => sixty)),
    };
    const gains = [
      `ours3 over lead3    ${gainOver(made.map(({ three, leads }) => [three, leads.map((lead) => lead.three)]))}`,
      `ours60 over lead60  ${gainOver(made.map(({ sixty, leads }) => [sixty, leads.map((lead) => lead.sixty)]))}`,
    ];
    const lines = [`${source}: ${stories.length} stories`, ...systemsTable(systems), ...gains, ''];
    process.stdout.write(`${lines.join('\n')}\n`);
  }
}

/** Story by story, in the mean of the three figures (percent): a single figure of few stories says little. */
function gainOver(made: readonly (readonly [Rouge, readonly Rouge[]])[]): string {
  const ofThree = ({ r1, r2, rl }: Rouge) => (100 * (r1 + r2 + rl)) / 3;
  const gains = made.map(([ours, leads]) => ofThree(ours) - mean(leads.map(ofThree)));
  const { mean: gain, low, high } = meanWithInterval(gains);
  return `${gain.toFixed(2)} (95 %: ${low.toFixed(2)} to ${high.toFixed(2)})`;
}
