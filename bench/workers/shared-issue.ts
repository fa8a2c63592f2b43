import { join } from 'node:path';
import { createApp } from '../../src/app/app.ts';
import { createConfig } from '../../src/config/config.ts';
import { readEnv } from '../../src/config/env.ts';
import { silentLog } from '../../src/lib/log.ts';
import type { Db } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/database.ts';
import { type TemporaryFolder, temporaryFolder } from '../../test/support/newsroom-database.ts';
import { dueNow, NEWS, rssOf, startFeedServer, writeNewsroom } from '../../test/support/own-newsroom.ts';
import { startPostgres } from '../../test/support/postgres.ts';
import { type Receiver, startReceiver } from '../soak/receiver.ts';
import { seedManySubscribers } from '../soak/seed.ts';

export interface SharedIssueOptions {
  /** Debian's PostgreSQL programs. */
  binaries: string;
  recipients: number;
  /** Open connections of a worker. */
  connections: number;
  /** Seconds for a reply: a lease is three times that. */
  replySeconds: number;
  seed: number;
  /** How much trouble the receiving server makes, 0 for none. */
  trouble: number;
}

/** An invented newsroom on a throw-away Postgres, its issue frozen for everybody and ready to be sent. */
export interface SharedIssue extends AsyncDisposable {
  id: string;
  folder: TemporaryFolder;
  /** What every worker has in its environment but DATA_DIR. */
  env: Record<string, string>;
  db: Db;
  receiver: Receiver;
  logFile: string;
}

export async function freezeSharedIssue(options: SharedIssueOptions): Promise<SharedIssue> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(temporaryFolder());
  const postgres = stack.use(await startPostgres(options.binaries));
  const logFile = join(folder.path, 'receiver.log');
  const { seed, trouble } = options;
  const receiver = stack.use(await startReceiver({ logFile, seed, trouble }));
  const feeds = stack.use(await startFeedServer());
  feeds.set('/post.xml', { body: rssOf(NEWS, Date.now() - 7_200_000) });
  const own = { feeds: { post: feeds.url('/post.xml') }, approval: 'auto', times: dueNow() } as const;
  const env = {
    DATABASE_URL: postgres.url,
    NEWSROOM_DIR: writeNewsroom(folder.path, own),
    SECRET: 'the same on every host of this newsroom',
    BASE_URL: 'https://updates.brinmouth.example',
    FEEDS_ALLOW_LOOPBACK: '1',
    SMTP_URL: `smtp://127.0.0.1:${receiver.port}?tls=none`,
    SMTP_CONNECTIONS: String(options.connections),
    SMTP_TIMEOUT: String(options.replySeconds),
    PORT: '0',
  };
  const id = await freeze({ ...env, DATA_DIR: join(folder.path, 'desk') }, options.recipients);
  const { db } = stack.use(await openDatabase(postgres.url));
  const open = stack.move();
  return { id, folder, env, db, receiver, logFile, [Symbol.asyncDispose]: () => open.disposeAsync() };
}

/** The way of an editor: a draft of the feed's news, approved, sent. */
async function freeze(env: Record<string, string>, recipients: number): Promise<string> {
  await using app = await createApp({ config: createConfig(readEnv(env)), log: silentLog });
  await seedManySubscribers(app.database, recipients);
  await app.jobs.poll({ force: true });
  const made = await app.jobs.makeDraft({ edition: 'morning', date: null, actor: 'soak' });
  if (made.outcome !== 'composed') throw new Error(made.reason);
  const { id, contentHash } = made.issue;
  const approved = await app.issues.approve(id, contentHash, 'soak');
  if (approved.outcome !== 'approved') throw new Error(`the issue was not approved: ${approved.outcome}`);
  const started = await app.jobs.startSending(approved.issue);
  if (started.outcome !== 'started') throw new Error(started.reason);
  return id;
}
