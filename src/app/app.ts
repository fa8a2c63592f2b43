import type { Hono } from 'hono';
import type { Config } from '../config/config.ts';
import type { NewsroomConfig } from '../config/newsroom.ts';
import { soleRelay } from '../delivery/relays/relay.ts';
import { parseSmtpUrl } from '../delivery/smtp/smtp-url.ts';
import { createJobs, type Jobs } from '../jobs/create-jobs.ts';
import type { Effects } from '../jobs/effects.ts';
import { createIssueService } from '../jobs/issue-service.ts';
import { createInProcessQueue } from '../jobs/queue/in-process-queue.ts';
import { deliverJob } from '../jobs/queue/job.ts';
import type { JobQueue, Perform } from '../jobs/queue/job-queue.ts';
import { createPgBossQueue } from '../jobs/queue/pg-boss-queue.ts';
import { type Background, createBackground } from '../lib/background.ts';
import { type Clock, systemClock } from '../lib/clock.ts';
import { ExitCode, OperatorError } from '../lib/errors.ts';
import { createLog, type Log } from '../lib/log.ts';
import { createMistakes } from '../lib/mistakes.ts';
import { assertIntact, type Database, openDatabase } from '../store/database.ts';
import type { OnSending } from '../store/ledger/open-deliveries.ts';
import { wasEmpty } from '../store/migrate.ts';
import type { DeskIssues } from '../web/desk/desk-deps.ts';
import type { DevMailbox } from '../web/dev/mailbox-server.ts';
import { openCarriers } from './carriers.ts';
import { prepareDatabase } from './database.ts';
import { openEffects } from './effects.ts';
import { openSigning, openSmtpServer, type Signing } from './mail.ts';
import { openConfig } from './open-config.ts';
import { listenForReturns } from './returns.ts';
import { openSite } from './site.ts';
import { openMailbox, openNewsroom } from './stand-ins.ts';
import { type AppWork, openWork } from './work.ts';

/** The program, put together. Only this folder constructs; everything else is handed what it needs. */
export interface App extends Omit<AppWork, 'perform' | 'tickedAt'>, AsyncDisposable {
  config: Config;
  newsroom: NewsroomConfig;
  clock: Clock;
  log: Log;
  baseUrl: string;
  database: Database;
  effects: Effects;
  jobs: Jobs;
  issues: DeskIssues;
  /** Null where the mail server signs. */
  signing: Signing | null;
  /** Null where mail goes to a real server. */
  mailbox: DevMailbox | null;
  /** Where returned mail is taken, `lmtp://127.0.0.1:2424`; null where it is not. */
  returnsUrl: string | null;
  /** Every page. */
  site: Hono;
}

/** Tests and `start` set some of these; everything else comes from the environment. */
export interface AppOverrides {
  config?: Config;
  clock?: Clock;
  log?: Log;
  /** Known once the server listens. */
  baseUrl?: string;
}

/** Opens everything the newsroom needs, in order; disposing closes it in reverse. Throws OperatorError. */
export async function createApp(overrides: AppOverrides = {}): Promise<App> {
  await using stack = new AsyncDisposableStack();
  const config = overrides.config ?? (await openConfig());
  const clock = overrides.clock ?? systemClock;
  const log = overrides.log ?? createLog(config.log);
  const baseUrl = overrides.baseUrl ?? config.baseUrl ?? fixedPortNeeded();

  const serves = overrides.baseUrl !== undefined;
  const mistakes = createMistakes();
  const list = await mistakes.ofLater(() => openNewsroom(config, clock, serves, stack));
  const server = mistakes.of(() => openSmtpServer(config));
  const signs = mistakes.of(() => openSigning(config, list().newsroom, log));
  const carriers = openCarriers(mistakes, list, server, () => config);
  mistakes.tell();
  const [newsroom, signing, configured] = [list(), signs(), carriers()];
  const database = await openStore(config, log, serves, stack);
  const background = createBackground(log);
  const { queue, onSending } = openQueue({
    config,
    log,
    database,
    background,
    stack,
    perform: (job, signal) => work.perform(job, signal),
  });
  const local = configured.length === 0 ? await openMailbox(config, clock, serves, stack) : null;
  const relays = local ? [soleRelay(parseSmtpUrl(local.smtpUrl), config.smtpConnections)] : configured;
  const mailbox = local?.mailbox ?? null;

  const signer = signing?.signer ?? null;
  const effects = openEffects(
    { config, newsroom, baseUrl, clock, log, database, relays, signer, onSending },
    stack,
  );
  const { listenUrl } = config.returns;
  const returnsUrl =
    serves && listenUrl !== null ? stack.use(await listenForReturns(effects, listenUrl)).url : null;
  stack.use(background);
  const jobs = createJobs(effects);
  const work = await openWork({ effects, jobs, queue, config, database, background });
  const wake = (issueId: string) => background.run(() => queue.add([deliverJob(issueId)]));
  const issues = createIssueService(effects, wake);
  const { tickedAt } = work;
  const site = openSite(effects, { config, jobs, database, issues, mailbox, background, tickedAt });
  const open = stack.move();
  return {
    config,
    newsroom,
    clock,
    log,
    baseUrl,
    database,
    effects,
    jobs,
    issues,
    signing,
    mailbox,
    returnsUrl,
    tick: work.tick,
    schedule: work.schedule,
    work: work.work,
    site,
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}

async function openStore(
  config: Config,
  log: Log,
  serves: boolean,
  stack: AsyncDisposableStack,
): Promise<Database> {
  const database = stack.use(await openDatabase(config.databaseUrl));
  if (serves) await assertIntact(database);
  const applied = await prepareDatabase(database, config, log);
  // Who expected an old one has mistyped DATABASE_URL or DATA_DIR.
  if (wasEmpty(applied) && config.mode === 'newsroom')
    log.warn(
      { database: database.file ?? database.dialect },
      'nothing was in the database: it begins a new newsroom',
    );
  return database;
}

interface QueueNeeds {
  config: Config;
  log: Log;
  database: Database;
  background: Background;
  perform: Perform;
  stack: AsyncDisposableStack;
}

/** Jobs go through Postgres where there is one; there the transaction that begins a send adds its job. */
function openQueue(needs: QueueNeeds): { queue: JobQueue; onSending: OnSending | undefined } {
  const { config, log, database, background, perform, stack } = needs;
  if (!database.openSession)
    return { queue: stack.use(createInProcessQueue(background, perform)), onSending: undefined };
  const queue = stack.use(createPgBossQueue(config.databaseUrl, log));
  return { queue, onSending: (tx, issueId) => queue.add([deliverJob(issueId)], tx) };
}

function fixedPortNeeded(): never {
  throw new OperatorError('PORT=0 leaves the web address open.', {
    hint: 'Set BASE_URL, or a PORT.',
    exitCode: ExitCode.usage,
  });
}
