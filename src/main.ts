import { readFileSync } from 'node:fs';
import { createApp } from './app/app.ts';
import { openServer } from './app/open-server.ts';
import { createJournal, isUnattended } from './cli/journal.ts';
import { runCli } from './cli/run-cli.ts';
import { createTerminal, type Terminal } from './cli/terminal.ts';
import { watchOutput } from './cli/watch-output.ts';
import { createConfig } from './config/config.ts';
import { readEnv, startedByNpm } from './config/env.ts';
import { logConfig } from './config/log-config.ts';
import { unreadVariables } from './config/unread-variables.ts';
import { replay } from './jobs/draft/replay.ts';
import { createLog } from './lib/log.ts';
import { stopWithParent } from './stop-with-parent.ts';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stop.signal.aborted && signal === 'SIGINT') process.kill(process.pid, 'SIGKILL'); // a second Ctrl-C is meant
    stop.abort();
  });
}
if (startedByNpm()) stopWithParent(() => stop.abort());

const args = process.argv.slice(2);
const unattended = isUnattended(args);
const logged = logConfig({ unattended });
const terminal = openTerminal();
watchOutput(process, terminal);
sayUnread();

process.exitCode = await runCli(
  args,
  {
    terminal,
    openApp: () => createApp({ log: createLog(logged) }),
    openServer,
    replay,
    config: () => createConfig(readEnv()),
    signal: stop.signal,
  },
  version,
);

/** A journal of JSON lines has no others. */
function openTerminal(): Terminal {
  const here = createTerminal(process);
  return unattended && logged.format === 'json' ? createJournal(here, createLog(logged)) : here;
}

function sayUnread(): void {
  try {
    for (const { written, meant, inDotEnv } of unreadVariables()) {
      const where = inDotEnv ? ' in .env' : '';
      const way = meant === null ? '.env.example lists what it does.' : `Did you mean ${meant}?`;
      terminal.warn(`${written} is set${where}, which Twofold does not read. ${way}`);
    }
  } catch {
    // A .env that cannot be read is told of where its settings are needed.
  }
}
