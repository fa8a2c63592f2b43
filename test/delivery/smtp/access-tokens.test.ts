import { existsSync, readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { setDefaultCACertificates } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { sendMail } from '../../../src/delivery/single/send-mail.ts';
import { createAccessTokens, type TokenSettings } from '../../../src/delivery/smtp/access-tokens.ts';
import { connectSmtp } from '../../../src/delivery/smtp/smtp-connect.ts';
import { parseSmtpUrl } from '../../../src/delivery/smtp/smtp-url.ts';
import { TokenRequests } from '../../../src/delivery/smtp/token-request.ts';
import { withGrace } from '../../../src/lib/with-grace.ts';
import { authority, vouchedFor } from '../../feeds/own-authority.ts';
import { temporaryFolder } from '../../support/newsroom-database.ts';
import { startSmtpDouble } from '../../support/smtp-double.ts';
import { startSmtpServer } from '../../support/smtp-server.ts';
import { LETTER } from '../a-letter.ts';
import { frozenIssue, oneRelay } from '../newsroom.ts';

setDefaultCACertificates([authority]);

const SECRETS = { clientId: 'app', clientSecret: 'hush-client', refreshToken: 'hush-refresh' };

/** A token endpoint (RFC 6749) that gives `token1`, `token2`, … or answers otherwise. */
async function startTokenEndpoint(answer?: (response: ServerResponse) => void) {
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    let form = '';
    for await (const chunk of request) form += chunk;
    asked.push(form);
    if (answer) return answer(response);
    response.end(
      JSON.stringify({ access_token: `token${asked.length}`, expires_in: 3_600, token_type: 'Bearer' }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`;
  return {
    asked,
    settings: { from: 'refresh', ...SECRETS, url, scope: '' } as TokenSettings,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A mail server that takes XOAUTH2 and only these tokens. */
function tokenServer(valid: Set<string>, challenge: boolean) {
  return startSmtpServer({
    ...vouchedFor,
    authMethods: ['XOAUTH2'],
    onAuth({ username, accessToken }, _session, done) {
      if (accessToken !== undefined && valid.has(accessToken)) return done(null, { user: username });
      // Google challenges with a reason first (334), Microsoft refuses at once (535).
      if (challenge) return done(null, { data: { status: '400' } });
      return done(Object.assign(new Error('5.7.3 Authentication unsuccessful'), { responseCode: 535 }));
    },
  });
}

const smtpAt = (port: number, settings: TokenSettings) =>
  parseSmtpUrl(`smtp://ed%40news.example@localhost:${port}?tls=required`, createAccessTokens(settings));

const letter = (server: ReturnType<typeof smtpAt>) => sendMail({ server, signer: null }, LETTER);

test('an issue and a letter go out with one token, asked for once', async () => {
  await using endpoint = await startTokenEndpoint();
  await using server = await tokenServer(new Set(['token1']), true);
  await using newsroom = await frozenIssue(12);
  const smtp = smtpAt(server.port, endpoint.settings);
  expect(await newsroom.send(server.port, { relays: oneRelay(smtp), concurrency: 4 })).toMatchObject({
    status: 'finished',
  });
  expect(await letter(smtp)).toMatchObject({ outcome: 'accepted' });
  expect(server.received).toHaveLength(13);
  expect(server.received.every(({ secure, user }) => secure && user === 'ed@news.example')).toBe(true);
  expect(endpoint.asked).toHaveLength(1);
  expect(Object.fromEntries(new URLSearchParams(endpoint.asked[0]))).toEqual({
    grant_type: 'refresh_token',
    client_id: 'app',
    client_secret: 'hush-client',
    refresh_token: 'hush-refresh',
  });
});

describe.for([
  ['a challenge (334)', true],
  ['a refusal at once (535)', false],
] as const)('a token that has run out, told by %s', ([, challenge]) => {
  test('is replaced, once for all connections, and the send goes on', async () => {
    await using endpoint = await startTokenEndpoint();
    const valid = new Set(['token1']);
    await using server = await tokenServer(valid, challenge);
    const smtp = smtpAt(server.port, endpoint.settings);
    expect(await letter(smtp)).toMatchObject({ outcome: 'accepted' });
    valid.delete('token1');
    valid.add('token2');
    await using newsroom = await frozenIssue(8);
    expect(await newsroom.send(server.port, { relays: oneRelay(smtp), concurrency: 4 })).toMatchObject({
      status: 'finished',
    });
    expect(endpoint.asked).toHaveLength(2);
    valid.delete('token2');
    valid.add('token3');
    expect(await letter(smtp)).toMatchObject({ outcome: 'accepted' });
  });

  test('and no other helps: the issue halts without burning a recipient', async () => {
    await using endpoint = await startTokenEndpoint();
    await using server = await tokenServer(new Set(), challenge);
    const smtp = smtpAt(server.port, endpoint.settings);
    await using newsroom = await frozenIssue(2);
    expect(await newsroom.send(server.port, { relays: oneRelay(smtp) })).toMatchObject({
      status: 'paused',
      counts: { ready: 2 },
      reason: expect.stringContaining('535'),
    });
    expect(await letter(smtp)).toMatchObject({ outcome: 'refused', again: false });
    expect(server.received).toEqual([]);
  });
});

describe('no token to be had', () => {
  const say = (status: number, body: string) => (response: ServerResponse) =>
    void response.writeHead(status).end(body);
  test.for<[string, (response: ServerResponse) => void, boolean, RegExp]>([
    [
      'revoked',
      say(400, '{"error":"invalid_grant","error_description":"Token has been revoked."}'),
      false,
      /invalid_grant: Token has been revoked/,
    ],
    ['a wrong client', say(401, '{"error":"invalid_client"}'), false, /invalid_client/],
    ['a fault of its own', say(500, '{"error":"server_error"}'), true, /server_error/],
    ['for the moment', say(503, '{"error":"temporarily_unavailable"}'), true, /temporarily_unavailable/],
    [
      'a page instead',
      say(502, '<h1>Bad gateway</h1>'),
      true,
      /had: 127\.0\.0\.1:\d+ answered, but not with JSON/,
    ],
    ['a broken connection', (response) => response.destroy(), true, /No access token could be had/],
    ['a token that is none', say(200, '{"access_token":"a b\\r\\nMAIL FROM"}'), false, /no access token/],
    [
      'an object for an error',
      say(403, '{"error":{"code":403,"message":"The project is suspended."}}'),
      false,
      /had: The project is suspended\.$/,
    ],
    [
      'an object of its own making',
      say(400, '{"error":{"reason":"odd"}}'),
      false,
      /had: \{"reason":"odd"\}$/,
    ],
    [
      'an object of passing trouble',
      say(503, '{"error":{"code":503,"message":"Back soon."}}'),
      true,
      /had: Back soon\.$/,
    ],
    ['a gateway’s JSON', say(502, '{"error":"Bad Gateway","status":502}'), true, /had: Bad Gateway$/],
    [
      'a gateway’s JSON without a reason',
      say(502, '{}'),
      true,
      /had: 127\.0\.0\.1:\d+ answered with status 502\.$/,
    ],
  ])('%s', async ([, answer, again, reason]) => {
    await using endpoint = await startTokenEndpoint(answer);
    await using server = await tokenServer(new Set(['token1']), true);
    const smtp = smtpAt(server.port, endpoint.settings);
    const sent = await letter(smtp);
    expect(sent).toMatchObject({ outcome: 'refused', again, detail: expect.stringMatching(reason) });
    expect(sent.detail).not.toContain('hush');
    await using newsroom = await frozenIssue(2);
    const report = await newsroom.send(server.port, { relays: oneRelay(smtp) });
    expect(report).toMatchObject({ status: again ? 'waiting' : 'paused', counts: { ready: 2 } });
    expect(report.reason).toMatch(reason);
    expect(server.logins).toEqual([]);
  });
});

const never = new AbortController().signal;

describe('what the network does on the way to a token is said in words', () => {
  test.for([
    ['http://nowhere.invalid/token', /^DNS (?:knows no|has no answer about) nowhere\.invalid/],
    ['http://127.0.0.1:1/token', /^Nothing listens at 127\.0\.0\.1:1\.$/], // a browser would not open this port
    ['https://127.0.0.1:6000/token', /^Nothing listens at 127\.0\.0\.1:6000\.$/],
  ] as const)('%s', async ([url, words]) => {
    const tokens = createAccessTokens({ from: 'refresh', ...SECRETS, url, scope: '' });
    const trouble = await tokens.current(never).catch((error: Error) => error);
    expect(trouble).toMatchObject({ passing: true });
    const [before, said] = String(trouble).split(' had: ');
    expect(before).toBe('TokenTrouble: No access token could be');
    expect(said).toMatch(words);
  });

  test('an endpoint that never answers', async () => {
    await using endpoint = await startTokenEndpoint(() => {});
    const url = 'url' in endpoint.settings ? endpoint.settings.url : '';
    const requests = new TokenRequests({ ...SECRETS, accessUrl: url, requestTimeout: 300 });
    const said = new Promise((resolve) => requests.getToken(false, (error) => resolve(error?.message)));
    expect(await said).toBe(`${new URL(url).host} did not answer within 0.3 s.`);
  });
});

test('a token that was refused is not given out while another is asked for', async () => {
  await using endpoint = await startTokenEndpoint();
  const tokens = createAccessTokens(endpoint.settings);
  expect(await tokens.current(never)).toBe('token1');
  const eight = Array.from({ length: 8 }, () => tokens.insteadOf('token1', never));
  expect(await tokens.current(never)).toBe('token2');
  expect(await Promise.all(eight)).toEqual(eight.map(() => ({ outcome: 'token', token: 'token2' })));
  expect(endpoint.asked).toHaveLength(2);
});

describe('a command', () => {
  test('prints a token, is run once, and again when the token is refused', async () => {
    using folder = temporaryFolder();
    const count = join(folder.path, 'count');
    const tokens = createAccessTokens({
      from: 'command',
      name: 'SMTP_OAUTH_COMMAND',
      command: `echo x >> ${count}; wc -l < ${count} | sed 's/ *//;s/^/token/'`,
    });
    expect(await Promise.all([tokens.current(never), tokens.current(never)])).toEqual(['token1', 'token1']);
    const token2 = { outcome: 'token', token: 'token2' };
    expect(await Promise.all([tokens.insteadOf('token1', never), tokens.current(never)])).toContainEqual(
      token2,
    );
    expect(await tokens.insteadOf('token1', never)).toEqual(token2);
    expect(await tokens.current(never)).toBe('token2');
  });

  test('is run once more for all the connections whose token was refused at once', async () => {
    using folder = temporaryFolder();
    const count = join(folder.path, 'count');
    const tokens = createAccessTokens({
      from: 'command',
      name: 'SMTP_OAUTH_COMMAND',
      command: `echo x >> ${count}; wc -l < ${count} | sed 's/ *//;s/^/token/'`,
    });
    expect(await tokens.current(never)).toBe('token1');
    const eight = Array.from({ length: 8 }, () => tokens.insteadOf('token1', never));
    expect(await Promise.all(eight)).toEqual(eight.map(() => ({ outcome: 'token', token: 'token2' })));
    expect(readFileSync(count, 'utf8')).toBe('x\nx\n');
  });

  test('that failed is run again when a token is next asked for', async () => {
    using folder = temporaryFolder();
    const flag = join(folder.path, 'flag');
    const command = `if test -e ${flag}; then echo token1; else touch ${flag}; exit 3; fi`;
    const tokens = createAccessTokens({ from: 'command', command, name: 'SMTP_OAUTH_COMMAND' });
    await expect(tokens.current(never)).rejects.toMatchObject({ passing: true });
    expect(await tokens.current(never)).toBe('token1');
  });

  test.for([
    ['exit 3', true, 'ended with exit code 3'],
    ['echo one moment >&2; echo the vault is sealed >&2; exit 1', true, 'exit code 1: the vault is sealed.'],
    ['/nowhere/at/all', false, 'exit code 127'],
    ['exit 126', false, 'exit code 126'],
    ['true', false, 'printed no access token'],
    ['echo two words', false, 'printed no access token'],
  ] as const)('%s', async ([command, passing, reason]) => {
    const tokens = createAccessTokens({ from: 'command', command, name: 'SMTP_OAUTH_COMMAND' });
    await expect(tokens.current(never)).rejects.toMatchObject({
      passing,
      message: expect.stringContaining(reason),
    });
  });
});

test('a scope is asked for where one is set', async () => {
  await using endpoint = await startTokenEndpoint();
  const tokens = createAccessTokens({ ...endpoint.settings, scope: 'mail.send' } as TokenSettings);
  expect(await tokens.current(never)).toBe('token1');
  expect(new URLSearchParams(endpoint.asked[0]).get('scope')).toBe('mail.send');
});

describe.for([
  ['a challenge (334)', true],
  ['a refusal at once (535)', false],
] as const)('a fixed token that the server refuses by %s', ([, challenge]) => {
  const FIXED = { from: 'fixed', token: 'run-out', name: 'SMTP_OAUTH_TOKEN' } as const;

  test('is offered once a connection, and the reason names the way out', async () => {
    await using server = await tokenServer(new Set(), challenge);
    const smtp = smtpAt(server.port, FIXED);
    const wayOut = /535 .*[^.]\. The token of SMTP_OAUTH_TOKEN is wrong or has run out/;
    expect(await letter(smtp)).toMatchObject({
      outcome: 'refused',
      again: false,
      detail: expect.stringMatching(wayOut),
    });
    expect(server.logins).toHaveLength(1);
    await using newsroom = await frozenIssue(2);
    expect(await newsroom.send(server.port, { relays: oneRelay(smtp), concurrency: 1 })).toMatchObject({
      status: 'paused',
      counts: { ready: 2 },
      reason: expect.stringMatching(wayOut),
    });
    expect(server.logins).toHaveLength(2);
  });
});

describe('a fixed token and connections that are opened at once', () => {
  const FIXED = { from: 'fixed', token: 'good', name: 'SMTP_OAUTH_TOKEN' } as const;
  const atOnce = (smtp: ReturnType<typeof smtpAt>, count: number) =>
    Promise.all(Array.from({ length: count }, () => letter(smtp)));

  test('a wrong one is offered on the first of them, and all have its refusal', async () => {
    await using server = await tokenServer(new Set(), true);
    const smtp = smtpAt(server.port, { ...FIXED, token: 'wrong' });
    const [first, ...others] = await atOnce(smtp, 6);
    expect(first?.detail).toMatch(/535 .* The token of SMTP_OAUTH_TOKEN is wrong/);
    expect(others).toEqual(others.map(() => first));
    expect(server.logins).toHaveLength(1);
    await using newsroom = await frozenIssue(8);
    expect(await newsroom.send(server.port, { relays: oneRelay(smtp), concurrency: 4 })).toMatchObject({
      status: 'paused',
      counts: { ready: 8 },
      reason: expect.stringContaining(first?.detail ?? 'a reason'),
    });
    expect(server.logins).toHaveLength(2);
  });

  test('one that the server takes is everybody’s, and refused later it is offered alone again', async () => {
    const valid = new Set(['good']);
    await using server = await tokenServer(valid, false);
    const smtp = smtpAt(server.port, FIXED);
    expect((await atOnce(smtp, 4)).map(({ outcome }) => outcome)).toEqual(Array(4).fill('accepted'));
    valid.clear();
    expect(await letter(smtp)).toMatchObject({ outcome: 'refused' });
    const before = server.logins.length;
    await atOnce(smtp, 4);
    expect(server.logins).toHaveLength(before + 1);
    valid.add('good');
    expect((await atOnce(smtp, 4)).map(({ outcome }) => outcome)).toEqual(Array(4).fill('accepted'));
  });

  test('a letter tells the others once it is signed in, however long the server takes over it', async () => {
    const asked = Promise.withResolvers<void>();
    const answered = Promise.withResolvers<undefined>();
    await using server = await startSmtpDouble(({ verb }) => {
      if (verb === 'EHLO') return '250-mx.test\r\n250 AUTH XOAUTH2';
      if (verb !== 'dot') return undefined;
      asked.resolve();
      return answered.promise;
    });
    const smtp = parseSmtpUrl(`smtp://ed@127.0.0.1:${server.port}`, createAccessTokens(FIXED));
    const sending = letter(smtp);
    await asked.promise;
    const connected = await connectSmtp(smtp, 20_000, never);
    expect(connected.outcome).toBe('connected');
    if (connected.outcome === 'connected') connected.socket.destroy();
    answered.resolve(undefined);
    expect(await sending).toMatchObject({ outcome: 'accepted' });
  });

  test('a first one that comes to nothing holds up nobody', async () => {
    const tokens = createAccessTokens(FIXED);
    expect(await tokens.current(never)).toBe('good');
    const waiting = [tokens.current(never), tokens.current(never)];
    const stop = new AbortController();
    const stopped = tokens.current(stop.signal);
    stop.abort();
    await expect(stopped).rejects.toMatchObject({ message: 'Twofold is shutting down.', passing: true });
    tokens.tried({ outcome: 'unknown' });
    expect(await Promise.all(waiting)).toEqual(['good', 'good']);
  });
});

test('a token that has run out is offered once, and the next one once', async () => {
  await using endpoint = await startTokenEndpoint();
  await using server = await tokenServer(new Set(['token2']), true);
  expect(await letter(smtpAt(server.port, endpoint.settings))).toMatchObject({ outcome: 'accepted' });
  expect(server.logins.map(({ accessToken }) => accessToken)).toEqual(['token1', 'token2']);
});

test('a letter that waits too long for a token says so', async () => {
  await using endpoint = await startTokenEndpoint(() => {});
  const timeouts = { connectMs: 20_000, replyMs: 20_000, totalMs: 300 };
  const server = smtpAt(1, endpoint.settings);
  const late = { outcome: 'refused', again: true, detail: 'No access token came in time.' };
  expect(await sendMail({ server, signer: null, timeouts }, LETTER)).toEqual(late);
  const to = { name: '', address: 'åsa@mail.example' };
  expect(await sendMail({ server, signer: null, timeouts }, { ...LETTER, to })).toEqual(late);
});

test('a stop ends a letter’s wait for a token, and the request', async () => {
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  await using endpoint = await startTokenEndpoint((response) => void response.once('close', resolve));
  const stop = new AbortController();
  const server = smtpAt(1, endpoint.settings);
  using grace = withGrace(stop.signal);
  const sending = sendMail({ server, signer: null, grace }, LETTER);
  await expect.poll(() => endpoint.asked).toHaveLength(1);
  stop.abort();
  expect(await sending).toEqual({ outcome: 'refused', again: true, detail: 'Twofold is shutting down.' });
  await ended;
});

describe('a stop while a token is waited for', () => {
  test('ends a request that only those wait for who were stopped', async () => {
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    await using endpoint = await startTokenEndpoint((response) => void response.once('close', resolve));
    const tokens = createAccessTokens(endpoint.settings);
    const [one, other] = [new AbortController(), new AbortController()];
    const waiting = [one, other].map(({ signal }) => tokens.current(signal));
    const settled = Promise.allSettled(waiting);
    await expect.poll(() => endpoint.asked).toHaveLength(1);
    one.abort();
    await expect(waiting[0]).rejects.toMatchObject({ passing: true, message: 'Twofold is shutting down.' });
    expect(await Promise.race([ended.then(() => 'ended'), sleep(50, 'goes on')])).toBe('goes on');
    other.abort();
    await ended;
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  test('ends a connection that waits for one', async () => {
    await using endpoint = await startTokenEndpoint(() => {});
    const stop = new AbortController();
    const connecting = connectSmtp(smtpAt(1, endpoint.settings), 20_000, stop.signal);
    await expect.poll(() => endpoint.asked).toHaveLength(1);
    stop.abort();
    expect(await connecting).toEqual({ outcome: 'back_off', detail: 'Twofold is shutting down.' });
  });

  test('lets one be asked for anew afterwards', async () => {
    let held = true;
    await using endpoint = await startTokenEndpoint((response) => {
      if (!held) response.end('{"access_token":"token9"}');
    });
    const tokens = createAccessTokens(endpoint.settings);
    const stop = new AbortController();
    const waiting = tokens.current(stop.signal);
    await expect.poll(() => endpoint.asked).toHaveLength(1);
    held = false;
    stop.abort();
    expect(await waiting.catch(() => tokens.current(never))).toBe('token9');
  });

  test('lets the command be run anew afterwards', async () => {
    using folder = temporaryFolder();
    const flag = join(folder.path, 'flag');
    const command = `if test -e ${flag}; then echo token9; else touch ${flag}; sleep 25; fi`;
    const tokens = createAccessTokens({ from: 'command', name: 'SMTP_OAUTH_COMMAND', command });
    const stop = new AbortController();
    const waiting = tokens.current(stop.signal);
    await expect.poll(() => existsSync(flag)).toBe(true);
    stop.abort();
    expect(await waiting.catch(() => tokens.current(never))).toBe('token9');
  });

  test('ends the command, whatever programs it is made of', async () => {
    using folder = temporaryFolder();
    const [begun, ended] = [join(folder.path, 'begun'), join(folder.path, 'ended')];
    const program = `trap 'echo > ${ended}; exit' TERM; echo > ${begun}; for i in $(seq 100); do sleep 0.1; done`;
    const tokens = createAccessTokens({
      from: 'command',
      name: 'SMTP_OAUTH_COMMAND',
      command: `sh -c "${program.replace('$', '\\$')}" | cat`,
    });
    const stop = new AbortController();
    const waiting = tokens.current(stop.signal);
    await expect.poll(() => existsSync(begun)).toBe(true);
    stop.abort();
    await expect(waiting).rejects.toThrow('Twofold is shutting down.');
    await expect.poll(() => existsSync(ended)).toBe(true);
  });
});
