import { html } from 'hono/html';
import type { Issue } from '../../../issues/issue.ts';
import type { Html } from '../../layout.ts';
import { issuePath } from '../words.ts';
import type { Fields } from './edit-form.ts';
import type { Conflict } from './find-conflicts.ts';

/** Fields that say what the form is about; texts come from the conflicts. */
const CARRIED = ['kind', 'story', 'length', 'do', 'to'];

/** Both texts side by side; "mine" posts the same edit again on top of theirs. */
export function conflictPage(current: Issue, fields: Fields, conflicts: Conflict[]): Html {
  const path = issuePath(current.id);
  return html`<div data-page="conflict">
<p class="kicker">Not saved</p>
<h1>Somebody else changed this issue</h1>
<p>It is now at version ${current.version}; you were looking at version ${fields.version ?? '?'}. Nothing of yours is lost: choose what to keep.</p>
${conflicts.map(
  ({ label, mine, theirs }, index) => html`<section class="conflict" aria-labelledby="conflict-${index}">
<h2 id="conflict-${index}">${label}</h2>
<div class="conflict-sides">
<div><h3>Mine</h3><p class="conflict-text">${mine || 'Empty'}</p></div>
<div><h3>Theirs</h3><p class="conflict-text">${theirs || 'Empty'}</p></div>
</div>
</section>`,
)}
${conflicts.length === 0 ? html`<p>Your change is the same as theirs.</p>` : ''}
<div class="button-row">
${
  conflicts.length === 0
    ? ''
    : html`<form method="post" action="${path}/edit">
${hidden('version', String(current.version))}
${placeNow(current, fields)}
${CARRIED.map((name) => (fields[name] === undefined ? '' : hidden(name, fields[name])))}
${conflicts.map(({ field, mine, theirs }) => (field === null ? '' : html`${hidden(field, mine)}${hidden(`was.${field}`, theirs)}`))}
<button>Keep mine</button>
</form>`
}
<a class="button button-quiet" href="${path}">${conflicts.length === 0 ? 'Back to the issue' : 'Keep theirs'}</a>
</div>
</div>`;
}

/** "Up" means up from where the story stands now. */
function placeNow(current: Issue, fields: Fields): Html {
  const place = current.content.stories.findIndex(({ id }) => id === fields.story);
  return place < 0 ? html`` : hidden('place', String(place));
}

function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`;
}
