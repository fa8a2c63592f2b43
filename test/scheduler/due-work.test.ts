import { describe, expect, test } from 'vitest';
import type { ApprovalPolicy, EditionConfig } from '../../src/issues/edition.ts';
import type { IssueState } from '../../src/issues/issue.ts';
import { addDays } from '../../src/issues/local-time.ts';
import { dueWork, type IssueStanding, type Standing, type Work } from '../../src/scheduler/due-work.ts';

const ZONE = 'America/Toronto';

function edition(change: Partial<EditionConfig> = {}): EditionConfig {
  return {
    id: 'morning',
    title: 'Morning Update',
    language: 'en',
    zone: ZONE,
    days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
    draftAt: '05:30',
    approveBy: '06:00',
    sendAt: '06:30',
    windowHours: 14,
    template: 'morning',
    greeting: 'Good morning.',
    summaries: 'extractive',
    blocks: [],
    minStories: 3,
    maxStories: 10,
    approval: 'auto',
    latenessMinutes: 120,
    giveUpHours: 72,
    spreadMinutes: 0,
    sendTime: 'newsroom',
    quietHours: null,
    ...change,
  };
}

function issue(state: IssueState, change: Partial<IssueStanding> = {}): IssueStanding {
  return {
    id: 'morning/2026-11-23',
    state,
    approvedVersion: null,
    heldReason: null,
    deliverableAt: null,
    ...change,
  };
}

function standing(at: string, issues: IssueStanding[] = [], editions = [edition()]): Standing {
  const now = Date.parse(at);
  return {
    now,
    since: now - 30 * 86_400_000,
    editions,
    issues: new Map([...issues, yesterdaysDone()].map((each) => [each.id, each])),
    nextFeedCheckAt: null,
    oldestFeedCheckAt: null,
    tidiedAt: now,
    nextCollectAt: null,
  };
}

function yesterdaysDone(): IssueStanding {
  return issue('finished', { id: 'morning/2026-11-22' });
}

const kinds = (work: Work[]) => work.map(({ kind }) => kind);

describe('a slot', () => {
  test.for([
    ['before the draft time nothing', '2026-11-23T10:29:59Z', []],
    ['from the draft time a draft', '2026-11-23T10:30:00Z', ['compose']],
    ['a missed draft is made inside the lateness window', '2026-11-23T13:30:00Z', ['compose']],
  ] as const)('without an issue: %s', ([, at, expected]) => {
    expect(kinds(dueWork(standing(at)))).toEqual(expected);
  });

  test('past its lateness window it is composed on hold, and says why', () => {
    const [work] = dueWork(standing('2026-11-23T13:30:01Z'));
    expect(work).toMatchObject({ kind: 'compose', date: '2026-11-23' });
    expect(work && 'hold' in work ? work.hold : '').toMatch(/Missed its slot of .*06:30/);
  });

  test('to the last moment of its lateness window it is sent', () => {
    const at = '2026-11-23T13:30:00Z';
    expect(dueWork(standing(at))).toMatchObject([{ kind: 'compose', hold: null }]);
    const approved = issue('approved', { approvedVersion: 1 });
    expect(dueWork(standing(at, [approved]))).toMatchObject([{ kind: 'send' }]);
  });

  test('slots from before the newsroom first ran are let be', () => {
    const at = '2026-11-23T20:00:00Z';
    expect(dueWork({ ...standing(at), since: Date.parse(at) })).toEqual([]);
    const lapses = Date.parse('2026-11-23T13:30:00Z');
    expect(kinds(dueWork({ ...standing(at), since: lapses }))).toEqual(['compose']);
    expect(kinds(dueWork({ ...standing(at), since: lapses + 1 }))).toEqual([]);
  });

  test('days on which the edition does not appear are skipped', () => {
    const at = '2026-11-22T12:00:00Z';
    const weekdays = edition({ days: ['mon', 'tue', 'wed', 'thu', 'fri'] });
    expect(dueWork({ ...standing(at, [], [weekdays]), issues: new Map() })).toEqual([]);
  });
});

test('before the time to approve by nobody is told that an approval is lacking', () => {
  const editions = [edition({ approval: 'hold' })];
  expect(dueWork(standing('2026-11-23T10:59:59Z', [issue('draft')], editions))).toEqual([]);
  expect(kinds(dueWork(standing('2026-11-23T11:00:00Z', [issue('draft')], editions)))).toEqual(['hold']);
});

