import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadNewsroom } from '../../src/config/newsroom.ts';
import { toFeedYaml } from '../../src/config/write-feed-yaml.ts';
import { readOpml } from '../../src/feeds/opml.ts';
import { temporaryFolder } from '../support/newsroom-database.ts';

const NEWSROOM = `newsroom:
  name: The Quay
  url: https://quay.example
  from: { name: The Quay, address: news@quay.example }
  postalAddress: 1 Quay Street
editions:
  - { id: morning, template: morning, zone: UTC }
`;

const OPML = `<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
<outline text="City"><outline type="rss" text="Quay News" xmlUrl="https://quay.example/rss"/></outline>
<outline type="rss" text="Wire" xmlUrl="https://wire.example/atom"/>
</body></opml>`;

test('what an OPML file becomes loads as it is, its folders being sections', async () => {
  using folder = temporaryFolder();
  writeFileSync(join(folder.path, 'newsroom.yaml'), NEWSROOM);
  writeFileSync(join(folder.path, 'feeds.yaml'), toFeedYaml(readOpml(OPML).sources));
  const { feeds, sections } = await loadNewsroom(folder.path);
  expect(feeds.map(({ url, section }) => [url, section])).toEqual([
    ['https://quay.example/rss', 'city'],
    ['https://wire.example/atom', null],
  ]);
  expect(sections.find(({ id }) => id === 'city')).toMatchObject({ title: 'City', headlines: true });
  expect(sections.map(({ id }) => id)).toContain('world');
});

test('a folder’s section is titled as the folder is', async () => {
  using folder = temporaryFolder();
  const { sources, titles } = readOpml(OPML.replace('text="City"', 'text="Économie &amp; Santé"'));
  writeFileSync(join(folder.path, 'newsroom.yaml'), NEWSROOM);
  writeFileSync(join(folder.path, 'feeds.yaml'), toFeedYaml(sources, titles));
  const { sections } = await loadNewsroom(folder.path);
  expect(sections.find(({ id }) => id === 'economie-sante')?.title).toBe('Économie & Santé');
});
