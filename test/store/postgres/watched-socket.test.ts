import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { watchedSocket } from '../../../src/store/postgres/watched-socket.ts';

const PATIENCE = { lookMs: 20, silentLooks: 2, answerMs: 1_000 };
const servers: Server[] = [];

/** A host that takes connections and says nothing; `asked` counts those that it took. */
async function startSilent() {
  const taken: Socket[] = [];
  const server = createServer((connection) => host.asked++ === 0 && taken.push(connection));
  const host = { asked: 0, taken, server: server.listen(0, '127.0.0.1') };
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

test('what a host did not answer before it spoke again is forgotten', async () => {
  const { host, socket } = await startSilent();
  host.server.close();
  const { promise: askedOften, resolve } = Promise.withResolvers<void>();
  let asked = 0;
  const onAsked = () => {
    host.taken[0]?.write('still here');
    if (++asked === 4) resolve();
  };
  subscribe('net.client.socket', onAsked);
  socket.resume().once('close', resolve);
  await askedOften;
  unsubscribe('net.client.socket', onAsked);
  expect(socket.destroyed).toBe(false);
  host.taken[0]?.destroy();
  await once(socket, 'close');
});
