import { expect, test } from 'vitest';
import type { FollowingArticle } from '../../src/issues/issue.ts';
import { recallIssues, type SentIssue } from '../../src/render/recall.ts';

const HOUR = 3_600_000;
const FOLLOWS = [{ kind: 'topic' as const, label: 'Canals' }];

function article(id: string, title: string, given: Partial<FollowingArticle> = {}): FollowingArticle {
  return {
    id,
    storyId: id,
    url: `https://post.example/${id}`,
    title,
    outlet: 'Post',
    authors: [],
    topics: ['Canals'],
    teaser: '',
    publishedAt: 0,
    ...given,
  };
}

function issue(at: number, following: FollowingArticle[], given: Partial<SentIssue> = {}): SentIssue {
  const pieces = following.map(({ id, storyId, authors, topics }) => ({
    articleId: id,
    storyId,
    authors,
    topics,
    htmlParts: ['', ''] as [string, string],
    textParts: ['', ''] as [string, string],
  }));
  return { rendered: { following: pieces, followingMax: 1 }, following, stories: [], at, ...given };
}

const lock = article('lock', 'Brinmouth closes its canal lock after a gate splits');
const otters = article('otters', 'Otters return to the upper Brin');

function told(issues: SentIssue[], got: boolean[], follows = FOLLOWS): boolean[] {
  const isTold = recallIssues(issues).toldTo(got, follows);
  return (issues.at(-1)?.following ?? []).map((_, place) => isTold(place));
}

const morning = issue(8 * HOUR, [lock]);

test('what a reader got in an earlier Following is told, and only to who got it', () => {
  const evening = issue(17 * HOUR, [lock, otters]);
  expect(told([morning, evening], [true])).toEqual([true, false]);
  expect(told([morning, evening], [false])).toEqual([false, false]);
  expect(told([morning, evening], [true], [])).toEqual([false, false]);
});

test('what an earlier issue told everybody is told whatever a reader follows', () => {
  const carried = { headline: lock.title, articles: [lock], at: 8 * HOUR };
  const evening = issue(17 * HOUR, [lock, otters]);
  expect(told([issue(8 * HOUR, [], { stories: [carried] }), evening], [true], [])).toEqual([true, false]);
});

test.for([
  ['an article of a new id at the same address', article('new', 'Canal news', { url: lock.url }), true],
  ['another report of the same', article('wire', 'Canal lock at Brinmouth closes after a gate splits'), true],
  ['its story regrouped', article('side', 'Barges wait above the town', { storyId: 'lock' }), true],
  [
    'a report with a new fact',
    article('moved', 'Brinmouth canal lock: gate splits again, 2 injured', { publishedAt: 12 * HOUR }),
    false,
  ],
  ['another event', otters, false],
] as const)('%s', ([, later, expected]) => {
  const sibling = { ...lock, topics: [] };
  const evening = issue(17 * HOUR, [later, ...(later.storyId === 'lock' ? [sibling] : [])]);
  expect(told([morning, evening], [true])[0]).toBe(expected);
});

test('what did not fit into the earlier issue is not told', () => {
  const full = issue(8 * HOUR, [lock, otters]);
  expect(told([full, issue(17 * HOUR, [otters])], [true])).toEqual([false]);
});

test('and what fitted because an older one had told the first, is', () => {
  const full = issue(17 * HOUR, [lock, otters]);
  const last = issue(32 * HOUR, [otters]);
  expect(told([morning, full, last], [true, true])).toEqual([true]);
  expect(told([morning, full, last], [false, true])).toEqual([false]);
});
