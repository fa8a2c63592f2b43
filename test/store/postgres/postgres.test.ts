import { createServer } from 'node:net';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../../src/store/database.ts';
import { retryable } from '../../../src/store/postgres/postgres-errors.ts';
import { type Postgres, postgresBinaries, startPostgres } from '../../support/postgres.ts';

const binaries = await postgresBinaries();

describe.skipIf(binaries === null)('a Postgres as its administrator has set it', () => {
  let server: Postgres;
  beforeAll(async () => {
    server = await startPostgres(binaries ?? '');
  }, 60_000);
  afterAll(async () => {
    await server?.[Symbol.asyncDispose]();
  });

  const shown = async (url: string) => {
    await using database = await openDatabase(url);
    await using session = await database.openSession?.();
    const asked = `select current_setting('synchronous_commit') || ' ' || current_setting('statement_timeout') || ' ' ||
      current_setting('lock_timeout') || ' ' || current_setting('idle_session_timeout') || ' ' ||
      current_setting('transaction_isolation') || ' ' || current_setting('jit') || ' ' ||
      current_setting('tcp_keepalives_idle') || ' ' || current_setting('tcp_user_timeout') as said`;
    const inPool = await sql.raw<{ said: string }>(asked).execute(database.db);
    const beside = await session?.query<{ said: string }>(asked, []);
    return [inPool.rows[0]?.said, beside?.[0]?.said];
  };

  test('settings of the database that cut statements off, or commit without a sync, do not hold for us', async () => {
    const url = await server.createDatabase();
    const name = new URL(url).pathname.slice(1);
    for (const setting of [
      'synchronous_commit = off',
      "statement_timeout = '50ms'",
      "lock_timeout = '50ms'",
      "idle_session_timeout = '50ms'",
      "default_transaction_isolation = 'repeatable read'",
      'jit = on',
    ])
      await server.query(`alter database ${name} set ${setting}`);
    expect(await shown(url)).toEqual(Array(2).fill('on 0 0 0 read committed off 15 30000'));
  });

  test('nothing is asked of a connection’s start that PgBouncer would refuse', async () => {
    const url = new URL(await server.createDatabase());
    const asked: string[] = [];
    const pooler = createServer((client) => {
      client.once('data', (start) => {
        asked.push(start.toString('latin1'));
        client.destroy();
      });
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => pooler.once('listening', resolve));
    url.port = String((pooler.address() as { port: number }).port);
    await expect(openDatabase(url.href)).rejects.toThrow('cannot be reached');
    pooler.close();
    // Length and version of the protocol; then names and values, each ended by a zero.
    const names = (asked[0] ?? '')
      .slice(8)
      .split('\0')
      .filter((_, n) => n % 2 === 0);
    expect(names.filter((name) => name !== '').toSorted()).toEqual([
      'application_name',
      'client_encoding',
      'database',
      'user',
    ]);
  });

  test('a database in another encoding is refused before anything is written', async () => {
    await server.query(
      `create database latin encoding 'LATIN1' template template0 lc_collate 'C' lc_ctype 'C'`,
    );
    const url = new URL(server.url);
    url.pathname = '/latin';
    await expect(openDatabase(url.href)).rejects.toMatchObject({
      message: expect.stringContaining('in LATIN1'),
      hint: expect.stringContaining('--encoding=UTF8 --template=template0'),
      exitCode: 2,
    });
  });

  test('one that can only be read is said to be so, and to be tried again', async () => {
    const url = await server.createDatabase();
    await server.query(
      `alter database ${new URL(url).pathname.slice(1)} set default_transaction_read_only = on`,
    );
    await expect(openDatabase(url)).rejects.toMatchObject({
      message: 'The Postgres database can only be read.',
      exitCode: 75,
    });
  });

  test.for([
    ['/nowhere', '', 'refuses what DATABASE_URL says: database "nowhere" does not exist.', /createdb/],
    ['', 'nobody', 'refuses what DATABASE_URL says: role "nobody" does not exist.', /^It is postgres:/],
    [
      '?sslrootcert=/nowhere/ca.pem',
      '',
      'the file /nowhere/ca.pem, which cannot be read: there is no such file.',
      /./,
    ],
  ] as const)(
    'what no other attempt will change is a mistake in the settings: %j',
    async ([end, user, said, hint]) => {
      const url = new URL(end, server.url);
      if (user !== '') url.username = user;
      await expect(openDatabase(url.href)).rejects.toMatchObject({
        message: expect.stringContaining(said),
        hint: expect.stringMatching(hint),
        exitCode: 2,
      });
    },
  );

  test('a server that asks for a password of which the address has none is told of, and its connection closed', async () => {
    // What a server says that wants SCRAM-SHA-256, and what it says when a client has begun with it.
    const wants = Buffer.from('R\0\0\0\x17\0\0\0\x0aSCRAM-SHA-256\0\0', 'latin1');
    const goOn = Buffer.from('R\0\0\0\x0b\0\0\0\x0br=x', 'latin1');
    const closed = Promise.withResolvers<void>();
    const first = createServer((client) => {
      client.once('data', () => {
        client.write(wants);
        client.once('data', () => client.write(goOn));
        client.once('close', closed.resolve);
      });
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => first.once('listening', resolve));
    const { port } = first.address() as { port: number };
    await expect(openDatabase(`postgres://twofold@127.0.0.1:${port}/news`)).rejects.toMatchObject({
      message: 'The Postgres server asks for a password, and DATABASE_URL has none.',
      exitCode: 2,
    });
    await closed.promise; // or the process would not end
    first.close();
  });

  test('of a server that has no connection left it is worth asking again', async () => {
    const held: pg.Client[] = [];
    let refusal: unknown = null;
    while (refusal === null) {
      const client = new pg.Client(server.url);
      client.on('error', () => {});
      await client.connect().then(
        () => held.push(client),
        (error: unknown) => {
          refusal = error;
        },
      );
    }
    await Promise.all(held.map((client) => client.end()));
    expect(held.length).toBeGreaterThan(40);
    expect(retryable(refusal)).toBe(true);
  });
});
