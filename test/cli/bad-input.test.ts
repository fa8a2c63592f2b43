import {
  appendFileSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ISSUE_ID, type NewsroomHere, readersMailed, startNewsroom } from '../support/newsroom-here.ts';
import { NEWS, rssOf } from '../support/own-newsroom.ts';
import { runTwofold, startTwofold } from '../support/run-twofold.ts';

test('settings that are wrong in several ways are named at once', async () => {
  await using here = await startNewsroom();
  const ran = await runTwofold(['status'], { ...here.env, PORT: 'eighty', DESK_EDITORS: 'ann' });
  expect([ran.code, ran.stderr]).toEqual([
    2,
    expect.stringMatching(
      /^error: Several settings are wrong:\n- .*\n {4}PORT: .*\n.*\n- DESK_EDITORS holds “ann”/,
    ),
  ]);
});

describe('commands that are wrong', () => {
  let here: NewsroomHere;
  beforeAll(async () => {
    here = await startNewsroom();
    await here.run(['poll']);
  });
  afterAll(() => here[Symbol.asyncDispose]());

  test.for([
    [['compose', 'midday'], 2, 'There is no edition “midday”.\n hint: The source list has morning.'],
    [['preview', 'midday'], 2, '“midday” is neither an issue (edition/YYYY-MM-DD) nor an edition.'],
    [
      ['compose', 'morning', '--date', '2026-02-30'],
      2,
      '“2026-02-30” is not a date.\n hint: The calendar has no such day.',
    ],
    [
      ['compose', 'morning', '--date', '30.11.'],
      2,
      '“30.11.” is not a date.\n hint: Write it as 2026-11-23.',
    ],
    [['compose', 'morning', '--date', '2062-11-23'], 2, '2062-11-23 is more than a year ahead.'],
    [['send', 'morning'], 2, 'There is no issue “morning”.\n hint: Nothing has been composed yet'],
    [['poll', '--feed', 'nowhere'], 2, 'There is no feed “nowhere” in the source list.'],
    [['subscribers', 'add', 'a@mail.example', '--edition', 'midday'], 2, 'There is no edition “midday”.'],
    [['subscribers', 'add', 'not an address'], 1, 'An address looks like name@example.com.'],
    [['subscribers', 'import', '/nowhere/list.csv'], 2, '/nowhere/list.csv cannot be read'],
    [['subscribers', 'export', '--edition', ''], 2, 'There is no edition “”.'],
    [['subscribers', 'list', '--edition', ''], 2, 'There is no edition “”.'],
    [['subscribers', 'import', '/dev/null'], 2, 'The file has no “email” column.'],
    [['subscribers', 'import', '/dev/zero'], 2, '/dev/zero cannot be read: it is larger than 500 MB.'],
    [['bounces', 'read', '/dev/zero'], 2, '/dev/zero cannot be read: it is larger than 10 MB.'],
    [['feeds', 'import', '/dev/zero'], 2, '/dev/zero cannot be read: it is larger than 50 MB.'],
    [['feeds', 'check', '/dev/zero'], 2, '/dev/zero cannot be read: it is larger than 50 MB.'],
    [['feeds', 'check', '/nowhere/feed.xml'], 2, '/nowhere/feed.xml cannot be read'],
    [['feeds', 'check', join(import.meta.dirname, 'bad-input.test.ts')], 1, 'is not a feed'],
    [['feeds', 'page', 'ferry-inquiry'], 2, 'ferry-inquiry is not a web address'],
    [['migrate', '--new-secret'], 2, 'On SQLite no SECRET is kept that others must have.'],
    [['help', 'nosuch'], 2, 'There is no command “nosuch”.'],
    [['help', 'status', 'extra'], 2, 'There is no “extra” under “twofold status”.'],
    [['compose', 'morning', '--date', '2027-11-25'], 2, '2027-11-25 is more than a year ahead.'],
    [['compose', 'morning', '--date', '2027-11-24', '--dry-run'], 0, 'morning/2027-11-24: would have'],
  ] as [string[], number, string][])('%j: exit code %i and why', async ([args, code, why]) => {
    const ran = await here.run(args);
    expect(ran.stderr).toContain(why);
    expect(ran.stderr).not.toMatch(/^ {4}at /m);
    expect(ran.code).toBe(code);
  });
});

