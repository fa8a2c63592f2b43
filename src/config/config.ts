import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { TokenSettings } from '../delivery/smtp/access-tokens.ts';
import { isDiskFull } from '../lib/disk-full.ts';
import { ExitCode, OperatorError, usage, whyFolderUnreadable, whyUnwritable } from '../lib/errors.ts';
import { isLoopbackUrl } from '../lib/is-loopback.ts';
import type { LogFormat } from '../lib/log.ts';
import { makeFileOnce } from '../lib/make-file-once.ts';
import { makeFolder } from '../lib/make-folder.ts';
import { createMistakes, type Mistakes } from '../lib/mistakes.ts';
import { databaseConfig } from './database-config.ts';
import { type DkimConfig, dkimConfig } from './dkim-config.ts';
import { defaultLogFormat, type Env } from './env.ts';
import { type ModelConfig, modelConfig } from './model-config.ts';
import { oauthConfig } from './oauth-config.ts';
import { refuseRoot } from './refuse-root.ts';
import { type ReturnsConfig, returnsConfig } from './returns-config.ts';

const SAMPLE_NEWSROOM = resolve(import.meta.dirname, '../../feeds/sample');
const SAMPLE_EDITOR = 'editor@harbour.example';

/** The environment with defaults filled in and contradictions refused. */
export interface Config {
  /** The bundled sample newsroom runs only while none of one's own is configured. */
  mode: 'sample' | 'newsroom';
  newsroomDir: string;
  databaseUrl: string;
  dataDir: string;
  /** Null: mail goes to the dev mailbox. */
  smtpUrl: string | null;
  smtpConnections: number;
  /** Null: SMTP_URL's own user and password, or none. */
  smtpOAuth: TokenSettings | null;
  /** Null: mail is not signed here, the mail server does it. */
  dkim: DkimConfig | null;
  /** A claim's lease is the last two together. */
  smtpTimeouts: { connectMs: number; replyMs: number; finalReplyMs: number };
  secret: string;
  /** Null until the server has its port, when neither BASE_URL nor a fixed PORT says it. */
  baseUrl: string | null;
  /** Somebody has said it. */
  baseUrlSet: boolean;
  host: string;
  port: number;
  editors: string[];
  /** Null: /metrics answers this machine alone. */
  metricsToken: string | null;
  allowLoopbackFeeds: boolean;
  /** Null keeps them for good. */
  articleDays: number | null;
  /** The same, for who got an issue that has ended. */
  deliveryDays: number | null;
  /** Null: no language model, which is how Twofold runs unless told otherwise. */
  model: ModelConfig | null;
  returns: ReturnsConfig;
  log: { level: string; format: LogFormat };
}

/** Throws OperatorError (exit 2) where settings contradict each other. */
export function createConfig(env: Env): Config {
  const mistakes = createMistakes();
  const config = createConfigPast(mistakes, env);
  mistakes.tell();
  return config();
}

/** The same, going on past mistakes. What it gives is for those who have told them. */
export function createConfigPast(mistakes: Mistakes, env: Env): () => Config {
  const own = mistakes.of(() => hasSourceList(env.NEWSROOM_DIR));
  mistakes.of(() => own() || refuseRealSettings(env));
  mistakes.of(() => own() && refuseLinksToHere(env));
  const dataDir = mistakes.of(() => resolve(env.DATA_DIR));
  mistakes.of(() => refuseRoot(dataDir()));
  mistakes.of(() => expectFolder(dataDir()));
  const databaseUrl = mistakes.of(() =>
    env.DATABASE_URL === undefined
      ? `sqlite:${join(dataDir(), own() ? 'twofold.db' : 'sample.db')}`
      : databaseConfig(env.DATABASE_URL, dataDir()),
  );
  const smtpOAuth = mistakes.of(() => oauthConfig(env));
  const dkim = mistakes.of(() => dkimConfig(env));
  const editors = mistakes.of(() => editorsOf(env));
  const model = mistakes.of(() => modelConfig(env));
  const returns = mistakes.of(() => returnsConfig(env));
  return () => ({
    mode: own() ? 'newsroom' : 'sample',
    newsroomDir: own() ? env.NEWSROOM_DIR : SAMPLE_NEWSROOM,
    databaseUrl: databaseUrl(),
    dataDir: dataDir(),
    smtpUrl: env.SMTP_URL ?? null,
    smtpConnections: env.SMTP_CONNECTIONS,
    smtpOAuth: smtpOAuth(),
    dkim: dkim(),
    smtpTimeouts: smtpTimeouts(env.SMTP_TIMEOUT * 1_000),
    secret: env.SECRET ?? keptSecret(dataDir()),
    baseUrl:
      env.BASE_URL?.replace(/\/+$/, '') ??
      (env.PORT === 0 ? null : `http://${urlHost(env.HOST)}:${env.PORT}`),
    baseUrlSet: env.BASE_URL !== undefined,
    host: env.HOST,
    port: env.PORT,
    editors: editors().length === 0 && !own() ? [SAMPLE_EDITOR] : editors(),
    metricsToken: env.METRICS_TOKEN ?? null,
    allowLoopbackFeeds: env.FEEDS_ALLOW_LOOPBACK || !own(),
    deliveryDays: env.KEEP_DELIVERIES_DAYS === 0 ? null : env.KEEP_DELIVERIES_DAYS,
    articleDays: env.KEEP_ARTICLES_DAYS === 0 ? null : env.KEEP_ARTICLES_DAYS,
    model: model(),
    returns: returns(),
    log: { level: env.LOG_LEVEL, format: env.LOG_FORMAT ?? defaultLogFormat(own()) },
  });
}

