import { Hono } from 'hono';
import { ownMailFrameHeaders } from '../../guards.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { type DeskEnv, issueIdOf } from '../desk-env.ts';
import { forceScheme } from './force-scheme.ts';
import { readPreviewView } from './issue-side.ts';

/** The mail alone, for the frame on the issue page. */
export function createPreviewRoutes(deps: DeskDeps): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/preview/:view', async (c) => {
    const id = issueIdOf(c);
    if (!(await deps.issues.get(id))) return c.text('There is no such issue.', 404);
    const { html, text } = await deps.issues.preview(id);
    const view = readPreviewView(c.req.param('view'));
    if (view === 'text') return c.text(text, 200, ownMailFrameHeaders);
    return c.html(forceScheme(html, view === 'dark' ? 'dark' : 'light'), 200, ownMailFrameHeaders);
  });
  return app;
}