/** Only root can give a folder away, and only root is refused. */
test.runIf(process.getuid?.() === 0)(
  'root leaves nothing in the data folder of another account',
  async () => {
    await using here = await startNewsroom();
    const data = here.env.DATA_DIR ?? '';
    mkdirSync(data);
    chownSync(data, 12_345, 12_345);
    const refused = await here.run(['status']);
    expect(refused.stderr).toContain('is another account’s (number 12345), and this is root.');
    expect(refused.code).toBe(2);
    expect(readdirSync(data)).toEqual([]);
    chownSync(data, 0, 0);
    expect((await here.run(['status'])).code).toBe(0);
  },
);

test('settings that cannot be read end in an error, not in other data', async () => {
  await using here = await startNewsroom();
  const cwd = join(here.folder.path, 'program');
  mkdirSync(join(cwd, '.env'), { recursive: true });
  const ran = await runTwofold(['status'], here.env, cwd);
  expect(ran.stderr).toMatch(/^error: \.env cannot be read: it is a folder\.\n hint: /);
  expect(ran.code).toBe(2);
});

test('a .env of another encoding is refused, and one that begins with a mark is read from its first line', async () => {
  await using here = await startNewsroom();
  const { DESK_EDITORS: _desk, ...env } = here.env;
  const file = join(here.folder.path, '.env');
  writeFileSync(file, Buffer.from('SMTP_PASSWORD=schlüssel\n', 'latin1'));
  const refused = await runTwofold(['status'], env, here.folder.path);
  expect(refused).toMatchObject({ code: 2, stderr: 'error: .env is not UTF-8.\n hint: Save it as UTF-8.\n' });
  writeFileSync(file, '\ufeffDESK_EDITORS=no address\n');
  const read = await runTwofold(['status'], env, here.folder.path);
  expect(read.stderr).toContain('DESK_EDITORS');
});

describe('feeds that are wrong', () => {
  test('a dead, an empty and a truncated feed leave the good one alone, and each says what it is', async () => {
    await using here = await startNewsroom();
    const { feeds } = here;
    feeds.set('/dead.xml', { status: 500 });
    feeds.set('/empty.xml', { body: rssOf([], here.clock.at) });
    const whole = rssOf(
      NEWS.slice(3).map((item) => ({ ...item, slug: `${item.slug}-again` })),
      here.clock.at,
    );
    feeds.set('/cut.xml', { body: whole.slice(0, whole.lastIndexOf('<pubDate>')) });
    await using list = await startNewsroom({
      feeds: {
        post: feeds.url('/post.xml'),
        dead: feeds.url('/dead.xml'),
        empty: feeds.url('/empty.xml'),
        cut: feeds.url('/cut.xml'),
      },
    });
    const none = await startNewsroom({ feeds: {} });
    expect((await none.run(['poll'])).stderr).toContain(
      'The source list has no feed: “twofold feeds add URL”',
    );
    expect((await none.run(['poll', '--json'])).code).toBe(0);
    await none[Symbol.asyncDispose]();
    const polled = await list.run(['poll']);
    expect(polled.code).toBe(0);
    expect(polled.stderr).toContain(', 1 feed failing');
    const again = await list.run(['poll']);
    expect(again.stderr).toContain(', 1 feed failing, not asked this time');
    expect((await list.run(['poll', '--feed', 'dead', '--force'])).stderr).toMatch(/, 1 feed failing\n/);
    const other = await list.run(['poll', '--feed', 'post', '--force', '--json']);
    expect(JSON.parse(other.stdout)).toMatchObject({ failed: 0, failingUnasked: ['dead'] });
    expect(polled.stdout.trim().split('\n')).toEqual([
      'post\tfetched\t6 items\t6 new\t',
      'dead\tfailed\t0 items\t0 new\tThe server answered 500.',
      'empty\tfetched\t0 items\t0 new\tIt has no items.',
      'cut\tfetched\t2 items\t2 new\tIt breaks off; its 2 complete items were read.',
    ]);
    const { stdout } = await list.run(['feeds', 'list']);
    for (const words of ['The server answered 500.', 'It has no items.', 'It breaks off'])
      expect(stdout).toContain(words);
    expect((await list.run(['compose', 'morning'])).stdout.trim().split('\n')).toHaveLength(6);
  });

  test('a feed that is emptied or cut later keeps its articles', async () => {
    await using here = await startNewsroom();
    await here.run(['poll']);
    here.feeds.set('/post.xml', { body: rssOf([], here.clock.at) });
    const polled = await here.run(['poll', '--force']);
    expect(polled.stdout).toContain('It has no items now; it had 6.');
    expect((await here.run(['compose', 'morning'])).stderr).toMatch(/: [3-6] stories, draft/);
  });

  test('when every feed fails, the exit code says: try again', async () => {
    await using here = await startNewsroom();
    here.feeds.set('/post.xml', { status: 503 });
    expect((await here.run(['poll'])).code).toBe(75);
  });
});

