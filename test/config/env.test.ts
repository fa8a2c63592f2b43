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
    [{ PORT: '70000' }, /PORT/],
    [{ BASE_URL: 'ftp://example.org' }, /BASE_URL/],
    [{ BASE_URL: 'https://example.org/news' }, /BASE_URL: is more than/],
    [{ BASE_URL: 'https://example.org/?from=mail' }, /BASE_URL: is more than/],
    [{ BASE_URL: 'https://example.org#top' }, /BASE_URL: is more than/],
    [{ BASE_URL: 'https://user:word@example.org' }, /BASE_URL: is more than/],
    [{ SECRET: 'short' }, /SECRET: must have at least 32/],
    [{ FEEDS_ALLOW_LOOPBACK: 'perhaps' }, /FEEDS_ALLOW_LOOPBACK/],
    [{ LOG_LEVEL: 'loud', SMTP_CONNECTIONS: '0' }, /SMTP_CONNECTIONS[\s\S]*LOG_LEVEL/],
  ] as const)('%o is refused by name, with exit code 2', ([env, message]) => {
    expect(() => readEnv(env)).toThrow(message);
    expect(catchError(() => readEnv(env)).exitCode).toBe(2);
  });

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
});

function catchError(work: () => unknown): OperatorError {
  try {
    work();
  } catch (error) {
    if (error instanceof OperatorError) return error;
  }
  throw new Error('no OperatorError was thrown');
}
