import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createDevMailboxPages } from '../../../src/web/dev/mailbox-pages.ts';
import { type DevMailbox, startDevMailbox } from '../../../src/web/dev/mailbox-server.ts';
import { fixedClock } from '../../support/fixed-clock.ts';

const clock = fixedClock(Date.UTC(2026, 10, 23, 17));
const BASE = 'http://127.0.0.1:8080';
const site = { path: '/dev/mailbox', siteName: 'The Quay', language: 'en', zone: 'UTC', baseUrl: BASE };

let folder: string;
let mailbox: DevMailbox;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mailbox-'));
  mailbox = await startDevMailbox({ clock, keepIn: folder, keep: 3 });
});
afterEach(async () => {
  await mailbox.close();
  await rm(folder, { recursive: true });
});

async function send(mail: { subject: string; html?: string; text?: string; to?: string }) {
  const transport = createTransport(mailbox.smtpUrl);
  await transport.sendMail({ from: 'The Quay <news@quay.example>', to: 'ada@example.com', ...mail });
  transport.close();
}

const newest = () => {
  const mail = mailbox.messages()[0];
  if (!mail) throw new Error('the mailbox is empty');
  return mail;
};

describe('the server', () => {
  test('keeps what it is sent, in memory and as a file, byte for byte', async () => {
    await send({ subject: 'Good evening', text: '.a line with a dot\n..and two\n' });
    expect(mailbox.messages()).toHaveLength(1);
    const raw = newest().raw.toString();
    expect(raw).toContain('Subject: Good evening\r\n');
    expect(raw).toContain('\r\n\r\n.a line with a dot\r\n..and two\r\n');
    expect(await readdir(folder)).toEqual([`${newest().id}.eml`]);
  });

  test('keeps the newest and drops the oldest, file and all', async () => {
    for (const subject of ['one', 'two', 'three', 'four']) await send({ subject, text: '-' });
    const subjects = mailbox.messages().map(({ raw }) => /Subject: (\w+)/.exec(raw.toString())?.[1]);
    expect(subjects).toEqual(['four', 'three', 'two']);
    expect(await readdir(folder)).toHaveLength(3);
  });

  test('finds the mails of an earlier run, and leaves other files alone', async () => {
    await send({ subject: 'kept', text: '-' });
    const { id } = newest();
    await mailbox.close();
    await writeFile(join(folder, 'notes.txt'), 'mine');
    mailbox = await startDevMailbox({ clock, keepIn: folder });
    expect(mailbox.find(id)?.receivedAt).toBe(clock.now());
    await send({ subject: 'next', text: '-' });
    expect(mailbox.messages()).toHaveLength(2);
    await mailbox.deleteAll();
    expect(await readdir(folder)).toEqual(['notes.txt']);
  });

  test('offers neither TLS nor sign-in', async () => {
    const answer = await ehlo(mailbox.smtpUrl);
    expect(answer).toContain('PIPELINING');
    expect(answer).not.toMatch(/STARTTLS|AUTH/);
  });

  test('a port in use is said', async () => {
    const port = Number(new URL(mailbox.smtpUrl).port);
    await expect(startDevMailbox({ clock, port })).rejects.toThrow('The dev mailbox cannot start');
  });

  test.runIf(process.platform === 'linux')('a folder where the system makes none is said', async () => {
    const started = startDevMailbox({ clock, keepIn: '/proc/twofold/mailbox' });
    await expect(started).rejects.toThrow('The dev mailbox cannot start');
  });

  test('a mail it could not write is refused, not lost', async () => {
    await rm(folder, { recursive: true });
    await expect(send({ subject: 'lost', text: '-' })).rejects.toThrow();
    expect(mailbox.messages()).toEqual([]);
    await writeFile(folder, '');
  });
});