describe('an issue without news', () => {
  test('is held, fails the linter and cannot be approved or sent', async () => {
    await using here = await startNewsroom();
    here.feeds.set('/post.xml', { body: rssOf([], here.clock.at) });
    await here.run(['subscribers', 'add', 'reader@mail.example']);
    await here.run(['poll']);
    const composed = await here.run(['compose', 'morning']);
    expect(composed.stderr).toMatch(
      /Held: No eligible story in the window \(.*22 Nov 2026, 13:30.* – .*23 Nov 2026, 05:30.*\); this edition needs 3\./,
    );
    expect(composed.stderr).toContain('No feed has brought an article yet');
    const linted = await here.run(['lint', 'morning']);
    expect(linted.code).toBe(3);
    const approved = await here.run(['approve', 'morning']);
    expect(approved.stdout + approved.stderr).toContain('The issue has no story');
    expect(approved.code).toBe(3);
    expect((await here.run(['send', 'morning', '--yes'])).code).toBe(4);
    expect(here.smtp.accepted).toEqual([]);
  });
});

describe('a source list that is wrong', () => {
  test('the message names file, line and field, and nothing is touched', async () => {
    await using here = await startNewsroom();
    const file = join(here.env.NEWSROOM_DIR ?? '', 'newsroom.yaml');
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n').length;
    appendFileSync(file, '    aproval: auto\n    latenessMinutes: soon\n');
    const ran = await here.run(['compose', 'morning']);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain(`newsroom.yaml:${lines + 1} editions[0].aproval`);
    expect(ran.stderr).toContain('Did you mean “approval”?');
    expect(ran.stderr).toContain(`newsroom.yaml:${lines + 2} editions[0].latenessMinutes`);
  });

  test('a database of a kind that is not known', async () => {
    await using here = await startNewsroom();
    const ran = await here.run(['status'], { DATABASE_URL: 'mysql://news@db/news' });
    expect(ran.stderr).toContain('DATABASE_URL has an unknown scheme: mysql');
    expect(ran.code).toBe(2);
  });

  test.for([
    ['a folder that is not there', 'nowhere', 'does not exist'],
    ['a file', 'newsroom/newsroom.yaml', 'cannot be listed'],
    ['a folder without YAML', 'data', 'holds no source list of your own'],
  ] as const)('NEWSROOM_DIR is %s', async ([, path, why]) => {
    await using here = await startNewsroom();
    mkdirSync(join(here.folder.path, 'data'), { recursive: true });
    const ran = await here.run(['status'], { NEWSROOM_DIR: join(here.folder.path, path) });
    expect(ran.stderr).toContain(why);
    expect(ran.code).toBe(2);
  });
});

