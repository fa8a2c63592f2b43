import { Hono } from 'hono';
import type { DeskDeps } from '../desk-deps.ts';
import { createShow, type DeskContext, type DeskEnv, issueIdOf, notFoundPage } from '../desk-env.ts';
import { createShowIssue } from '../issue/show-issue.ts';
import { fieldsOf } from '../request-fields.ts';
import { issuePath } from '../words.ts';
import { compareContents } from './compare-contents.ts';
import { comparePage, versionsPage } from './versions-page.ts';

/** Earlier versions: list, compare, restore. */
export function createVersionRoutes(deps: DeskDeps): Hono<DeskEnv> {
  const show = createShow(deps);
  const showIssue = createShowIssue(deps);
  const app = new Hono<DeskEnv>();

  const issueOf = async (c: DeskContext) => {
    const issue = await deps.issues.get(issueIdOf(c));
    const edition = deps.editions.find(({ id }) => id === issue?.edition);
    return issue && edition ? { issue, edition } : null;
  };

  app.get('/versions', async (c) => {
    const found = await issueOf(c);
    if (!found) return show(c, notFoundPage(), 404);
    const main = versionsPage(found.issue, found.edition, await deps.issues.versions(found.issue.id));
    return show(c, { title: 'Versions', main, width: 'wide' });
  });

  app.get('/versions/:version', async (c) => {
    const found = await issueOf(c);
    const version = Number(c.req.param('version'));
    const content =
      found && Number.isInteger(version) && (await deps.issues.version(found.issue.id, version));
    if (!found || !content) return show(c, notFoundPage(), 404);
    const rows = compareContents(content, found.issue.content);
    const main = comparePage(found.issue, found.edition, version, rows);
    return show(c, { title: `Version ${version}`, main, width: 'wide' });
  });

  app.post('/restore', async (c) => {
    const id = issueIdOf(c);
    const fields = await fieldsOf(c);
    const [restore, expected] = [Number(fields.restore), Number(fields.version)];
    if (!Number.isInteger(restore) || !Number.isInteger(expected)) {
      return showIssue(c, { tone: 'bad', text: 'The form names no version.' }, 422);
    }
    const restored = await deps.issues.restore(id, restore, expected, c.get('editor'));
    if (restored.outcome === 'not_found') return show(c, notFoundPage(), 404);
    if (restored.outcome === 'refused') return showIssue(c, { tone: 'bad', text: restored.reason }, 422);
    if (restored.outcome === 'conflict') {
      const text =
        'Somebody else changed the issue meanwhile, so nothing was restored. This is how it stands now.';
      return showIssue(c, { tone: 'warn', text }, 409);
    }
    return c.redirect(`${issuePath(id)}?said=saved`, 303);
  });

  return app;
}
