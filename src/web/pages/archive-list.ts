import { html } from 'hono/html';
import type { EditionConfig } from '../../issues/edition.ts';
import { writeDate } from '../../render/write-date.ts';
import type { Html } from '../layout.ts';
import type { PublishedIssue } from './pages-deps.ts';

/** An edition that was taken out of the configuration keeps its id for a title. */
export function editionTitle(editions: EditionConfig[], id: string): string {
  return editions.find((edition) => edition.id === id)?.title ?? id;
}

export function issueList(editions: EditionConfig[], issues: PublishedIssue[], locale: string): Html {
  return html`<ul class="entries">${issues.map(
    (issue) => html`<li>
<p class="meta">${editionTitle(editions, issue.edition)} · ${writeDate(issue.date, locale)}</p>
<a class="entry-title" href="/archive/${issue.id}">${issue.subject}</a>
${issue.preheader ? html`<p class="entry-text">${issue.preheader}</p>` : ''}
</li>`,
  )}</ul>`;
}
