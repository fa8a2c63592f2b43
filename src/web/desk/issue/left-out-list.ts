import { html } from 'hono/html';
import type { Issue } from '../../../issues/issue.ts';
import { headlineOf } from '../../../render/story-words.ts';
import type { Html } from '../../layout.ts';
import { issuePath } from '../words.ts';
import type { IssueView } from './issue-view.ts';
import { phoneFold } from './phone-fold.ts';
import { rounded } from './score-words.ts';
import { scoreList } from './why-panel.ts';

/** What was considered and not printed, with the reason, and the way back. */
export function leftOutList({ issue }: IssueView, editable: boolean): Html {
  const { leftOut } = issue.content;
  return html`<section class="left-out" id="left-out" data-part aria-labelledby="left-out-title">
<h2 id="left-out-title">Left out <span class="meta">${leftOut.length}</span></h2>
${leftOut.length === 0 ? html`<p class="empty">Every story that was considered is in the issue.</p>` : phoneFold({ id: 'left-out-fold', line: 'Show them, with the reasons' }, leftOutRows(issue, editable))}
</section>`;
}

function leftOutRows({ id, version, content: { leftOut } }: Issue, editable: boolean): Html {
  return html`<ul>${leftOut.map(
    (story) => html`<li>
<div><p class="left-out-headline">${headlineOf(story)}</p>
<p class="meta">${story.outlets.join(', ')} · ${story.reason}</p>
<details class="why" id="score-${story.id}"><summary>Score ${rounded(story.score.total)}</summary>${scoreList(story)}</details></div>
${
  editable
    ? html`<form method="post" action="${issuePath(id)}/edit" id="restore-${story.id}">
<input type="hidden" name="version" value="${version}">
<input type="hidden" name="kind" value="story">
<input type="hidden" name="story" value="${story.id}">
<button class="button-quiet button-small" name="do" value="restore" id="restore-${story.id}-button">Bring back<span class="visually-hidden"> ${headlineOf(story)}</span></button>
</form>`
    : ''
}
</li>`,
  )}</ul>`;
}
