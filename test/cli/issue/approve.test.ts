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