describe('at the time to approve by', () => {
  const at = '2026-11-23T11:00:00Z';
  test.for<[ApprovalPolicy, IssueState, Partial<IssueStanding>, string[]]>([
    ['hold', 'draft', {}, ['hold']],
    ['hold', 'draft', { heldReason: 'said already' }, []],
    ['hold', 'in_review', { approvedVersion: 2 }, ['hold']],
    ['hold', 'approved', { approvedVersion: 2 }, []],
    ['last-approved', 'in_review', { approvedVersion: 2 }, []],
    ['last-approved', 'draft', {}, ['hold']],
    ['auto', 'draft', {}, []],
  ])('%s with an issue that is %s (%o)', ([approval, state, change, expected]) => {
    const work = dueWork(standing(at, [issue(state, change)], [edition({ approval })]));
    expect(kinds(work)).toEqual(expected);
  });
});

describe('at the send time', () => {
  const at = '2026-11-23T11:30:00Z';
  const reviewed = { approvedVersion: 3 };
  test.for<[ApprovalPolicy, IssueState, Partial<IssueStanding>, unknown[]]>([
    ['auto', 'draft', {}, [{ kind: 'send', approve: 'current' }]],
    ['auto', 'in_review', reviewed, [{ kind: 'send', approve: 'current' }]],
    ['auto', 'draft', { heldReason: 'thin news' }, []],
    ['hold', 'draft', {}, [{ kind: 'hold' }]],
    ['hold', 'draft', { heldReason: 'Waiting for approval' }, []],
    ['hold', 'in_review', reviewed, [{ kind: 'hold' }]],
    ['hold', 'approved', reviewed, [{ kind: 'send', approve: 'none' }]],
    ['last-approved', 'in_review', reviewed, [{ kind: 'send', approve: 'last_approved' }]],
    ['last-approved', 'draft', {}, [{ kind: 'hold' }]],
    ['auto', 'cancelled', {}, []],
    ['auto', 'finished', {}, []],
    ['auto', 'paused', {}, []],
  ])('%s with an issue that is %s', ([approval, state, change, expected]) => {
    const work = dueWork(standing(at, [issue(state, change)], [edition({ approval })]));
    expect(work).toMatchObject(expected);
    expect(work).toHaveLength(expected.length);
  });

  test('an approval that came too late is held, not sent', () => {
    const work = dueWork(standing('2026-11-23T14:00:00Z', [issue('approved', { approvedVersion: 1 })]));
    expect(kinds(work)).toEqual(['hold']);
  });
});

test.for([
  ['deferred deliveries wait for their time', 60_000, []],
  ['and go on when it comes', 0, ['deliver']],
  ['an issue with nothing open is brought to its end', null, ['deliver']],
] as const)('sending: %s', ([, wait, expected]) => {
  const now = Date.parse('2026-11-23T12:00:00Z');
  const sending = issue('sending', { deliverableAt: wait === null ? null : now + wait });
  expect(kinds(dueWork(standing('2026-11-23T12:00:00Z', [sending])))).toEqual(expected);
});

test('feeds are polled before a draft', () => {
  const work = dueWork({ ...standing('2026-11-23T10:30:00Z'), nextFeedCheckAt: 0 });
  expect(kinds(work)).toEqual(['poll', 'compose']);
});

test('of several issues the earlier is sent first, in whatever order the editions are listed', () => {
  const later = edition({ id: 'later', sendAt: '06:45' });
  const issues = ['morning', 'later'].map((id) =>
    issue('approved', { id: `${id}/2026-11-23`, approvedVersion: 1 }),
  );
  const done = issue('finished', { id: 'later/2026-11-22' });
  const sent = dueWork(standing('2026-11-23T11:50:00Z', [...issues, done], [later, edition()]));
  expect(sent).toMatchObject([{ issueId: 'morning/2026-11-23' }, { issueId: 'later/2026-11-23' }]);
  const [work] = dueWork({
    ...standing('2026-11-23T11:20:00Z', [...issues, done], [later, edition()]),
    nextFeedCheckAt: Date.parse('2026-11-23T11:20:00Z'),
  });
  expect(work).toEqual({ kind: 'poll', until: Date.parse('2026-11-23T11:30:00Z') - 5_000 });
});

test('what is to be sent waits for no poll and no draft of another edition', () => {
  const noon = edition({ id: 'noon', draftAt: '06:30', approveBy: '07:00', sendAt: '07:30' });
  const issues = [
    issue('approved', { approvedVersion: 1 }),
    issue('sending', { id: 'evening/2026-11-22', deliverableAt: 0 }),
    issue('finished', { id: 'noon/2026-11-22' }),
  ];
  const at = standing('2026-11-23T11:30:00Z', issues, [noon, edition()]);
  expect(kinds(dueWork({ ...at, nextFeedCheckAt: 0 }))).toEqual(['send', 'deliver', 'poll', 'compose']);
});

