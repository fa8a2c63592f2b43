import { expect, test } from 'vitest';
import type { FetchOutcome } from '../../../src/feeds/fetch/guarded-fetch.ts';
import { checkLinks } from '../../../src/jobs/draft/check-links.ts';
import { ISSUE_ID, type NewsroomHere, startNewsroom } from '../../support/newsroom-here.ts';
import { sampleContent } from '../../support/sample-issue.ts';

const { signal } = new AbortController();
const here200 = (url: string): FetchOutcome => ({
  outcome: 'response',
  status: 200,
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
