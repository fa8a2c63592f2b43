import { createMiddleware } from 'hono/factory';
import { html } from 'hono/html';
import type { Issue } from '../../../issues/issue.ts';
import { missingEdition } from '../../../issues/off-schedule.ts';
import { stateInWords } from '../../../issues/state-in-words.ts';
import { isOver } from '../../../issues/transitions.ts';
import type { Html } from '../../layout.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { createShow, type DeskEnv, issueIdOf, notFoundPage } from '../desk-env.ts';
import { issuePath, longDate } from '../words.ts';

/** Answers for issues that no page can show, as the source list lacks their edition; cancelled they may be. */
export function forIssuesWithoutEdition(deps: DeskDeps) {
  const show = createShow(deps);
  return createMiddleware<DeskEnv>(async (c, next) => {
    if (deps.editions.some(({ id }) => id === c.req.param('edition'))) return next();
    const id = issueIdOf(c);
    const issue = await deps.issues.get(id);
    if (!issue) return show(c, notFoundPage(), 404);
    if (c.req.method === 'POST' && c.req.path.endsWith('/cancel')) return next();
    return show(c, { title: 'This edition is not there', main: pageOf(issue) }, 404);
  });
}

function pageOf(issue: Issue): Html {
  const over = isOver(issue.state);
  return html`<p class="kicker">${issue.edition}, ${longDate(issue.date)}</p>
<h1>This edition is not there</h1>
<p>The issue is ${stateInWords(issue.state)}. ${over ? `The source list has no edition “${issue.edition}” any more.` : missingEdition(issue.edition)}</p>
<div class="button-row">
${
  over
    ? ''
    : html`<form method="post" action="${issuePath(issue.id)}/cancel"><button class="button-danger">Cancel the issue</button></form>`
}
<a class="button button-quiet" href="/desk">All issues</a>
</div>`;
}
