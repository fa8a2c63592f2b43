import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { loadNewsroom } from '../../src/config/newsroom.ts';
import { openRelays } from '../../src/config/open-relays.ts';
import { WARM_UP_TABLE } from '../../src/delivery/relays/warm-up.ts';

const folders: string[] = [];
afterEach(() => {
  vi.unstubAllEnvs();
  for (const made of folders.splice(0)) rmSync(made, { recursive: true });
});

const NEWSROOM = `newsroom:
  name: The Quay
  url: https://www.quay.example
  zone: America/Toronto
  from: { address: updates@quay.example }
  postalAddress: 1 Quay Street
`;

function newsroomWith(relays: string) {
  const dir = mkdtempSync(join(tmpdir(), 'twofold-relays-'));
  folders.push(dir);
  writeFileSync(join(dir, 'newsroom.yaml'), NEWSROOM);
  writeFileSync(join(dir, 'relays.yaml'), relays);
  return loadNewsroom(dir);
}

const SETTINGS = { smtpConnections: 5, baseUrlSet: true };

test('a list of relays, with a secret from the environment and everything else at its default', async () => {
  const { relays, domains } = await newsroomWith(`relays:
  - { id: main, urlFrom: RELAY_MAIN_URL, weight: 3, perSecond: 14, perDay: 50000 }
  - id: new
    url: smtps://mail.quay.example
    warmUp: 2026-11-23
    connections: 2
  - { id: spare, url: "smtp://127.0.0.1:2525?tls=none", priority: 1, warmUp: { from: 2026-11-20, perDay: [5, 9] } }
domains:
  - { domain: big.example, connections: 2, perMinute: 300 }
  - { domain: "*", perMinute: 60 }
`);
  vi.stubEnv('RELAY_MAIN_URL', 'smtp://news:secret@relay.example:2587');
  const [main, fresh, spare] = openRelays(relays, SETTINGS, null);
  expect(main).toMatchObject({
    id: 'main',
    server: { host: 'relay.example', port: 2587, tls: 'required', auth: { user: 'news', pass: 'secret' } },
    weight: 3,
    priority: 0,
    connections: 5,
    perSecond: 14,
    perDay: 50_000,
    perMinute: null,
    zone: 'America/Toronto',
  });
  expect(fresh).toMatchObject({ connections: 2, warmUp: { from: '2026-11-23', perDay: WARM_UP_TABLE } });
  expect(spare).toMatchObject({ priority: 1, warmUp: { from: '2026-11-20', perDay: [5, 9] } });
  expect(domains).toEqual([
    { domain: 'big.example', connections: 2, perMinute: 300 },
    { domain: '*', connections: null, perMinute: 60 },
  ]);
});

