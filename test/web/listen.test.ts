import { once } from 'node:events';
import { connect } from 'node:net';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { listen } from '../../src/web/listen.ts';

async function answerTo(port: number, request: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.end(request);
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk;
  });
  await once(socket, 'close');
  return answer;
}

test('a load balancer that asks in HTTP/1.0, without a host, is answered', async () => {
  await using listener = await listen({ host: '127.0.0.1', port: 0 });
  listener.attach(new Hono().get('/health', (c) => c.text('well')));
  expect(await answerTo(listener.port, 'GET /health HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1.1 200 .*well$/s);
});

test('a host that is none is refused', async () => {
  await using listener = await listen({ host: '127.0.0.1', port: 0 });
  listener.attach(new Hono().get('/health', (c) => c.text('well')));
  const answer = await answerTo(listener.port, 'GET /health HTTP/1.1\r\nHost: a b\r\n\r\n');
  expect(answer).toMatch(/^HTTP\/1.1 400 /);
});
