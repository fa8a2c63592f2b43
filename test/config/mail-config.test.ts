import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dkimConfig } from '../../src/config/dkim-config.ts';
import { readEnv } from '../../src/config/env.ts';
import { oauthConfig } from '../../src/config/oauth-config.ts';
import { temporaryFolder } from '../support/newsroom-database.ts';

describe('DKIM', () => {
  const dkim = (env: Record<string, string>) => dkimConfig(readEnv(env));

  test('without a key the mail server signs', () => expect(dkim({})).toBeNull());

  test('a key and its selector are enough', () => {
    expect(dkim({ DKIM_KEY: 'pem', DKIM_SELECTOR: '2026a' })).toMatchObject({
      keys: [{ text: 'pem', place: 'DKIM_KEY' }],
      selectors: '2026a',
      domain: null,
      expiresDays: null,
    });
    expect(dkim({ DKIM_KEY: 'pem', DKIM_SELECTOR: 'a', DKIM_EXPIRES_DAYS: '14' })).toMatchObject({
      expiresDays: 14,
    });
  });

  test('several keys may each have their own file', () => {
    using folder = temporaryFolder();
    const [a, b] = [join(folder.path, 'a.pem'), join(folder.path, 'b.pem')];
    writeFileSync(a, 'one\n');
    writeFileSync(b, 'two\n');
    expect(dkim({ DKIM_KEY_FILE: `${a}, ${b}`, DKIM_SELECTOR: 'a,b' })?.keys).toEqual([
      { text: 'one', place: a },
      { text: 'two', place: b },
    ]);
    expect(() => dkim({ DKIM_KEY_FILE: `${a},${b}-gone`, DKIM_SELECTOR: 'a,b' })).toThrow(/b\.pem-gone/);
  });

  test.for([
    [{ DKIM_SELECTOR: 'a' }, /DKIM_SELECTOR is set, but there is no DKIM key/],
    [{ DKIM_DOMAIN: 'news.example' }, /DKIM_DOMAIN is set/],
    [{ DKIM_KEY: 'pem' }, /not under which name/],
    [{ DKIM_KEY: 'pem', DKIM_KEY_FILE: 'x.pem', DKIM_SELECTOR: 'a' }, /Both DKIM_KEY and DKIM_KEY_FILE/],
    [{ DKIM_KEY_FILE: '/tmp', DKIM_SELECTOR: 'a' }, /DKIM_KEY_FILE: \/tmp cannot be read: it is a folder/],
    [{ DKIM_KEY: 'pem', DKIM_SELECTOR: 'a', DKIM_EXPIRES_DAYS: '2' }, /less than 7/],
  ] as const)('%o is refused', ([env, message]) => expect(() => dkim(env)).toThrow(message));
});

describe('access tokens', () => {
  const oauth = (env: Record<string, string>) =>
    oauthConfig(readEnv({ SMTP_URL: 'smtp://ed@relay.example', ...env }));
  const refresh = {
    SMTP_OAUTH_CLIENT_ID: 'app',
    SMTP_OAUTH_REFRESH_TOKEN: 'r',
    SMTP_OAUTH_TOKEN_URL: 'https://login.example/token',
  };

  test.for<[Record<string, string>, unknown]>([
    [{}, null],
    [{ SMTP_OAUTH_TOKEN: 't' }, { from: 'fixed', token: 't', name: 'SMTP_OAUTH_TOKEN' }],
    [
      { SMTP_OAUTH_COMMAND: 'vault token' },
      { from: 'command', command: 'vault token', name: 'SMTP_OAUTH_COMMAND' },
    ],
    [
      { ...refresh, SMTP_OAUTH_SCOPE: 'smtp' },
      {
        from: 'refresh',
        clientId: 'app',
        clientSecret: '',
        refreshToken: 'r',
        url: refresh.SMTP_OAUTH_TOKEN_URL,
        scope: 'smtp',
      },
    ],
  ])('%o', ([env, expected]) => expect(oauth(env)).toEqual(expected));

  test.for([
    [{ SMTP_OAUTH_TOKEN: 't', SMTP_OAUTH_COMMAND: 'c' }, /come from one place/],
    [{ ...refresh, SMTP_OAUTH_TOKEN: 't' }, /come from one place/],
    [{ SMTP_OAUTH_CLIENT_ID: 'app' }, /SMTP_OAUTH_REFRESH_TOKEN and SMTP_OAUTH_TOKEN_URL is not/],
    [{ ...refresh, SMTP_OAUTH_TOKEN_URL: 'http://login.example/token' }, /unencrypted/],
    [{ ...refresh, SMTP_URL: '' }, /SMTP_URL is not/],
  ] as const)('%o is refused', ([env, message]) => expect(() => oauth(env)).toThrow(message));
});