function refuseLinksToHere({ SMTP_URL, BASE_URL }: Env): void {
  if (!SMTP_URL || BASE_URL || isLoopbackUrl(SMTP_URL)) return;
  throw usage(
    'BASE_URL is not set.',
    'Every link in the mail starts with it: https://updates.example.org, for instance.',
  );
}

export function hasSourceList(dir: string): boolean {
  if (!existsSync(dir)) {
    if (dir === 'feeds') return false;
    throw usage(
      `NEWSROOM_DIR names ${dir}, which does not exist.`,
      'Name the folder that holds your YAML source lists.',
    );
  }
  try {
    return readdirSync(dir).some((name) => /\.ya?ml$/i.test(name) && !name.startsWith('.'));
  } catch (cause) {
    throw usage(
      `NEWSROOM_DIR names ${dir}, which cannot be listed: ${whyFolderUnreadable(cause)}.`,
      'Name the folder that holds your YAML source lists.',
    );
  }
}

/** Invented news never goes to a real server or into a real database. */
function refuseRealSettings(env: Env): void {
  const names = ['SMTP_URL', 'DATABASE_URL', 'DKIM_KEY', 'BOUNCE_MAILBOX'] as const;
  const set = names.filter((name) => env[name]);
  if (set.length === 0 && env.NEWSROOM_DIR === 'feeds') return;
  throw usage(
    set.length > 0
      ? `${new Intl.ListFormat('en').format(set)} is set, but ${env.NEWSROOM_DIR}/ holds no source list of your own.`
      : `NEWSROOM_DIR names ${env.NEWSROOM_DIR}, which holds no .yaml file.`,
    'Write newsroom.yaml, feeds.yaml and editions.yaml there (feeds/README.md shows how), or unset it to try the sample newsroom.',
  );
}

function editorsOf(env: Env): string[] {
  const named = env.DESK_EDITORS.split(/[\s,;]+/).filter((address) => address !== '');
  const odd = named.find((address) => !/^[^\s@]+@[^\s@]+$/.test(address));
  if (odd)
    throw usage(`DESK_EDITORS holds “${odd}”, which is not an address.`, 'Separate addresses with commas.');
  return named;
}

/** Signs links and sessions. Made once and kept beside the database when SECRET is not set. */
function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'secret');
  const secret = readOrMakeSecret(dataDir, file);
  if (secret.length >= 32) return secret;
  throw new OperatorError(`${file} is empty or cut short.`, {
    hint: 'Restore it from a backup, so that links already mailed stay valid, or delete it to start afresh.',
  });
}

function readOrMakeSecret(dataDir: string, file: string): string {
  try {
    makeFolder(dataDir);
    if (!existsSync(file)) makeFileOnce(file, writeSecret);
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    if (isDiskFull(cause)) throw cause;
    throw noDataFolder(dataDir, whyUnwritable(cause), cause);
  }
}

/** A file in the way is told with everything else that is wrong, before anything is made. */
function expectFolder(dataDir: string): void {
  const found = statSync(nearestThere(dataDir), { throwIfNoEntry: false });
  if (found && !found.isDirectory()) throw noDataFolder(dataDir, `${nearestThere(dataDir)} is a file`);
}

function nearestThere(path: string): string {
  const above = dirname(path);
  return existsSync(path) || above === path ? path : nearestThere(above);
}

function noDataFolder(dataDir: string, why: string, cause?: unknown): OperatorError {
  return new OperatorError(`The data folder ${dataDir} cannot be used: ${why}.`, {
    hint: 'Make it a folder that this account may write to, or set DATA_DIR to one.',
    exitCode: ExitCode.usage,
    cause,
  });
}

function writeSecret(file: string): void {
  writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx', flush: true });
}

function smtpTimeouts(replyMs: number): Config['smtpTimeouts'] {
  return { connectMs: Math.min(30_000, replyMs), replyMs, finalReplyMs: 2 * replyMs };
}

function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
