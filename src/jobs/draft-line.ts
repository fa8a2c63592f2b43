import { issueId } from '../issues/slot.ts';
import type { Background } from '../lib/background.ts';
import type { Work } from '../scheduler/due-work.ts';
import type { Done, WorkOptions } from './do-work.ts';

type Compose = Extract<Work, { kind: 'compose' }>;

/** Drafts made beside the scheduler's wake-ups, one after another: a language model may take minutes over each. */
export interface DraftLine {
  add(work: Compose, onDone?: (done: Done) => void): void;
  /** In the line, or being made. */
  has(work: Compose): boolean;
}

export function createDraftLine(
  background: Background,
  doWork: (work: Work, options: WorkOptions) => Promise<Done>,
): DraftLine {
  const inLine = new Set<string>();
  let last: Promise<void> = Promise.resolve();
  return {
    has: ({ edition, date }) => inLine.has(issueId(edition, date)),
    add(work, onDone) {
      const id = issueId(work.edition, work.date);
      inLine.add(id);
      background.run((signal) => {
        const before = last;
        const make = async () => {
          await before.catch(() => {});
          try {
            if (signal.aborted) return;
            const done = await doWork(work, { signal });
            onDone?.(done);
          } finally {
            inLine.delete(id);
          }
        };
        last = make();
        return last;
      });
    },
  };
}
