import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { createConfig } from '../../src/config/config.ts';
import { readEnv, VARIABLE_NAMES } from '../../src/config/env.ts';
import { OperatorError } from '../../src/lib/errors.ts';

const folders: string[] = [];
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'twofold-env-'));
  folders.push(made);
  return made;
}
afterEach(() => {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true });
});

test('.env.example lists exactly the variables that are read', () => {
  const example = readFileSync(join(import.meta.dirname, '../../.env.example'), 'utf8');
  const listed = [...example.matchAll(/^#? ?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name);
  expect(listed.toSorted()).toEqual(VARIABLE_NAMES.toSorted());
});

describe('readEnv', () => {
  test('empty values count as unset', () => {
    expect(readEnv({ PORT: '', SMTP_URL: '' })).toMatchObject({ PORT: 8484 });
    expect(readEnv({ SMTP_URL: '' }).SMTP_URL).toBeUndefined();
  });

  test.for([
    [{ PORT: 'eighty' }, /PORT/],
    [{ PORT: '70000' }, /PORT: is not a port number/],
    [{ SMTP_CONNECTIONS: '0' }, /SMTP_CONNECTIONS: is less than 1$/m],
    [{ BASE_URL: 'ftp://example.org' }, /BASE_URL/],
    [{ BASE_URL: 'https://example.org/news' }, /BASE_URL: is more than/],
    [{ BASE_URL: 'https://example.org/?from=mail' }, /BASE_URL: is more than/],
    [{ BASE_URL: 'https://example.org#top' }, /BASE_URL: is more than/],
    [{ BASE_URL: 'https://user:word@example.org' }, /BASE_URL: is more than/],
    [{ SECRET: 'short' }, /SECRET: must have at least 32/],
    [{ FEEDS_ALLOW_LOOPBACK: 'perhaps' }, /FEEDS_ALLOW_LOOPBACK/],
    [{ MODEL_URL: 'ollama' }, /MODEL_URL: is not an http/],
    [{ MODEL_TIMEOUT: 'soon' }, /MODEL_TIMEOUT: is not a number/],
    [{ MODEL_BUDGET_PER_DAY: '-1' }, /MODEL_BUDGET_PER_DAY: is less than nothing/],
    [{ SMTP_CONNECTIONS: 'five' }, /SMTP_CONNECTIONS: is not a number$/m],
    [{ DATA_DIR: '~/data' }, /DATA_DIR: begins with “~”/],
    [{ LOG_FORMAT: 'xml' }, /LOG_FORMAT: use text or json/],
    [{ LOG_LEVEL: 'loud', SMTP_CONNECTIONS: '0' }, /SMTP_CONNECTIONS[\s\S]*LOG_LEVEL: use debug, info/],
    [{ SMTP_CONNECTIONS: '1.5' }, /SMTP_CONNECTIONS: is not a whole number$/m],
  ] as const)('%o is refused by name, with exit code 2', ([env, message]) => {
    expect(() => readEnv(env)).toThrow(message);
    expect(catchError(() => readEnv(env)).exitCode).toBe(2);
  });

  test.for(['x y', '1.5', '-1', '1e99', '~/here'])(
    '%s, wherever it is wrong, is told of in our words',
    (value) => {
      const { message } = catchError(() =>
        readEnv(
          Object.fromEntries(VARIABLE_NAMES.filter((n) => !n.endsWith('_FILE')).map((name) => [name, value])),
        ),
      );
      expect(message.split('\n').length).toBeGreaterThan(8);
      expect(message).not.toMatch(/invalid|expected|received|too (?:big|small)/i);
    },
  );

  test.for(['updates.example.org', 'localhost:8484', 'https//updates.example.org'])(
    '%s is no address, which is all that is said of it',
    (url) => {
      const { message } = catchError(() => readEnv({ BASE_URL: url }));
      expect(message.match(/BASE_URL.*/g)).toEqual([
        'BASE_URL: is not an http(s) address, like https://updates.example.org',
      ]);
    },
  );

  test.for([
    'https://updates.example.org',
    'http://127.0.0.1:8484/',
    'https://[::1]:443',
    'HTTPS://Example.org',
  ])('%s is a base address', (url) => expect(readEnv({ BASE_URL: url }).BASE_URL).toBe(url));

  test('X_FILE gives the value, and both at once is a mistake', () => {
    const file = join(folder(), 'url');
    writeFileSync(file, 'smtp://relay.example\n');
    expect(readEnv({ SMTP_URL_FILE: file }).SMTP_URL).toBe('smtp://relay.example');
    expect(() => readEnv({ SMTP_URL_FILE: file, SMTP_URL: 'smtp://other.example' })).toThrow(/Both/);
    expect(() => readEnv({ SMTP_URL_FILE: `${file}-gone` })).toThrow(/SMTP_URL_FILE/);
    expect(() => readEnv({ SMTP_URL_FILE: '/dev/zero' })).toThrow('/dev/zero cannot be read: it is larger');
  });
});

describe('a secret from a file', () => {
  const names = [
    'SECRET',
    'METRICS_TOKEN',
    'WEBHOOK_SECRET',
    'POSTMARK_WEBHOOK_SECRET',
    'MAILGUN_WEBHOOK_KEY',
  ];

  test.for(names)('%s: an empty file is refused, for an empty secret is everybody’s', (name) => {
    const file = join(folder(), 'secret');
    writeFileSync(file, '\n');
    expect(catchError(() => readEnv({ [`${name}_FILE`]: file }))).toMatchObject({
      message: expect.stringMatching(`${name}_FILE: .* is empty`),
      exitCode: 2,
    });
  });

  test.for(names.slice(0, 4))('%s: one that is too short is refused like any other', (name) => {
    const file = join(folder(), 'secret');
    writeFileSync(file, 'hunter2');
    const refused = catchError(() => readEnv({ [`${name}_FILE`]: file }));
    expect(refused.message).toMatch(`${name}: must have at least`);
    expect(refused.message).not.toContain('hunter2');
  });
});

describe('createConfig', () => {
  const config = (env: Record<string, string>) => createConfig(readEnv({ DATA_DIR: folder(), ...env }));
  const ownNewsroom = () => {
    const dir = folder();
    writeFileSync(join(dir, 'newsroom.yaml'), 'newsroom: {}\n');
    return dir;
  };

  test('without a source list the sample newsroom runs, in a database of its own', () => {
    expect(config({})).toMatchObject({ mode: 'sample', smtpUrl: null, allowLoopbackFeeds: true });
    expect(config({}).databaseUrl).toMatch(/sample\.db$/);
  });

  test.for([{ SMTP_URL: 'smtp://relay.example' }, { DATABASE_URL: 'sqlite:real.db' }])(
    '%o never meets invented news',
    (env) => {
      expect(catchError(() => config(env))).toMatchObject({
        exitCode: 2,
        hint: expect.stringMatching(/sample newsroom/),
      });
    },
  );

  test('a source list of one’s own makes it the real thing', () => {
    const dir = ownNewsroom();
    expect(config({ NEWSROOM_DIR: dir })).toMatchObject({
      mode: 'newsroom',
      newsroomDir: dir,
      allowLoopbackFeeds: false,
      editors: [],
    });
    expect(config({ NEWSROOM_DIR: dir }).databaseUrl).toMatch(/twofold\.db$/);
  });

  test('real mail needs a public address for its links', () => {
    const dir = ownNewsroom();
    expect(() => config({ NEWSROOM_DIR: dir, SMTP_URL: 'smtp://relay.example' })).toThrow(/BASE_URL/);
    expect(config({ NEWSROOM_DIR: dir, SMTP_URL: 'smtp://127.0.0.1:2525' }).smtpUrl).toBe(
      'smtp://127.0.0.1:2525',
    );
  });

  test('the secret is made once and kept', () => {
    const dir = folder();
    const first = config({ DATA_DIR: dir }).secret;
    expect(first.length).toBeGreaterThanOrEqual(32);
    expect(config({ DATA_DIR: dir }).secret).toBe(first);
    writeFileSync(join(dir, 'secret'), '');
    expect(() => config({ DATA_DIR: dir })).toThrow(/empty or cut short/);
  });

  test('a data folder that cannot be is a mistake in the settings, told with the others', () => {
    const file = join(folder(), 'file');
    writeFileSync(file, '');
    const wrong = { DATA_DIR: join(file, 'data'), DESK_EDITORS: 'ann', NEWSROOM_DIR: '/nowhere' };
    const { message, exitCode } = catchError(() => config(wrong));
    expect(exitCode).toBe(2);
    expect(message).toContain(`The data folder ${wrong.DATA_DIR} cannot be used: ${file} is a file.`);
    expect(message).toContain('NEWSROOM_DIR names /nowhere, which does not exist.');
    expect(message).toContain('DESK_EDITORS holds “ann”');
    expect(catchError(() => config({ DATA_DIR: '/proc/nowhere' }))).toMatchObject({
      message: 'The data folder /proc/nowhere cannot be used: nothing can be made there.',
      exitCode: 2,
    });
  });
});

describe('a language model', () => {
  const model = (env: Record<string, string>) => createConfig(readEnv({ DATA_DIR: folder(), ...env })).model;
  const named = { MODEL_URL: 'https://api.example.org/v1', MODEL_NAME: 'm' };

  test('is optional, and bounded when it is there', () => {
    expect(model({})).toBeNull();
    expect(model({ ...named, MODEL_KEY: 'sk-1' })).toEqual({
      url: 'https://api.example.org/v1',
      name: 'm',
      key: 'sk-1',
      timeoutMs: 60_000,
      issueMs: 180_000,
      outputTokens: 2_000,
      prices: { input: 0, output: 0 },
      tokens: { perIssue: 200_000, perDay: 800_000 },
      budget: { perIssue: Number.POSITIVE_INFINITY, perDay: Number.POSITIVE_INFINITY },
    });
  });

  test('takes its key from a file', () => {
    const file = join(folder(), 'key');
    writeFileSync(file, 'sk-2\n');
    expect(model({ ...named, MODEL_KEY_FILE: file })?.key).toBe('sk-2');
    expect(() => model({ ...named, MODEL_KEY_FILE: file, MODEL_KEY: 'sk-1' })).toThrow(/Both/);
  });

  test.for([
    [{ MODEL_URL: named.MODEL_URL }, /MODEL_URL is set, but MODEL_NAME is not/],
    [{ MODEL_NAME: 'm' }, /MODEL_NAME is set, but MODEL_URL is not/],
    [{ MODEL_KEY: 'sk-1' }, /MODEL_KEY is set, but no model is/],
    [{ ...named, MODEL_KEY: 'sk 1' }, /holds spaces/],
    [{ ...named, MODEL_BUDGET_PER_DAY: '2' }, /not what tokens cost/],
    [{ ...named, MODEL_BUDGET_PER_DAY: '2', MODEL_PRICE_INPUT: '1' }, /not what tokens cost/],
    [{ ...named, MODEL_URL: 'https://user:word@api.example.org/v1' }, /holds a user/],
    [{ ...named, MODEL_URL: 'http://api.example.org/v1', MODEL_KEY: 'sk-1' }, /unencrypted/],
    [{ ...named, MODEL_URL: 'http://8.8.8.8/v1', MODEL_KEY: 'sk-1' }, /unencrypted/],
  ] as const)('%o is refused', ([env, message]) => {
    expect(() => model(env)).toThrow(message);
    expect(catchError(() => model(env)).exitCode).toBe(2);
  });

  test.for([
    'http://127.0.0.1:11434/v1',
    'http://localhost:8000/v1',
    'http://ollama:11434/v1',
    'http://box.local/v1',
    'http://192.168.1.20/v1',
    'http://172.20.0.3/v1',
    'http://[::1]:8080/v1',
  ])('%s is near enough for a key in the clear', (url) => {
    expect(model({ ...named, MODEL_URL: url, MODEL_KEY: 'sk-1' })?.url).toBe(url);
  });
});

function catchError(work: () => unknown): OperatorError {
  try {
    work();
  } catch (error) {
    if (error instanceof OperatorError) return error;
  }
  throw new Error('no OperatorError was thrown');
}