describe('the pages', () => {
  const get = (path: string) => createDevMailboxPages(mailbox, site).request(path);

  test('an empty mailbox says so and offers nothing to delete', async () => {
    const page = await (await get('/')).text();
    expect(page).toContain('No mail yet');
    expect(page).not.toContain('Delete all');
  });

  test('the list has the newest first, its words decoded and escaped', async () => {
    await send({ subject: 'First <b>', text: '-' });
    await send({ subject: 'Zoë’s évening', text: '-', to: 'Zoë O’Neill-Łukasz <zoe@example.test>' });
    const page = await (await get('/')).text();
    expect(page.indexOf('Zoë’s évening')).toBeLessThan(page.indexOf('First &lt;b&gt;'));
    expect(page).toContain('O’Neill-Łukasz');
    expect(page).toContain('2 mails');
    expect(page).toMatch(/>Mon,? 23 Nov 2026,? (?:at )?17:00 UTC</);
  });

  test('one mail: HTML in a sandboxed frame, text, source, headers', async () => {
    await send({
      subject: 'Hello',
      html: '<html><head></head><body><h1>Hi</h1></body></html>',
      text: 'Plain hi',
    });
    const { id } = newest();
    expect(await (await get(`/${id}`)).text()).toMatch(
      /<iframe[^>]+src="[^"]+\/frame"[^>]+sandbox="allow-popups/,
    );
    expect(await (await get(`/${id}?view=html&width=phone`)).text()).toContain('mail-frame-phone');
    const frame = await get(`/${id}/frame`);
    expect(await frame.text()).toContain('<h1>Hi</h1>');
    expect(frame.headers.get('content-security-policy')).toMatch(/^sandbox allow-popups.*default-src 'none'/);
    const text = await (await get(`/${id}?view=text`)).text();
    expect(text).toContain('Plain hi');
    expect(text).not.toContain('iframe');
    expect(await (await get(`/${id}?view=source`)).text()).toContain('Content-Type: multipart/alternative');
    expect(await (await get(`/${id}?view=headers`)).text()).toContain('<dt>Message-ID</dt>');
    const file = await get(`/${id}/mail.eml`);
    expect(Buffer.from(await file.arrayBuffer())).toEqual(newest().raw);
  });

  test('a mail without HTML says so', async () => {
    await send({ subject: 'Hello', text: 'Plain hi' });
    expect(await (await get(`/${newest().id}`)).text()).toContain('no HTML part');
    expect((await get(`/${newest().id}/frame`)).status).toBe(404);
  });

  test('a mail that is not there is a friendly 404', async () => {
    const missing = await get('/0000000000000-000000');
    expect(missing.status).toBe(404);
    expect(await missing.text()).toContain('That mail is not here');
  });

  test('no other site may frame a page, and none runs a script', async () => {
    await send({ subject: 'framed', html: '<p>hello</p>' });
    const pages = createDevMailboxPages(mailbox, site);
    for (const path of ['/', `/${newest().id}`, '/gone']) {
      const { headers } = await pages.request(path);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('x-frame-options')).toBe('DENY');
    }
    const frame = await pages.request(`/${newest().id}/frame`);
    expect(frame.headers.get('x-frame-options')).toBe('SAMEORIGIN');
  });

  test('only a POST from this site deletes', async () => {
    await send({ subject: 'Hello', text: '-' });
    const pages = createDevMailboxPages(mailbox, site);
    expect((await pages.request('/delete-all')).status).toBe(404);
    const foreign = { method: 'POST', headers: { Origin: 'https://evil.example' } };
    expect((await pages.request('/delete-all', foreign)).status).toBe(403);
    expect(mailbox.messages()).toHaveLength(1);
    const own = await pages.request('/delete-all', { method: 'POST', headers: { Origin: BASE } });
    expect([own.status, own.headers.get('location')]).toEqual([303, '/dev/mailbox']);
    expect(mailbox.messages()).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });
});

/** The server's answer to EHLO. */
function ehlo(smtpUrl: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = '';
    const socket = connect(Number(new URL(smtpUrl).port), '127.0.0.1');
    socket.once('error', reject);
    socket.on('data', (chunk) => {
      const greeted = heard !== '';
      heard += chunk;
      if (!greeted) socket.write('EHLO client.example\r\n');
      if (/^250 /m.test(heard)) {
        socket.destroy();
        resolve(heard);
      }
    });
  });
}
