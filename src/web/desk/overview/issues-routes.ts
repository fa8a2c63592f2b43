import { Hono } from 'hono';
import type { DeskDeps } from '../desk-deps.ts';
import { createShow, type DeskContext, type DeskEnv } from '../desk-env.ts';
import { fieldsOf } from '../request-fields.ts';
import { issuePath } from '../words.ts';
import { issuesPage } from './issues-page.ts';

const LISTED = 40;

/** The list of issues, and making a draft from it. */
export function createIssuesRoutes(deps: DeskDeps): Hono<DeskEnv> {
  const show = createShow(deps);
  const app = new Hono<DeskEnv>();

  const list = async (c: DeskContext, problem?: string) => {
    const [issues, feeds] = await Promise.all([deps.issues.list(LISTED), deps.feeds.status()]);
    const view = { editions: deps.editions, issues, feeds, now: deps.clock.now() };
    const main = issuesPage(problem === undefined ? view : { ...view, problem });
    return show(
      c,
      { title: 'Issues', main, width: 'wide', here: 'issues' },
      problem === undefined ? 200 : 422,
    );
  };

  app.get('/', (c) => list(c));

  app.post('/compose', async (c) => {
    const { edition, date } = await fieldsOf(c);
    if (!deps.editions.some(({ id }) => id === edition) || edition === undefined) {
      return list(c, 'There is no such edition.');
    }
    const composed = await deps.issues.compose(edition, date ?? null, c.get('editor'));
    if (composed.outcome === 'refused') return list(c, composed.reason);
    return c.redirect(
      `${issuePath(composed.issueId)}?said=${composed.fresh ? 'composed' : 'refreshed'}`,
      303,
    );
  });

  return app;
}
