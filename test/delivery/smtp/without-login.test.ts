import { createServer, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { createAccessTokens } from '../../../src/delivery/smtp/access-tokens.ts';
import { connectSmtp } from '../../../src/delivery/smtp/smtp-connect.ts';
import { parseSmtpUrl } from '../../../src/delivery/smtp/smtp-url.ts';

/** Knows no AUTH, and repeats what it does not know, as old servers do. */
async function repeating() {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.write('220 mx.test ESMTP\r\n');
    socket.on('data', (data) => {
      const said = String(data).trim();
      if (/^EHLO/i.test(said)) socket.write('250-mx.test\r\n250 AUTH PLAIN LOGIN XOAUTH2\r\n');
      else if (said === 'AUTH LOGIN') socket.write('334 VXNlcm5hbWU6\r\n');
      else if (said === Buffer.from('ed').toString('base64')) socket.write('334 UGFzc3dvcmQ6\r\n');
      else socket.write(`500 5.5.1 Command unrecognized: "${said}"\r\n`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as { port: number }).port,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

test.for([
  ['PLAIN', 'smtp://ed:hunter2-hunter2@HOST?auth=plain', null],
  ['LOGIN', 'smtp://ed:hunter2-hunter2@HOST?auth=login', null],
  ['XOAUTH2', 'smtp://ed@HOST', 'hunter2-hunter2'],
] as const)('a server that repeats a sign-in by %s tells nobody the secret', async ([, url, token]) => {
  await using server = await repeating();
  const tokens =
    token === null ? null : createAccessTokens({ from: 'fixed', token, name: 'SMTP_OAUTH_TOKEN' });
  const to = parseSmtpUrl(url.replace('HOST', `127.0.0.1:${server.port}`), tokens);
  const outcome = await connectSmtp(to, 5_000, new AbortController().signal);
  if (outcome.outcome === 'connected') throw new Error('it took the sign-in');
  expect(outcome.detail).toMatch(/^500 5\.5\.1 Command unrecognized: ".*…"/);
  const decoded = (outcome.detail.match(/[A-Za-z0-9+/=]{4,}/g) ?? []).map((run) =>
    Buffer.from(run, 'base64').toString(),
  );
  expect([outcome.detail, ...decoded].join('\n')).not.toContain('hunter2');
});
