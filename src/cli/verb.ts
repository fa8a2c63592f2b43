import { type Command, Option } from 'commander';
import type { App } from '../app/app.ts';
import type { Config } from '../config/config.ts';
import type { Replay, ReplayRequest } from '../jobs/draft/replay.ts';
import type { ExitCode } from '../lib/errors.ts';
import type { Terminal } from './terminal.ts';

/** What every verb is handed. */
export interface CliContext {
  terminal: Terminal;
  /** Opens the newsroom: configuration, source list and migrated database. */
  openApp(): Promise<App>;
  /** The same with its web server listening. */
  openServer(): Promise<App>;
  replay(request: ReplayRequest): Promise<Replay>;
  /** Configuration alone, for what needs no newsroom. Throws OperatorError. */
  config(): Config;
  /** Fires on SIGINT and SIGTERM: finish the current item and stop. */
  signal: AbortSignal;
}

/** Runs a verb and gives its exit code; OperatorErrors are printed by the caller. */
export type Run = (context: CliContext) => Promise<ExitCode>;

/** A verb is one file: it adds its command and says what to run. */
export type AddVerb = (program: Command, act: (run: Run) => void) => void;

/** Opens the newsroom, does one thing with it and closes it again. */
export async function withApp(context: CliContext, work: (app: App) => Promise<ExitCode>): Promise<ExitCode> {
  await using app = await context.openApp();
  return await work(app);
}

/** The text above a verb's usage: help leads with examples. */
export function examples(...lines: string[]): string {
  return `Examples:\n${lines.map((line) => `  twofold ${line}`).join('\n')}\n`;
}

export const jsonOption = () => new Option('--json', 'print one JSON object on standard output');

/** Whether --json was said, of a verb whose group has it too: before the verb or behind it. */
export function asJson(command: Command): boolean {
  return command.optsWithGlobals<{ json?: boolean }>().json === true;
}
