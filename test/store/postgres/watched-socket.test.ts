import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { watchedSocket } from '../../../src/store/postgres/watched-socket.ts';

const PATIENCE = { lookMs: 20, silentLooks: 2, answerMs: 1_000 };
const servers: Server[] = [];

/** A host that takes connections and says nothing; `asked` counts those that it took. */
async function startSilent() {
  const host = { asked: 0, server: createServer(() => (host.asked += 1)).listen(0, '127.0.0.1') };
  servers.push(host.server);
  await once(host.server, 'listening');
  const socket = watchedSocket(PATIENCE).connect((host.server.address() as AddressInfo).port, '127.0.0.1');
  const failure = Promise.withResolvers<NodeJS.ErrnoException>();
  socket.once('error', failure.resolve);
  await once(socket, 'connect');
  return { host, socket, failure: failure.promise };
}

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

test('a connection ends once its silent host takes no new ones', async () => {
  const { host, failure } = await startSilent();
  host.server.close(); // those that are open stay so, as when a host vanishes
  expect(await failure).toMatchObject({ code: 'ETIMEDOUT' });
});

test('a host that takes long but is there is waited for', async () => {
  const { host, socket } = await startSilent();
  while (host.asked < 5) await once(host.server, 'connection');
  expect(socket.destroyed).toBe(false);
  socket.destroy();
});
