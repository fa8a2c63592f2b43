import { expect, test } from 'vitest';
import { ISSUE_ID, startNewsroom } from '../../support/newsroom-here.ts';

test('with --hash an issue is approved only as it was seen', async () => {
  await using here = await startNewsroom();
  for (const args of [['poll'], ['compose', 'morning']]) await here.run(args);
  const { stdout } = await here.run(['status', 'morning', '--json']);
  const { contentHash } = JSON.parse(stdout) as { contentHash: string };
  const other = await here.run(['approve', 'morning', '--hash', 'f'.repeat(64)]);
  expect([other.code, other.stderr]).toEqual([
    1,
    `${ISSUE_ID} has changed; its hash is now ${contentHash}.\n`,
  ]);
  const seen = await here.run(['approve', 'morning', '--hash', contentHash]);
  expect([seen.code, seen.stderr]).toEqual([
    0,
    `${ISSUE_ID} is approved (6 stories, ${contentHash.slice(0, 12)}).\n`,
  ]);
});

test('of an issue that is cancelled its state is told, not what the linter finds in it', async () => {
  await using here = await startNewsroom();
  await here.run(['compose', 'morning']); // before any poll: a draft of no story
  expect((await here.run(['approve', 'morning'])).code).toBe(3);
  await here.run(['cancel', 'morning']);
  const ran = await here.run(['approve', 'morning']);
  expect([ran.code, ran.stderr]).toEqual([1, 'An issue that is cancelled cannot be approved.\n']);
});
