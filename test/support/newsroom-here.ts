import { type App, createApp } from '../../src/app/app.ts';
import { runCli } from '../../src/cli/run-cli.ts';
import { createTerminal } from '../../src/cli/terminal.ts';
import { type Config, createConfig } from '../../src/config/config.ts';
import { readEnv } from '../../src/config/env.ts';
import { replay } from '../../src/jobs/draft/replay.ts';
import { silentLog } from '../../src/lib/log.ts';
import { type TemporaryFolder, temporaryFolder } from './newsroom-database.ts';
import {
  type FeedServer,
  NEWS,
  type OwnNewsroom,
  rssOf,
  startFeedServer,
  writeNewsroom,
} from './own-newsroom.ts';
import type { Ran } from './run-twofold.ts';
import { type Behaviour, type SmtpDouble, startSmtpDouble } from './smtp-double.ts';

export const EDITOR = 'desk@brinmouth.example';
/** Monday 23 November 2026, 05:30 UTC: the draft is made. */
export const DRAFT_TIME = Date.UTC(2026, 10, 23, 5, 30);
/** 06:30 UTC. */
export const SEND_TIME = DRAFT_TIME + 3_600_000;
export const ISSUE_ID = 'morning/2026-11-23';

/** A newsroom of one's own with real feeds over HTTP, a real database file and a receiving mail server. */
export interface NewsroomHere extends AsyncDisposable {
  folder: TemporaryFolder;
  feeds: FeedServer;
  smtp: SmtpDouble;
  /** The time on its clock; tests move it. */
  clock: { at: number };
  env: Record<string, string>;
  /** The program put together, in this process. The caller disposes it. */
  open(changes?: Record<string, string>): Promise<App>;
  /** One command line in this process, as `main.ts` runs it. */
  run(args: string[], changes?: Record<string, string>, signal?: AbortSignal): Promise<Ran>;
  /** One pass of the scheduler at a time; what it said. */
  tickAt(at: number, changes?: Record<string, string>): Promise<string[]>;
}

export async function startNewsroom(
  own: Partial<OwnNewsroom> = {},
  behave?: Behaviour,
): Promise<NewsroomHere> {
  const folder = temporaryFolder();
  const feeds = await startFeedServer();
  const smtp = await startSmtpDouble(behave);
  feeds.set('/post.xml', { body: rssOf(NEWS, DRAFT_TIME) });
  const clock = { at: DRAFT_TIME };
  const env = {
    DATA_DIR: `${folder.path}/data`,
    NEWSROOM_DIR: writeNewsroom(folder.path, { feeds: { post: feeds.url('/post.xml') }, ...own }),
    BASE_URL: 'https://updates.brinmouth.example',
    FEEDS_ALLOW_LOOPBACK: '1',
    SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
    DESK_EDITORS: EDITOR,
    PORT: '0',
  };
  const open: NewsroomHere['open'] = async (changes = {}) =>
    createApp({
      config: createConfig(readEnv({ ...env, ...changes })),
      clock: { now: () => clock.at },
      log: silentLog,
    });
  return {
    folder,
    feeds,
    smtp,
    clock,
    env,
    open,
    run: (args, changes, signal) =>
      runHere(
        args,
        () => open(changes),
        () => createConfig(readEnv({ ...env, ...changes })),
        signal,
      ),
    async tickAt(at, changes) {
      clock.at = at;
      await using app = await open(changes);
      const done = await app.tick({ signal: new AbortController().signal });
      return (done ?? []).map(({ said }) => said);
    },
    async [Symbol.asyncDispose]() {
      await feeds[Symbol.asyncDispose]();
      await smtp[Symbol.asyncDispose]();
      folder[Symbol.dispose]();
    },
  };
}

/** Addresses mailed an issue, in order; letters to the editors are left out. */
export function readersMailed({ smtp }: Pick<NewsroomHere, 'smtp'>): string[] {
  return smtp.accepted.map(({ to }) => to).filter((to) => to !== EDITOR);
}

/** The letters to the editors, as their source. */
export function lettersToEditors({ smtp }: Pick<NewsroomHere, 'smtp'>): string[] {
  return smtp.accepted.filter(({ to }) => to === EDITOR).map(({ raw }) => raw);
}

/** One command line in this process, with an output of its own. */
export async function runHere(
  args: string[],
  openApp: () => Promise<App>,
  config: () => Config = () => createConfig(readEnv({})),
  signal: AbortSignal = new AbortController().signal,
): Promise<Ran> {
  const written = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof written) => {
    const write = (text: string) => {
      written[name] += text;
    };
    return { write } as unknown as NodeJS.WriteStream;
  };
  const terminal = createTerminal({ stdout: stream('stdout'), stderr: stream('stderr') });
  const code = await runCli(args, { terminal, openApp, openServer: openApp, replay, config, signal }, 'test');
  return { code, ...written };
}
