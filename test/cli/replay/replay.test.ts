import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '../../support/newsroom-database.ts';
import { runHere } from '../../support/newsroom-here.ts';
import { NEWS, type NewsItem, rssOf } from '../../support/own-newsroom.ts';
import { runTwofold } from '../../support/run-twofold.ts';

const AT = Date.UTC(2026, 10, 23, 6);
const WHEN = new Date(AT).toISOString();

let folder: TemporaryFolder;
beforeAll(() => {
  folder = temporaryFolder();
  mkdirSync(join(folder.path, 'saved'));
  mkdirSync(join(folder.path, 'empty'));
  const timeless = { id: 'morning/2026-11-22', content: { stories: [], reads: [] } };
  writeFileSync(join(folder.path, 'timeless.json'), JSON.stringify(timeless));
  writeFileSync(join(folder.path, 'saved', 'post.xml'), rssOf(NEWS, AT));
  const echoed: NewsItem[] = NEWS.map((item) => ({ ...item, slug: `wire-${item.slug}` }));
  writeFileSync(
    join(folder.path, 'saved', 'wire.xml'),
    rssOf(echoed, AT).replaceAll('news.brinmouth', 'wire.corvale'),
  );
  writeFileSync(join(folder.path, 'saved', 'broken.xml'), 'This is no feed.');
  const later: NewsItem = { slug: 'later', title: 'A thing that had not happened yet', text: 'Later on.' };
  writeFileSync(join(folder.path, 'saved', 'later.xml'), rssOf([later], AT + 7_200_000));
});
afterAll(() => folder[Symbol.dispose]());

const argsFor = (options: Record<string, string>) => {
  const all = { feeds: join(folder.path, 'saved'), at: WHEN, edition: 'morning', ...options };
  return ['replay', ...Object.entries(all).flatMap(([name, value]) => [`--${name}`, value])];
};
// Nothing of it may be needed: neither a data folder nor a newsroom.
const replay = (options: Record<string, string>) =>
  runTwofold(argsFor(options), { DATA_DIR: '/dev/null/data' }, folder.path);
const noApp = () => Promise.reject(new Error('a replay opens nothing'));
const filesOf = (name: string) =>
  Object.fromEntries(
    readdirSync(join(folder.path, name)).map((file) => [
      file,
      readFileSync(join(folder.path, name, file), 'utf8'),
    ]),
  );

test('two runs write the same bytes, without a database', async () => {
  const [one, two] = await Promise.all([
    replay({ out: join(folder.path, 'one') }),
    replay({ out: join(folder.path, 'two'), edition: 'Morning Update' }),
  ]);
  expect([one.code, two.code]).toEqual([0, 0]);
  expect(one.stderr).toContain('broken.xml');
  const files = filesOf('one');
  expect(Object.keys(files).toSorted()).toEqual(['issue.eml', 'issue.html', 'issue.json', 'issue.txt']);
  expect(filesOf('two')).toEqual(files);
  const { content } = JSON.parse(files['issue.json'] ?? '') as {
    content: { stories: { outlets: string[]; headline: string }[] };
  };
  expect(content.stories.length).toBeGreaterThanOrEqual(4);
  expect(content.stories.every(({ outlets }) => outlets.length === 2)).toBe(true);
  expect(files['issue.json']).not.toContain('had not happened yet');
  expect(readdirSync(folder.path)).not.toContain('data');
});

test('an evening that knows its morning brings back only what moved, and says what moved it', async () => {
  const evening = new Date(AT + 11 * 3_600_000).toISOString();
  const later: NewsItem[] = [
    {
      slug: 'canal-lock-2',
      title: 'Canal lock at Brinmouth: lower gate crushes diver',
      text: 'A diver was killed on Monday under the lower gate of the canal lock at Brinmouth, the trust said.',
    },
    {
      slug: 'school-meals-2',
      title: 'Free lunches for every primary pupil agreed by the county council',
      text: 'The county council agreed on free lunches for pupils of all primary schools.',
    },
  ];
  mkdirSync(join(folder.path, 'day'));
  writeFileSync(join(folder.path, 'day', 'post.xml'), rssOf(NEWS, AT));
  writeFileSync(join(folder.path, 'day', 'evening.xml'), rssOf(later, AT + 10 * 3_600_000));
  const day = { feeds: join(folder.path, 'day') };
  await runHere(argsFor({ ...day, out: join(folder.path, 'dawn') }), noApp);
  const carried = join(folder.path, 'dawn', 'issue.json');
  const ran = await runHere(
    argsFor({ ...day, out: join(folder.path, 'dusk'), edition: 'evening', at: evening, carried }),
    noApp,
  );
  expect(ran.stdout).toContain('lower gate crushes diver');
  expect(ran.stdout).toContain('Updated: dead');
  expect(ran.stdout).not.toContain('lunches');
  const { content } = JSON.parse(filesOf('dusk')['issue.json'] ?? '') as {
    content: { leftOut: { headline: string; reason: string }[]; stories: unknown[] };
  };
  expect(content.stories[0]).toMatchObject({
    updated: true,
    moved: { issue: 'morning/2026-11-23', facts: ['dead'] },
  });
  const lunches = content.leftOut.find(({ headline }) => headline.includes('lunches'));
  expect(lunches?.reason).toBe('morning/2026-11-23 carried it and no new fact has been reported since');
});

describe('what it cannot do', () => {
  test.for([
    [{ edition: 'midday' }, 2, 'There is no edition “midday”.'],
    [{ at: 'yesterday' }, 2, '“yesterday” is not a time with its zone.'],
    [{ at: '2026-11-23T06:00:00' }, 2, 'is not a time with its zone.'],
    [{ at: '2026-02-30T06:00:00Z' }, 2, '“2026-02-30” is not a date.'],
    [{ zone: 'Mars/Olympus' }, 2, '“Mars/Olympus” is not an IANA zone.'],
    [{ carried: 'IN/saved/post.xml' }, 2, 'saved/post.xml is not an issue'],
    [{ carried: '/dev/zero' }, 2, '/dev/zero is not an issue: it is larger than 50 MB.'],
    [{ carried: 'IN/timeless.json' }, 2, 'timeless.json is not an issue: it has no id, window and stories'],
    [{ feeds: '/nowhere/saved' }, 2, 'The folder /nowhere/saved cannot be read: there is no such folder.'],
    [{ feeds: 'IN/empty' }, 2, 'holds no feed file'],
    [{ out: 'IN/saved/post.xml' }, 1, 'saved/post.xml cannot be written'],
  ] as [Record<string, string>, number, string][])('%j: exit code %i', async ([options, code, why]) => {
    const asked = { out: 'IN/not', ...options };
    const args = argsFor(asked).map((arg) => arg.replace(/^IN/, folder.path));
    const ran = await runHere(args, noApp);
    expect(ran.stderr).toContain(why);
    expect(ran.stderr).not.toMatch(/^ {4}at /m);
    expect(ran.code).toBe(code);
  });
});
