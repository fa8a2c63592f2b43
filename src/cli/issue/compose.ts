import type { App } from '../../app/app.ts';
import type { IssueContent } from '../../issues/issue.ts';
import { localDate } from '../../issues/local-time.ts';
import { countReworded } from '../../issues/reword-stories.ts';
import { issueId, windowOf } from '../../issues/slot.ts';
import { ExitCode } from '../../lib/errors.ts';
import { countOf, inWords } from '../../lib/in-words.ts';
import { checkIssueDate } from '../check-date.ts';
import { operator } from '../operator.ts';
import type { Terminal } from '../terminal.ts';
import { type AddVerb, examples, jsonOption, withApp } from '../verb.ts';

interface Options {
  date?: string;
  dryRun?: boolean;
  json?: boolean;
}

export const addCompose: AddVerb = (program, act) => {
  program
    .command('compose')
    .description('Make an issue’s draft, or refresh it and keep what editors did.')
    .addHelpText(
      'before',
      examples('compose morning', 'compose evening --date 2026-11-23', 'compose morning --dry-run --json'),
    )
    .argument('<edition>', 'id of an edition')
    .option('--date <date>', 'local date of the issue, today by default')
    .option('--dry-run', 'show what the draft would be and write nothing')
    .addOption(jsonOption())
    .action((edition: string, options: Options) =>
      act((context) => withApp(context, (app) => compose(app, edition, options, context.terminal))),
    );
};

async function compose(app: App, edition: string, options: Options, terminal: Terminal): Promise<ExitCode> {
  const { zone } = app.jobs.editionOf(edition);
  const date =
    options.date === undefined ? null : checkIssueDate(options.date, localDate(app.clock.now(), zone));
  if (options.dryRun) return dryRun(app, edition, date, options, terminal);
  const made = await app.jobs.makeDraft({ edition, date, actor: operator() });
  if (made.outcome === 'refused') {
    terminal.say(made.reason);
    return made.busy ? ExitCode.locked : ExitCode.failure;
  }
  const { issue } = made;
  terminal.say(
    `${issue.id}: ${countOf(issue.content.stories.length, 'story', 'stories')}, ${inWords(issue.state)}.`,
  );
  return show(issue.content, issue.heldReason, options, terminal, {
    id: issue.id,
    contentHash: issue.contentHash,
  });
}

async function dryRun(
  app: App,
  editionId: string,
  date: string | null,
  options: Options,
  terminal: Terminal,
): Promise<ExitCode> {
  const edition = app.jobs.editionOf(editionId);
  const now = app.clock.now();
  const day = date ?? localDate(now, edition.zone);
  const made = await app.jobs.composeFrom(edition, issueId(edition.id, day), windowOf(edition, day, now));
  terminal.say(
    `${issueId(edition.id, day)}: would have ${countOf(made.content.stories.length, 'story', 'stories')}. Nothing was written.`,
  );
  return show(made.content, made.hold, options, terminal, { id: issueId(edition.id, day) });
}

function show(
  content: IssueContent,
  hold: string | null,
  { json }: Options,
  terminal: Terminal,
  about: object,
): ExitCode {
  if (json) terminal.printJson({ ...about, hold, content });
  else {
    content.stories.forEach((story, place) => {
      terminal.print(`${place + 1}\t${story.edits.headline ?? story.headline}\t${story.outlets.join(', ')}`);
    });
  }
  sayWording(content, terminal);
  if (hold !== null) terminal.say(`Held: ${hold}`);
  return ExitCode.ok;
}

/** How many summaries are the language model's, and why the others are not. */
function sayWording(content: IssueContent, terminal: Terminal): void {
  const counted = countReworded(content);
  if (counted === null) return;
  const { model, asked, reworded, extractive } = counted;
  terminal.say(`Worded by ${model}: ${reworded} of ${countOf(asked, 'summary', 'summaries')}.`);
  if (extractive.length > 0) terminal.say(`The others are extractive: ${extractive.join('; ')}.`);
}