test.for<[string, RegExp]>([
  ['relays:\n  - { id: main }', /relays\.yaml:2 relays\[0\]\.url: is missing/],
  [
    'relays:\n  - { id: a, url: "smtp://a.example", urlFrom: A }',
    /:2 relays\[0\]\.urlFrom: cannot stand beside url/,
  ],
  [
    'relays:\n  - id: a\n    url: smtp://u:p@a.example',
    /:3 relays\[0\]\.url: must not hold a user or password/,
  ],
  ['relays:\n  - id: a\n    url: https://a.example', /:3 relays\[0\]\.url: must be smtp:\/\//],
  [
    'relays:\n  - id: a\n    urlFrom: lower-case',
    /:3 relays\[0\]\.urlFrom: must be the name of an environment/,
  ],
  [
    'relays:\n  - id: a\n    url: smtp://a.example\n    wieght: 2',
    /:4 relays\[0\]\.wieght: is not a known field\. Did you mean “weight”/,
  ],
  [
    'relays:\n  - id: a\n    url: smtp://a.example\n    weight: 0',
    /:4 relays\[0\]\.weight: must be more than 0/,
  ],
  ['relays:\n  - id: a\n    url: smtp://a.example\n    warmUp: soon', /:4 relays\[0\]\.warmUp/],
  [
    'relays:\n  - id: a\n    url: smtp://a.example\n    warmUp: { from: 2026-11-23, perDay: [9, 5] }',
    /must not shrink/,
  ],
  [
    'relays:\n  - { id: a, url: "smtp://a.example" }\n  - { id: a, url: "smtp://b.example" }',
    /:3 relays\[1\]\.id: a is used twice/,
  ],
  [
    'domains:\n  - { domain: Big.example, perMinute: 2 }',
    /:2 domains\[0\]\.domain: must be a domain in lower case/,
  ],
  [
    'relays:\n  - { id: a, url: "smtp://a.example", oauthFrom: A_OAUTH }',
    /:2 relays\[0\]\.oauthFrom: needs urlFrom/,
  ],
  [
    'relays:\n  - { id: a, urlFrom: A, oauthFrom: A_OAUTH_ }',
    /:2 relays\[0\]\.oauthFrom: must be what the names/,
  ],
  ['domains:\n  - domain: big.example', /:2 domains\[0\]\.domain: big\.example is given no limit/],
])('%j is refused at its line', async ([yaml, message]) => {
  await expect(newsroomWith(yaml)).rejects.toThrow(message);
});

test('what the environment lacks or has wrong is said with the place that names it, never with the secret', async () => {
  const { relays } = await newsroomWith('relays:\n  - { id: main, urlFrom: RELAY_MAIN_URL }\n');
  expect(() => openRelays(relays, SETTINGS, null)).toThrow(
    /relays\.yaml:2 relays\[0\]\.urlFrom: RELAY_MAIN_URL is not set/,
  );
  vi.stubEnv('RELAY_MAIN_URL', 'smtp://only-a-user@relay.example');
  expect(() => openRelays(relays, SETTINGS, null)).toThrow(/RELAY_MAIN_URL has a user without a password/);
  expect(() => openRelays(relays, SETTINGS, null)).not.toThrow(/only-a-user/);
});

test('relays and SMTP_URL together are a contradiction, and so is a real relay without BASE_URL', async () => {
  const { relays } = await newsroomWith('relays:\n  - { id: main, url: "smtp://relay.example" }\n');
  const sole = { host: 'other.example', port: 25, tls: 'optional', auth: null } as const;
  expect(() => openRelays(relays, SETTINGS, sole)).toThrow(
    /SMTP_URL is set, and there are relays at .*relays\.yaml:2/,
  );
  expect(() => openRelays(relays, { ...SETTINGS, baseUrlSet: false }, null)).toThrow(/BASE_URL is not set/);
  expect(openRelays([], SETTINGS, sole)).toMatchObject([{ id: 'smtp', connections: 5 }]);
});

test.for<[Record<string, string>, RegExp]>([
  [{}, /relays\.yaml:2 relays\[0\]\.urlFrom: oauthFrom is MAIN_OAUTH, but no MAIN_OAUTH_… is set/],
  [{ MAIN_OAUTH_CLIENT_ID: 'app' }, /MAIN_OAUTH_REFRESH_TOKEN and MAIN_OAUTH_TOKEN_URL is not/],
  [{ MAIN_OAUTH_TOKEN: 't', MAIN_OAUTH_COMMAND: 'c' }, /MAIN_OAUTH_TOKEN and MAIN_OAUTH_COMMAND are set/],
  [
    {
      MAIN_OAUTH_CLIENT_ID: 'app',
      MAIN_OAUTH_REFRESH_TOKEN: 'r',
      MAIN_OAUTH_TOKEN_URL: 'login.example/token',
    },
    /MAIN_OAUTH_TOKEN_URL is not an http\(s\) address/,
  ],
  [
    { MAIN_URL: 'smtp://relay.example', MAIN_OAUTH_TOKEN: 't' },
    /MAIN_URL names no user, and access tokens \(MAIN_OAUTH_…\) are somebody’s/,
  ],
  [
    { MAIN_URL: 'smtp://ed:word@relay.example', MAIN_OAUTH_TOKEN: 't' },
    /MAIN_URL has a password or a method beside the access tokens of MAIN_OAUTH_…/,
  ],
])('access tokens that %j says are refused', async ([env, message]) => {
  const { relays } = await newsroomWith(
    'relays:\n  - { id: main, urlFrom: MAIN_URL, oauthFrom: MAIN_OAUTH }\n',
  );
  for (const [name, value] of Object.entries({ MAIN_URL: 'smtp://ed@relay.example', ...env }))
    vi.stubEnv(name, value);
  expect(() => openRelays(relays, SETTINGS, null)).toThrow(message);
  expect(() => openRelays(relays, SETTINGS, null)).not.toThrow('ed:word');
});
