import { type Argument, Command, CommanderError } from 'commander';
import { forOperator } from '../lib/disk-full.ts';
import { ExitCode, OperatorError } from '../lib/errors.ts';
import type { CliContext, Run } from './verb.ts';
import { VERBS } from './verbs.ts';

/**
 * Reads the arguments, runs one verb and returns the exit code. An operator's mistake is printed as
 * message and hint; a bug keeps its stack.
 */
export async function runCli(argv: string[], context: CliContext, version: string): Promise<ExitCode> {
  let chosen: Run | undefined;
  const program = createProgram(version, (run) => {
    chosen = run;
  });
  try {
    await program.parseAsync(forHelp(program, argv), { from: 'user' });
    return chosen ? await chosen(context) : ExitCode.usage;
  } catch (error) {
    return explain(error, context);
  }
}

/** Every verb, without running any: `act` is handed what a verb would do. */
export function createProgram(version: string, act: (run: Run) => void): Command {
  const program: Command = new Command('twofold')
    .description(
      'Makes a newsroom’s Morning and Evening Update from its feeds and mails it, once, to each subscriber.',
    )
    .version(version)
    .addHelpText(
      'before',
      'Examples:\n  twofold start --once\n  twofold feeds check https://example.com/rss\n  twofold status\n',
    )
    .addHelpText(
      'after',
      '\nExit codes: 0 ok, 1 failure, 2 usage, 3 lint failed, 4 waiting for approval, 5 locked, 75 try again.',
    )
    .configureHelp({
      showGlobalOptions: true,
      // Those of a group are its own: where a verb in it has the same, commander lists both.
      visibleGlobalOptions: (command) => (command.parent ? [...program.options] : []),
      // The list of verbs stays narrow enough to wrap: arguments, not that there are options, and one sentence each.
      subcommandTerm: (command) =>
        [command.name(), ...command.registeredArguments.map(argumentTerm)].join(' '),
      subcommandDescription: (command) =>
        /^.*?[.;](?=\s|$)/.exec(command.description())?.[0].replace(/;$/, '.') ?? command.description(),
    })
    .showHelpAfterError('(--help shows examples)')
    .exitOverride();
  for (const addVerb of VERBS) addVerb(program, act);
  for (const command of program.commands) inheritSettings(command);
  return program;
}

/** `help feeds check` as `feeds check --help`: commander itself drops all but the first word. Throws OperatorError. */
function forHelp(program: Command, argv: string[]): string[] {
  const [first, verb, ...rest] = argv;
  let command = program.commands.find((each) => each.name() === verb);
  if (first !== 'help' || verb === undefined || verb.startsWith('-') || verb === 'help') return argv;
  if (command === undefined)
    throw new OperatorError(`There is no command “${verb}”.`, {
      hint: '“twofold help” shows what there is.',
      exitCode: ExitCode.usage,
    });
  for (const word of rest) {
    const inner: Command | undefined = command.commands.find((each) => each.name() === word);
    if (!inner)
      throw new OperatorError(`There is no “${word}” under “twofold ${command.name()}”.`, {
        hint: `“twofold help ${verb}” shows what there is.`,
        exitCode: ExitCode.usage,
      });
    command = inner;
  }
  return [verb, ...rest, '--help'];
}

function argumentTerm(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

function inheritSettings(command: Command): void {
  command.exitOverride().showHelpAfterError('(--help shows examples)');
  for (const inner of command.commands) inheritSettings(inner);
}

function explain(error: unknown, { terminal }: CliContext): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.ok : ExitCode.usage;
  const told = forOperator(error);
  if (told) {
    terminal.problem(told);
    return told.exitCode;
  }
  terminal.bug(error);
  return ExitCode.failure;
}
