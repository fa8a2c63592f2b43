import { createInterface } from 'node:readline/promises';
import type { CliContext } from './verb.ts';

/** Without a terminal nobody can answer: the command was meant. */
export async function confirmed(question: string, { signal }: Pick<CliContext, 'signal'>): Promise<boolean> {
  if (!process.stdin.isTTY) return true;
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await prompt.question(question, { signal }).catch(() => '');
  prompt.close();
  return /^y(es)?$/i.test(answer.trim());
}
