import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, setDefaultCACertificates } from 'node:tls';
import { expect, test } from 'vitest';
import { readReplies } from '../../../src/delivery/smtp/reply-reader.ts';
import { connectSmtp } from '../../../src/delivery/smtp/smtp-connect.ts';
import { parseSmtpUrl } from '../../../src/delivery/smtp/smtp-url.ts';
import { authority, vouchedFor } from '../../feeds/own-authority.ts';

setDefaultCACertificates([authority]);

const LONG = `${Array.from({ length: 300 }, (_, i) => `214-line ${i} of the help text, in full\r\n`).join('')}214 end\r\n`;

function talk(socket: Socket): void {
  socket.on('error', () => {});
  socket.write('220 mx.test\r\n');
  socket.on('data', (data) => {
    if (/^EHLO/i.test(String(data))) socket.write('250 mx.test\r\n');
    if (/^HELP/.test(String(data))) socket.write(LONG);
    if (/^NOOP/.test(String(data))) socket.write('250 2.0.0 ok\r\n');
  });
}

async function connectTo(server: Server, url: string): Promise<Socket> {
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const connected = await connectSmtp(parseSmtpUrl(url + port), 5_000, new AbortController().signal);
  if (connected.outcome !== 'connected') throw new Error(connected.detail);
  return connected.socket;
}

test.for([
  ['plain', () => createServer(talk), 'smtp://localhost:'],
  ['TLS from the first byte', () => createTlsServer(vouchedFor, talk), 'smtps://localhost:'],
] as const)('%s: packets share one buffer, and a reply longer than it comes whole', async ([, make, url]) => {
  const server = make();
  const socket = await connectTo(server, url);
  const buffers = new Set<ArrayBufferLike>();
  let said = '';
  socket.on('data', (chunk: Buffer) => {
    buffers.add(chunk.buffer);
    said += chunk.toString();
  });
  const replies = readReplies(socket);
  for (const _ of [1, 2, 3]) {
    socket.write('HELP\r\n');
    expect((await replies.next(5_000)).code).toBe(214);
    socket.write('NOOP\r\n');
    expect((await replies.next(5_000)).code).toBe(250);
  }
  expect(said).toBe(`${LONG}250 2.0.0 ok\r\n`.repeat(3));
  expect([...buffers].map(({ byteLength }) => byteLength)).toEqual([4_096]);
  socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});
