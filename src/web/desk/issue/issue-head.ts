import { html } from 'hono/html';
import { isEditable, mayMove } from '../../../issues/transitions.ts';
import { countOf } from '../../../lib/in-words.ts';
import type { LintFinding } from '../../../render/lint/finding.ts';
import type { Html } from '../../layout.ts';
import { tag } from '../desk-page.ts';
import { whenDue } from '../when-due.ts';
import { issuePath, issueStateShown, longDate, newsroomTime } from '../words.ts';
import type { IssueStanding } from './issue-view.ts';

/** Name, state, and what can be done with the issue as a whole. */
export function issueHead(view: IssueStanding): Html {
  const { issue, edition, now } = view;
  const due = whenDue(issue, now);
  const { label, tone } = issueStateShown(issue);
  return html`<header class="issue-head" id="issue-head" data-part data-live>
<p class="kicker">${longDate(issue.date)}</p>
<h1>${edition.title}</h1>
<p class="issue-facts">${tag(label, tone)} <span>${due.label} ${newsroomTime(due.at, edition)}</span> <span>Version ${issue.version}</span>${approvedBy(view)}</p>
</header>`;
}

function approvedBy({ issue, edition }: IssueStanding): Html | '' {
  if (issue.approvedBy === null || issue.approvedAt === null) return '';
  if (issue.state === 'in_review') {
    return html` <span>Version ${issue.approvedVersion} was approved by ${issue.approvedBy}; that no longer counts</span>`;
  }
  return html` <span>Approved by ${issue.approvedBy}, ${newsroomTime(issue.approvedAt, edition)}</span>`;
}

/** The bar that stays in sight: save status and the next step. */
export function issueBar(view: IssueStanding, lint: LintFinding[]): Html {
  const { issue, edition } = view;
  const path = issuePath(issue.id);
  const unsettled = view.forgottenSend === 'unsettled';
  const errors = lint.filter(({ level }) => level === 'error').length;
  return html`<div class="issue-bar" id="issue-bar" data-part data-live role="group" aria-label="Issue actions">
${
  unsettled || (mayMove(issue.state, 'approved') && issue.state !== 'approved')
    ? html`<form method="post" action="${path}/approve"${unsettled ? html` data-plain` : ''}><input type="hidden" name="hash" value="${issue.contentHash}"><button id="approve">Approve version ${issue.version}${unsettled ? '…' : ''}</button></form>`
    : ''
}
${issue.state === 'approved' && !unsettled ? html`<a class="button" href="${path}/send" id="send">Send now…</a>` : ''}
<a class="button button-quiet to-preview" href="#preview">Preview</a>
${issue.state === 'approved' ? verb(view, 'withdraw', 'Withdraw approval') : ''}
${errors > 0 && isEditable(issue.state) ? html`<a class="alarm" href="#checks">${countOf(errors, 'check fails', 'checks fail')}</a>` : ''}
${issue.state === 'paused' ? verb(view, 'resume', 'Resume sending', '') : ''}
${mayMove(issue.state, 'paused') ? verb(view, 'pause', 'Pause sending', '') : ''}
${isEditable(issue.state) ? '' : html`<a class="button button-quiet" href="${path}/outcomes">Outcomes</a>`}
${isEditable(issue.state) ? undoButton(view) : ''}
${
  isEditable(issue.state)
    ? html`<form method="post" action="/desk/compose"><input type="hidden" name="edition" value="${edition.id}"><input type="hidden" name="date" value="${issue.date}"><button class="button-quiet" id="refresh">Refresh from feeds</button></form>`
    : ''
}
<a class="button button-quiet" href="${path}/versions">Versions</a>
${mayMove(issue.state, 'cancelled') ? html`<a class="button button-danger" href="${path}/cancel">Cancel issue…</a>` : ''}
</div>`;
}

function verb({ issue }: IssueStanding, name: string, label: string, look = 'button-quiet'): Html {
  return html`<form method="post" action="${issuePath(issue.id)}/${name}"><button class="${look}" id="${name}">${label}</button></form>`;
}

/** Brings the version before back as a new one; undoing that is redoing. */
function undoButton({ issue }: IssueStanding): Html | '' {
  if (issue.version <= 1) return '';
  return html`<form method="post" action="${issuePath(issue.id)}/restore"><input type="hidden" name="version" value="${issue.version}"><input type="hidden" name="restore" value="${issue.version - 1}"><button class="button-quiet" id="undo">Undo last change</button></form>`;
}
