import { type Context, Hono } from 'hono';
import { mailFrameHeaders, refuseCrossSite, securityHeaders } from '../guards.ts';
import { createStaticFiles } from '../static-files.ts';
import type { StoredMail } from './mail-store.ts';
import type { DevMailbox } from './mailbox-server.ts';
import { listView, type MailboxSite, mailView, missingView, PANES } from './mailbox-views.ts';
import { readMail, readMailHead } from './read-mail.ts';

const LISTED = 100;

/**
 * The mailbox as web pages: the list, each mail as HTML, text, source and headers.
 * Mount at `site.path`. They work without JavaScript; only POST changes anything.
 */
export function createDevMailboxPages(mailbox: DevMailbox, site: MailboxSite & { baseUrl: string }): Hono {
  const app = new Hono();
  app.use(securityHeaders(site.baseUrl));
  app.route('/static', createStaticFiles(new URL('./static/', import.meta.url)));
  app.use(refuseCrossSite(site.baseUrl));
  app.use(async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
  });

  app.get('/', async (c) => {
    const all = mailbox.messages();
    const shown = await Promise.all(
      all.slice(0, LISTED).map(async (mail) => ({ mail, head: await readMailHead(mail.raw) })),
    );
    return c.html(listView(site, shown, all.length));
  });
  app.post('/delete-all', async (c) => {
    await mailbox.deleteAll();
    return c.redirect(site.path, 303);
  });
  app.get('/:id', async (c) => {
    const mail = find(c);
    if (!mail) return c.html(missingView(site), 404);
    const view = PANES.find(({ id }) => id === c.req.query('view'))?.id ?? 'html';
    const width = c.req.query('width') === 'phone' ? 'phone' : 'desktop';
    const { newer, older } = neighbours(mailbox.messages(), mail);
    return c.html(
      mailView(site, {
        mail,
        content: await readMail(mail.raw),
        view,
        width,
        newer,
        older,
      }),
    );
  });
  app.get('/:id/frame', async (c) => {
    const mail = find(c);
    const html = mail && (await readMail(mail.raw)).html;
    if (!html) return c.html(missingView(site), 404);
    return c.html(openLinksOutside(html), 200, mailFrameHeaders);
  });
  app.get('/:id/mail.eml', (c) => {
    const mail = find(c);
    if (!mail) return c.html(missingView(site), 404);
    return c.body(new Uint8Array(mail.raw), 200, {
      'Content-Type': 'message/rfc822',
      'Content-Disposition': `attachment; filename="${mail.id}.eml"`,
    });
  });
  return app;

  function find(c: Context): StoredMail | undefined {
    return mailbox.find(c.req.param('id') ?? '');
  }
}

function neighbours(mails: StoredMail[], mail: StoredMail): { newer: string | null; older: string | null } {
  const at = mails.findIndex(({ id }) => id === mail.id);
  return { newer: mails[at - 1]?.id ?? null, older: mails[at + 1]?.id ?? null };
}

/** A link in the frame opens a tab of its own; nothing else of the mail is changed. */
function openLinksOutside(html: string): string {
  const base = '<base target="_blank">';
  return /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => head + base) : base + html;
}
