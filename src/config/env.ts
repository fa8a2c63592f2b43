import { isUtf8 } from 'node:buffer';
import { existsSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { ExitCode, OperatorError, usage, whyUnreadable } from '../lib/errors.ts';
import { createMistakes, type Mistakes } from '../lib/mistakes.ts';
import { readBoundedSync } from '../lib/read-bounded.ts';

/** Of settings, or of one secret. */
const MOST_MB = 1;

const flag = z
  .enum(['', '0', '1', 'true', 'false', 'yes', 'no'], 'use 1 or 0')
  .transform((value) => ['1', 'true', 'yes'].includes(value));
const port = z.coerce.number('is not a port number').int().min(0).max(65_535);

const amount = z.coerce.number('is not an amount').min(0, 'is less than nothing');

/** Every page is at the root of it: behind a path, a query or a fragment no link in the mail would lead anywhere. */
function isOrigin(text: string): boolean {
  return /^[^/]+\/\/[^/?#@]+\/*$/.test(text);
}

/** Every variable that Twofold reads, once. `.env.example` lists exactly these; a test holds them together. */
const variables = z.object({
  DATABASE_URL: z.string().optional(),
  DATABASE_URL_FILE: z.string().optional(),
  SMTP_URL: z.string().optional(),
  SMTP_URL_FILE: z.string().optional(),
  SMTP_TIMEOUT: z.coerce.number('is not a number of seconds').int().min(1).max(600).default(300),
  SMTP_CONNECTIONS: z.coerce.number().int().min(1).max(100).default(5),
  BOUNCE_ADDRESS: z.string().optional(),
  BOUNCE_MAILBOX: z.string().optional(),
  BOUNCE_MAILBOX_FILE: z.string().optional(),
  BOUNCE_MAILBOX_MINUTES: z.coerce.number('is not a number of minutes').int().min(1).max(1_440).default(5),
  BOUNCE_LISTEN: z.string().optional(),
  SOFT_BOUNCES: z.coerce.number('is not a number').int().min(0).max(30, 'is more than 30').default(7),
  KEEP_REPORTS_DAYS: z.coerce.number('is not a number of days').int().min(1).max(3_650).default(30),
  SES_TOPIC_ARN: z.string().optional(),
  SENDGRID_WEBHOOK_KEY: z.string().optional(),
  MAILGUN_WEBHOOK_KEY: z.string().optional(),
  MAILGUN_WEBHOOK_KEY_FILE: z.string().optional(),
  POSTMARK_WEBHOOK_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  POSTMARK_WEBHOOK_SECRET_FILE: z.string().optional(),
  WEBHOOK_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  WEBHOOK_SECRET_FILE: z.string().optional(),
  SMTP_OAUTH_CLIENT_ID: z.string().optional(),
  SMTP_OAUTH_CLIENT_SECRET: z.string().optional(),
  SMTP_OAUTH_CLIENT_SECRET_FILE: z.string().optional(),
  SMTP_OAUTH_REFRESH_TOKEN: z.string().optional(),
  SMTP_OAUTH_REFRESH_TOKEN_FILE: z.string().optional(),
  SMTP_OAUTH_TOKEN_URL: z.url({ protocol: /^https?$/, error: 'is not an http(s) address' }).optional(),
  SMTP_OAUTH_SCOPE: z.string().optional(),
  SMTP_OAUTH_TOKEN: z.string().optional(),
  SMTP_OAUTH_TOKEN_FILE: z.string().optional(),
  SMTP_OAUTH_COMMAND: z.string().optional(),
  DKIM_KEY: z.string().optional(),
  DKIM_KEY_FILE: z.string().optional(),
  DKIM_SELECTOR: z.string().optional(),
  DKIM_DOMAIN: z.string().optional(),
  DKIM_EXPIRES_DAYS: z.coerce
    .number('is not a number of days')
    .int()
    .min(7, 'is less than 7: mail may wait that long on its way')
    .optional(),
  SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  SECRET_FILE: z.string().optional(),
  NEWSROOM_DIR: z.string().default('feeds'),
  DATA_DIR: z
    .string()
    .regex(/^(?!~(?:\/|$))/, 'begins with “~”, which only a shell takes for the home folder: write it out')
    .default('data'),
  BASE_URL: z
    .url({
      protocol: /^https?$/,
      error: 'is not an http(s) address, like https://updates.example.org',
      abort: true,
    })
    .refine(isOrigin, 'is more than https://host: leave out its path, query and user')
    .optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(8484),
  DESK_EDITORS: z.string().default(''),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  METRICS_TOKEN_FILE: z.string().optional(),
  FEEDS_ALLOW_LOOPBACK: flag.default(false),
  KEEP_ARTICLES_DAYS: z.coerce
    .number('is not a number of days')
    .int()
    .refine((days) => days === 0 || days >= 30, 'is less than 30; 0 keeps them for good')
    .default(90),
  KEEP_DELIVERIES_DAYS: z.coerce
    .number('is not a number of days')
    .int()
    .refine((days) => days === 0 || days >= 30, 'is less than 30; 0 keeps them for good')
    .default(90),
  MODEL_URL: z.url({ protocol: /^https?$/, error: 'is not an http(s) address' }).optional(),
  MODEL_NAME: z.string().optional(),
  MODEL_KEY: z.string().optional(),
  MODEL_KEY_FILE: z.string().optional(),
  MODEL_TIMEOUT: z.coerce.number('is not a number of seconds').int().min(1).max(600).default(60),
  MODEL_ISSUE_TIMEOUT: z.coerce.number('is not a number of seconds').int().min(1).max(1_800).default(180),
  MODEL_OUTPUT_TOKENS: z.coerce.number().int().min(200).max(32_000).default(2_000),
  MODEL_TOKENS_PER_ISSUE: z.coerce.number().int().min(0).default(200_000),
  MODEL_TOKENS_PER_DAY: z.coerce.number().int().min(0).default(800_000),
  MODEL_PRICE_INPUT: amount.optional(),
  MODEL_PRICE_OUTPUT: amount.optional(),
  MODEL_BUDGET_PER_ISSUE: amount.optional(),
  MODEL_BUDGET_PER_DAY: amount.optional(),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'use debug, info, warn, error or silent')
    .default('warn'),
  LOG_FORMAT: z.enum(['text', 'json'], 'use text or json').optional(),
});

export type Variables = Record<string, string | undefined>;
export type Env = z.infer<typeof variables>;
export const VARIABLE_NAMES: string[] = Object.keys(variables.shape);

/** What is set, by whom. Throws as `readDotEnv`. */
export function variablesSet(): { environment: Variables; dotEnv: Variables } {
  return { environment: process.env, dotEnv: readDotEnv() };
}

/** The environment, with what the `.env` adds to it; a variable that is set already wins. Throws as `readDotEnv`. */
function withDotEnv(): Variables {
  for (const [name, value] of Object.entries(readDotEnv())) process.env[name] ??= value;
  return process.env;
}

/**
 * What a `.env` in the working folder sets; nothing where there is none. Throws OperatorError (exit 2) where it cannot
 * be read: without its settings other data would be looked at.
 */
function readDotEnv(file = '.env'): Variables {
  if (!existsSync(file)) return {};
  let bytes: Buffer;
  try {
    bytes = readBoundedSync(file, MOST_MB);
  } catch (cause) {
    throw new OperatorError(`${file} cannot be read: ${whyUnreadable(cause)}.`, {
      hint: 'Run this as the account whose settings they are.',
      exitCode: ExitCode.usage,
      cause,
    });
  }
  // A password with another letter in it would only be called wrong by whoever is asked to take it.
  if (!isUtf8(bytes)) throw usage(`${file} is not UTF-8.`, 'Save it as UTF-8.');
  // Some editors begin a file with a mark, which would be taken for part of the first name.
  return parseEnv(bytes.toString().replace(/^\ufeff/, ''));
}

/** Reads and checks the environment; empty values count as unset. Throws OperatorError naming each bad variable. */
export function readEnv(source: Variables = withDotEnv()): Env {
  const mistakes = createMistakes();
  const env = readEnvPast(mistakes, source);
  mistakes.tell();
  return env;
}

/** The same, going on past mistakes: a variable that is wrong throws its mistake when it is asked for. */
export function readEnvPast(mistakes: Mistakes, source: Variables = withDotEnv()): Env {
  const set = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ''),
  );
  const wrong = new Map<string, OperatorError>();
  // What a file gives has to be as good as what is written in the environment itself.
  const read = withSecretFiles(set, mistakes, wrong);
  const parsed = variables.safeParse(read, { error: inWords });
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    const mistake = new OperatorError(`The environment is not right:\n  ${problems.join('\n  ')}`, {
      hint: 'See .env.example for every variable and its form.',
      exitCode: ExitCode.usage,
    });
    mistakes.keep(mistake);
    for (const { path } of parsed.error.issues) wrong.set(String(path[0]), mistake);
  }
  const right = Object.entries(read).filter(([name]) => !wrong.has(name));
  const env = parsed.success ? parsed.data : variables.parse(Object.fromEntries(right));
  return wrong.size === 0 ? env : withMistakes(env, wrong);
}

