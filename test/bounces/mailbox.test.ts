import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MailboxAccount, parseMailboxUrl, type Take } from '../../src/bounces/mailbox/account.ts';
import { readImap } from '../../src/bounces/mailbox/read-imap.ts';
import { readPop3 } from '../../src/bounces/mailbox/read-pop3.ts';
import { receiveMail } from '../../src/bounces/receive-mail.ts';
import { createMailboxRepository } from '../../src/store/returned/mailbox-repository.ts';
import { type Dovecot, hasDovecot, startDovecot } from '../support/dovecot.ts';
import { dsn, letter, outOfOffice } from './returned-messages.ts';
import { type SentIssues, sentIssues } from './sent-issues.ts';

const there = await hasDovecot();
const never = new AbortController().signal;

describe.skipIf(!there)('a bounce mailbox on Dovecot (skipped where it is not installed)', () => {
  let server: Dovecot;
  beforeAll(async () => {
    server = await startDovecot();
  }, 60_000);
  afterAll(() => server?.[Symbol.asyncDispose]());

  interface Visit {
    s: SentIssues;
    user: string;
    /** Return paths of the three readers' copies. */
    paths: string[];
    visit(protocol: 'imap' | 'pop3', settings?: string, take?: Take): ReturnType<typeof readImap>;
  }

  let users = 0;
  async function withMailbox(work: (visit: Visit) => Promise<void>): Promise<void> {
    await using s = await sentIssues();
    const user = `box${users++}`;
    const paths = (await s.send(0)).map(s.returnPaths.returnPathOf);
    const memory = createMailboxRepository(s.database.db);
    const ours: (source: 'imap' | 'pop3') => Take = (source) => async (message) => {
      const deps = { ...s, rules: { softInARow: 3 } };
      const applied = await receiveMail(deps, { source, message, envelopeTo: [], listUnknown: false });
      return applied.some(({ outcome }) => outcome !== 'refused');
    };
    await work({
      s,
      user,
      paths,
      async visit(protocol, settings = '', take = ours(protocol)) {
        const port = protocol === 'imap' ? server.imapPort : server.pop3Port;
        const account = parseMailboxUrl(`${protocol}://${user}:secret@127.0.0.1:${port}/${settings}`);
        return (protocol === 'imap' ? readImap : readPop3)(account, memory, take, never);
      },
    });
  }

  const mail = async (user: string, ...messages: string[]) => {
    for (const message of messages) await server.deliver(user, message);
  };
  const flagsOf = (files: string[]) => files.map((file) => file.split(':2,')[1] ?? '').sort();

  test.for([
    ['', { INBOX: ['', ''], Bounces: [''] }],
    ['?take=move:Done', { INBOX: ['', ''], Done: [''] }],
    ['?take=flag', { INBOX: ['', '', 'FS'] }],
    ['?take=delete', { INBOX: ['', ''] }],
  ] as const)('IMAP%s takes what is ours; other mail stays, unread', async ([settings, left]) => {
    await withMailbox(async ({ s, user, paths: [path = ''], visit }) => {
      const report = dsn({ to: path, recipient: 'reader1@mail.example' });
      await mail(user, letter('An invoice'), report, letter('A letter'));
      expect(await visit('imap', settings)).toEqual({ looked: 3, taken: 1, more: false });
      expect(await s.barred(1)).toBe('hard_bounce');
      for (const [folder, flags] of Object.entries(left))
        expect(flagsOf(await server.files(user, folder)), folder).toEqual(flags);
    });
  });

  test('IMAP goes on where it was, and another UIDVALIDITY starts over without counting twice', async () => {
    await withMailbox(async ({ s, user, paths: [one = '', two = ''], visit }) => {
      await mail(user, letter('A letter'), dsn({ to: one, recipient: 'reader1@mail.example' }));
      expect(await visit('imap', '?take=flag')).toMatchObject({ looked: 2, taken: 1 });
      expect(await visit('imap', '?take=flag')).toMatchObject({ looked: 0, taken: 0 });
      await mail(user, dsn({ to: two, recipient: 'reader2@mail.example' }));
      expect(await visit('imap', '?take=flag')).toMatchObject({ looked: 1, taken: 1 });
      await server.forget(user);
      expect(await visit('imap', '?take=flag')).toMatchObject({ looked: 3, taken: 2 });
      expect(await s.reports.ofIssue('morning/2026-11-23')).toEqual({ hard: 2, soft: 0, complaints: 0 });
      expect((await s.reports.list({}, 9)).map(({ copies }) => copies)).toEqual([2, 2]);
    });
  });

  test.for(['imap', 'pop3'] as const)(
    '%s: a message that could not be written down is there next time',
    async (protocol) => {
      await withMailbox(async ({ s, user, paths: [path = ''], visit }) => {
        await mail(user, letter('First'), dsn({ to: path, recipient: 'reader1@mail.example' }));
        const broken: Take = async (message) => {
          if (message.includes('delivery-status')) throw new Error('the disk is full');
          return false;
        };
        await expect(visit(protocol, '', broken)).rejects.toThrow('the disk is full');
        expect(await server.files(user)).toHaveLength(2);
        expect(await visit(protocol)).toMatchObject({ looked: 1, taken: 1 });
        expect(await s.barred(1)).toBe('hard_bounce');
        expect(await server.files(user)).toHaveLength(1);
      });
    },
  );

  test('POP3 deletes what is ours only, and fetches what it left but once', async () => {
    await withMailbox(async ({ s, user, paths: [one = '', two = ''], visit }) => {
      await mail(
        user,
        letter('A letter'),
        dsn({ to: one, recipient: 'reader1@mail.example' }),
        outOfOffice({ to: two, from: 'reader2@mail.example' }),
        letter('.A line with a dot'),
      );
      expect(await visit('pop3')).toEqual({ looked: 4, taken: 2, more: false });
      expect(await server.files(user)).toHaveLength(2);
      expect([await s.barred(1), await s.barred(2)]).toEqual(['hard_bounce', null]);
      expect(await visit('pop3')).toMatchObject({ looked: 0 });
      await mail(user, dsn({ to: two, recipient: 'reader2@mail.example' }));
      expect(await visit('pop3')).toMatchObject({ looked: 1, taken: 1 });
    });
  });

  test('a folder that is not there is said in the words of the server', async () => {
    await withMailbox(async ({ visit }) => {
      await expect(visit('imap', '?folder=Nowhere')).rejects.toThrow(
        /^The IMAP server said: .*doesn't exist: Nowhere/,
      );
    });
  });

  test('a forged report is listed and left where it is', async () => {
    await withMailbox(async ({ s, user, paths: [path = ''], visit }) => {
      const forged = path.replace(/.@/, (end) => (end.startsWith('0') ? '1@' : '0@'));
      await mail(user, dsn({ to: forged, recipient: 'reader1@mail.example' }));
      expect(await visit('imap')).toMatchObject({ looked: 1, taken: 0 });
      expect(await s.barred(1)).toBeNull();
      expect(await s.reports.list({ refused: true }, 9)).toMatchObject([{ why: 'forged', source: 'imap' }]);
      expect(await server.files(user)).toHaveLength(1);
    });
  });

  test.for([
    ['imaps', 'imapsPort', ''],
    ['imap', 'imapPort', '&tls=required'],
    ['pop3s', 'pop3sPort', ''],
    ['pop3', 'pop3Port', '&tls=required'],
  ] as const)('%s:// on %s%s trusts the authority it is told, and no other', async ([scheme, port, more]) => {
    await using s = await sentIssues();
    const memory = createMailboxRepository(s.database.db);
    const visit = (account: MailboxAccount) =>
      (account.protocol === 'imap' ? readImap : readPop3)(account, memory, async () => false, never);
    const address = `${scheme}://safe:secret@localhost:${server[port]}/?`;
    const ca = `ca=${encodeURIComponent(server.caFile)}`;
    expect(await visit(parseMailboxUrl(`${address}${ca}${more}`))).toMatchObject({ looked: 0 });
    await expect(visit(parseMailboxUrl(`${address}${more.slice(1)}`))).rejects.toThrow(/certificate/);
    const wrong = parseMailboxUrl(`${address}${ca}${more}`.replace('secret', 'guess'));
    await expect(visit(wrong)).rejects.toThrow(/^The \w+ server said: .*Authentication failed/);
  });
});

