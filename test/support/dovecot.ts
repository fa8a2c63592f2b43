import { execFile, spawn } from 'node:child_process';
import { access, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { authority, vouchedFor } from '../feeds/own-authority.ts';
import { talkSmtp } from './talk-smtp.ts';

const run = promisify(execFile);

/** A mail server with IMAP, POP3 and LMTP for any user, whose password is `secret`. */
export interface Dovecot extends AsyncDisposable {
  imapPort: number;
  imapsPort: number;
  pop3Port: number;
  pop3sPort: number;
  /** PEM file of the authority that vouches for `localhost`. */
  caFile: string;
  /** Delivers a message as a mail system would, over LMTP. */
  deliver(user: string, message: string | Buffer): Promise<void>;
  /** File names of a user's Maildir folder: flags stand behind `:2,`. */
  files(user: string, folder?: string): Promise<string[]>;
  /** Throws a user's index away, as a rebuilt server does: UIDVALIDITY changes. */
  forget(user: string): Promise<void>;
}

/** Whether Debian's Dovecot is installed with all of it. Throws if not and REQUIRE_PEERS=1. */
export async function hasDovecot(): Promise<boolean> {
  const parts = [
    '/usr/sbin/dovecot',
    '/usr/lib/dovecot/imap',
    '/usr/lib/dovecot/pop3',
    '/usr/lib/dovecot/lmtp',
  ];
  const there = await Promise.all(
    parts.map((part) =>
      access(part).then(
        () => true,
        () => false,
      ),
    ),
  );
  if (there.every(Boolean)) return true;
  if (process.env.REQUIRE_PEERS === '1') throw new Error('REQUIRE_PEERS=1 and Dovecot is not installed');
  return false;
}

/** In a folder of its own, on loopback ports, under one unprivileged account. */
export async function startDovecot(): Promise<Dovecot> {
  const folder = await mkdtemp(join(tmpdir(), 'twofold-dovecot-'));
  const [imapPort, imapsPort, pop3Port, pop3sPort, lmtpPort] = await freePorts(5);
  const { user, group } = await account();
  await writeFile(join(folder, 'cert.pem'), vouchedFor.cert);
  await writeFile(join(folder, 'key.pem'), vouchedFor.key);
  await writeFile(join(folder, 'ca.pem'), authority);
  const config = join(folder, 'dovecot.conf');
  await writeFile(
    config,
    settings(folder, user, group, { imapPort, imapsPort, pop3Port, pop3sPort, lmtpPort }),
  );
  for (const name of ['base', 'mail', 'home']) await mkdir(join(folder, name));
  const asRoot = process.getuid?.() === 0;
  if (asRoot) await run('chown', ['-R', `${user}:${group}`, folder]);
  const [program, args] = asRoot
    ? ['runuser', ['-u', user, '--', '/usr/sbin/dovecot', '-F', '-c', config]]
    : ['/usr/sbin/dovecot', ['-F', '-c', config]];
  const server = spawn(program, args, { cwd: folder, stdio: 'ignore' });
  const exited = new Promise((resolve) => server.once('exit', resolve));
  for (const port of [imapPort, pop3Port, lmtpPort]) await untilListening(port);
  const maildir = (user: string, name: string) =>
    join(folder, 'mail', user, ...(name === 'INBOX' ? [] : [`.${name}`]));
  return {
    imapPort,
    imapsPort,
    pop3Port,
    pop3sPort,
    caFile: join(folder, 'ca.pem'),
    deliver: (to, message) => deliver(lmtpPort, to, message),
    async files(of, name = 'INBOX') {
      const listed = await Promise.all(
        ['cur', 'new'].map((part) => readdir(join(maildir(of, name), part)).catch(() => [])),
      );
      return listed.flat();
    },
    async forget(of) {
      await untilGone(config, of);
      await untilAfter(join(maildir(of, 'INBOX'), 'dovecot-uidlist'));
      const kept = await readdir(maildir(of, 'INBOX'));
      for (const name of kept.filter((each) => each.startsWith('dovecot')))
        await rm(join(maildir(of, 'INBOX'), name), { recursive: true });
    },
    async [Symbol.asyncDispose]() {
      const pid = Number(await readFile(join(folder, 'base', 'master.pid'), 'utf8'));
      process.kill(pid, 'SIGTERM');
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type Ports = Record<'imapPort' | 'imapsPort' | 'pop3Port' | 'pop3sPort' | 'lmtpPort', number>;

function settings(folder: string, user: string, group: string, ports: Ports): string {
  const listener = (name: string, port: number, more = '') =>
    `inet_listener ${name} {\n  address = 127.0.0.1\n  port = ${port}\n${more}}\n`;
  return `protocols = imap pop3 lmtp
base_dir = ${folder}/base
state_dir = ${folder}/base
log_path = ${folder}/log
mail_location = maildir:${folder}/mail/%u
mail_home = ${folder}/home/%u
default_internal_user = ${user}
default_internal_group = ${group}
default_login_user = ${user}
mail_uid = ${user}
mail_gid = ${group}
first_valid_uid = 1
listen = 127.0.0.1
ssl = yes
ssl_cert = <${folder}/cert.pem
ssl_key = <${folder}/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain login
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${user} gid=${group} home=${folder}/home/%u
}
service anvil {
chroot =
}
service imap-login {
chroot =
${listener('imap', ports.imapPort)}${listener('imaps', ports.imapsPort, '  ssl = yes\n')}}
service pop3-login {
chroot =
${listener('pop3', ports.pop3Port)}${listener('pop3s', ports.pop3sPort, '  ssl = yes\n')}}
service lmtp {
${listener('lmtp', ports.lmtpPort)}}
`;
}

/** Dovecot opens no mail as root. */
async function account(): Promise<{ user: string; group: string }> {
  if (process.getuid?.() === 0) return { user: 'nobody', group: 'nogroup' };
  const [user, group] = await Promise.all([run('id', ['-un']), run('id', ['-gn'])]);
  return { user: user.stdout.trim(), group: group.stdout.trim() };
}

async function freePorts(count: number): Promise<[number, number, number, number, number]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await new Promise((resolve) => server.once('listening', resolve));
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports as [number, number, number, number, number];
}

async function untilListening(port: number): Promise<void> {
  for (let tried = 0; tried < 150; tried++) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('Dovecot did not start');
}

/** A session that was logged out of may still write its index down: on a busy machine after we have thrown it away. */
async function untilGone(config: string, user: string): Promise<void> {
  for (let tried = 0; tried < 300; tried++) {
    const { stdout } = await run('doveadm', ['-c', config, 'who', '-1', user]);
    if (!stdout.split('\n').some((line) => line.startsWith(`${user} `))) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${user} is still logged in`);
}

/** A UIDVALIDITY is the second it was made in, or a later one where others were made in it: then it comes again. */
async function untilAfter(uidList: string): Promise<void> {
  const [, validity] = /\bV(\d+)/.exec(await readFile(uidList, 'utf8')) ?? [];
  const next = (Number(validity) + 1) * 1_000;
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, next + 50 - Date.now())));
}

async function deliver(port: number, to: string, message: string | Buffer): Promise<void> {
  const replies = await talkSmtp(port, 'LHLO', { from: '', to: [to], message });
  const last = replies.at(-1) ?? '';
  if (!last.startsWith('250')) throw new Error(`Dovecot did not take the message: ${last}`);
}