test('a poll ends before the tick that sends an issue', () => {
  const polled = (at: string, ...issues: IssueStanding[]) =>
    dueWork({ ...standing(at, issues), nextFeedCheckAt: 0 }).filter(({ kind }) => kind === 'poll');
  const sendAt = Date.parse('2026-11-23T11:30:00Z');
  const waiting = issue('approved', { approvedVersion: 1 });
  expect(polled('2026-11-23T11:29:00Z', waiting)).toEqual([{ kind: 'poll', until: sendAt - 5_000 }]);
  expect(polled('2026-11-23T11:29:55Z', waiting)).toEqual([]);
  expect(polled('2026-11-23T11:29:56Z', waiting)).toEqual([]);
  expect(polled('2026-11-23T11:29:56Z', issue('cancelled'))).toEqual([{ kind: 'poll' }]);
});

test('a draft is made of fresh news, though no feed is due', () => {
  const before = (at: string, minutes: number) => {
    const now = Date.parse(at);
    const oldestFeedCheckAt = now - minutes * 60_000;
    return dueWork({ ...standing(at), nextFeedCheckAt: now + 1_800_000, oldestFeedCheckAt });
  };
  expect(before('2026-11-23T10:30:00Z', 20)[0]).toEqual({ kind: 'poll', olderThanMs: 300_000 });
  expect(before('2026-11-23T10:30:00Z', 5)[0]).toMatchObject({ kind: 'poll' });
  expect(kinds(before('2026-11-23T10:30:00Z', 4))).toEqual(['compose']);
  expect(kinds(before('2026-11-23T10:00:00Z', 20))).toEqual([]);
  expect(kinds(before('2026-11-23T23:30:00Z', 20))).toEqual(['compose']); // missed, so held: its news is late anyway
});

test('old articles are deleted once a day, last of all', () => {
  const now = Date.parse('2026-11-23T10:30:00Z');
  const tidied = (tidiedAt: number | null, since = 0) =>
    kinds(dueWork({ ...standing('2026-11-23T10:30:00Z'), since, tidiedAt }));
  expect(tidied(now - 86_400_000).at(-1)).toBe('tidy');
  expect(tidied(now - 86_300_000)).not.toContain('tidy');
  expect(tidied(null).at(-1)).toBe('tidy');
  expect(tidied(now + 400 * 86_400_000).at(-1)).toBe('tidy'); // by a clock that was ahead
  expect(tidied(null, now - 3_600_000)).not.toContain('tidy');
});

test('the bounce mailbox is looked at when its time has come', () => {
  const now = Date.parse('2026-11-23T10:00:00Z');
  const collect = (nextCollectAt: number | null) =>
    kinds(dueWork({ ...standing('2026-11-23T10:00:00Z'), nextCollectAt }));
  expect(collect(now)).toContain('collect');
  expect(collect(now + 1)).not.toContain('collect');
  expect(collect(null)).not.toContain('collect');
});

describe('over the days around a change of clocks each slot is sent exactly once', () => {
  test.for([
    ['America/Toronto', '02:30', '2026-03-05'],
    ['America/Toronto', '01:30', '2026-10-29'],
    ['Europe/Dublin', '01:15', '2026-03-26'],
    ['Australia/Lord_Howe', '02:00', '2026-10-01'],
    ['Africa/Casablanca', '02:59', '2026-02-12'],
    ['America/Santiago', '00:00', '2026-09-03'],
    ['Asia/Kathmandu', '23:59', '2026-05-01'],
  ] as const)('%s at %s from %s', ([zone, sendAt, from]) => {
    const daily = edition({ zone, sendAt, draftAt: '00:00', approveBy: '00:00', latenessMinutes: 30 });
    const sent = simulate(daily, from, 8);
    const dates = Array.from({ length: 6 }, (_, day) => addDays(from, day + 1));
    expect(dates.filter((date) => sent.get(`morning/${date}`) !== 1)).toEqual([]);
  });
});

/** Ticks every ten minutes, doing what is due; counts the sends of each issue. */
function simulate(daily: EditionConfig, from: string, days: number): Map<string, number> {
  const start = Date.parse(`${from}T00:00:00Z`);
  const issues = new Map<string, IssueStanding>();
  const sent = new Map<string, number>();
  for (let now = start; now < start + days * 86_400_000; now += 600_000) {
    const feeds = { nextFeedCheckAt: null, oldestFeedCheckAt: null, nextCollectAt: null };
    for (const work of dueWork({ now, since: start, editions: [daily], issues, ...feeds, tidiedAt: now })) {
      if (work.kind === 'compose') {
        const id = `morning/${work.date}`;
        issues.set(id, issue('draft', { id, heldReason: work.hold }));
      } else if (work.kind === 'send') {
        issues.set(work.issueId, issue('finished', { id: work.issueId }));
        sent.set(work.issueId, (sent.get(work.issueId) ?? 0) + 1);
      }
    }
  }
  return sent;
}
