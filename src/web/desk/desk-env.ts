import type { Context } from 'hono';
import type { Html } from '../layout.ts';
import type { DeskDeps } from './desk-deps.ts';
import { type DeskPage, deskPage, messagePage } from './desk-page.ts';

/** What a desk route finds in its context: the signed-in editor's address. */
export type DeskEnv = { Variables: { editor: string } };
export type DeskContext = Context<DeskEnv>;

type Status = 200 | 403 | 404 | 409 | 413 | 422 | 500;

/** Answers a page in the desk's frame. */
export type Show = (
  c: DeskContext,
  page: Omit<DeskPage, 'editor' | 'refused'>,
  status?: Status,
) => Response | Promise<Response>;

export function createShow(deps: Pick<DeskDeps, 'newsroom' | 'issues'>): Show {
  return async (c, page, status = 200) => {
    const editor: string | null = c.get('editor') ?? null;
    const refused = editor === null || status === 500 ? null : await deps.issues.sendingRefused();
    return c.html(deskPage(deps, { ...page, editor, refused }), status);
  };
}

/** `edition/date`, from the two path parameters of every issue route. */
export function issueIdOf(c: DeskContext): string {
  return `${c.req.param('edition')}/${c.req.param('date')}`;
}

export function notFoundPage(): { title: string; main: Html } {
  const title = 'There is no such page';
  return {
    title,
    main: messagePage(title, 'The issue or the page does not exist.', {
      href: '/desk',
      label: 'All issues',
    }),
  };
}

export function tooMuchPage(): { title: string; main: Html } {
  const title = 'That is too much at once';
  const text = 'What was sent is larger than any form of the desk. Nothing of it was saved.';
  return { title, main: messagePage(title, text, { href: '/desk', label: 'All issues' }) };
}
