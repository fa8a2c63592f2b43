import { html } from 'hono/html';
import type { Html } from '../../layout.ts';
import { issuePath, longDate } from '../words.ts';
import type { IssueStanding } from './issue-view.ts';

/** Asks before an issue is approved of which a restored database may have forgotten a send. `hash`: the content seen. */
export function perhapsSentPage({ issue, edition }: IssueStanding, hash: string): Html {
  const path = issuePath(issue.id);
  return html`<p class="kicker">${edition.title}, ${longDate(issue.date)}</p>
<h1>Have subscribers got it already?</h1>
<p>This issue was begun to be sent before the database was restored from a backup, or begun anew. How far that send came is not known here. <strong>Approved now, it goes to every subscriber, also to those who have it.</strong></p>
<p>Your own inbox may tell, if you are subscribed; the mail server’s log does: whoever runs the server reads it with <code>twofold resolve ${issue.id} --log FILE</code>.</p>
<div class="button-row">
<a class="button" href="${path}">Find out first</a>
<form method="post" action="${path}/approve"><input type="hidden" name="hash" value="${hash}"><input type="hidden" name="notSent" value="yes"><button class="button-danger" id="not-sent">Nobody has it: approve</button></form>
<a class="button button-danger" href="${path}/cancel">They have it: cancel…</a>
</div>`;
}
