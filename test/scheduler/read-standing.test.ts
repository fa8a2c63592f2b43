import { expect, test } from 'vitest';
import type { Issue, IssueState } from '../../src/issues/issue.ts';
import { readStanding } from '../../src/scheduler/read-standing.ts';

const NOW = Date.UTC(2026, 10, 23, 12);

function issueIn(state: IssueState): Issue {
  const issue = { id: `${state}/2026-11-23`, state, sendAt: NOW, approvedVersion: 2, heldReason: null };
  return issue as Issue;
}

test('when a delivery may go on is asked of what is being sent, and of nothing else', async () => {
  const asked: string[] = [];
  const states: IssueState[] = ['sending', 'paused', 'approved'];
  const standing = await readStanding(
    {
      editions: [],
      recentIssues: async () => states.map(issueIn),
      nextDue: async (id) => {
        asked.push(id);
        return NOW + 60_000;
      },
      nextFeedCheckAt: async () => 1,
      oldestFeedCheckAt: async () => 2,
      tidiedAt: async () => 3,
      nextCollectAt: async () => 4,
      since: async () => 5,
    },
    NOW,
  );
  expect(asked).toEqual(['sending/2026-11-23']);
  expect([...standing.issues.values()].map(({ deliverableAt }) => deliverableAt)).toEqual([
    NOW + 60_000,
    null,
    null,
  ]);
  expect(standing).toMatchObject({
    now: NOW,
    nextFeedCheckAt: 1,
    oldestFeedCheckAt: 2,
    tidiedAt: 3,
    nextCollectAt: 4,
    since: 5,
  });
});
