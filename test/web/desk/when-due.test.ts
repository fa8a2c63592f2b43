import { expect, test } from 'vitest';
import type { IssueState } from '../../../src/issues/issue.ts';
import { whenDue } from '../../../src/web/desk/when-due.ts';

const [PLANNED, ENDED] = [1_000, 2_000];

test.for([
  ['draft', null, PLANNED - 1, 'Sends', PLANNED],
  ['approved', null, PLANNED, 'Sends', PLANNED],
  ['in_review', null, PLANNED + 1, 'Was due', PLANNED],
  ['sending', null, PLANNED + 1, 'Planned for', PLANNED],
  ['paused', null, PLANNED - 1, 'Planned for', PLANNED],
  ['cancelled', null, PLANNED - 1, 'Was planned for', PLANNED],
  ['finished', ENDED, ENDED + 1, 'Finished', ENDED],
  ['finished_with_failures', ENDED, ENDED + 1, 'Finished', ENDED],
] as [IssueState, number | null, number, string, number][])(
  '%s, ended at %s, seen at %i: %s',
  ([state, finishedAt, now, label, at]) => {
    expect(whenDue({ state, heldReason: null, sendAt: PLANNED, finishedAt }, now)).toEqual({ label, at });
  },
);

test.for([
  ['draft', PLANNED - 1, 'Due'],
  ['approved', PLANNED - 1, 'Due'],
  ['in_review', PLANNED + 1, 'Was due'],
  ['paused', PLANNED - 1, 'Planned for'],
] as [IssueState, number, string][])(
  '%s and held, seen at %i: %s, for nothing sends it',
  ([state, now, label]) => {
    const held = { state, heldReason: 'Too few stories.', sendAt: PLANNED, finishedAt: null };
    expect(whenDue(held, now)).toEqual({ label, at: PLANNED });
  },
);