describe('a place that cannot be written', () => {
  // Tests may run as root, whom no permission stops: nothing can be made below a file.
  const below = (here: NewsroomHere) => join(here.env.NEWSROOM_DIR ?? '', 'newsroom.yaml', 'data');

  test.for([
    ['DATA_DIR', (path: string) => ({ DATA_DIR: path }), ['status'], 'newsroom.yaml is a file.'],
    [
      'DATA_DIR with a secret of its own',
      (path: string) => ({ DATA_DIR: path, SECRET: 's'.repeat(40) }),
      ['status'],
      'newsroom.yaml is a file.',
    ],
  ] as [string, (path: string) => Record<string, string>, string[], string][])(
    '%s',
    async ([, changes, args, why]) => {
      await using here = await startNewsroom();
      const ran = await here.run(args, changes(below(here)));
      expect(ran.stderr).toContain(why);
      expect(ran.stderr).toContain('hint:');
      expect(ran.stderr).not.toMatch(/^ {4}at |E[A-Z]{4,}/m);
      expect(ran.code).toBe('DATA_DIR' in changes('') ? 2 : 1);
    },
  );

  test('DATABASE_URL in a folder that is not there: no newsroom begins in it', async () => {
    await using here = await startNewsroom();
    const typo = join(here.folder.path, 'dtaa');
    const ran = await here.run(['subscribers', 'list'], { DATABASE_URL: `sqlite:${typo}/twofold.db` });
    expect(ran.stderr).toMatch(
      `error: DATABASE_URL names a file in ${typo}, and there is no such folder.\n hint:`,
    );
    expect(ran.code).toBe(2);
    expect(existsSync(typo)).toBe(false);
    expect(existsSync(here.env.DATA_DIR ?? '')).toBe(false);
    mkdirSync(typo);
    expect(await here.run(['status'], { DATABASE_URL: `sqlite:${typo}/twofold.db` })).toMatchObject({
      code: 0,
    });
  });

  test('DATABASE_URL in a folder that cannot be looked at is said as it is, without a stack', async () => {
    await using here = await startNewsroom();
    const loop = join(here.folder.path, 'loop');
    symlinkSync('loop', loop);
    const ran = await here.run(['status'], { DATABASE_URL: `sqlite:${loop}/twofold.db` });
    expect(ran.stderr).toMatch(
      `error: The database ${loop}/twofold.db cannot be opened: its links lead in a circle`,
    );
    expect(ran.stderr).toContain('hint:');
    expect(ran.stderr).not.toMatch(/^ {4}at /m);
    expect(ran.code).toBe(1);
  });

  test('a database that is new is said once: who expected the old one has mistyped its name', async () => {
    await using here = await startNewsroom();
    const words = 'nothing was in the database: it begins a new newsroom';
    const [first, second] = [await runNoisily(here), await runNoisily(here)];
    expect(first).toContain(`WARN ${words} database=${here.env.DATA_DIR}/twofold.db`);
    expect(second).not.toContain(words);
    const typo = `${here.env.DATA_DIR}/twofodl.db`;
    expect(await runNoisily(here, { DATABASE_URL: `sqlite:${typo}` })).toContain(`${words} database=${typo}`);
  });

  const runNoisily = async ({ env }: NewsroomHere, changes: Record<string, string> = {}) =>
    (await runTwofold(['status'], { ...env, LOG_LEVEL: 'warn', LOG_FORMAT: 'text', ...changes })).stderr;

  test('a disk that is full is said in words, and to be tried again', async () => {
    await using here = await startNewsroom();
    const list = join(here.folder.path, 'list.csv');
    const rows = Array.from({ length: 20_000 }, (_, n) => `reader${n}@mail.example`);
    writeFileSync(list, `email\n${rows.join('\n')}\n`);
    const importing = ['subscribers', 'import', list, '--edition', 'morning'];
    const ran = await startTwofold(importing, here.env, { before: 'ulimit -f 3000' }).done;
    expect(ran.stderr).toMatch(/cannot be written: .*(disk|space)/i);
    expect(ran.stderr).toContain('hint: Check the disk');
    expect(ran.stderr).not.toMatch(/^ {4}at /m);
    expect(ran.code).toBe(75);
  });

  test('a poll on a full disk says so of its feeds, without a stack in the log', async () => {
    await using here = await startNewsroom();
    const items = Array.from({ length: 300 }, (_, n) => ({
      ...NEWS[0],
      slug: `report-${n}`,
      title: `Report ${n} of the harbour office`,
    })) as typeof NEWS;
    here.feeds.set('/post.xml', { body: rssOf(items, here.clock.at) });
    await here.run(['status']);
    const env = { ...here.env, LOG_FORMAT: 'text' };
    const ran = await startTwofold(['poll'], env, { before: 'ulimit -f 200' }).done;
    expect(ran.stderr).toMatch(
      /ERROR feed could not be processed feed=post error="What was to be kept cannot/,
    );
    expect(ran.stderr).toContain('hint="Check the disk');
    expect(ran.stderr).not.toMatch(/^\s+at /m);
    expect(ran.stdout).toMatch(/^post\tfailed\t.*(disk|space)/im);
    expect(ran.code).toBe(75);
  });

  test('a data folder that nobody has made yet is made', async () => {
    await using here = await startNewsroom();
    const ran = await here.run(['run'], {
      DATA_DIR: join(here.folder.path, 'fresh'),
      DATABASE_URL: `sqlite:${here.folder.path}/elsewhere.db`,
      SECRET: 's'.repeat(40),
    });
    expect(ran.code).toBe(0);
  });

  // In a process of its own: where it hangs, no deadline in this one would ever be reached.
  test.runIf(process.platform === 'linux')('DATA_DIR where the system makes no folder', async () => {
    await using here = await startNewsroom();
    const { child, done } = startTwofold(['status'], { ...here.env, DATA_DIR: '/proc/twofold/data' });
    const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
    const ran = await done;
    clearTimeout(timer);
    expect(ran.stderr).toMatch(
      /error: The data folder .* cannot be used: nothing can be made there\.\n hint: /,
    );
    expect(ran.code).toBe(2);
  });

  test.runIf(process.platform === 'linux')('a disk that takes no byte leaves no half a secret', async () => {
    await using here = await startNewsroom();
    const files = join(here.folder.path, 'fresh');
    const { done } = startTwofold(['status'], { ...here.env, DATA_DIR: files }, { before: 'ulimit -f 0' });
    expect(await done).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('cannot be used: this account may make no file that large.'),
    });
    expect(readdirSync(files)).toEqual([]);
  });

  test('the folder of a preview', async () => {
    await using here = await startNewsroom();
    await here.run(['poll']);
    await here.run(['compose', 'morning']);
    const ran = await here.run(['preview', 'morning', '--out', below(here)]);
    expect(ran.stderr).toMatch(/error: .* cannot be written/);
    expect(ran.code).toBe(1);
  });
});

