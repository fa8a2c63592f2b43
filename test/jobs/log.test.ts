import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import { createConfig } from '../../src/config/config.ts';
import { readEnv } from '../../src/config/env.ts';
import { startNewsroom } from '../support/newsroom-here.ts';

test('a refused confirmation is logged with the server’s words and without the address', async () => {
  await using here = await startNewsroom({}, ({ verb, to }) =>
    verb === 'RCPT' ? `550 5.1.1 <${to.toUpperCase()}>: no mailbox for ${to}; ask the postmaster` : undefined,
  );
  const lines: string[] = [];
  const log = pino({ level: 'info' }, { write: (line) => void lines.push(line) });
  await using app = await createApp({ config: createConfig(readEnv(here.env)), log });
  const server = serve({ fetch: app.site.fetch, hostname: '127.0.0.1', port: 0 });
  if (!server.listening) await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const body = new URLSearchParams({ address: 'ada@mail.example', edition: 'morning' });
  await fetch(`http://127.0.0.1:${port}/sign-up`, { method: 'POST', body });
  while (!lines.some((line) => line.includes('confirmation not sent'))) await wait(10);
  server.close();
  expect(lines.join('')).toContain('550');
  expect(lines.join('')).toContain('ask the postmaster');
  expect(lines.join('')).not.toMatch(/mail\.example/i);
});
