import { expect, test } from 'vitest';
import { type Job, jobsOf, workOf } from '../../../src/jobs/queue/job.ts';
import type { Work } from '../../../src/scheduler/due-work.ts';

const MORNING = 'morning/2026-11-23';
const EVENING = 'evening/2026-11-22';
const DUE: Work[] = [
  { kind: 'send', issueId: MORNING, approve: 'none' },
  { kind: 'hold', issueId: EVENING, reason: 'Thin news.' },
  { kind: 'deliver', issueId: EVENING },
  { kind: 'poll' },
  { kind: 'compose', edition: 'morning', date: '2026-11-24', hold: null },
  { kind: 'compose', edition: 'evening', date: '2026-11-23', hold: null },
  { kind: 'collect' },
  { kind: 'tidy' },
];
const JOBS: Job[] = [
  { queue: 'issue', key: MORNING },
  { queue: 'issue', key: EVENING },
  { queue: 'deliver', key: EVENING },
  { queue: 'news', key: '' },
  { queue: 'returns', key: '' },
  { queue: 'tidy', key: '' },
];

test('what is due makes one job for each issue and kind, and one for all the news', () => {
  expect(jobsOf(DUE)).toEqual(JOBS);
});

test('each job is about its own part of what is due, and all of them about all of it', () => {
  expect(JOBS.map((job) => workOf(job, DUE))).toEqual([
    [DUE[0]],
    [DUE[1]],
    [DUE[2]],
    [DUE[3], DUE[4], DUE[5]],
    [DUE[6]],
    [DUE[7]],
  ]);
});
