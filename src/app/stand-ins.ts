import { join } from 'node:path';
import type { Config } from '../config/config.ts';
import { loadNewsroom, type NewsroomConfig } from '../config/newsroom.ts';
import type { Clock } from '../lib/clock.ts';
import { isListening } from '../lib/is-listening.ts';
import { sampleNewsroomAt, startSampleFeedServer } from '../sample/feed-server.ts';
import { type DevMailbox, startDevMailbox } from '../web/dev/mailbox-server.ts';

/** The sample newsroom's feeds are served from this process, or by the `twofold start` that already runs. */
export async function openNewsroom(
  config: Config,
  clock: Clock,
  serves: boolean,
  stack: AsyncDisposableStack,
): Promise<NewsroomConfig> {
  const dir = config.newsroomDir;
  if (config.mode !== 'sample') return loadNewsroom(dir);
  const port = beside(config.port, 1);
  const taken = await isListening(port);
  if (taken && !serves) return sampleNewsroomAt(`http://127.0.0.1:${port}`, dir);
  const server = stack.use(await startSampleFeedServer({ dir, clock, port: taken ? 0 : port }));
  return server.config;
}

/** Where mail goes that no real server takes. */
export interface OpenMailbox {
  /** Null where it is another process's. */
  mailbox: DevMailbox | null;
  smtpUrl: string;
}

/** The dev mailbox of this process, or the address of the one that already runs. */
export async function openMailbox(
  config: Config,
  clock: Clock,
  serves: boolean,
  stack: AsyncDisposableStack,
): Promise<OpenMailbox> {
  const port = beside(config.port, 2);
  const taken = await isListening(port);
  if (taken && !serves) return { mailbox: null, smtpUrl: `smtp://127.0.0.1:${port}` };
  const keepIn = join(config.dataDir, 'mailbox');
  const mailbox = stack.use(await startDevMailbox({ clock, port: taken ? 0 : port, keepIn }));
  return { mailbox, smtpUrl: mailbox.smtpUrl };
}

/** Neighbours of the web server's port, so that addresses stay the same from start to start. */
function beside(port: number, distance: number): number {
  return port === 0 || port + distance > 65_535 ? 0 : port + distance;
}
