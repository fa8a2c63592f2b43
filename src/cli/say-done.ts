import type { Done } from '../jobs/do-work.ts';
import type { Terminal } from './terminal.ts';

export function sayDone(terminal: Terminal, { said, failed }: Done): void {
  terminal.say(`${failed ? terminal.colour('red', '✗') : terminal.colour('green', '✓')} ${said}`);
}
