import { html, raw } from 'hono/html';
import { editionTitle } from './archive-list.ts';
import type { PageContext, PublishedIssue } from './pages-deps.ts';

/** The newest issues as Atom (RFC 4287). HTML escaping is XML escaping here: no named entity but the five XML knows. */
export function archiveFeed(deps: PageContext, issues: PublishedIssue[]): string {
  const { newsroom, editions, baseUrl, links } = deps;
  const self = `${baseUrl}/archive/feed.xml`;
  const updated = new Date(issues[0]?.sentAt ?? 0).toISOString();
  const feed = html`${raw('<?xml version="1.0" encoding="utf-8"?>')}
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${newsroom.language}">
<id>${self}</id>
<title>${newsroom.name}</title>
<updated>${updated}</updated>
<author><name>${newsroom.name}</name></author>
<link rel="self" href="${self}"/>
<link href="${baseUrl}/archive"/>
${issues.map(
  (issue) => html`<entry>
<id>${links.archiveUrl(issue.id)}</id>
<title>${issue.subject}</title>
<updated>${new Date(issue.sentAt).toISOString()}</updated>
<link href="${links.archiveUrl(issue.id)}"/>
<category term="${issue.edition}" label="${editionTitle(editions, issue.edition)}"/>
<summary>${issue.preheader}</summary>
</entry>`,
)}
</feed>`;
  return String(feed);
}
