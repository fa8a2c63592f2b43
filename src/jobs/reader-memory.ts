import { carriedBy } from '../issues/compose-issue.ts';
import type { Issue } from '../issues/issue.ts';
import { recallIssues, type SentIssue } from '../render/recall.ts';
import type { Recipient, RenderedIssue } from '../render/rendered-issue.ts';
import type { Effects } from './effects.ts';

/** How many issues back a reader is not to meet a story again: three days of two editions. */
const REMEMBERED_ISSUES = 6;
/** Subscribers a statement. */
const PAGE = 20_000;

/** What earlier issues told one reader, as `personalise` asks for it. */
export type ReaderMemory = (subscriberId: number, follows: Recipient['follows']) => Recipient['isTold'];

/**
 * Read once a send: a bit for each earlier issue and subscriber who follows something. Without a Following
 * section, or anything sent before, nothing is read.
 */
export async function readMemory(
  { issues, ledger }: Pick<Effects, 'issues' | 'ledger'>,
  issue: Issue,
  rendered: RenderedIssue,
): Promise<ReaderMemory> {
  if (rendered.following.length === 0) return () => undefined;
  const earlier = await issues.frozenBefore(issue.id, REMEMBERED_ISSUES);
  if (earlier.length === 0) return () => undefined;
  const bits = new Map<number, number>();
  for (const [place, { issue: sent }] of earlier.entries()) {
    for await (const subscriberId of followersOf(ledger, sent.id)) {
      bits.set(subscriberId, (bits.get(subscriberId) ?? 0) | (1 << place));
    }
  }
  const recall = recallIssues([
    ...earlier.map((sent) => toSent(sent.issue, JSON.parse(sent.frozen) as RenderedIssue)),
    toSent(issue, rendered),
  ]);
  return (subscriberId, follows) => {
    const got = bits.get(subscriberId) ?? 0;
    if (got === 0) return undefined;
    return recall.toldTo(
      earlier.map((_, place) => (got & (1 << place)) !== 0),
      follows,
    );
  };
}

function toSent(issue: Issue, rendered: RenderedIssue): SentIssue {
  return { rendered, following: issue.content.following, stories: carriedBy(issue), at: issue.window.to };
}

async function* followersOf(ledger: Effects['ledger'], issueId: string): AsyncGenerator<number> {
  for (let after = 0; ; ) {
    const page = await ledger.followersReached(issueId, after, PAGE);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last;
  }
}
