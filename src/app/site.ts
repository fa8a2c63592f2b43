import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, Hono } from 'hono';
import { describeWays } from '../bounces/describe-ways.ts';
import type { Config } from '../config/config.ts';
import type { MailOutcome } from '../delivery/single/send-mail.ts';
import { createArchive } from '../jobs/archive.ts';
import type { Jobs } from '../jobs/create-jobs.ts';
import type { Effects } from '../jobs/effects.ts';
import { readMetrics } from '../jobs/read-metrics.ts';
import { createReturnedService } from '../jobs/returned/returned-service.ts';
import { mailLetter } from '../jobs/send/mail-letter.ts';
import type { Background } from '../lib/background.ts';
import type { EpochMs } from '../lib/clock.ts';
import { isLoopbackHost } from '../lib/is-loopback.ts';
import { withoutAddresses } from '../lib/log.ts';
import { withGrace } from '../lib/with-grace.ts';
import type { Database } from '../store/database.ts';
import { createArchiveRepository } from '../store/issues/archive-repository.ts';
import { createCaps } from '../subscribers/window-caps.ts';
import { clientAddress } from '../web/client-address.ts';
import { createSite } from '../web/create-site.ts';
import { createDesk } from '../web/desk/create-desk.ts';
import type { DeskIssues } from '../web/desk/desk-deps.ts';
import { CODE_MINUTES } from '../web/desk/sign-in/desk-auth.ts';
import { createDevMailboxPages } from '../web/dev/mailbox-pages.ts';
import type { DevMailbox } from '../web/dev/mailbox-server.ts';
import { createMetrics } from '../web/metrics/metrics-route.ts';
import { createPages } from '../web/pages/create-pages.ts';
import { openWebhooks } from './returns.ts';

export interface SiteNeeds {
  config: Config;
  jobs: Jobs;
  database: Database;
  issues: DeskIssues;
  mailbox: DevMailbox | null;
  background: Background;
  /** When this process last did what was due. */
  tickedAt(): EpochMs | null;
}

/** The web part of `app/app.ts`: every page with what it needs. */
export function openSite(effects: Effects, needs: SiteNeeds): Hono {
  const { config, jobs, database, mailbox, tickedAt } = needs;
  const { newsroom } = effects.newsroom;
  return createSite({
    newsroom,
    log: effects.log,
    pages: openPages(effects, needs),
    webhooks: openWebhooks(effects, config.returns.webhooks, database.db, needs.background),
    desk: openDesk(effects, needs),
    metrics: createMetrics({
      token: config.metricsToken,
      isLocal,
      read: async () => ({ ...(await readMetrics(effects)), tickedAt: tickedAt() }),
    }),
    mailbox: mailbox && openMailboxPages(effects, mailbox),
    async health() {
      await database.db.selectFrom('meta').select('key').limit(1).execute();
      return { sendingRefused: (await jobs.restoreProblem()) !== null };
    },
  });
}

/** What subscribers see. */
function openPages(effects: Effects, { database, background }: SiteNeeds): Hono {
  const { newsroom, editions } = effects.newsroom;
  const titles = new Map(editions.map(({ id, title }) => [id, title]));
  return createPages({
    newsroom,
    editions,
    baseUrl: effects.baseUrl,
    clock: effects.clock,
    log: effects.log,
    store: effects.subscribers,
    links: effects.links,
    caps: createCaps(),
    archive: createArchive(effects, createArchiveRepository(database.db)),
    recentArticles: (since, limit) => effects.articles.recentArticles({ since, limit }),
    clientAddress: visitor,
    background: (work) => background.run(work),
    async sendConfirmation({ address }, confirmUrl, asked) {
      const named = asked.map((id) => titles.get(id) ?? id);
      using grace = withGrace(background.stopping);
      const sent = await mailLetter(effects, 'confirm', address, { editions: named, confirmUrl }, grace);
      assertAccepted(sent, 'confirmation');
    },
  });
}

/** What editors see. */
function openDesk(effects: Effects, { config, jobs, database, issues, background }: SiteNeeds): Hono {
  const { newsroom, editions, relays } = effects.newsroom;
  const desk = createDesk({
    clientAddress: visitor,
    newsroom,
    editions,
    baseUrl: effects.baseUrl,
    clock: effects.clock,
    log: effects.log,
    database,
    issues,
    returned: createReturnedService(effects, describeWays(effects.returns.mailbox, config.returns)),
    editors: { emails: config.editors },
    secret: config.secret,
    mailLeaves: config.smtpUrl !== null || relays.length > 0,
    feeds: { status: jobs.feedStatus, release: jobs.releaseFeed },
    async sendSignInCode(address, code) {
      using grace = withGrace(background.stopping);
      const data = { code, minutes: CODE_MINUTES };
      const sent = await mailLetter(effects, 'sign-in-code', address, data, grace);
      assertAccepted(sent, 'sign-in code');
    },
  });
  return desk as unknown as Hono;
}

function openMailboxPages(effects: Effects, mailbox: DevMailbox): Hono {
  const { newsroom, editions } = effects.newsroom;
  return createDevMailboxPages(mailbox, {
    baseUrl: effects.baseUrl,
    path: '/dev/mailbox',
    siteName: newsroom.name,
    language: newsroom.language,
    zone: editions[0]?.zone ?? 'UTC',
  });
}

function assertAccepted(sent: MailOutcome, letter: string): void {
  if (sent.outcome !== 'accepted')
    throw new Error(`the ${letter} was not accepted: ${withoutAddresses(sent.detail)}`);
}

function visitor(c: Context): string {
  return clientAddress(getConnInfo(c).remote.address, c.req.header('x-forwarded-for'));
}

/** A reverse proxy on this machine would make every visitor look local: what it passed on is not. */
function isLocal(c: Context): boolean {
  const passedOn = ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'].some((name) => c.req.header(name));
  return !passedOn && isLoopbackHost(getConnInfo(c).remote.address ?? '');
}
