import type { NewsroomPoll } from '../jobs/feeds/poll-newsroom.ts';
import { ExitCode } from '../lib/errors.ts';
import { countOf, inWords } from '../lib/in-words.ts';
import { type AddVerb, examples, jsonOption, withApp } from './verb.ts';

interface Options {
  feed?: string;
  force?: boolean;
  json?: boolean;
}

export const addPoll: AddVerb = (program, act) => {
  program
    .command('poll')
    .description('Ask the feeds that are due, and store what is new.')
    .addHelpText('before', examples('poll', 'poll --force', 'poll --feed harbour-ledger-news --json'))
    .option('--feed <id>', 'only this feed')
    .option('--force', 'also feeds that are paused or not due yet')
    .addOption(jsonOption())
    .action((options: Options) => act((context) => withApp(context, (app) => poll(app, options, context))));
};

async function poll(
  app: Parameters<Parameters<typeof withApp>[1]>[0],
  { feed, force, json }: Options,
  { terminal, signal }: Parameters<typeof withApp>[0],
): Promise<ExitCode> {
  if (app.newsroom.feeds.length === 0 && !json) {
    terminal.say(
      'The source list has no feed: “twofold feeds add URL” adds one, feeds/README.md tells more.',
    );
    return ExitCode.ok;
  }
  const bar = terminal.progress('polling');
  const report = await app.jobs.poll({
    signal,
    ...(feed !== undefined && { feedId: feed }),
    ...(force !== undefined && { force }),
    onProgress: (done, total) => bar.update(done, total),
  });
  const { asked, read } = report.pages;
  const pages = asked === 0 ? '' : `, ${read} of ${countOf(asked, 'article page')} read`;
  bar.done(
    `${countOf(report.added, 'new article')}, ${report.updated} updated, ${failingInWords(report)}${pages}`,
  );
  if (json) terminal.printJson(report);
  else {
    for (const { feedId, outcome, items, added, error, warning } of report.feeds) {
      terminal.print(
        [feedId, inWords(outcome), countOf(items, 'item'), `${added} new`, error ?? warning ?? ''].join('\t'),
      );
    }
  }
  const notDue = report.feeds.filter(({ outcome }) => outcome === 'not_due').length;
  if (notDue > 0 && !json)
    terminal.say(`${countOf(notDue, 'feed')} not due yet: “twofold poll --force” asks all the same.`);
  return report.feeds.length > 0 && report.feeds.every(({ outcome }) => outcome === 'failed')
    ? ExitCode.tryAgain
    : ExitCode.ok;
}

/** Those that were not asked fail still, as far as anybody knows. */
function failingInWords({ failed, failingUnasked }: NewsroomPoll): string {
  const unasked = failingUnasked.length;
  const failing = `${countOf(failed + unasked, 'feed')} failing`;
  if (unasked === 0) return failing;
  return `${failing}, ${failed === 0 ? 'not' : `${unasked} of them not`} asked this time`;
}
