import { expect, test } from 'vitest';
import type { FetchOutcome } from '../../../src/feeds/fetch/guarded-fetch.ts';
import { checkLinks } from '../../../src/jobs/draft/check-links.ts';
import { ISSUE_ID, type NewsroomHere, startNewsroom } from '../../support/newsroom-here.ts';
import { sampleContent } from '../../support/sample-issue.ts';

const { signal } = new AbortController();
const here200 = (url: string) => answer(url, 200);
const answer = (url: string, status: number): FetchOutcome => ({
  outcome: 'response',
  status,
  headers: {},
  body: Buffer.alloc(0),
  url,
  permanentUrl: null,
});

/** The sample's content in an issue of this newsroom. */
async function sample(here: NewsroomHere) {
  await here.run(['poll']);
  await here.run(['compose', 'morning']);
  const app = await here.open();
  const issue = await app.effects.issues.get(ISSUE_ID);
  if (!issue) throw new Error('no issue was composed');
  return { app, issue: { ...issue, content: sampleContent(), contentHash: 'hash-of-the-sample' } };
}

test('a page among the reads is told with its story', async () => {
  await using here = await startNewsroom();
  const { app, issue } = await sample(here);
  await using _ = app;
  const [read] = issue.content.reads;
  const fetch = async (url: string) => (url === read?.url ? { ...here200(url), status: 410 } : here200(url));
  const { findings } = await checkLinks({ ...app.effects, fetch }, issue, { signal });
  expect(findings).toEqual([
    {
      rule: 'dead-link',
      level: 'warning',
      message: `${read?.url}: There is no such page (410).`,
      where: read?.id,
    },
  ]);
});

test('of more links than an issue has, the first 200 are asked for, and all are counted', async () => {
  await using here = await startNewsroom();
  const { app, issue } = await sample(here);
  await using _ = app;
  const [first] = issue.content.stories;
  if (!first) throw new Error('the sample has no stories');
  const stories = Array.from({ length: 230 }, (_each, place) => ({
    ...first,
    id: `story-${place}`,
    url: `https://chronicle.example/${place}`,
  }));
  const wide = app.effects.newsroom.editions.map((edition) => ({
    ...edition,
    blocks: edition.blocks.map((block) => ({ ...block, max: 300 })),
  }));
  const asked: string[] = [];
  const fetch = async (url: string) => {
    asked.push(url);
    return here200(url);
  };
  const checked = await checkLinks(
    { ...app.effects, newsroom: { ...app.effects.newsroom, editions: wide }, fetch },
    { ...issue, content: { ...issue.content, stories } },
    { signal },
  );
  expect(asked).toHaveLength(200);
  expect(checked.asked).toBe(200);
  expect(checked.links).toBeGreaterThanOrEqual(230);
});

test.for<[string, FetchOutcome, string | null]>([
  ['is not there', answer('', 404), 'There is no such page (404).'],
  ['is on a server in trouble', answer('', 500), 'Its server has trouble (500).'],
  ['turns a program away', answer('', 403), null],
  ['is a server’s last good answer', answer('', 499), null],
  ['leads inward', { outcome: 'refused', reason: 'It leads inward.', inward: true }, 'It leads inward.'],
  ['has an odd port', { outcome: 'refused', reason: 'Its port is odd.', inward: false }, null],
  ['breaks off', { outcome: 'failed', kind: 'connection', reason: 'It broke off.' }, 'It broke off.'],
])('a page that %s', async ([, outcome, problem]) => {
  await using here = await startNewsroom();
  const { app, issue } = await sample(here);
  await using _ = app;
  const [read] = issue.content.reads;
  const fetch = async (url: string) => (url === read?.url ? outcome : here200(url));
  const { findings } = await checkLinks({ ...app.effects, fetch }, issue, { signal });
  expect(findings.map(({ message }) => message)).toEqual(
    problem === null ? [] : [`${read?.url}: ${problem}`],
  );
});

test('whoever stops it hears of what was asked until then, and of nothing that the stop broke off', async () => {
  await using here = await startNewsroom();
  const { app, issue } = await sample(here);
  await using _ = app;
  const stop = new AbortController();
  const fetch = async (): Promise<FetchOutcome> => {
    stop.abort();
    return { outcome: 'failed', kind: 'aborted', reason: 'The request was given up.' };
  };
  const checked = await checkLinks({ ...app.effects, fetch }, issue, { signal: stop.signal });
  expect(checked).toMatchObject({ findings: [], asked: 0 });
});
