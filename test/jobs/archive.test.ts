import { expect, test } from 'vitest';
import { createArchive } from '../../src/jobs/archive.ts';
import { createArchiveRepository } from '../../src/store/issues/archive-repository.ts';
import { createIssueRepository } from '../../src/store/issues/issue-repository.ts';
import { createLinks } from '../../src/subscribers/links.ts';
import { frenchIssue } from '../support/foreign-issues.ts';
import { MONDAY, openMigrated, seedIssue } from '../support/newsroom-database.ts';

test('titles in the archive are set as their edition’s language is, wherever they stand', async () => {
  await using database = await openMigrated(':memory:');
  const { db } = database;
  const ids = ['morning/2026-11-23', 'morning/2026-11-24'];
  for (const id of ids) {
    await seedIssue(database, { id });
    const content = JSON.stringify({ subject: "L'eau : 2 000 $ !", preheader: 'Le pont ; la « grève »' });
    await db.updateTable('issues').set({ content, frozen_at: MONDAY }).where('id', '=', id).execute();
  }
  const baseUrl = 'https://updates.example';
  const newsroom = { ...frenchIssue.newsroom, language: 'en' };
  const archive = createArchive(
    {
      newsroom: {
        newsroom,
        sections: [],
        feeds: [],
        editions: [frenchIssue.morning],
        relays: [],
        domains: [],
      },
      issues: createIssueRepository(db),
      baseUrl,
      links: createLinks({ baseUrl, secret: 'a secret of the test' }),
    },
    createArchiveRepository(db),
  );
  const [first = '', second = ''] = ids;
  const shown = [
    await archive.find(first),
    ...(await archive.list({ limit: 5 })),
    (await archive.neighbours(first)).next,
    (await archive.neighbours(second)).previous,
  ];
  expect(shown).toHaveLength(5);
  for (const issue of shown) {
    expect(issue).toMatchObject({
      subject: 'L’eau\u00a0: 2\u00a0000\u00a0$\u00a0!',
      preheader: 'Le pont\u00a0; la «\u00a0grève\u00a0»',
    });
  }
  expect(await archive.find('morning/2026-11-25')).toBeUndefined();
});
