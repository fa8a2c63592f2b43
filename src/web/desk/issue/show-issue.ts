import type { DeskDeps } from '../desk-deps.ts';
import { createShow, type DeskContext, issueIdOf, notFoundPage } from '../desk-env.ts';
import { longDate } from '../words.ts';
import { issuePage } from './issue-page.ts';
import { readPreviewView } from './issue-side.ts';
import { readIssueView } from './issue-view.ts';
import type { Said, SaidOf } from './said-after.ts';
import type { TypedForm } from './typed-form.ts';

/** Answers the issue page, with a word on what was just asked for, which may depend on how the issue stands. 404 where there is no such issue. */
export function createShowIssue(deps: DeskDeps) {
  const show = createShow(deps);
  return async (
    c: DeskContext,
    saying?: Said | SaidOf,
    status: 200 | 409 | 422 = 200,
    typed?: TypedForm,
  ): Promise<Response> => {
    const view = await readIssueView(deps, issueIdOf(c));
    if (view === 'not_found') return show(c, notFoundPage(), 404);
    const said = typeof saying === 'function' ? saying(view.issue) : saying;
    const main = issuePage(view, {
      editor: c.get('editor'),
      preview: readPreviewView(c.req.query('view')),
      ...(said ? { said } : {}),
      ...(typed ? { typed } : {}),
    });
    const title = `${view.edition.title}, ${longDate(view.issue.date)}`;
    return show(c, { title, main, width: 'full' }, status);
  };
}
