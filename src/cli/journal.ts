import type { Log } from '../lib/log.ts';
import type { How, Terminal } from './terminal.ts';

/** The verbs that run where nobody reads along: as a service, or from cron. */
const UNATTENDED = ['start', 'serve', 'worker', 'run'];

export function isUnattended([verb = '']: readonly string[]): boolean {
  return UNATTENDED.includes(verb);
}

const LEVELS = { well: 'info', attention: 'warn', failed: 'error' } as const satisfies Record<How, string>;

/** What is said to nobody at a terminal goes into the log, in its form and as its level says. Data go where they went. */
export function createJournal(terminal: Terminal, log: Log): Terminal {
  const say = (line: string) => {
    const said = inOneLine(line);
    if (said !== '') log.info(said);
  };
  return {
    ...terminal,
    say,
    warn: (line) => log.warn(inOneLine(line)),
    done: (how, line) => log[LEVELS[how]](inOneLine(line)),
    problem: ({ message, hint }) => log.error({ hint }, message),
    bug: (error) => log.fatal({ err: error }, 'it ended by a mistake of its own'),
    progress: () => ({ update: () => {}, done: say }),
    bold: (text) => text,
    dim: (text) => text,
    colour: (_, text) => text,
  };
}

/** Without what sets words apart at a terminal. */
function inOneLine(line: string): string {
  return line.trim().replaceAll(/\s+/g, ' ');
}
