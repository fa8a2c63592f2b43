import { execFile, spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);

export interface Postgres extends AsyncDisposable {
  /** `postgres://…` of an empty database. */
  url: string;
  /** As its superuser, on a connection of its own. */
  query(text: string): Promise<Record<string, unknown>[]>;
  /** The address of a new, empty database. */
  createDatabase(): Promise<string>;
  /** Stops the server as `pg_ctl -m` says, and starts it again after `downMs`. */
  restart(mode: 'fast' | 'immediate', downMs: number): Promise<void>;
}

/** Where Debian keeps the server's programs, or null when it is not installed. Throws then if REQUIRE_PEERS=1. */
export async function postgresBinaries(): Promise<string | null> {
  const versions = await readdir('/usr/lib/postgresql').catch(() => []);
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  if (newest) return join('/usr/lib/postgresql', newest, 'bin');
  if (process.env.REQUIRE_PEERS === '1') throw new Error('REQUIRE_PEERS=1 and PostgreSQL is not installed');
  return null;
}

/** A throw-away cluster on a loopback port. PostgreSQL refuses to run as root, so root starts it as `postgres`. */
export async function startPostgres(binaries: string): Promise<Postgres> {
  const folder = await mkdtemp(join(tmpdir(), 'twofold-postgres-'));
  const asRoot = process.getuid?.() === 0;
  const as = (program: string, args: string[]): [string, string[]] =>
    asRoot
      ? ['runuser', ['-u', 'postgres', '--', join(binaries, program), ...args]]
      : [join(binaries, program), args];
  if (asRoot) await chown(folder, ...(await idsOfPostgres()));
  const data = join(folder, 'data');
  await run(
    ...as('initdb', ['-D', data, '-U', 'twofold', '-A', 'trust', '--no-sync', '-E', 'UTF8', '--locale=C']),
    {
      cwd: folder,
    },
  );
  const port = await freePort();
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=60',
  ];
  const start = async () => {
    const server = spawn(...as('postgres', ['-D', data, ...settings.flatMap((setting) => ['-c', setting])]), {
      cwd: folder,
      stdio: 'ignore',
    });
    const exited = new Promise((resolve) => server.once('exit', resolve));
    await untilReady(join(binaries, 'pg_isready'), port);
    return { exited };
  };
  let { exited } = await start();
  const stop = async (mode: string) => {
    await run(...as('pg_ctl', ['-D', data, '-m', mode, 'stop']), { cwd: folder });
    await exited;
  };
  const urlOf = (database: string) => `postgres://twofold@127.0.0.1:${port}/${database}`;
  const query = async (text: string) => {
    const client = new pg.Client(urlOf('postgres'));
    await client.connect();
    try {
      return (await client.query(text)).rows;
    } finally {
      await client.end();
    }
  };
  // Whatever ended us, no server is left behind.
  const atExit = () => {
    spawnSync(...as('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']), { cwd: folder, stdio: 'ignore' });
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', atExit);
  let databases = 0;
  return {
    url: urlOf('postgres'),
    query,
    async createDatabase() {
      const name = `news${++databases}`;
      await query(`create database ${name}`);
      return urlOf(name);
    },
    async restart(mode, downMs) {
      await stop(mode);
      await new Promise((resolve) => setTimeout(resolve, downMs));
      ({ exited } = await start());
    },
    async [Symbol.asyncDispose]() {
      process.off('exit', atExit);
      await stop('immediate');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export async function idsOfPostgres(): Promise<[number, number]> {
  const [user, group] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])]);
  return [Number(user.stdout), Number(group.stdout)];
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (!address || typeof address === 'string') throw new Error('no port');
  return address.port;
}

export async function untilReady(isReady: string, port: number): Promise<void> {
  for (let tried = 0; tried < 150; tried++) {
    const ready = await run(isReady, ['-h', '127.0.0.1', '-p', String(port)]).then(
      () => true,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('PostgreSQL did not start');
}
