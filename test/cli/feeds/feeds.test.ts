import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  DRAFT_TIME,
  type NewsroomHere,
  readersMailed,
  SEND_TIME,
  startNewsroom,
} from '../../support/newsroom-here.ts';
import { NEWS, rssOf } from '../../support/own-newsroom.ts';

let here: NewsroomHere;
let list: string;
beforeAll(async () => {
  here = await startNewsroom();
  list = join(here.env.NEWSROOM_DIR ?? '', 'newsroom.yaml');
  const declared = (path: string) =>
    `<link rel="alternate" type="application/rss+xml" title="${path}" href="${here.feeds.url(path)}">`;
  here.feeds.set('/', { body: `<!doctype html><html>${declared('/world.xml')}</html>` });
  here.feeds.set('/two', {
    body: `<!doctype html><html>${declared('/world.xml')}${declared('/post.xml')}</html>`,
  });
  here.feeds.set('/none', { body: '<!doctype html><html><p>Welcome</p></html>' });
  here.feeds.set('/world.xml', { body: rssOf(NEWS.slice(0, 2), here.clock.at) });
});
afterAll(() => here[Symbol.asyncDispose]());

const run = (...args: string[]) => here.run(['feeds', ...args]);

describe('a page', () => {
  test('checked, tells the feeds behind it', async () => {
    const ran = await run('check', here.feeds.url('/'));
    expect(ran.stdout.trim().split('\t')).toEqual([
      here.feeds.url('/world.xml'),
      'RSS',
      '2 items',
      new Date(here.clock.at - 3_600_000).toISOString(),
      'Brinmouth Post',
    ]);
    expect(ran.stderr).toContain('is a web page');
    expect(ran.stderr).toContain('1 feed found');
    expect(ran.code).toBe(0);
  });

  test('without feeds says where they were looked for', async () => {
    here.feeds.set('/bare', { body: '<html><body>News. <a href="/rss-help">RSS feed</a></body></html>' });
    const ran = await run('check', here.feeds.url('/bare'));
    expect(ran.stderr).toMatch(
      /1 address that the page names is no feed, and there is none at \d+ addresses where sites often have one\.$/m,
    );
    expect(ran.code).toBe(1);
  });

  test('a feed whose XML had to be repaired is well', async () => {
    here.feeds.set('/bare.xml', {
      body: rssOf(NEWS.slice(0, 1), here.clock.at).replace('<title>', '<title>R&D '),
    });
    const ran = await run('check', here.feeds.url('/bare.xml'));
    expect(ran.stderr).toContain('Its XML is not well formed, which keeps none of it from being read.');
    expect(ran.stderr).not.toContain('warning');
    expect(ran.code).toBe(0);
  });

  test.for([
    [
      404,
      1,
      /answers 404\.\n hint: The feed may have another address now: “twofold feeds find http:\/\/127\.0\.0\.1:\d+\/” looks for it\./,
    ],
    [410, 1, /answers 410\.\n hint: .* “twofold feeds find /],
    [403, 75, /answers 403\.\n hint: .*open it in a browser/],
    [503, 75, /answers 503\.\n hint: .*try again later/],
  ] as const)('that answers %i: exit code %i, and what to try', async ([status, code, said]) => {
    here.feeds.set('/gone.xml', { status });
    const ran = await run('check', here.feeds.url('/gone.xml'));
    expect([ran.code, ran.stderr]).toEqual([code, expect.stringMatching(said)]);
  });

  test('at a loopback address: how it is allowed, and only where the operator named it', async () => {
    const guarded = { FEEDS_ALLOW_LOOPBACK: '0' };
    const ran = await here.run(['feeds', 'check', here.feeds.url('/world.xml')], guarded);
    expect(ran.stderr).toContain(
      'is not a public address. FEEDS_ALLOW_LOOPBACK=1 allows those of this machine.',
    );
    expect(ran.code).toBe(2);
    const polled = await here.run(['poll', '--force'], guarded);
    expect(polled.stdout).toContain('FEEDS_ALLOW_LOOPBACK=1');
  });

  test('found as JSON, and one without feeds', async () => {
    const ran = await run('find', here.feeds.url('/two'), '--json');
    expect(JSON.parse(ran.stdout)).toMatchObject({ feeds: [{ items: 2 }, { items: 6 }], tried: [] });
    const none = await run('find', here.feeds.url('/none'));
    expect(none.stderr).toMatch(
      /^The page names no feed, and there is none at 12 addresses where sites often have one\.$/m,
    );
    expect([none.code, none.stdout]).toEqual([1, '']);
    const away = await run('find', here.feeds.url('/away'));
    expect(away.stderr).toContain('cannot be fetched: The server answered 404.');
    expect(away.code).toBe(1);
  });

  test.for<[string, number, number]>([
    ['check', 404, 1],
    ['check', 503, 75],
    ['add', 410, 1],
    ['add', 429, 75],
    ['page', 404, 1],
    ['page', 500, 75],
  ])('%s of one that answers %i ends with %i', async ([verb, status, code]) => {
    here.feeds.set(`/answers-${status}`, { status, body: 'no' });
    const ran = await run(verb, here.feeds.url(`/answers-${status}`));
    expect(ran.stderr).toContain(String(status));
    expect(ran.code).toBe(code);
  });

  test('that is a feed is said to be one', async () => {
    const ran = await run('page', here.feeds.url('/world.xml'));
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('is a feed (RSS), and no article’s page.');
    expect(ran.stderr).toContain(`twofold feeds check ${here.feeds.url('/world.xml')}`);
  });
});

