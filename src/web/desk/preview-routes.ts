import { Hono } from 'hono';
import { mailFrameHeaders } from '../guards.ts';
import type { DeskDeps } from './desk-deps.ts';
import { type DeskEnv, issueIdOf } from './desk-env.ts';
import { forceScheme } from './force-scheme.ts';
import { readPreviewView } from './issue-side.ts';

/**
 * The mail alone, for the frame on the issue page. It may not run scripts or submit forms. It keeps our
 * origin, which without scripts gives it nothing, so that the desk can hold its scroll position.
 */
const FRAME_HEADERS = {
  ...mailFrameHeaders,
  'Content-Security-Policy': mailFrameHeaders['Content-Security-Policy'].replace(
    'sandbox ',
    'sandbox allow-same-origin ',
  ),
};

export function createPreviewRoutes(deps: DeskDeps): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/preview/:view', async (c) => {
    const id = issueIdOf(c);
    if (!(await deps.issues.get(id))) return c.text('There is no such issue.', 404);
    const { html, text } = await deps.issues.preview(id);
    const view = readPreviewView(c.req.param('view'));
    if (view === 'text') return c.text(text, 200, FRAME_HEADERS);
    return c.html(forceScheme(html, view === 'dark' ? 'dark' : 'light'), 200, FRAME_HEADERS);
  });
  return app;
}
