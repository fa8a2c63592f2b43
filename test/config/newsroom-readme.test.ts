import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadNewsroom } from '../../src/config/newsroom.ts';

const feeds = fileURLToPath(new URL('../../feeds/', import.meta.url));

test('the sample newsroom loads, and both of its editions send by themselves', async () => {
  const { editions, feeds: sources } = await loadNewsroom(join(feeds, 'sample'));
  expect(editions.map(({ id, approval }) => [id, approval])).toEqual([
    ['morning', 'auto'],
    ['evening', 'auto'],
  ]);
  expect(sources.length).toBeGreaterThanOrEqual(4);
});

test('the lists that feeds/README.md shows load as they are', async () => {
  const readme = await readFile(join(feeds, 'README.md'), 'utf8');
  const lists = [...readme.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml = '']) => yaml);
  expect(lists).toHaveLength(2);
  for (const yaml of lists) {
    const dir = await mkdtemp(join(tmpdir(), 'readme-'));
    await writeFile(join(dir, 'newsroom.yaml'), yaml);
    const { editions, feeds: sources } = await loadNewsroom(dir);
    expect(editions.map(({ id }) => id)).toEqual(['morning', 'evening']);
    expect(sources.length).toBeGreaterThanOrEqual(2);
    await rm(dir, { recursive: true });
  }
});
