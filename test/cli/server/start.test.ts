import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { IssueContent } from '../../../src/issues/issue.ts';
import { type TemporaryFolder, temporaryFolder } from '../../support/newsroom-database.ts';
import { type Ran, runTwofold, startTwofold } from '../../support/run-twofold.ts';

let folder: TemporaryFolder;
let env: Record<string, string>;
let first: Ran;

beforeAll(async () => {
  folder = temporaryFolder();
  env = { DATA_DIR: folder.path };
  first = await runTwofold(['start', '--once'], env);
}, 120_000);
afterAll(() => folder[Symbol.dispose]());

async function mails() {
  const box = join(folder.path, 'mailbox');
  const files = readdirSync(box).filter((name) => name.endsWith('.eml'));
  return Promise.all(files.map((name) => simpleParser(readFileSync(join(box, name)))));
}

const addressOf = (to: unknown) => (to as { value: { address: string }[] }).value[0]?.address;

describe('a first start without any configuration', () => {
  test('ends with 0 and says what it did', () => {
    expect(first.stderr).toMatch(/2 issues sent, 10 mails accepted/);
    expect(first.code).toBe(0);
  });

  test('mails both editions over SMTP, once to each subscriber', async () => {
    const received = await mails();
    const pairs = received.map(
      ({ to, from }) => `${from?.text.includes('Morning') ? 'morning' : 'evening'} ${addressOf(to)}`,
    );
    expect(new Set(pairs).size).toBe(10);
    expect(pairs.filter((pair) => pair.startsWith('morning'))).toHaveLength(5);
    expect(new Set(received.map(({ messageId }) => messageId)).size).toBe(10);
  });

  test('each mail is personal: its own links, and Following by what its reader follows', async () => {
    const received = await mails();
    const links = received.map(({ text }) => /http\S+\/unsubscribe\/\S+/.exec(text ?? '')?.[0]);
    expect(new Set(links).size).toBe(10);
    const quiet = received.filter(({ to }) => addressOf(to) === 'quiet@example.test');
    expect(quiet.map(({ text }) => /because you follow/i.test(text ?? ''))).toEqual([false, false]);
    expect(received.some(({ text }) => /because you follow/i.test(text ?? ''))).toBe(true);
    for (const { html, text } of received) expect(`${html}${text}`).not.toMatch(/@@twofold|\{\{/);
  });

  // The empty files of locks/ have nothing to tell, and lie in a folder that nobody else enters.
  test.skipIf(process.platform === 'win32')('what it keeps is its owner’s alone', () => {
    const entries = readdirSync(folder.path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory() || !entry.parentPath.endsWith('/locks'))
      .map((entry) => join(entry.parentPath, entry.name));
    expect(entries.filter((path) => (statSync(path).mode & 0o077) !== 0)).toEqual([]);
    expect(entries.length).toBeGreaterThan(12);
  });

  test('what must be kept out is kept out', async () => {
    for (const { text } of await mails())
      expect(text).not.toMatch(/horoscope|quiz|months for one crown|per cent off/i);
  });

  test('no event is told twice: a teaser of the wire stands with its story, and tomorrow’s draft has other news', () => {
    using db = new DatabaseSync(join(folder.path, 'sample.db'), { readOnly: true });
    const rows = db.prepare('select content from issues order by created_at').all() as { content: string }[];
    const issues = rows.map(({ content }) => JSON.parse(content) as IssueContent);
    const headlines = issues.map(({ stories }) => stories.map(({ headline }) => headline));
    expect(headlines[0]?.filter((headline) => /coast(al)? (act|protection)/i.test(headline))).toHaveLength(1);
    const wire = issues[0]?.stories.flatMap(({ why }) => why).filter(({ told }) => told);
    expect(wire).toHaveLength(1);
    const [morning = [], evening = [], draft = []] = headlines;
    expect(draft.length).toBeGreaterThanOrEqual(5);
    expect(draft.filter((headline) => [...morning, ...evening].includes(headline))).toEqual([]);
  });

  test('a second start sends nothing twice', async () => {
    const again = await runTwofold(['start', '--once'], env);
    expect(again.code).toBe(0);
    expect(again.stderr).toMatch(/0 issues sent/);
    expect(await mails()).toHaveLength(10);
  });

  test('status tells the same as the mailbox', async () => {
    const { stdout, code } = await runTwofold(['status', '--json'], { ...env, PORT: '8484' });
    const { issues } = JSON.parse(stdout) as { issues: { state: string; counts: { accepted: number } }[] };
    expect(code).toBe(0);
    expect(issues[0]).toMatchObject({ state: 'draft', heldReason: expect.stringMatching(/try the desk/) });
    expect(issues.slice(1).map(({ state, counts }) => [state, counts.accepted])).toEqual([
      ['finished', 5],
      ['finished', 5],
    ]);
  });
});

/** A start takes seconds, and on a machine that is busy with other things many of them. */
const PATIENT = { timeout: 120_000 };

test('start stays up, serves every address it gives, and SIGTERM ends it with 0', PATIENT, async () => {
  const running = startTwofold(['start'], env);
  const pages = await running.said(/pages\s+(http:\S+)/);
  await running.said(/scheduler is running/);
  const answers = await Promise.all(
    ['', 'archive', 'desk/sign-in', 'dev/mailbox', 'health', 'static/site.css', 'nothing-here'].map(
      async (path) => (await fetch(`${pages}${path}`)).status,
    ),
  );
  expect(answers).toEqual([200, 200, 200, 200, 200, 200, 404]);
  running.child.kill('SIGTERM');
  expect((await running.done).code).toBe(0);
});

test.for([
  [[], 0],
  [['--once'], 75],
] as const)(
  'start %o, stopped while the sample is made, tells of no scheduler, and ends with %i',
  PATIENT,
  async ([options, code]) => {
    using stopped = temporaryFolder();
    const running = startTwofold(['start', ...options], { DATA_DIR: stopped.path });
    await running.said(/subscribers \(6 new\)/);
    running.child.kill('SIGINT');
    const ran = await running.done;
    expect(ran.code).toBe(code);
    expect(ran.stderr).toContain('Stopped; the next start goes on from here.');
    expect(ran.stderr).not.toMatch(/scheduler is running|pages /);
  },
);

test(
  'one that did not run for a while after SIGTERM still ends what is under way, and with 0',
  PATIENT,
  async () => {
    const running = startTwofold(['start'], env);
    const pages = new URL(await running.said(/pages\s+(http:\S+)/));
    await running.said(/scheduler is running/);
    // A request that does not end: the server gives it two seconds.
    const visitor = connect(Number(pages.port), '127.0.0.1');
    onTestFinished(() => void visitor.destroy());
    visitor.on('error', () => {}).write('GET / HTTP/1.1\r\n');
    await once(visitor, 'connect');
    running.child.kill('SIGTERM');
    await running.said(/Stopping/);
    running.child.kill('SIGSTOP');
    await sleep(10_000);
    running.child.kill('SIGCONT');
    expect((await running.done).code).toBe(0);
  },
);

test('under npm, which passes no SIGTERM on, the server ends with its parent', PATIENT, async () => {
  // A shell that stays between, as npm's does.
  const shell = spawn('sh', ['-c', `"${process.execPath}" bin.js start; true`], {
    cwd: join(import.meta.dirname, '../../..'),
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env, PORT: '0', npm_lifecycle_event: 'start' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  const running = new Promise<void>((resolve) => {
    shell.stderr.on('data', (piece) => {
      said += piece;
      if (said.includes('scheduler is running')) resolve();
    });
  });
  const closed = once(shell, 'close'); // not before the server has let go of its standard error
  await running;
  shell.kill('SIGTERM');
  await closed;
  expect(said).toContain('Stopping');
});

test.for(['SIGINT', 'SIGTERM'] as const)(
  'under a Node that is too old, %s without a terminal reaches the one that was started in its place',
  PATIENT,
  async (signal) => {
    const older =
      'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.0.0" } })';
    const launcher = spawn(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(older)}`, 'bin.js', 'start'],
      {
        cwd: join(import.meta.dirname, '../../..'),
        env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env, PORT: '0' },
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    onTestFinished(() => void launcher.kill('SIGTERM'));
    let said = '';
    let told = false;
    launcher.stderr.on('data', (piece) => {
      said += piece;
      if (told || !said.includes('scheduler is running')) return; // a piece may end within the line
      told = true;
      launcher.kill(signal);
    });
    const [code] = await once(launcher, 'close');
    expect(said).toContain('Stopping');
    expect(code).toBe(0);
  },
);
