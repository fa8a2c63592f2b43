import type { App } from '../app/app.ts';
import type { RetrainOutcome } from '../jobs/retrain/retrain.ts';
import { ExitCode, OperatorError } from '../lib/errors.ts';
import { countOf } from '../lib/in-words.ts';
import { FEWEST_BLURBS } from '../stories/retrain/retrain-summaries.ts';
import type { Terminal } from './terminal.ts';
import { type AddVerb, type CliContext, examples, jsonOption, withApp } from './verb.ts';

interface Options {
  dryRun?: boolean;
  force?: boolean;
  reset?: boolean;
  json?: boolean;
}

export const addRetrain: AddVerb = (program, act) => {
  program
    .command('retrain')
    .description(
      'Learn from past blurbs which sentences this newsroom would choose; without a file, from the summaries editors wrote in issues that went out.',
    )
    .addHelpText(
      'before',
      examples(
        'retrain --dry-run',
        'retrain blurbs.jsonl',
        'retrain 2024.jsonl 2025.jsonl --json',
        'retrain --reset',
      ),
    )
    .argument(
      '[files...]',
      'JSONL, one blurb on each line: {"title", "text", "summary"}; README has all forms',
    )
    .option('--dry-run', 'say what retraining would gain and write nothing')
    .option('--force', 'use the new weights even if the gain is within noise')
    .option('--reset', 'go back to the weights that came with Twofold')
    .addOption(jsonOption())
    .action((files: string[], options: Options) =>
      act((context) =>
        withApp(context, (app) =>
          options.reset ? reset(app, files, options, context) : retrain(app, files, options, context),
        ),
      ),
    );
};

async function reset(
  app: App,
  files: string[],
  options: Options,
  { terminal }: CliContext,
): Promise<ExitCode> {
  if (files.length > 0 || options.dryRun || options.force) {
    throw new OperatorError('--reset goes with no file and no other option.', { exitCode: ExitCode.usage });
  }
  const removed = await app.effects.summaryWeights.reset();
  if (options.json) terminal.printJson({ removed });
  terminal.say(
    removed
      ? `${app.effects.summaryWeights.path} is removed: summaries are made with the weights that came with Twofold.`
      : 'There is nothing to reset: this newsroom has no weights of its own.',
  );
  return ExitCode.ok;
}

async function retrain(
  app: App,
  files: string[],
  { dryRun = false, force = false, json = false }: Options,
  { terminal, signal }: CliContext,
): Promise<ExitCode> {
  if (dryRun && force)
    throw new OperatorError('--force writes, --dry-run does not.', { exitCode: ExitCode.usage });
  const bar = terminal.progress('retraining');
  const skipped: string[] = [];
  const outcome = await app.jobs.retrain({
    files,
    dryRun,
    force,
    signal,
    warn: (line) => skipped.push(line),
    onProgress: bar.update,
  });
  bar.done(inWords(outcome));
  sayWarnings(skipped, terminal);
  if (outcome.outcome === 'stopped') return ExitCode.tryAgain;
  if (outcome.outcome === 'too few') throw tooFew(outcome.stories, files);
  const { path } = app.effects.summaryWeights;
  if (json) terminal.printJson({ ...outcome, path: outcome.written ? path : null });
  else for (const line of table(outcome)) terminal.print(line);
  terminal.say(verdict(outcome, path, dryRun));
  return ExitCode.ok;
}

/** A file that is something else is wrong in every line. */
const MOST_WARNINGS = 20;

function sayWarnings(lines: readonly string[], terminal: Terminal): void {
  for (const line of lines.slice(0, MOST_WARNINGS)) terminal.say(`warning: ${line}`);
  const more = lines.length - MOST_WARNINGS;
  if (more > 0) terminal.say(`warning: ${countOf(more, 'more line')} like these`);
}

function inWords(outcome: RetrainOutcome): string {
  if (outcome.outcome === 'stopped') return 'Stopped; nothing was written.';
  return `${countOf(outcome.stories, 'past blurb')} read.`;
}

function tooFew(stories: number, files: readonly string[]): OperatorError {
  const source = files.length > 0 ? 'in the files' : 'by editors in issues that went out';
  return new OperatorError(
    `Only ${countOf(stories, 'usable blurb')} ${source}; retraining needs at least ${FEWEST_BLURBS}.`,
    {
      hint:
        files.length > 0
          ? 'A blurb counts where its article has whole sentences, in English or French, that share words with it.'
          : 'Summaries that editors rewrite at the desk collect by themselves; past ones can be given as JSONL files.',
    },
  );
}

type Trained = Extract<RetrainOutcome, { outcome: 'trained' }>;

/** Tab-separated, as all data are. */
function table({ trial }: Trained): string[] {
  const rows = [
    ['first sentences, 60 words', trial.lead60],
    ['shipped weights', trial.shipped],
    ['retrained', trial.retrained],
  ] as const;
  return [
    ['', 'ROUGE-1', 'ROUGE-2', 'ROUGE-Lsum'].join('\t'),
    ...rows.map(([name, { r1, r2, rl }]) => [name, ...[r1, r2, rl].map((of) => of.toFixed(2))].join('\t')),
  ];
}

function verdict({ trial: { gain }, better, written }: Trained, path: string, dryRun: boolean): string {
  const measured = `gain ${gain.mean >= 0 ? '+' : ''}${gain.mean.toFixed(2)} ± ${gain.error.toFixed(2)} on blurbs not learned from`;
  if (written && better) return `${measured}. Written to ${path}; the next draft uses it.`;
  if (written) return `${measured}, which is within noise. Written to ${path} all the same, as asked.`;
  if (dryRun && better) return `${measured}. Nothing was written.`;
  return `${measured}, which is within noise (it must be more than twice its error). Nothing was written.`;
}
