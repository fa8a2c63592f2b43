import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { messageOf } from '../../lib/errors.ts';
import { refuseCrossSite, securityHeaders } from '../guards.ts';
import { createStaticFiles } from '../static-files.ts';
import type { DeskDeps } from './desk-deps.ts';
import { createShow, type DeskEnv, notFoundPage, tooMuchPage } from './desk-env.ts';
import { messagePage } from './desk-page.ts';
import { createActionRoutes } from './issue/action-routes.ts';
import { createIssueRoutes } from './issue/issue-routes.ts';
import { createPreviewRoutes } from './issue/preview-routes.ts';
import { forIssuesWithoutEdition } from './issue/without-edition.ts';
import { createFeedRoutes } from './overview/feed-routes.ts';
import { createIssuesRoutes } from './overview/issues-routes.ts';
import { createReturnedRoutes } from './returned/returned-routes.ts';
import { createSendRoutes } from './send/send-routes.ts';
import { createDeskAuth, type DeskAuth } from './sign-in/desk-auth.ts';
import { createSignInRoutes } from './sign-in/sign-in-routes.ts';
import { createVersionRoutes } from './versions/version-routes.ts';

const MOST_POSTED = 256 * 1024;
const ISSUE = '/issues/:edition/:date';

/** The editors' desk, to be mounted at `/desk`. Everything but sign-in and its style needs a session. */
export function createDesk(deps: DeskDeps): Hono<DeskEnv> {
  const auth = createDeskAuth(deps);
  const show = createShow(deps);
  const app = new Hono<DeskEnv>();

  app.use(securityHeaders(deps.baseUrl));
  app.route('/static', createStaticFiles(new URL('./static/', import.meta.url)));
  app.use(
    refuseCrossSite(deps.baseUrl),
    neverStore(),
    bodyLimit({ maxSize: MOST_POSTED, onError: (c) => show(c, tooMuchPage(), 413) }),
  );
  app.route('/', createSignInRoutes(deps, auth));
  app.use(requireEditor(auth));
  app.route('/', createIssuesRoutes(deps));
  app.route('/', createFeedRoutes(deps));
  app.route('/', createReturnedRoutes(deps));
  app.use(`${ISSUE}/*`, forIssuesWithoutEdition(deps));
  app.route(ISSUE, createIssueRoutes(deps));
  app.route(ISSUE, createPreviewRoutes(deps));
  app.route(ISSUE, createVersionRoutes(deps));
  app.route(ISSUE, createActionRoutes(deps));
  app.route(ISSUE, createSendRoutes(deps));

  app.all('*', (c) => show(c, notFoundPage(), 404));
  app.onError((error, c) => {
    deps.log.error({ error: messageOf(error), path: c.req.path }, 'a desk page failed');
    const title = 'This did not work';
    const text = 'Something went wrong on our side and was written to the log. Nothing you typed was saved.';
    return show(c, { title, main: messagePage(title, text, { href: '/desk', label: 'All issues' }) }, 500);
  });
  return app;
}

function neverStore(): MiddlewareHandler {
  return async (c, next) => {
    await next();
    c.res.headers.set('Cache-Control', 'no-store');
  };
}

function requireEditor(auth: DeskAuth): MiddlewareHandler<DeskEnv> {
  return async (c, next) => {
    const editor = await auth.editorOf(c.req.raw.headers);
    if (editor === null) return c.redirect('/desk/sign-in', 303);
    c.set('editor', editor);
    return next();
  };
}
