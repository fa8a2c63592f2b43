import { Hono } from 'hono';
import type { DeskDeps } from '../desk-deps.ts';
import { createShow, type DeskEnv, notFoundPage } from '../desk-env.ts';

/** What an editor decides about a feed. */
export function createFeedRoutes(deps: DeskDeps): Hono<DeskEnv> {
  const show = createShow(deps);
  const app = new Hono<DeskEnv>();

  // Pressed twice, or by two editors: the second finds nothing held, and sees the same list.
  app.post('/feeds/:id/release', async (c) => {
    const released = await deps.feeds.release(c.req.param('id'), c.get('editor'));
    if (released.outcome === 'not_found') return show(c, notFoundPage(), 404);
    return c.redirect('/desk#feeds', 303);
  });

  return app;
}
