import { issueId } from '../../issues/slot.ts';
import type { Background } from '../../lib/background.ts';
import type { Work } from '../../scheduler/due-work.ts';
import type { Done, WorkOptions } from '../do-work.ts';

type Compose = Extract<Work, { kind: 'compose' }>;

/** Drafts made beside the scheduler's wake-ups, one after another: a language model may take minutes over each. */
export interface DraftLine {
  /** Once `signal` fires, those in the line are not begun, and the one being made ends soon. */
  add(work: Compose, signal: AbortSignal, onDone?: (done: Done) => void): void;
  /** In the line, or being made. */
  has(work: Compose): boolean;
  /** When none is left. */
  over(): Promise<void>;
}

export function createDraftLine(
  background: Background,
  doWork: (work: Work, options: WorkOptions) => Promise<Done>,
): DraftLine {
  const inLine = new Set<string>();
  let last: Promise<void> = Promise.resolve();
  return {
    has: ({ edition, date }) => inLine.has(issueId(edition, date)),
    over: () => last,
    add(work, stopped, onDone) {
      const id = issueId(work.edition, work.date);
      inLine.add(id);
      background.run((closing) => {
        const before = last;
        const signal = AbortSignal.any([stopped, closing]);
        const make = async () => {
          await before;
          try {
            if (signal.aborted) return;
            const done = await doWork(work, { signal });
            onDone?.(done);
          } finally {
            inLine.delete(id);
          }
        };
        const made = make();
        last = made.catch(() => {});
        return made;
      });
    },
  };
}
