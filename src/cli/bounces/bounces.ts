import type { Command } from 'commander';
import type { Applied } from '../../bounces/apply-reports.ts';
import { ExitCode, OperatorError, whyUnreadable } from '../../lib/errors.ts';
import { countOf, inWords } from '../../lib/in-words.ts';
import { readBounded } from '../../lib/read-bounded.ts';
import { type AddVerb, asJson, examples, jsonOption, type Run, withApp } from '../verb.ts';
import { addRefused } from './refused.ts';
import { sayReturned } from './say-returned.ts';

const MOST_MB = 10;

export const addBounces: AddVerb = (program, act) => {
  const group = program
    .command('bounces')
    .description(
      'Show what came back: bounces, complaints, and what was refused. “bounces read” feeds in a report.',
    )
    .addHelpText(
      'before',
      examples(
        'bounces',
        'bounces --json',
        'bounces collect',
        'bounces read report.eml',
        'bounces read - < report.eml',
        'bounces refused morning/2026-11-23 --dry-run',
      ),
    )
    .addOption(jsonOption())
    .helpCommand(true)
    // What commander says of a command that does something by itself: “too many arguments”.
    .allowExcessArguments()
    .action(({ json = false }: { json?: boolean }, command: Command) => {
      const [unknown] = command.args;
      if (unknown !== undefined) command.error(`error: unknown command '${unknown}'`);
      act((context) =>
        withApp(context, async (app) => {
          await sayReturned(app, context.terminal, json);
          return ExitCode.ok;
        }),
      );
    });
  addCollect(group, act);
  addRead(group, act);
  addRefused(group, act);
};

function addCollect(group: Command, act: (run: Run) => void): void {
  group
    .command('collect')
    .description('Read what is new in the bounce mailbox now. A running server does it by itself.')
    .addHelpText('before', examples('bounces collect'))
    .addOption(jsonOption())
    .action((_options: unknown, command: Command) =>
      act((context) =>
        withApp(context, async (app) => {
          const { looked, taken } = await app.jobs.collectReports(context.signal);
          if (asJson(command)) context.terminal.printJson({ looked, taken });
          else
            context.terminal.say(
              `${countOf(looked, 'new message')}, of them ${countOf(taken, 'report')} of ours.`,
            );
          return ExitCode.ok;
        }),
      ),
    );
}

function addRead(group: Command, act: (run: Run) => void): void {
  group
    .command('read')
    .description(
      'Read reports from files (or “-”, standard input) and do what they say. Twice is the same as once.',
    )
    .addHelpText('before', examples('bounces read report.eml', 'bounces read bounces/*.eml'))
    .argument('<file...>', 'a returned message as it came, headers and all')
    .addOption(jsonOption())
    .action((files: string[], _options: unknown, command: Command) =>
      act((context) =>
        withApp(context, async (app) => {
          const json = asJson(command);
          const read: { file: string; applied: Applied[] }[] = [];
          for (const file of files) {
            const message = await readMessage(file);
            const applied = await app.jobs.receiveReturned({
              source: 'file',
              message,
              envelopeTo: [],
              listUnknown: true,
            });
            read.push({ file, applied });
            if (!json) context.terminal.say(describe(file, applied));
          }
          if (json) context.terminal.printJson({ files: read });
          const ours = read.every(({ applied }) => applied.some(({ outcome }) => outcome !== 'refused'));
          return ours ? ExitCode.ok : ExitCode.failure;
        }),
      ),
    );
}

async function readMessage(file: string): Promise<Buffer> {
  try {
    return await readBounded(file === '-' ? process.stdin : file, MOST_MB);
  } catch (cause) {
    throw new OperatorError(`${file} cannot be read: ${whyUnreadable(cause)}.`, {
      exitCode: ExitCode.usage,
      cause,
    });
  }
}

function describe(file: string, applied: Applied[]): string {
  if (applied.length === 0) return `${file}: it says nothing about mail of ours`;
  return applied.map((each) => `${file}: ${describeApplied(each)}`).join('\n');
}

function describeApplied({
  kind,
  reason,
  outcome,
  why,
  issueId,
  canonicalAddress,
  duplicate,
}: Applied): string {
  const about = [canonicalAddress, issueId].filter((part) => part !== null).join(', ');
  const what = `${kind === 'other' ? '' : `${kind === 'complaint' ? kind : `${kind} bounce`}, `}${inWords(reason)}`;
  const said = {
    suppressed: 'suppressed',
    counted: 'counted',
    no_effect: 'no effect',
    refused: `refused: ${inWords(why ?? '')}`,
  }[outcome];
  return `${what}${about === '' ? '' : ` (${about})`}: ${said}${duplicate ? ', known already' : ''}`;
}
