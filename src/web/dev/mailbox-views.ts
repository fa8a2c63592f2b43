import { html } from 'hono/html';
import { describeInstant } from '../../issues/local-time.ts';
import type { EpochMs } from '../../lib/clock.ts';
import { countOf } from '../../lib/in-words.ts';
import { type Html, layout } from '../layout.ts';
import type { StoredMail } from './mail-store.ts';
import type { MailContent, MailHead } from './read-mail.ts';

/** Where the mailbox is mounted, and whose it is. */
export interface MailboxSite {
  /** `/dev/mailbox`, without a slash at the end. */
  path: string;
  siteName: string;
  /** BCP 47 tag. */
  language: string;
  /** IANA zone in which times are printed. */
  zone: string;
}

export const PANES = [
  { id: 'html', label: 'HTML' },
  { id: 'text', label: 'Text' },
  { id: 'source', label: 'Source' },
  { id: 'headers', label: 'Headers' },
] as const;
type Pane = (typeof PANES)[number]['id'];

export function listView(
  site: MailboxSite,
  shown: { mail: StoredMail; head: MailHead }[],
  total: number,
): Html {
  const main = html`<div class="mailbox-head">
<div><h1>Dev mailbox</h1>
<p class="meta">${countOf(total, 'mail')} kept on this machine; nothing was passed on.</p></div>
${total > 0 ? html`<form method="post" action="${site.path}/delete-all"><button class="button-danger">Delete all</button></form>` : ''}
</div>
${total === 0 ? emptyState : html`<ol class="mail-list">${shown.map(({ mail, head }) => listItem(site, mail, head))}</ol>`}
${total > shown.length ? html`<p class="meta">The newest ${shown.length} are listed.</p>` : ''}`;
  return shell(site, 'Dev mailbox', main);
}

const emptyState = html`<div class="panel"><h2>No mail yet</h2>
<p>Every mail sent while no SMTP server is configured arrives here. Send an issue or a test, then reload this page.</p></div>`;

function listItem(site: MailboxSite, mail: StoredMail, head: MailHead): Html {
  return html`<li><a href="${site.path}/${mail.id}">
<span class="mail-subject">${head.subject || '(no subject)'}</span>
<span class="mail-to"><span class="visually-hidden">To </span>${head.to || 'nobody named'}</span>
<span class="mail-facts">${time(site, mail.receivedAt)} · ${kilobytes(mail.raw)}</span>
</a></li>`;
}

export interface MailViewData {
  mail: StoredMail;
  content: MailContent;
  view: Pane;
  width: 'phone' | 'desktop';
  newer: string | null;
  older: string | null;
}

export function mailView(site: MailboxSite, data: MailViewData): Html {
  const { mail, content } = data;
  const subject = content.subject || '(no subject)';
  const main = html`<p class="mail-path"><a href="${site.path}">All mail</a>
${data.newer ? html`<a href="${site.path}/${data.newer}">Newer</a>` : ''}
${data.older ? html`<a href="${site.path}/${data.older}">Older</a>` : ''}</p>
<h1 class="mail-title">${subject}</h1>
<dl class="mail-meta">
<dt>From</dt><dd>${content.from}</dd>
<dt>To</dt><dd>${content.to}</dd>
<dt>Received</dt><dd>${time(site, mail.receivedAt)} · ${kilobytes(mail.raw)}</dd>
</dl>
${choices(
  'Part of the mail',
  PANES.map(({ id, label }) => ({
    label,
    href: `${site.path}/${mail.id}?view=${id}`,
    current: id === data.view,
  })),
)}
${pane(site, data)}`;
  return shell(site, subject, main);
}

function pane(site: MailboxSite, { mail, content, view, width }: MailViewData): Html {
  const here = `${site.path}/${mail.id}`;
  if (view === 'source') {
    return html`<p><a href="${here}/mail.eml">Download as .eml</a></p>
<pre class="mail-pre" tabindex="0" role="region" aria-label="Source">${mail.raw.toString('utf8')}</pre>`;
  }
  if (view === 'headers') {
    return html`<dl class="mail-headers">${content.headers.map(({ name, value }) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
  }
  if (view === 'text') {
    return content.text === null
      ? html`<p class="notice">This mail has no text part.</p>`
      : html`<pre class="mail-pre mail-text" tabindex="0" role="region" aria-label="Text part">${content.text}</pre>`;
  }
  if (content.html === null) return html`<p class="notice">This mail has no HTML part.</p>`;
  const widths = (['desktop', 'phone'] as const).map((each) => ({
    label: each === 'phone' ? 'Phone' : 'Desktop',
    href: `${here}?view=html&width=${each}`,
    current: each === width,
  }));
  return html`${choices('Width', widths)}
<div class="mail-stage"><iframe class="mail-frame mail-frame-${width}" src="${here}/frame" title="The mail as HTML" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe></div>`;
}

/** Links that look like one control; the chosen one says so. */
function choices(label: string, links: { label: string; href: string; current: boolean }[]): Html {
  return html`<nav class="choices" aria-label="${label}">${links.map(
    (link) => html`<a href="${link.href}"${link.current ? html` aria-current="page"` : ''}>${link.label}</a>`,
  )}</nav>`;
}

export function missingView(site: MailboxSite): Html {
  const main = html`<h1>That mail is not here</h1>
<p>It was deleted, or newer mail has taken its place.</p>
<p><a class="button" href="${site.path}">All mail</a></p>`;
  return shell(site, 'No such mail', main);
}

function shell(site: MailboxSite, title: string, main: Html): Html {
  return layout({
    title,
    siteName: site.siteName,
    language: site.language,
    width: 'wide',
    noindex: true,
    stylesheets: [`${site.path}/static/mailbox.css`],
    nav: [{ href: site.path, label: 'Dev mailbox', current: title === 'Dev mailbox' }],
    main,
  });
}

function time({ language, zone }: MailboxSite, at: EpochMs): Html {
  return html`<time datetime="${new Date(at).toISOString()}">${describeInstant(at, zone, language)}</time>`;
}

function kilobytes(raw: Buffer): string {
  return `${Math.max(1, Math.round(raw.length / 1024))} KB`;
}
