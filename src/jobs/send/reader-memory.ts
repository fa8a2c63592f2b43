import type { ClaimedDelivery } from '../../delivery/ledger.ts';
import { carriedBy } from '../../issues/compose-issue.ts';
import type { Issue } from '../../issues/issue.ts';
import { recallIssues, type SentIssue } from '../../render/recall.ts';
import type { Recipient, RenderedIssue } from '../../render/rendered-issue.ts';
import type { Effects } from '../effects.ts';

/** How many issues back a reader is not to meet a story again: three days of two editions. */
const REMEMBERED_ISSUES = 6;

/** What earlier issues told one reader. */
export interface ReaderMemory {
  /** Issues of which a claimed row has to say whether its reader got them, oldest first. */
  earlier: readonly string[];
  /** As `personalise` asks for it. */
  of(row: Pick<ClaimedDelivery, 'follows' | 'got'>): Recipient['isTold'];
}

const NOTHING: ReaderMemory = { earlier: [], of: () => undefined };

/** Worked out once a send, and the same size for any number of readers. Without a Following section it is empty. */
export async function readMemory(
  { issues }: Pick<Effects, 'issues'>,
  issue: Issue,
  rendered: RenderedIssue,
): Promise<ReaderMemory> {
  if (rendered.following.length === 0) return NOTHING;
  const earlier = await issues.frozenBefore(issue.id, REMEMBERED_ISSUES);
  if (earlier.length === 0) return NOTHING;
  const recall = recallIssues([
    ...earlier.map((sent) => toSent(sent.issue, JSON.parse(sent.frozen) as RenderedIssue)),
    toSent(issue, rendered),
  ]);
  return {
    earlier: earlier.map((sent) => sent.issue.id),
    of: ({ follows, got }) => (got.includes(true) ? recall.toldTo(got, follows) : undefined),
  };
}

function toSent(issue: Issue, rendered: RenderedIssue): SentIssue {
  return { rendered, following: issue.content.following, stories: carriedBy(issue), at: issue.window.to };
}
