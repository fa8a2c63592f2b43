import { ExitCode, OperatorError } from '../src/lib/errors.ts';
import { measureBounces } from './bounces/measure-bounces.ts';
import { measureFeeds } from './feeds/measure-feeds.ts';
import { measureGate } from './gate/measure-gate.ts';
import type { EvalRun, Report } from './lib/report.ts';
import { measurePages } from './pages/measure-pages.ts';
import { measureRanking } from './ranking/measure-ranking.ts';
import { measureSentences } from './sentences/measure-sentences.ts';
import { measureStories } from './stories/measure-stories.ts';
import { measureRoundups } from './summaries/measure-roundups.ts';
import { measureSummaries } from './summaries/measure-summaries.ts';

export interface Kind {
  name: string;
  /** What PATH is. */
  reads: string;
  about: string;
  measure(path: string, run: EvalRun): Promise<Report>;
}

/** It loads the whole of mail rendering, which the other kinds need not wait for. */
async function measureHostileLazily(path: string, run: EvalRun): Promise<Report> {
  const { measureHostile } = await import('./hostile/measure-hostile.ts');
  return measureHostile(path, run);
}

export const KINDS: readonly Kind[] = [
  {
    name: 'summaries',
    reads: 'FILE.jsonl',
    about: 'summaries of single articles against the editors’ own',
    measure: measureSummaries,
  },
  {
    name: 'roundups',
    reads: 'FILE.jsonl',
    about: 'one summary of several reports against the editors’ roundup',
    measure: measureRoundups,
  },
  {
    name: 'gate',
    reads: 'FILE.jsonl',
    about: 'false sentences stopped by the check of a language model’s words',
    measure: measureGate,
  },
  {
    name: 'stories',
    reads: 'FILE.jsonl',
    about: 'reports of one event put together',
    measure: measureStories,
  },
  {
    name: 'ranking',
    reads: 'FILE.jsonl',
    about: 'finding what an unseen outlet leads with',
    measure: measureRanking,
  },
  { name: 'sentences', reads: 'FILE.json', about: 'where sentences end', measure: measureSentences },
  { name: 'feeds', reads: 'DIR', about: 'saved feeds read, and why not', measure: measureFeeds },
  { name: 'pages', reads: 'DIR', about: 'articles read out of saved web pages', measure: measurePages },
  {
    name: 'bounces',
    reads: 'DIR',
    about: 'whose mail failed, and whether for good, told from raw reports',
    measure: measureBounces,
  },
  {
    name: 'hostile',
    reads: 'FILE or DIR',
    about: 'what must not come through: markup, scripts, XML bombs',
    measure: measureHostileLazily,
  },
];

/** Throws OperatorError (exit code 2) for a kind that is not measured. */
export function findKind(name: string): Kind {
  const kind = KINDS.find((one) => one.name === name);
  if (kind) return kind;
  throw new OperatorError(`There is no kind “${name}”.`, {
    hint: `There is ${KINDS.map((one) => one.name).join(', ')}.`,
    exitCode: ExitCode.usage,
  });
}
