import { html } from 'hono/html';
import type { EditionConfig } from '../../../issues/edition.ts';
import type { Issue } from '../../../issues/issue.ts';
import { isEditable } from '../../../issues/transitions.ts';
import type { Html } from '../../layout.ts';
import { dataTable } from '../data-table.ts';
import type { IssueVersion } from '../desk-deps.ts';
import { tag } from '../desk-page.ts';
import { actionInWords, issuePath, longDate, newsroomTime } from '../words.ts';
import type { Difference } from './compare-contents.ts';

/** Every saved version, newest first. */
export function versionsPage(issue: Issue, edition: EditionConfig, versions: IssueVersion[]): Html {
  const path = issuePath(issue.id);
  return html`<p class="kicker"><a href="${path}">${edition.title}, ${longDate(issue.date)}</a></p>
<h1 id="versions">Versions</h1>
${dataTable({
  labelledBy: 'versions',
  columns: ['Version', 'When', 'Who', 'What', { hidden: 'Compare and restore' }],
  rows: versions.map(({ version, at, author, action }) => [
    html`${version}${version === issue.version ? html` ${tag('Current')}` : ''}${version === issue.approvedVersion ? html` ${tag('Approved', 'good')}` : ''}`,
    newsroomTime(at, edition),
    author,
    actionInWords(action),
    version === issue.version
      ? ''
      : html`<a href="${path}/versions/${version}">Compare<span class="visually-hidden"> version ${version} with the current one</span></a>`,
  ]),
})}`;
}

/** One earlier version beside the current one. */
export function comparePage(issue: Issue, edition: EditionConfig, version: number, rows: Difference[]): Html {
  const path = issuePath(issue.id);
  return html`<p class="kicker"><a href="${path}/versions">Versions of ${edition.title}, ${longDate(issue.date)}</a></p>
<h1>Version ${version} and the current one</h1>
${rows.length === 0 ? html`<p class="empty">They read the same.</p>` : ''}
${rows.map(
  ({ what, before, after }, index) => html`<section class="conflict" aria-labelledby="difference-${index}">
<h2 id="difference-${index}">${what}</h2>
<div class="conflict-sides">
<div><h3>Version ${version}</h3><p class="conflict-text">${before || 'Empty'}</p></div>
<div><h3>Current, version ${issue.version}</h3><p class="conflict-text">${after || 'Empty'}</p></div>
</div>
</section>`,
)}
<div class="button-row">
${
  isEditable(issue.state) && rows.length > 0
    ? html`<form method="post" action="${path}/restore"><input type="hidden" name="version" value="${issue.version}"><input type="hidden" name="restore" value="${version}"><button>Restore version ${version}</button></form>`
    : ''
}
<a class="button button-quiet" href="${path}">Back to the issue</a>
</div>`;
}
