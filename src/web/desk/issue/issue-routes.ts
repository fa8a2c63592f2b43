import { Hono } from 'hono';
import type { EditCommand } from '../../../issues/edit-command.ts';
import type { Issue } from '../../../issues/issue.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { createShow, type DeskEnv, issueIdOf, notFoundPage } from '../desk-env.ts';
import { fieldsOf } from '../request-fields.ts';
import { issuePath } from '../words.ts';
import { conflictPage } from './conflict-page.ts';
import { readEdit } from './edit-form.ts';
import { findConflicts } from './find-conflicts.ts';
import { issueStanding, saidPart } from './issue-page.ts';
import { readStanding } from './issue-view.ts';
import { runCommands } from './run-commands.ts';
import { saidAfter } from './said-after.ts';
import { createShowIssue } from './show-issue.ts';
import { typedForm } from './typed-form.ts';

/** The issue page and its edits. */
export function createIssueRoutes(deps: DeskDeps): Hono<DeskEnv> {
  const show = createShow(deps);
  const showIssue = createShowIssue(deps);
  const app = new Hono<DeskEnv>();

  app.get('/', (c) => showIssue(c, saidAfter(c.req.query())));

  app.get('/standing', async (c) => {
    const standing = await readStanding(deps, issueIdOf(c));
    if (standing === 'not_found') return show(c, notFoundPage(), 404);
    // What was said when the send began is over with it.
    const ended = standing.freezing === null && standing.issue.state !== 'sending';
    return c.html(issueStanding(standing, [], ended ? saidPart() : ''));
  });

  app.post('/edit', async (c) => {
    const id = issueIdOf(c);
    const fields = await fieldsOf(c);
    const edit = readEdit(fields);
    if (edit.outcome === 'refused') return showIssue(c, { tone: 'bad', text: edit.reason }, 422);
    const ran = await runCommands(deps.issues, id, edit.version, edit.commands, c.get('editor'));
    switch (ran.outcome) {
      case 'saved':
        return c.redirect(`${issuePath(id)}?${savedAs(edit, ran.issue)}${whereTo(edit.commands)}`, 303);
      case 'refused':
        return showIssue(
          c,
          { tone: 'bad', text: `Not saved. ${ran.reason}` },
          422,
          typedForm(fields, ran.field, ran.reason),
        );
      case 'not_found':
        return show(c, notFoundPage(), 404);
      case 'conflict': {
        const main = conflictPage(ran.current, fields, findConflicts(edit.commands, ran.current));
        return show(c, { title: 'Not saved', main, width: 'wide' }, 409);
      }
    }
  });

  return app;
}

/** A form that changes nothing saved nothing, whatever somebody else has saved since. */
function savedAs({ version, commands }: { version: number; commands: EditCommand[] }, issue: Issue): string {
  return `said=saved&version=${commands.length > 0 ? issue.version : version}`;
}

/** The place on the page the editor was at. */
function whereTo(commands: EditCommand[]): string {
  const last = commands.at(-1);
  if (!last || last.kind === 'drop' || last.kind === 'restore') return '';
  if (last.kind === 'set_text') return '#opening';
  return last.kind === 'set_agenda' ? '#agenda' : `#story-${encodeURIComponent(last.storyId)}`;
}