function withMistakes(env: Env, wrong: ReadonlyMap<string, OperatorError>): Env {
  return new Proxy(env, {
    get: (known, name) => {
      const mistake = wrong.get(String(name));
      if (mistake) throw mistake;
      return Reflect.get(known, name);
    },
  });
}

/** Of what has no words of its own. */
function inWords(issue: {
  code: string;
  expected?: unknown;
  minimum?: unknown;
  maximum?: unknown;
}): string | undefined {
  if (issue.code === 'invalid_type' && issue.expected === 'number') return 'is not a number';
  if (issue.code === 'invalid_type' && issue.expected === 'int') return 'is not a whole number';
  if (issue.code === 'too_small') return `is less than ${issue.minimum}`;
  return issue.code === 'too_big' ? `is more than ${issue.maximum}` : undefined;
}

const SECRETS = [
  'DATABASE_URL',
  'SMTP_URL',
  'BOUNCE_MAILBOX',
  'MAILGUN_WEBHOOK_KEY',
  'POSTMARK_WEBHOOK_SECRET',
  'WEBHOOK_SECRET',
  'SMTP_OAUTH_CLIENT_SECRET',
  'SMTP_OAUTH_REFRESH_TOKEN',
  'SMTP_OAUTH_TOKEN',
  'SECRET',
  'MODEL_KEY',
  'METRICS_TOKEN',
] as const;

