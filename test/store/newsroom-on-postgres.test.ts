import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, createApp } from '../../src/app/app.ts';
import { createConfig } from '../../src/config/config.ts';
import { readEnv } from '../../src/config/env.ts';
import { silentLog } from '../../src/lib/log.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/newsroom-database.ts';
import { type Postgres, postgresBinaries, startPostgres } from '../support/postgres.ts';

const quiet = {
  signal: new AbortController().signal,
  onPoll: () => {},
  polled: () => {},
  imported: () => {},
  composed: () => {},
  onSend: () => {},
  sent: () => {},
  already: () => {},
  forTheDesk: () => {},
};

const binaries = await postgresBinaries();

describe.skipIf(binaries === null)(
  'the sample newsroom on PostgreSQL (skipped where it is not installed)',
  () => {
    let folder: TemporaryFolder;
    let postgres: Postgres;
    let app: App;

    beforeAll(async () => {
      folder = temporaryFolder();
      postgres = await startPostgres(binaries ?? '');
      const config = {
        ...createConfig(readEnv({ DATA_DIR: folder.path, PORT: '0' })),
        databaseUrl: postgres.url,
      };
      app = await createApp({ config, log: silentLog, baseUrl: 'http://127.0.0.1:1' });
    }, 120_000);
    afterAll(async () => {
      await app?.[Symbol.asyncDispose]();
      await postgres?.[Symbol.asyncDispose]();
      folder[Symbol.dispose]();
    });

    test('goes the whole way, and a second time sends nothing', async () => {
      await app.jobs.runSample(app.config.newsroomDir, quiet);
      await app.jobs.runSample(app.config.newsroomDir, quiet);
      const issues = (await app.issues.list(10)).filter(({ state }) => state !== 'draft');
      expect(issues.map(({ state, counts }) => [state, counts.accepted])).toEqual([
        ['finished', 5],
        ['finished', 5],
      ]);
      expect(app.mailbox?.messages()).toHaveLength(10);
    }, 60_000);

    test('feeds read again bring nothing twice, and what no feed lists any more is deleted', async () => {
      const { feeds, articles, retention } = app.effects;
      expect(await app.jobs.poll({ force: true })).toMatchObject({ added: 0, updated: 0, failed: 0 });
      const [state] = await feeds.feedStates();
      expect(state).toMatchObject({ status: 'ok', guidsIgnored: false, held: null });
      const now = app.clock.now() + 1;
      const all = await articles.recentArticles({ since: 0, limit: 500 });
      const feedIds = app.newsroom.feeds.map(({ id }) => id);
      expect(await retention.deleteOld({ now, before: now, feedIds })).toBe(0);
      const deleted = await retention.deleteOld({ now, before: now, feedIds: [] });
      expect(deleted).toBeGreaterThan(0);
      expect(await articles.recentArticles({ since: 0, limit: 500 })).toHaveLength(all.length - deleted);
      expect(await retention.lastRunAt()).toBe(now);
    });

    test('the archive, the pages and the desk read it', async () => {
      const paths = ['/', '/archive', '/archive/feed.xml', '/desk/sign-in', '/health'];
      for (const path of paths) expect([path, (await app.site.request(path)).status]).toEqual([path, 200]);
      const home = await (await app.site.request('/')).text();
      expect(home).toContain('Evening Update');
    });

    test('an edit is saved against its version', async () => {
      const made = await app.jobs.makeDraft({ edition: 'morning', date: '2031-01-01', actor: 'ada' });
      if (made.outcome !== 'composed') throw new Error(made.reason);
      const command = { kind: 'set_text', field: 'note', value: 'Hello' } as const;
      expect((await app.issues.edit(made.issue.id, 1, command, 'ada')).outcome).toBe('saved');
      expect((await app.issues.edit(made.issue.id, 1, command, 'grace')).outcome).toBe('conflict');
    });
  },
);
