import { createInterface } from 'node:readline/promises';
import { type Command, Option } from 'commander';
import type { CliContext } from './verb.ts';

/** What `mayAsk` adds to a verb's options. */
export interface Asking {
  yes?: boolean;
  /** False under --no-input, the former name of --yes. */
  input: boolean;
}

/** Adds --yes to a verb that asks before it does what cannot be taken back. */
export function mayAsk(command: Command): Command {
  return command
    .addOption(new Option('-y, --yes', 'do not ask first (without a terminal Twofold never asks)'))
    .addOption(new Option('--no-input', 'the former name of --yes').hideHelp());
}

/** Without a terminal, as in cron, nobody can answer: the command was meant. */
export async function confirmed(
  question: string,
  { yes = false, input }: Asking,
  { signal }: Pick<CliContext, 'signal'>,
): Promise<boolean> {
  if (yes || !input || !process.stdin.isTTY) return true;
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await prompt.question(question, { signal }).catch(() => '');
  prompt.close();
  return /^y(es)?$/i.test(answer.trim());
}