/** `X_FILE` gives X's value from a file, as Docker and systemd hand out secrets; what is wrong with that goes into `wrong`. */
function withSecretFiles(env: Variables, mistakes: Mistakes, wrong: Map<string, OperatorError>): Variables {
  const read = { ...env };
  for (const name of SECRETS) {
    const file = env[`${name}_FILE`];
    if (!file) continue;
    try {
      read[name] = secretIn(name, file, env);
    } catch (error) {
      if (!(error instanceof OperatorError)) throw error;
      mistakes.keep(error);
      wrong.set(name, error);
    }
  }
  return read;
}

function secretIn(name: string, file: string, env: Variables): string {
  if (!env[name]) return readSecret(`${name}_FILE`, file);
  throw new OperatorError(`Both ${name} and ${name}_FILE are set.`, { exitCode: ExitCode.usage });
}

/** A variable that the source list names, or its `X_FILE`; undefined where neither is set. Throws OperatorError (exit 2). */
export function readVariable(name: string, source: Variables = process.env): string | undefined {
  const file = source[`${name}_FILE`];
  return (file ? readSecret(`${name}_FILE`, file) : source[name]) || undefined;
}

/** What the file holds, trimmed. Throws OperatorError (exit 2), also where that is nothing. */
export function readSecret(variable: string, file: string): string {
  const text = readText(variable, file);
  if (text !== '') return text;
  // An empty secret is one that everybody knows.
  throw new OperatorError(`${variable}: ${file} is empty.`, { exitCode: ExitCode.usage });
}

function readText(variable: string, file: string): string {
  try {
    return readBoundedSync(file, MOST_MB).toString().trim();
  } catch (cause) {
    throw new OperatorError(`${variable}: ${file} cannot be read: ${whyUnreadable(cause)}.`, {
      exitCode: ExitCode.usage,
      cause,
    });
  }
}

/** True under `npm start` and its like. */
export function startedByNpm(): boolean {
  return process.env.npm_lifecycle_event !== undefined;
}

/** True where somebody reads along; in a unit, a container or a pipe a program does. */
function readAlong(): boolean {
  return process.stderr.isTTY === true;
}

/** The sample newsroom is there to be looked at, wherever its words go. */
export function defaultLogFormat(isOwnNewsroom: boolean): 'text' | 'json' {
  return readAlong() || !isOwnNewsroom ? 'text' : 'json';
}
