import type { App } from '../../app/app.ts';
import { QUEUES } from '../../config/queues.ts';
import { stateInWords } from '../../issues/state-in-words.ts';
import { ExitCode } from '../../lib/errors.ts';
import { countOf, inWords } from '../../lib/in-words.ts';
import { DEV_MAILBOX_ONLY, hasServer } from '../issue/mail-server.ts';
import { type AddVerb, type CliContext, examples } from '../verb.ts';
import { runDueWork } from './run.ts';
import { isWell } from './say-done.ts';
import { sayAddresses, stayUp } from './stay-up.ts';

export const addStart: AddVerb = (program, act) => {
  program
    .command('start')
    .description(
      'Serve and schedule. Without a source list of your own, make and mail both editions of the sample newsroom first.',
    )
    .addHelpText('before', examples('start', 'start --once'))
    .option('--once', 'do what is due (or the sample’s two editions) and end')
    .action(({ once = false }: { once?: boolean }) => act((context) => start(context, once)));
};

async function start(context: CliContext, once: boolean): Promise<ExitCode> {
  await using app = await context.openServer();
  sayWhatThisIs(app, context);
  const code = app.config.mode === 'sample' ? await sample(app, context) : ExitCode.ok;
  if (context.signal.aborted) {
    context.terminal.say('Stopped; the next start goes on from here.');
    return once ? ExitCode.tryAgain : ExitCode.ok;
  }
  if (once) return app.config.mode === 'sample' ? code : await runDueWork(app, context);
  sayAddresses(app, context);
  if (app.config.editors.length > 0) sayHowToSignIn(app, context);
  context.terminal.say('  The scheduler is running; Ctrl-C stops it.');
  await stayUp(app, context, { schedule: true, queues: QUEUES });
  return ExitCode.ok;
}

function sayHowToSignIn({ config, mailbox }: App, { terminal }: CliContext): void {
  const where = mailbox ? '; the code arrives in the mailbox' : '';
  terminal.say(`  At the desk sign in as ${config.editors.join(' or ')}${where}.`);
}

function sayWhatThisIs({ config, newsroom }: App, { terminal }: CliContext): void {
  terminal.say(terminal.bold(`Twofold: ${newsroom.newsroom.name}`));
  if (config.mode === 'sample') {
    terminal.say(
      terminal.dim(
        'The sample newsroom: invented news, read from local feeds, mailed to a mailbox on this machine.',
      ),
    );
    terminal.say(terminal.dim('For your own, write a source list: feeds/README.md'));
  } else if (!hasServer({ config, newsroom })) {
    terminal.say(terminal.dim(DEV_MAILBOX_ONLY));
  }
}

async function sample(app: App, { terminal, signal }: CliContext): Promise<ExitCode> {
  const tick = terminal.colour('green', '✓');
  let bar = terminal.progress('polling');
  const totals = { mails: 0, issues: 0, failed: false };
  await app.jobs.runSample(app.config.newsroomDir, {
    signal,
    imported: ({ added, unchanged }) =>
      terminal.say(`${tick} ${countOf(added + unchanged, 'subscriber')} (${added} new)`),
    onPoll: (done, total) => bar.update(done, total),
    polled: ({ feeds, added, failed }) => {
      bar.done(
        `${tick} ${countOf(feeds.length, 'feed')} polled: ${countOf(added, 'new article')}${failed > 0 ? `, ${countOf(failed, 'feed')} failing` : ''}`,
      );
    },
    composed: ({ id, content }) => {
      terminal.say(
        `${tick} ${id}: ${countOf(content.stories.length, 'story', 'stories')}, led by “${content.stories[0]?.headline ?? ''}”`,
      );
      bar = terminal.progress('sending');
    },
    onSend: (done, total) => bar.update(done, total),
    sent: ({ id }, { counts, status, reason }) => {
      const mark = isWell({ status, reason }) ? tick : terminal.colour('yellow', '!');
      totals.mails += counts.accepted;
      totals.issues += 1;
      totals.failed ||= status !== 'finished';
      bar.done(`${mark} ${id}: ${countOf(counts.accepted, 'mail')} accepted, ${inWords(status)}`);
    },
    forTheDesk: ({ id }) => terminal.say(`${tick} ${id}: a draft, unsent, to try the desk on`),
    already: ({ id, state }) =>
      terminal.say(`  ${id} is ${stateInWords(state)} already; nothing is sent twice.`),
  });
  terminal.say('');
  terminal.say(
    terminal.bold(
      `${countOf(totals.issues, 'issue')} sent, ${countOf(totals.mails, 'mail')} accepted by ${app.mailbox?.smtpUrl ?? 'the server'}.`,
    ),
  );
  return totals.failed ? ExitCode.failure : ExitCode.ok;
}
