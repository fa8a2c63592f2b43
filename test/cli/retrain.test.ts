import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../../src/app/app.ts';
import { bareArticle } from '../../src/feeds/bare-article.ts';
import type { IssueContent } from '../../src/issues/issue.ts';
import { toIssueStory } from '../../src/issues/to-issue-story.ts';
import { aRankedStory } from '../stories/an-article.ts';
import { inventedBlurbs } from '../support/invented-blurbs.ts';
import { DRAFT_TIME, type NewsroomHere, startNewsroom } from '../support/newsroom-here.ts';
import { NEWS, rssOf } from '../support/own-newsroom.ts';

let here: NewsroomHere;
let weights: string;
beforeAll(async () => {
  here = await startNewsroom();
  weights = join(here.env.DATA_DIR ?? '', 'summary-ranker.json');
});
afterAll(() => here[Symbol.asyncDispose]());

const retrain = (...args: string[]) => here.run(['retrain', ...args]);

function blurbFile(name: string, rows: readonly unknown[]): string {
  const path = join(here.folder.path, name);
  writeFileSync(path, rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n'));
  return path;
}

/** The three forms of a row, in turn. */
function inEveryForm(count: number): unknown[] {
  return inventedBlurbs(count).map(({ title, text, summary }, at) => {
    if (at % 3 === 0) return { title, text, summary };
    if (at % 3 === 1) return { title, text, references: [[summary]] };
    return { articles: [{ title, text, outlet: 'Post' }], references: [[summary]] };
  });
}

/** Composes today’s draft of news in which a figure comes late; how many of its shortest summaries are that figure. */
async function figuresTold(): Promise<number> {
  const figures = inventedBlurbs(NEWS.length, 41).map(({ summary }) => summary);
  const items = NEWS.map((item, at) => ({
    ...item,
    text: `${item.text} ${figures[at]} The harbour office of Tarnholm declined to comment.`,
  }));
  here.feeds.set('/post.xml', { body: rssOf(items, here.clock.at) });
  await here.run(['poll', '--force']);
  const { stdout } = await here.run(['compose', 'morning', '--dry-run', '--json']);
  const { content } = JSON.parse(stdout) as { content: IssueContent };
  const printed = [...content.stories, ...content.leftOut].flatMap(({ summaries }) =>
    summaries.brief.sentences.map(({ text }) => text),
  );
  return figures.filter((figure) => printed.includes(figure)).length;
}

test('says how many blurbs it needs, and what is wrong with a row or an argument', async () => {
  const few = blurbFile('few.jsonl', [
    ...inEveryForm(4),
    '{"title"',
    { text: 'A ferry sank.' },
    { summary: 'It sank.' },
  ]);
  const ran = await retrain(few);
  expect(ran.stderr).toContain('Only 4 usable blurbs in the files; retraining needs at least 50.');
  expect(ran.stderr.match(/few\.jsonl:\d+: skipped/g)).toEqual(
    [5, 6, 7].map((line) => `few.jsonl:${line}: skipped`),
  );
  expect([ran.code, ran.stdout]).toEqual([1, '']);
  const desk = await retrain();
  expect(desk.stderr).toContain('Only 0 usable blurbs by editors');
  expect(desk.code).toBe(1);
  for (const args of [
    ['away.jsonl'],
    ['--reset', few],
    ['--reset', '--force'],
    ['--dry-run', '--force', few],
  ])
    expect((await retrain(...args)).code).toBe(2);
});

describe('from a file', () => {
  test('a dry run measures and writes nothing', async () => {
    const ran = await retrain(blurbFile('past.jsonl', inEveryForm(60)), '--dry-run');
    expect(ran.stdout).toMatch(/^shipped weights\t\d+\.\d\d\t/m);
    expect(ran.stderr).toMatch(/gain \+[\d.]+ ± [\d.]+ on blurbs not learned from\. Nothing was written\./);
    expect([ran.code, existsSync(weights)]).toEqual([0, false]);
  });

  test('the next draft tells what this newsroom would, until a reset', async () => {
    const before = await figuresTold();
    const ran = await retrain(join(here.folder.path, 'past.jsonl'), '--json');
    expect(JSON.parse(ran.stdout)).toMatchObject({
      outcome: 'trained',
      stories: 60,
      better: true,
      written: true,
      path: weights,
    });
    expect(await figuresTold()).toBeGreaterThan(before);
    expect((await here.run(['status'])).stdout).toContain(
      'summaries\tretrained\ton 60 past blurbs, 2026-11-23',
    );
    expect(readdirSync(join(weights, '..')).filter((name) => name.startsWith('summary-ranker'))).toHaveLength(
      1,
    );
    expect((await retrain('--reset')).stderr).toContain('is removed');
    expect((await retrain('--reset')).stderr).toContain('nothing to reset');
    expect(await figuresTold()).toBe(before);
  });

  test('what is no better is not written, unless forced', async () => {
    const blurbs = inventedBlurbs(60, 7).map(({ title, text }, at) => ({
      title,
      text,
      summary: text.split(/(?<=\.) /)[(at * 3) % 7],
    }));
    const noise = blurbFile('noise.jsonl', blurbs);
    const ran = await retrain(noise);
    expect(ran.stderr).toContain('within noise (it must be more than twice its error). Nothing was written.');
    expect([ran.code, existsSync(weights)]).toEqual([0, false]);
    expect((await retrain(noise, '--force')).stderr).toContain('as asked');
    expect(existsSync(weights)).toBe(true);
    await retrain('--reset');
  });
});

describe('weights that do not fit', () => {
  test.for([
    ['half a file', '{"format":1,"continues":', /not used\tit is not JSON/],
    [
      'those of another version',
      '{"format":1,"continues":"f00"}',
      /not used\tit continues the weights of another version/,
    ],
  ] as const)('%s are named by status, and drafts are made without them', async ([, text, said]) => {
    const before = await figuresTold();
    writeFileSync(weights, text);
    const status = await here.run(['status']);
    expect(status.stdout).toMatch(said);
    expect(JSON.parse((await here.run(['status', '--json'])).stdout).summaries).toMatchObject({
      use: 'shipped',
    });
    expect(await figuresTold()).toBe(before);
    await retrain('--reset');
  });
});

test('learns from what editors wrote in issues that went out, and from no other', async () => {
  {
    await using app = await here.open();
    await sendEditedIssues(app);
  }
  const ran = await retrain('--json');
  expect(JSON.parse(ran.stdout)).toMatchObject({ stories: 54, written: true });
  expect(readFileSync(weights, 'utf8')).not.toContain('Penhale');
  await retrain('--reset');
});

/** Nine issues of six edited stories each that went out, and one that is a draft. */
async function sendEditedIssues(app: App): Promise<void> {
  const [edition] = app.newsroom.editions;
  if (edition === undefined) throw new Error('no edition');
  const { issue: draft } = (await app.jobs.makeDraft({
    edition: 'morning',
    date: null,
    actor: 'test',
  })) as Extract<Awaited<ReturnType<App['jobs']['makeDraft']>>, { outcome: 'composed' }>;
  const blurbs = inventedBlurbs(60, 12);
  for (let number = 0; number < 10; number += 1) {
    const stories = blurbs.slice(number * 6, number * 6 + 6).map(({ title, text, summary }, at) => {
      const article = bareArticle({
        id: `past-${number}-${at}`,
        title,
        body: text,
        outlet: 'Post',
        url: `https://news.example/${number}/${at}`,
        language: 'en',
        publishedAt: DRAFT_TIME - (number + 1) * 86_400_000,
      });
      const story = toIssueStory(aRankedStory(1, article), { edition, sections: [], shortest: 'radar' });
      return { article, story: { ...story, edits: { summary: { story: summary } } } };
    });
    await app.effects.articles.saveArticles(stories.map(({ article }) => article));
    const id = `morning/2026-10-0${number}`;
    const window = { from: 0, to: DRAFT_TIME - (number + 1) * 86_400_000 };
    const content = { ...draft.content, stories: stories.map(({ story }) => story) };
    const entry = { at: window.to, actor: 'test', action: 'compose', detail: '' };
    await app.effects.issues.insert({ ...draft, id, date: id.slice(8), window, content }, entry);
    if (number === 0) continue;
    const sent = { state: 'finished' as const, frozen_at: window.to };
    await app.database.db.updateTable('issues').set(sent).where('id', '=', id).execute();
  }
}

test('a file that is something else is not complained of line by line', async () => {
  const ran = await retrain(
    blurbFile(
      'photo.jsonl',
      Array.from({ length: 500 }, () => 'JFIF'),
    ),
  );
  expect(ran.stderr.match(/^warning: /gm)).toHaveLength(21);
  expect(ran.stderr).toContain('warning: 480 more lines like these');
  expect(ran.code).toBe(1);
});