describe('a database that is damaged or old', () => {
  test.for([
    ['a text file', (file: string) => writeFileSync(file, 'no database at all. '.repeat(900))],
    [
      'a database with its first pages overwritten',
      (file: string) => {
        const bytes = readFileSync(file);
        writeFileSync(file, bytes.fill(0x5a, 100, 9_000));
      },
    ],
    ['a database cut short', (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 20_000))],
  ] as [string, (file: string) => void][])('%s is refused, without a stack', async ([, damage]) => {
    await using here = await startNewsroom();
    await here.run(['poll']);
    damage(join(here.env.DATA_DIR ?? '', 'twofold.db'));
    const ran = await here.run(['run']);
    expect(ran.stderr).toMatch(/error: The database[\s\S]*hint: .*restore a backup/);
    expect(ran.stderr).not.toMatch(/^ {4}at /m);
    expect(ran.code).toBe(1);
  });

  test('a restored backup does not send, and says how to go on', async () => {
    await using here = await startNewsroom();
    await here.run(['subscribers', 'add', 'reader@mail.example']);
    await here.run(['poll']);
    await here.run(['compose', 'morning']);
    await here.run(['approve', 'morning']);
    const file = join(here.env.DATA_DIR ?? '', 'twofold.db');
    copyFileSync(file, `${file}.backup`);
    expect((await here.run(['send', 'morning'])).code).toBe(0);
    copyFileSync(`${file}.backup`, file);
    const again = await here.run(['send', 'morning']);
    expect(again.stderr).toContain('it was restored from a backup');
    expect((await here.run(['status'])).stderr).toContain('it was restored from a backup');
    expect(again.stderr).toMatch(/Delete .*send-journal-twofold-db: sending goes on/);
    expect(again.code).toBe(1);
    expect(readersMailed(here)).toEqual(['reader@mail.example']);
    const status = await here.run(['status', ISSUE_ID]);
    expect(status.stdout).toContain('approved');
  });
});

