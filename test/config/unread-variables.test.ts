import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findUnread } from '../../src/config/unread-variables.ts';
import { startNewsroom } from '../support/newsroom-here.ts';
import { runTwofold } from '../support/run-twofold.ts';

type Variables = Record<string, string>;
const meantOf = (environment: Variables, dotEnv: Variables, named: string[] = []) =>
  findUnread(environment, dotEnv, () => named).map(({ meant }) => meant);

test.for([
  [{ SMPT_URL: 'smtp://a' }, ['SMTP_URL']],
  [{ DATABASE_URI: 'sqlite:a' }, ['DATABASE_URL']],
  [{ base_url: 'https://a.example' }, ['BASE_URL']],
  [{ DESK_EDITOR: 'ed@a.example' }, ['DESK_EDITORS']],
  [{ SMPT_URL: 'smtp://a', SMTP_URL: 'smtp://b' }, []],
  [{ SMTP_URL_EU: 'smtp://a' }, []],
  [{ SMPT_URL: '' }, []],
  [{ SMTP_HOST: 'mail.example', LOG_FILE: 'x', DATA_CENTRE: 'b' }, []],
  [{ HOME: '/root', PATH: '/bin', HOSTNAME: 'mx', LOGNAME: 'root', SECRETS: 'x' }, []],
] as [Variables, string[]][])('in the environment, %o: only a typo counts', ([environment, meant]) => {
  expect(meantOf(environment, {})).toEqual(meant);
});

test.for([
  [{ SMTP_HOTS: 'mail.example' }, ['SMTP_URL']],
  [{ SMTP_USER: 'ann' }, ['SMTP_URL']],
  [{ SMTP_PASSWORD: 'word' }, [null]],
  [{ KEEP_ARTICLE_DAYS: '30' }, ['KEEP_ARTICLES_DAYS']],
  [{ MODEL_TOKENS_PER_WEEK: '5' }, ['MODEL_TOKENS_PER_DAY']],
  [{ BASE_URL_FILE: '/run/url' }, ['BASE_URL']],
  [{ SECRET_KEY: 'word', HOST_IP: '::1' }, ['SECRET', 'HOST']],
  [{ PORT_NUMBER: '80' }, [null]],
  [{ SMPT_URL: 'smtp://a', SMTP_URL: 'smtp://b' }, []],
  [{ SMTP_URLS: 'smtp://a', SMTP_URL: 'smtp://b' }, ['SMTP_URL']],
  [{ SMTP_HOTS: '' }, []],
  [{ TZ: 'UTC', NODE_OPTIONS: '-r x', HTTP_PROXY: 'http://a', COMPOSE_PROJECT_NAME: 'news', SMTP: 'a' }, []],
] as [Variables, (string | null)[]][])('in .env, %o: what begins like ours counts', ([dotEnv, meant]) => {
  expect(meantOf({}, dotEnv)).toEqual(meant);
});

test.for([
  ['SMTP_EU_URL', []],
  ['SMTP_EU_URL_FILE', []],
  ['SMTP_EU_OAUTH_TOKEN', []],
  ['SMTP_EUROPE_URL', ['SMTP_URL']],
] as const)('%s beside what the source list names', ([name, meant]) => {
  expect(meantOf({}, { [name]: 'x' }, ['SMTP_EU_URL', 'SMTP_EU_OAUTH'])).toEqual(meant);
});

test('each command says it, and does its work all the same', async () => {
  await using here = await startNewsroom();
  const cwd = join(here.folder.path, 'program');
  mkdirSync(cwd);
  const written = {
    SMTP_HOTS: 'mail.example',
    SMTP_SPARE_URL: 'smtp://spare.example',
    SMTP_PASSWORD: 'word',
    POSTGRES_PASSWORD: 'word',
  };
  writeFileSync(
    join(cwd, '.env'),
    Object.entries(written)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
  );
  writeFileSync(
    join(here.env.NEWSROOM_DIR ?? '', 'old.yaml'),
    '# - { id: spare, urlFrom: SMTP_SPARE_URL }\n',
  );
  const ran = await runTwofold(['status'], here.env, cwd);
  expect(ran.stderr.match(/^warning .*which.*$/gm)).toEqual([
    'warning SMTP_HOTS is set in .env, which Twofold does not read. Did you mean SMTP_URL?',
    'warning SMTP_PASSWORD is set in .env, which Twofold does not read. .env.example lists what it does.',
  ]);
  expect(ran.stderr).not.toContain('error');
  expect(ran.code).toBe(0);
});