describe('adding', () => {
  test('a page’s one feed goes into the list, which keeps its comments; twice is refused', async () => {
    writeFileSync(list, `# Ours.\n${readFileSync(list, 'utf8')}`);
    chmodSync(list, 0o640);
    const ran = await run(
      'add',
      here.feeds.url('/'),
      '--outlet',
      'World Wire',
      '--section',
      'world',
      '--id',
      'wire',
    );
    expect(ran.stdout).toContain('wire\tWorld Wire');
    expect(ran.code).toBe(0);
    expect(statSync(list).mode & 0o777).toBe(0o640);
    expect(readFileSync(list, 'utf8')).toMatch(/^# Ours\.[\s\S]*id: post[\s\S]*section: world/);
    const polled = await here.run(['poll', '--feed', 'wire']);
    expect(polled.stdout).toContain('2 new');
    for (const id of [[], ['--id', 'wire']]) {
      const again = await run('add', here.feeds.url('/world.xml'), ...id);
      expect(again.stderr).toContain('is in the source list already, as wire.');
      expect(again.code).toBe(2);
    }
  });

  test('comments and a second format of the same feed do not make a page’s feeds two', async () => {
    const declared = (path: string, title: string) =>
      `<link rel="alternate" type="application/rss+xml" title="${title}" href="${here.feeds.url(path)}">`;
    const links =
      declared('/blog.xml', 'Blog') + declared('/blog.json', 'Blog') + declared('/c.xml', 'Comments');
    here.feeds.set('/blog', { body: `<!doctype html><html>${links}</html>` });
    here.feeds.set('/blog.xml', { body: rssOf(NEWS.slice(3, 4), here.clock.at) });
    here.feeds.set('/c.xml', {
      body: rssOf(NEWS.slice(0, 3), here.clock.at).replace('Brinmouth Post', 'Comments'),
    });
    const date_published = new Date(here.clock.at - 3_600_000).toISOString();
    const items = [{ id: '1', title: 'One', url: 'https://x.example/1', date_published }];
    const version = 'https://jsonfeed.org/version/1.1';
    here.feeds.set('/blog.json', { body: JSON.stringify({ version, title: 'Blog', items }) });
    const ran = await run('add', here.feeds.url('/blog'));
    expect(ran.stdout).toContain(here.feeds.url('/blog.xml'));
    expect(ran.code).toBe(0);
  });

  test('what is not right is not written', async () => {
    const before = readFileSync(list, 'utf8');
    const several = await run('add', here.feeds.url('/two'));
    expect(several.stderr).toContain(`twofold feeds add ${here.feeds.url('/world.xml')}`);
    expect(several.code).toBe(2);
    here.feeds.set('/odd.xml', { body: rssOf(NEWS, DRAFT_TIME) });
    const odd = await run('add', here.feeds.url('/odd.xml'), '--section', 'nowhere');
    expect(odd.stderr).toContain('nowhere is not a section');
    expect(odd.code).toBe(2);
    expect((await run('add', here.feeds.url('/none'))).stderr).toContain('No feed was found');
    expect(readFileSync(list, 'utf8')).toBe(before);
  });

  test('the sample has no list to add to', async () => {
    const ran = await here.run(['feeds', 'add', here.feeds.url('/')], {
      NEWSROOM_DIR: 'feeds',
      SMTP_URL: '',
    });
    expect(ran.stderr).toContain('There is no source list of your own');
    expect(ran.code).toBe(2);
  });
});

describe('a held feed', () => {
  test('is shown, kept out of nothing that is known, and let in by name', async () => {
    await using own = await startNewsroom();
    await own.run(['poll']);
    const churned = rssOf(NEWS, own.clock.at).replace(/(<guid[^>]*>)/g, '$1new-');
    const fresh =
      '<item><guid>x</guid><title>Ferry sinks</title><link>https://x.example/f</link></item></channel>';
    own.feeds.set('/post.xml', { body: churned.replace('</channel>', fresh) });
    const polled = await own.run(['poll', '--force']);
    expect(polled.stdout).toContain('0 new\tThe GUIDs of 7 items changed at once');
    expect((await own.run(['status'])).stdout).toContain('feed post\theld\tThe GUIDs of 7 items');
    await own.run(['compose', 'morning']);
    const issue = JSON.parse((await own.run(['status', '--json'])).stdout);
    expect(issue.feeds).toMatchObject([{ status: 'held' }]);
    await using app = await own.open();
    const draft = await app.issues.get('morning/2026-11-23');
    expect(draft?.content.warnings).toEqual([expect.stringContaining('post (post) is held: The GUIDs of 7')]);
    expect((await own.run(['feeds', 'release', 'post'])).stderr).toContain('post is let in at the next poll');
    expect((await own.run(['poll'])).stdout).toContain('1 new');
    expect((await own.run(['feeds', 'release', 'post'])).stderr).toContain(
      'post is neither held nor paused.',
    );
    const released = () =>
      app.database.db.selectFrom('audit').select('detail').where('action', '=', 'release_feed').execute();
    expect(await released()).toEqual([
      { detail: expect.stringMatching(/^post: The GUIDs of 7 items changed at once/) },
    ]);
    const nowhere = await own.run(['feeds', 'release', 'nowhere']);
    expect(nowhere.stderr).toContain('There is no feed “nowhere”');
    expect(nowhere.code).toBe(2);
  });

  test('yesterday’s articles under new GUIDs, addresses and dates are not mailed again', async () => {
    const day = 86_400_000;
    await using own = await startNewsroom({ approval: 'auto' });
    await own.run(['subscribers', 'add', 'ada@mail.example']);
    await own.tickAt(DRAFT_TIME);
    await own.tickAt(SEND_TIME);
    expect(readersMailed(own)).toEqual(['ada@mail.example']);
    const churned = rssOf(NEWS, DRAFT_TIME + day)
      .replace(/(<guid[^>]*>)/g, '$1new-')
      .replaceAll('brinmouth.example/', 'brinmouth.example/2026/');
    own.feeds.set('/post.xml', { body: churned });
    const said = await own.tickAt(DRAFT_TIME + day);
    expect(said.join(' ')).toContain('a draft of 0 stories. Held');
    await own.tickAt(SEND_TIME + day);
    expect(readersMailed(own)).toHaveLength(1);
  });

  test('so is one its publisher had closed', async () => {
    await using own = await startNewsroom();
    own.feeds.set('/post.xml', { status: 410 });
    await own.run(['poll']);
    expect((await own.run(['feeds', 'list'])).stdout).toContain('paused');
    own.feeds.set('/post.xml', { body: rssOf(NEWS, own.clock.at) });
    expect((await own.run(['feeds', 'release', 'post'])).stderr).toContain(
      'post is asked again at the next poll.',
    );
    expect((await own.run(['poll'])).stdout).toContain('6 new');
    await using app = await own.open();
    const audit = app.database.db.selectFrom('audit').select('detail');
    expect(await audit.where('action', '=', 'release_feed').execute()).toEqual([
      { detail: expect.stringMatching(/^post: .*410/) },
    ]);
  });
});