describe('the address of a bounce mailbox', () => {
  test.for([
    [
      'imaps://u:p@mail.example',
      { port: 993, tls: 'implicit', folder: 'INBOX', take: { how: 'move', folder: 'Bounces' } },
    ],
    ['imap://u:p@mail.example', { port: 143, tls: 'starttls' }],
    ['imap://u:p@127.0.0.1', { tls: 'none' }],
    ['imap://u:p@127.0.0.1?tls=required', { tls: 'starttls' }],
    [
      'pop3s://u%40x:p%2F@mail.example:1995',
      { port: 1995, user: 'u@x', pass: 'p/', take: { how: 'delete' } },
    ],
    ['pop3://u:p@mail.example?tls=none', { port: 110, tls: 'none' }],
  ] as const)('%s', ([url, parts]) => {
    expect(parseMailboxUrl(url)).toMatchObject(parts);
  });

  test.for([
    'smtp://u:p@mail.example',
    'imaps://mail.example',
    'imaps://u:hidden@mail.example/INBOX',
    'imaps://u:hidden@mail.example?take=move:',
    'imaps://u:hidden@mail.example?taake=flag',
    'imaps://u:hidden@mail.example?tls=none',
    'pop3s://u:hidden@mail.example?take=flag',
    'pop3s://u%0d%0aDELE:hidden@mail.example',
    'imaps://u:hid%zzden@mail.example',
    'imaps://u:hidden@mail.example?ca=/nowhere.pem',
  ])('%s is refused without repeating the password', (url) => {
    expect(() => parseMailboxUrl(url)).toThrow(/^BOUNCE_MAILBOX(?!.*hidden)/);
  });
});
