import type { Background } from '../../lib/background.ts';
import { messageOf } from '../../lib/errors.ts';
import type { Done, WorkOptions } from '../do-work.ts';

type Deliver = Extract<Done['work'], { kind: 'deliver' }>;
type Options = Pick<WorkOptions, 'signal' | 'onSend'> & { onDone(done: Done): void };

/** Sends carried beside the scheduler's passes: one may take hours, and feeds and drafts are due meanwhile. */
export interface SendLine {
  /** Sends what is due of the issue, unless another process is at it. */
  begin(issueId: string, options: Options): void;
  /** Under way, here or, as was found, elsewhere. */
  has(issueId: string): boolean;
  /** When none is under way. */
  over(): Promise<void>;
}

export function createSendLine(
  background: Background,
  doWork: (work: Done['work'], options: WorkOptions) => Promise<Done>,
  /** Held while this process sends the issue; null where another one does. */
  holdSend: (issueId: string) => Promise<AsyncDisposable | null>,
): SendLine {
  const underWay = new Map<string, Promise<void>>();
  const elsewhere = new Set<string>();

  async function send(issueId: string, { onDone, ...options }: Options): Promise<void> {
    const work = { kind: 'deliver' as const, issueId };
    try {
      await sendHeld(work, { onDone, ...options });
    } catch (error) {
      onDone({ work, failed: true, said: `${issueId}: ${messageOf(error)}` });
    }
  }

  async function sendHeld(work: Deliver, { onDone, ...options }: Options): Promise<void> {
    const { issueId } = work;
    await using held = await holdSend(issueId);
    if (held) return onDone(await doWork(work, options));
    elsewhere.add(issueId);
    onDone({ work, failed: false, said: `${issueId}: another process is sending it` });
  }

  return {
    has: (issueId) => underWay.has(issueId) || elsewhere.has(issueId),
    async over() {
      await Promise.all(underWay.values());
    },
    begin(issueId, options) {
      background.run((closing) => {
        const signal = AbortSignal.any([options.signal, closing]);
        const sent = send(issueId, { ...options, signal }).finally(() => underWay.delete(issueId));
        underWay.set(issueId, sent);
        return sent;
      });
    },
  };
}
