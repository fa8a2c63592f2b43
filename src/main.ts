import { readFileSync } from 'node:fs';
import { createApp } from './app/app.ts';
import { openServer } from './app/open-server.ts';
import { runCli } from './cli/run-cli.ts';
import { createTerminal } from './cli/terminal.ts';
import { watchOutput } from './cli/watch-output.ts';
import { createConfig } from './config/config.ts';
import { readEnv, startedByNpm } from './config/env.ts';
import { unreadVariables } from './config/unread-variables.ts';
import { replay } from './jobs/draft/replay.ts';
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

const terminal = createTerminal(process);
watchOutput(process, terminal);
sayUnread();

process.exitCode = await runCli(
  process.argv.slice(2),
  {
    terminal,
    openApp: createApp,
    openServer,
    replay,
    config: () => createConfig(readEnv()),
    signal: stop.signal,
  },
  version,
);

function sayUnread(): void {
  try {
    for (const { written, meant, inDotEnv } of unreadVariables()) {
      const where = inDotEnv ? ' in .env' : '';
      const way = meant === null ? '.env.example lists what it does.' : `Did you mean ${meant}?`;
      terminal.say(
        `${terminal.colour('yellow', 'warning')} ${written} is set${where}, which Twofold does not read. ${way}`,
      );
    }
  } catch {
    // A .env that cannot be read is told of where its settings are needed.
  }
}
