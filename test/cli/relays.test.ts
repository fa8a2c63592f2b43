import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { DRAFT_TIME, ISSUE_ID, readersMailed, SEND_TIME, startNewsroom } from '../support/newsroom-here.ts';
import { type Behaviour, startSmtpDouble } from '../support/smtp-double.ts';

const READERS = ['ada@mail.example', 'ben@mail.example', 'cleo@mail.example', 'dora@mail.example'];
/** The source list names the relays, so SMTP_URL is empty. */
const LISTED = { SMTP_URL: '' };
const withLogin: Behaviour = ({ verb }) => (verb === 'EHLO' ? '250-mx.test\r\n250 AUTH PLAIN' : undefined);

afterEach(() => vi.unstubAllEnvs());

test('two relays of the source list: one refuses the password, the other carries, status tells', async () => {
  await using here = await startNewsroom({}, withLogin);
  await using spare = await startSmtpDouble();
  here.smtp.refuseLogin = '535 5.7.8 wrong password';
  vi.stubEnv('RELAY_MAIN_URL', `smtp://news:word@127.0.0.1:${here.smtp.port}?tls=none`);
  const list = `relays:
  - { id: main, urlFrom: RELAY_MAIN_URL, connections: 2 }
  - { id: spare, url: "smtp://127.0.0.1:${spare.port}", priority: 1, perDay: 3 }
`;
  writeFileSync(join(here.env.NEWSROOM_DIR ?? '', 'relays.yaml'), list);
  for (const reader of READERS) await here.run(['subscribers', 'add', reader], LISTED);
  here.clock.at = DRAFT_TIME;
  await here.run(['poll'], LISTED);
  await here.run(['compose', 'morning'], LISTED);
  await here.run(['approve', 'morning'], LISTED);
  here.clock.at = SEND_TIME;

  const sent = await here.run(['send', 'morning'], LISTED);
  expect(sent.stderr).toContain('3 of 4 have gone out');
  expect(sent.code).toBe(75);
  expect(spare.accepted).toHaveLength(3);
  const { stdout } = await here.run(['status'], LISTED);
  expect(stdout).toMatch(/relay main \(127\.0\.0\.1:\d+\)\tnot used until .*535/);
  expect(stdout).toMatch(/relay spare .*3 of 3 messages today/);

  delete here.smtp.refuseLogin;
  expect((await here.run(['resume', ISSUE_ID], LISTED)).code).toBe(0);
  const all = [...spare.accepted, ...here.smtp.accepted].map(({ to }) => to);
  expect(all.toSorted()).toEqual(READERS);
  const after = JSON.parse((await here.run(['status', '--json'], LISTED)).stdout);
  expect(after.relays).toMatchObject([
    { id: 'main', phase: 'closed', reason: null },
    { id: 'spare', today: { taken: 3, limit: 3 } },
  ]);
});

test('a relay of the source list signs in with access tokens of its own (XOAUTH2)', async () => {
  await using here = await startNewsroom({}, ({ verb }) =>
    verb === 'EHLO' ? '250-mx.test\r\n250 AUTH XOAUTH2' : undefined,
  );
  vi.stubEnv('WORKSPACE_URL', `smtp://ed%40news.example@127.0.0.1:${here.smtp.port}?tls=none`);
  vi.stubEnv('WORKSPACE_OAUTH_COMMAND', 'echo token-of-the-day');
  const list = 'relays:\n  - { id: workspace, urlFrom: WORKSPACE_URL, oauthFrom: WORKSPACE_OAUTH }\n';
  writeFileSync(join(here.env.NEWSROOM_DIR ?? '', 'relays.yaml'), list);
  await here.run(['subscribers', 'add', 'ada@mail.example'], LISTED);
  await here.run(['poll'], LISTED);
  for (const verb of ['compose', 'approve', 'send']) await here.run([verb, 'morning'], LISTED);
  expect(readersMailed(here)).toEqual(['ada@mail.example']);
  const blob = here.smtp.commands.find((line) => line.startsWith('AUTH '))?.split(' ')[2] ?? '';
  expect(Buffer.from(blob, 'base64').toString()).toBe(
    'user=ed@news.example\u0001auth=Bearer token-of-the-day\u0001\u0001',
  );
});
