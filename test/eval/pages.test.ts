import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { overlap, sameImage, sameNames, samePublication, sameTitle } from '../../eval/pages/compare.ts';
import { measurePages } from '../../eval/pages/measure-pages.ts';
import { PARAGRAPHS, SITE_PAGES, TITLE } from '../feeds/page/site-pages.ts';
import { evalRun } from './eval-run.ts';

const { html } = SITE_PAGES['WordPress with an SEO graph'] ?? { html: '' };
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twofold-eval-pages-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('a manifest: only fields with gold are judged, and what cannot be read is named', async () => {
  const dir = join(folder, 'manifest');
  await mkdir(dir);
  await writeFile(join(dir, 'a.html'), html);
  const rows = [
    {
      file: 'a.html',
      text: PARAGRAPHS.join('\n'),
      title: `${TITLE} - The Harbour Ledger`,
      byline: 'By Ann Lee',
    },
    { file: 'a.html', text: PARAGRAPHS.slice(0, 3).join('\n'), byline: ['Bo Cruz'], published: '2026-11-23' },
    { file: '../../etc/passwd', text: 'x' },
    { title: 'no file' },
  ];
  await writeFile(join(dir, 'manifest.jsonl'), rows.map((row) => JSON.stringify(row)).join('\n'));
  const run = evalRun();
  const { figures } = await measurePages(dir, run);
  expect(figures).toMatchObject({ n: 2, body: { r: 1 }, title: 1, byline: 0.5, published: 1, image: null });
  expect(run.warnings).toHaveLength(2);
});

test('a folder a page: captions are not the body’s', async () => {
  const dir = join(folder, 'folders');
  await mkdir(join(dir, 'one'), { recursive: true });
  await writeFile(join(dir, 'one', 'source.html'), html);
  const expected = `<div><figure><img src="a.jpg"><figcaption>The ferry under tow.</figcaption></figure>${PARAGRAPHS.map((text) => `<p>${text}</p>`).join('')}</div>`;
  await writeFile(join(dir, 'one', 'expected.html'), expected);
  const gold = { title: TITLE, byline: null, publishedTime: '2026-11-23T14:05:00+00:00' };
  await writeFile(join(dir, 'one', 'expected-metadata.json'), JSON.stringify(gold));
  const { figures, lines } = await measurePages(dir, evalRun());
  expect(figures).toMatchObject({ n: 1, body: { p: 1, r: 1, f1: 1 }, title: 1, byline: null, published: 1 });
  expect(lines.join('\n')).toContain('readability');
});

test('a folder without pages is a mistake', async () => {
  await mkdir(join(folder, 'empty'));
  await expect(measurePages(join(folder, 'empty'), evalRun())).rejects.toThrow('holds no page');
});

describe('what counts as equal', () => {
  test('tokens count as often as they occur', () => {
    expect(overlap('the wall the wall', 'the wall')).toEqual({ p: 0.5, r: 1, f1: 2 / 3 });
    expect(overlap('', '')).toEqual({ p: 1, r: 1, f1: 1 });
    expect(overlap('港の壁', '港の壁')).toMatchObject({ f1: 1 });
  });
  test.for([
    ['Storm shuts the road', 'STORM shuts  the road', true],
    ['Storm shuts the road', 'Storm shuts the road | The Quay', true],
    ['Storm shuts the road', 'Storm shuts the road for a second night', false],
    ['Storm', 'Storm: a very long second half of one headline', false],
  ] as const)('title “%s” and “%s”: %s', ([ours, gold, same]) => expect(sameTitle(ours, gold)).toBe(same));
  test.for([
    [['Ann Lee', 'Bo Cruz'], ['By Bo Cruz and Ann Lee'], true],
    [['Ann Lee'], ['by Ann Lee22 Dec 2016'], true],
    [['Ann Lee'], ['Ann Lee', 'Bo Cruz'], false],
  ] as const)('byline %j and %j: %s', ([ours, gold, same]) => expect(sameNames(ours, gold)).toBe(same));
  test.for([
    ['2026-11-23T14:05:00Z', '2026-11-23T09:05:00-05:00', true],
    ['2026-11-23T14:05:00Z', '2026-11-23T14:06:30Z', false],
    ['2026-11-23T23:30:00Z', '2026-11-24', true],
    ['2026-11-23T09:00:00Z', '2026-11-24', false],
    ['2026-11-23T14:05:00Z', 'soon', null],
  ] as const)('published %s and %s: %s', ([ours, gold, same]) =>
    expect(samePublication(Date.parse(ours), gold)).toBe(same),
  );
  test('images are told apart by host and path', () => {
    expect(sameImage('https://a.example/p.jpg?w=1', '//a.example/p.jpg')).toBe(true);
    expect(sameImage('https://a.example/p.jpg', 'https://a.example/q.jpg')).toBe(false);
  });
});
