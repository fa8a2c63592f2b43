import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { joinGroups } from '../../src/stories/grouping/join-groups.ts';
import { judgePairs } from '../../src/stories/grouping/judge-pairs.ts';
import {
  byLength,
  type SameStoryFile,
  type SameStoryTrees,
} from '../../src/stories/grouping/same-story-model.ts';
import { hashOf } from '../../src/stories/grouping/weighted-terms.ts';
import { table } from '../lib/table.ts';
import { bCubed } from '../stories/compare-groups.ts';
import {
  type Fitted,
  type FoldOf,
  fitSameStory,
  heldOutModel,
  readWindow,
  type Window,
} from './stories/fit-same-story.ts';
import { withFormulas } from './stories/formulas.ts';
import {
  crowdInto,
  cutTo,
  enlarge,
  readDated,
  readRoundups,
  someStories,
  thinOut,
  thinWindowOf,
} from './stories/labelled-windows.ts';
import { inOneTown, withLookAlikes, withNeighbours } from './stories/look-alikes.ts';
import { withCopies } from './stories/told-again.ts';

const USAGE = `Usage: node eval/train/train-same-story.ts CORPORA [--threshold T]

Trains the judgement whether two articles report one event, prints how well it groups stories
it was not trained on, and writes src/stories/weights/same-story.json.
CORPORA is a folder with stories/dated.jsonl and stories/roundups/{train,val}.jsonl.
`;
const WEIGHTS = join(import.meta.dirname, '../../src/stories/weights/same-story.json');
const FOLDS = 3;
/** Precision is worth more than recall: readers forgive a story told twice sooner than two told as one. */
const THRESHOLD = 0.75;
const THRESHOLDS = [0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85];

const foldOf: FoldOf = (story) => hashOf(story.replace(/ twin$/, '')) % FOLDS;
const say = (line: string) => void process.stderr.write(`${line}\n`);

const corpora = process.argv[2];
if (corpora === undefined || corpora.startsWith('-')) {
  process.stdout.write(USAGE);
  process.exitCode = 2;
} else {
  await train(corpora);
}

async function train(corpora: string): Promise<void> {
  const dated = await readDated(corpora);
  const windows = await readWindows(corpora);
  const [thin, undated] = [await readThin(corpora), await readUndated(corpora)];
  const fitted = {
    articles: fitSameStory([...windows, undated], foldOf, FOLDS, say),
    shortReports: fitSameStory([...windows, thin, undated], foldOf, FOLDS, say),
  };
  await writeWeights(fitted);
  const unseen = [
    readWindow('dated, twins added (unseen)', withLookAlikes(dated, 1)),
    readWindow('roundups/val (unseen)', await readRoundups(corpora, 'val')),
  ];
  const rows = [...windows, thin, undated, ...unseen].map((window) => [
    window.name,
    ...figures(window, fitted),
  ]);
  process.stdout.write(`B³ precision / recall / F1, stories held out in ${FOLDS} parts\n`);
  process.stdout.write(`${table(['threshold', ...THRESHOLDS.map(String)], rows).join('\n')}\n`);
}

/** For articles, and for pairs of which one is a short report. */
interface FittedByLength {
  articles: Fitted;
  shortReports: Fitted;
}

/** Those trained on everything. */
async function writeWeights({ articles, shortReports }: FittedByLength): Promise<void> {
  const file: SameStoryFile = {
    threshold: THRESHOLD,
    articles: trainedOnAll(articles),
    shortReports: trainedOnAll(shortReports),
  };
  await writeFile(WEIGHTS, `${JSON.stringify(file)}\n`);
}

function trainedOnAll(fitted: Fitted): SameStoryTrees {
  const [alone, inContext] = [fitted.alone.at(-1), fitted.inContext.at(-1)];
  if (!alone || !inContext) throw new Error('nothing was trained');
  return { alone, inContext };
}

/**
 * The same stories as different newsrooms meet them: full or in teasers, spread over years or of one day. The
 * articles as they are count most; made windows teach what those lack, and not how large a story is.
 */
async function readWindows(corpora: string): Promise<Window[]> {
  const dated = await readDated(corpora);
  const alike = withLookAlikes(dated, 3);
  const large = withLookAlikes(enlarge(someStories(dated, 2, 1)), 3);
  return [
    readWindow('dated', dated),
    readWindow('dated, look-alikes', withLookAlikes(dated, 2), { weight: 0.5 }),
    readWindow('teasers', cutTo('teaser', dated), { weight: 0.2 }),
    readWindow('teasers, large, neighbours', withNeighbours(cutTo('teaser', crowdInto(600, large)), 2), {
      weight: 0.1,
    }),
    readWindow('undated', crowdInto(0, dated), { keep: 0.12, weight: 0.2 }),
    readWindow('crowded teasers', crowdInto(8, cutTo('teaser', alike)), { keep: 0.15, weight: 0.2 }),
    readWindow('crowded titles', crowdInto(8, cutTo('title', alike)), { keep: 0.15, weight: 0.1 }),
    readWindow('crowded, large', crowdInto(12, large), { keep: 0.12, weight: 0.1 }),
  ];
}

/** A small newsroom's days, on which two things told in one form of words may be all that there is. */
async function readThin(corpora: string): Promise<Window> {
  const rows = thinOut(withFormulas(withCopies(cutTo('short', await readDated(corpora)), 2), 1));
  return readWindow('thin', inOneTown(rows, thinWindowOf), { keep: 0.3, weight: 0.12 });
}

async function readUndated(corpora: string): Promise<Window> {
  const rows = await readRoundups(corpora, 'train');
  return readWindow('undated roundups', rows.slice(0, 2000), { keep: 0.2, weight: 0.1 });
}

function figures(window: Window, { articles, shortReports }: FittedByLength): string[] {
  const heldOut = ({ alone, inContext }: Fitted) => heldOutModel(alone, inContext, window, foldOf);
  const model = byLength(heldOut(articles), heldOut(shortReports));
  const judged = judgePairs(window.profiled, window.pairs, model);
  return THRESHOLDS.map((threshold) => {
    const groups = joinGroups(window.profiled.length, window.pairs, judged.inContext, threshold);
    const found: number[] = [];
    groups.forEach((members, group) => {
      for (const member of members) found[member] = group;
    });
    const { p, r, f1 } = bCubed(found, window.stories);
    return [p, r, f1].map((share) => share.toFixed(3).slice(1)).join('/');
  });
}