test('a variable that is nearly ours is named with what it may have meant', async () => {
  await using here = await startNewsroom();
  const env = { ...here.env, DESK_EDITORS: '' };
  const warning = 'warning DESK_EDITOR is set, which Twofold does not read. Did you mean DESK_EDITORS?\n';
  const ran = await runTwofold(['feeds', 'list'], { ...env, DESK_EDITOR: 'ed@brinmouth.example' });
  expect(ran.stderr).toBe(warning);
  writeFileSync(join(here.folder.path, '.env'), 'DESK_EDITOR=ed@brinmouth.example\n');
  const inFile = await startTwofold(['feeds', 'list'], env, { cwd: here.folder.path }).done;
  expect(inFile.stderr).toBe(warning.replace('set,', 'set in .env,'));
});

test('a real process ends with the same message and code', async () => {
  await using here = await startNewsroom();
  const ran = await runTwofold(['compose', 'midday'], here.env);
  expect(ran).toMatchObject({
    code: 2,
    stdout: '',
    stderr: 'error: There is no edition “midday”.\n hint: The source list has morning.\n',
  });
});

test.for([
  { SMTP_URL: 'http://mail.example.org', BASE_URL: 'https://updates.example.org' },
  { SMTP_URL: 'smtp://ann@mail.example.org', BASE_URL: 'https://updates.example.org' },
  { BOUNCE_MAILBOX: 'http://mail.example.org' },
])('%o is a wrong configuration', async (env) => {
  await using here = await startNewsroom();
  const ran = await here.run(['status'], env);
  expect(ran.stderr).toMatch(/error: (SMTP_URL|BOUNCE_MAILBOX).*\n hint: /);
  expect(ran.code).toBe(2);
});

describe('help', () => {
  test('the list of verbs fits a terminal of 80 columns', async () => {
    await using here = await startNewsroom();
    const { stdout } = await runTwofold(['--help'], here.env);
    const verbs = stdout.slice(stdout.indexOf('Commands:'), stdout.indexOf('Exit codes:'));
    expect(verbs).toContain('resolve <issue> [delivery...]');
    for (const line of verbs.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('a word that “bounces” does not know is named as with every other group, and “help” is one it knows', async () => {
    await using here = await startNewsroom();
    for (const group of ['bounces', 'feeds'])
      expect(await runTwofold([group, 'colect'], here.env), group).toMatchObject({
        code: 2,
        stderr: expect.stringContaining("error: unknown command 'colect'"),
      });
    const help = await runTwofold(['bounces', 'help', 'collect'], here.env);
    expect([help.code, help.stdout]).toEqual([0, expect.stringContaining('Usage: twofold bounces collect')]);
  });

  test('a delivery that is no number is a wrong usage', async () => {
    await using here = await startNewsroom();
    const ran = await runTwofold(['resolve', 'morning', 'abc', '--as', 'accept'], here.env);
    expect(ran.stderr).toContain('named by its number');
    expect(ran.code).toBe(2);
  });
});
