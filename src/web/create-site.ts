import { Hono } from 'hono';
import type { Newsroom } from '../issues/newsroom.ts';
import { messageOf } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';
import { notFoundPage } from './pages/problem-pages.ts';
import { createStaticFiles } from './static-files.ts';

export interface SiteParts {
  newsroom: Newsroom;
  log: Log;
  pages: Hono;
  desk: Hono;
  metrics: Hono;
  /** Null where real mail goes out. */
  mailbox: Hono | null;
  webhooks: Hono;
  /** Resolves when the database answers: whether issues may be sent. */
  health(): Promise<{ sendingRefused: boolean }>;
}

/** Everything the web server answers, in one place. */
export function createSite(parts: SiteParts): Hono {
  const { newsroom, log, pages, desk, metrics, mailbox, webhooks, health } = parts;
  const site = new Hono();
  site.get('/health', async (c) => {
    try {
      // Pages work, so whoever balances load is to leave this server in.
      return c.json({ status: (await health()).sendingRefused ? 'sending refused' : 'ok' });
    } catch (error) {
      log.error({ detail: messageOf(error) }, 'health check failed');
      return c.json({ status: 'failing' }, 503);
    }
  });
  site.route('/metrics', metrics);
  site.route('/static', createStaticFiles(new URL('./static/', import.meta.url)));
  site.route('/desk', desk);
  site.route('/webhooks', webhooks);
  if (mailbox) site.route('/dev/mailbox', mailbox);
  site.route('/', pages);
  site.notFound((c) => notFoundPage(c, newsroom));
  return site;
}
