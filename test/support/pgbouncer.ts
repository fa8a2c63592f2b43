import { spawn } from 'node:child_process';
import { access, chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, idsOfPostgres, untilReady } from './postgres.ts';

const PROGRAM = '/usr/sbin/pgbouncer';

/** Whether Debian's PgBouncer is installed. Throws if not and REQUIRE_PEERS=1. */
export async function hasPgBouncer(): Promise<boolean> {
  const there = await access(PROGRAM).then(
    () => true,
    () => false,
  );
  if (!there && process.env.REQUIRE_PEERS === '1')
    throw new Error('REQUIRE_PEERS=1 and PgBouncer is not installed');
  return there;
}

export interface PgBouncer extends AsyncDisposable {
  /** `postgres://…` of the same database through it. */
  url: string;
}

/** Before the database at `url`, on a loopback port of its own. It refuses to run as root. */
export async function startPgBouncer(
  binaries: string,
  url: string,
  settings: Record<string, string>,
): Promise<PgBouncer> {
  const behind = new URL(url);
  const folder = await mkdtemp(join(tmpdir(), 'twofold-pgbouncer-'));
  const port = await freePort();
  const config = join(folder, 'pgbouncer.ini');
  const all = {
    listen_addr: '127.0.0.1',
    listen_port: String(port),
    unix_socket_dir: '',
    auth_type: 'any',
    ...settings,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name} = ${value}`);
  const database = `news = host=127.0.0.1 port=${behind.port} dbname=${behind.pathname.slice(1)} user=${behind.username}`;
  await writeFile(config, ['[databases]', database, '[pgbouncer]', ...lines, ''].join('\n'));
  const asRoot = process.getuid?.() === 0;
  if (asRoot) await chown(folder, ...(await idsOfPostgres()));
  const [program, args] = asRoot
    ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', PROGRAM, config]]
    : [PROGRAM, [config]];
  const server = spawn(program, args, { cwd: folder, stdio: 'ignore' });
  const exited = new Promise((resolve) => server.once('exit', resolve));
  await untilReady(join(binaries, 'pg_isready'), port);
  return {
    url: `postgres://${behind.username}@127.0.0.1:${port}/news`,
    async [Symbol.asyncDispose]() {
      server.kill('SIGTERM');
      server.kill('SIGINT');
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
