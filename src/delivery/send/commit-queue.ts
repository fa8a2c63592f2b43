import type { AttemptOutcome, Ledger, LedgerBatch, Mark, MarkVerdict } from '../ledger.ts';

/** Many connections write through one transaction at a time: durability costs one sync a group, not one a message. */
export interface CommitQueue {
  /** Resolves once the verdict is durable. */
  mark(mark: Mark): Promise<MarkVerdict>;
  record(outcome: AttemptOutcome): Promise<boolean>;
  /** Resolves when nothing waits to be written, whether that went well or not. */
  settled(): Promise<void>;
}

interface Waiting<Item, Verdict> {
  item: Item;
  resolve: (verdict: Verdict) => void;
  reject: (error: unknown) => void;
}

/** So long a group waits for company: less than any server over a network takes to answer. */
const GATHER_MS = 2;

/**
 * While one group is being written the next one gathers, and goes when half of those who may ask have: the server has
 * the messages of the other half meanwhile. A failed write fails everybody in its group and behind it: a connection
 * asks for its next mark before the outcome of its last message is durable.
 */
export function createCommitQueue(
  ledger: Pick<Ledger, 'commit'>,
  issueId: string,
  /** How many connections may ask for a mark. */
  askers: () => number,
): CommitQueue {
  let marks: Waiting<Mark, MarkVerdict>[] = [];
  let outcomes: Waiting<AttemptOutcome, boolean>[] = [];
  let writing = false;
  let called = false;
  let timer: NodeJS.Timeout | null = null;
  let broken: { error: unknown } | null = null;
  let idle: PromiseWithResolvers<void> | null = null;

  async function drain(): Promise<void> {
    called = false;
    if (writing || marks.length + outcomes.length === 0) return;
    clearTimeout(timer ?? undefined);
    timer = null;
    writing = true;
    const group = { marks, outcomes };
    marks = [];
    outcomes = [];
    if (!broken) broken = await writeGroup(ledger, issueId, group);
    if (broken) for (const { reject } of [...group.marks, ...group.outcomes]) reject(broken.error);
    writing = false;
    wake();
    if (isBusy()) return;
    idle?.resolve();
    idle = null;
  }

  function isBusy(): boolean {
    return writing || marks.length + outcomes.length > 0;
  }

  function wake(): void {
    if (writing || called || marks.length + outcomes.length === 0) return;
    if (broken || marks.length * 2 >= askers()) {
      called = true;
      setImmediate(drain); // replies that arrived in the same turn of the event loop share the group
    } else {
      timer ??= setTimeout(drain, GATHER_MS);
    }
  }

  return {
    mark: (item) =>
      new Promise((resolve, reject) => {
        marks.push({ item, resolve, reject });
        wake();
      }),
    record: (item) =>
      new Promise((resolve, reject) => {
        outcomes.push({ item, resolve, reject });
        wake();
      }),
    async settled() {
      if (!isBusy()) return;
      idle ??= Promise.withResolvers();
      await idle.promise;
    },
  };
}

/** Null, or why it could not be written. */
async function writeGroup(
  ledger: Pick<Ledger, 'commit'>,
  issueId: string,
  group: { marks: Waiting<Mark, MarkVerdict>[]; outcomes: Waiting<AttemptOutcome, boolean>[] },
): Promise<{ error: unknown } | null> {
  const batch: LedgerBatch = {
    issueId,
    marks: group.marks.map(({ item }) => item),
    outcomes: group.outcomes.map(({ item }) => item),
  };
  try {
    const verdicts = await ledger.commit(batch);
    settle(group.marks, verdicts.marks);
    settle(group.outcomes, verdicts.outcomes);
    return null;
  } catch (error) {
    return { error };
  }
}

function settle<Verdict>(waiting: Waiting<unknown, Verdict>[], verdicts: Verdict[]): void {
  waiting.forEach(({ resolve, reject }, i) => {
    const verdict = verdicts[i];
    if (verdict === undefined) reject(new Error('The ledger gave fewer verdicts than it was asked for.'));
    else resolve(verdict);
  });
}
