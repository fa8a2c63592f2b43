import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import { openConfig } from '../../src/app/open-config.ts';
import { createConfig } from '../../src/config/config.ts';
import { readEnv } from '../../src/config/env.ts';
import type { OperatorError } from '../../src/lib/errors.ts';
import { type NewsroomHere, startNewsroom } from '../support/newsroom-here.ts';

let here: NewsroomHere;
let list: string;
let right: string;
beforeAll(async () => {
  here = await startNewsroom();
  list = join(here.env.NEWSROOM_DIR ?? '', 'newsroom.yaml');
  right = readFileSync(list, 'utf8');
});
afterAll(() => here[Symbol.asyncDispose]());

const mistakeOf = (opened: Promise<unknown>): Promise<OperatorError> =>
  opened.then(
    () => {
      throw new Error('nothing was wrong');
    },
    (error) => error,
  );

test('what is wrong with environment, source list and SMTP_URL is told at once, each once', async () => {
  writeFileSync(list, right.replace('name:', 'nmae:'));
  const wrong = {
    PORT: 'eighty',
    DESK_EDITORS: 'ann',
    MODEL_URL: 'http://127.0.0.1:1/v1',
    SMTP_URL: 'ftp://x',
  };
  const { message, exitCode } = await mistakeOf(openConfig({ ...here.env, ...wrong }));
  expect(exitCode).toBe(2);
  for (const said of [
    /^Several settings are wrong:\n- /,
    /\n {4}PORT: is not a port number\n {2}See \.env\.example/,
    /\n- DESK_EDITORS holds “ann”, which is not an address\.\n {2}Separate/,
    /\n- MODEL_URL is set, but MODEL_NAME is not/,
    /\n- SMTP_URL is not an smtp/,
    /\n- The source list has .*\n {2}.*newsroom\.yaml:\d+ /,
  ])
    expect(message).toMatch(said);
  for (const once of [/PORT: /g, /- SMTP_URL/g]) expect(message.match(once)).toHaveLength(1);
});

test('so is what is found wrong behind a configuration that is right', async () => {
  writeFileSync(list, right.replace('name:', 'nmae:'));
  const config = createConfig(readEnv({ ...here.env, SMTP_URL: 'ftp://x' }));
  const { message } = await mistakeOf(createApp({ config }));
  expect(message).toMatch(/^Several settings are wrong:\n- The source list has /);
  expect(message).toContain('\n- SMTP_URL is not an smtp');
});

test('a relay that the environment knows nothing of does not wait for a list that is right', async () => {
  const relays = 'relays:\n  - {id: a, urlFrom: NO_SUCH_URL}\n  - {id: b, urlFrom: NOR_THIS}\n  - {id: c}\n';
  writeFileSync(list, `${right}${relays}`);
  const wrong = { ...here.env, SMTP_URL: '', PORT: 'eighty' };
  const told = [
    await mistakeOf(openConfig(wrong)),
    await mistakeOf(createApp({ config: createConfig(readEnv({ ...wrong, PORT: '' })) })),
  ];
  for (const { message } of told) {
    expect(message).toContain('relays[2].url: is missing');
    expect(message).toContain('relays[0].urlFrom: NO_SUCH_URL is not set in the environment');
    expect(message).toContain('relays[1].urlFrom: NOR_THIS is not set in the environment');
    expect(message.match(/Several settings/g)).toHaveLength(1);
  }
});

test('one mistake is told as it is', async () => {
  writeFileSync(list, right);
  const { message, hint } = await mistakeOf(openConfig({ ...here.env, DESK_EDITORS: 'ann' }));
  expect([message, hint]).toEqual([
    'DESK_EDITORS holds “ann”, which is not an address.',
    'Separate addresses with commas.',
  ]);
});

test('a variable that is wrong is not called missing, too', async () => {
  const file = join(here.folder.path, 'smtp-url');
  writeFileSync(file, 'smtp://ann@mail.example');
  const wrong = { SMTP_URL_FILE: file, BASE_URL: 'nowhere', DESK_EDITORS: 'ann', SMTP_OAUTH_TOKEN: 'x' };
  const { message } = await mistakeOf(openConfig({ ...here.env, SMTP_URL: '', ...wrong }));
  expect(message).toContain('BASE_URL: is not an http(s) address');
  expect(message).toContain('DESK_EDITORS holds');
  expect(message).not.toMatch(/BASE_URL is not set|SMTP_URL/);
});
