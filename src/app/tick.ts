import { issueId } from '../issues/slot.ts';
import type { Done, WorkOptions } from '../jobs/do-work.ts';
import { createDraftLine, type DraftLine } from '../jobs/draft/draft-line.ts';
import { saidOnce } from '../jobs/said-once.ts';
import { createSendLine, type SendLine } from '../jobs/send/send-line.ts';
import { endsWithin } from '../lib/ends-within.ts';
import type { Work } from '../scheduler/due-work.ts';
import { holdRun, holdSharedSend } from '../store/ledger/worker-locks.ts';
import { holdLock, holdSend } from '../store/sqlite/hold-lock.ts';
import { putRight } from './put-right.ts';
import type { AppWork, TickOptions, WorkNeeds } from './work.ts';

export interface TickNeeds extends Omit<WorkNeeds, 'queue'> {
  due(): Promise<Work[]>;
  /** Where a pass that keeps nothing waiting puts what takes long. */
  later: Required<Pick<WorkOptions, 'sendLater' | 'collectLater'>>;
  /** A pass has come to its end. */
  onPassed(): void;
}

interface Here extends TickNeeds {
  drafts: DraftLine;
  sends: SendLine;
}

type Heard = TickOptions & Required<Pick<TickOptions, 'onDone'>>;

/** While what was begun goes on, something else may fall due. */
const LOOK_EVERY_MS = 5_000;

/** What is due, done by this process. */
export function createTick(needs: TickNeeds): AppWork['tick'] {
  const { jobs, background, config, database } = needs;
  const { openSession } = database;
  const drafts = createDraftLine(background, jobs.doWork);
  const sends = createSendLine(background, jobs.doWork, async (issueId) =>
    openSession ? holdSharedSend(openSession, issueId) : holdSend(config.dataDir, issueId),
  );
  return (options) => tick({ ...needs, drafts, sends }, options);
}

async function tick(here: Here, options: TickOptions): Promise<Done[] | null> {
  const { all, onDone } = saidOnce(options.onDone);
  const heard = { ...options, onDone };
  if (!(await pass(here, heard))) return null;
  if (options.beside) return all;
  const over = () => Promise.all([here.drafts.over(), here.sends.over()]);
  while (!(await endsWithin(over(), LOOK_EVERY_MS))) await pass(here, heard);
  return all;
}

/**
 * False when another process is at it. Drafts and sends are only begun: what is due meanwhile must not wait for them,
 * nor for the lock.
 */
async function pass(here: Here, heard: Heard): Promise<boolean> {
  const { effects, config, database, due } = here;
  const { db, openSession } = database;
  const lock = openSession ? await holdRun(openSession) : holdLock(`${config.dataDir}/scheduler.lock`);
  if (!lock) return false;
  try {
    await putRight(effects, db, openSession === null);
    for (const work of await due()) {
      if (heard.signal.aborted) break;
      if (!isUnderWay(here, work)) await take(here, work, heard);
    }
    here.onPassed();
    return true;
  } finally {
    await lock.release();
  }
}

/** It is being done right now. */
function isUnderWay({ effects, drafts, sends }: Here, work: Work): boolean {
  return (
    (work.kind === 'deliver' && (effects.sending.has(work.issueId) || sends.has(work.issueId))) ||
    (work.kind === 'compose' && drafts.has(work))
  );
}

async function take(here: Here, work: Work, heard: Heard): Promise<void> {
  const { onDone, beside = false, ...options } = heard;
  if (work.kind === 'compose') {
    here.drafts.add(work, options.signal, onDone);
    if (beside)
      onDone({ work, failed: false, said: `${issueId(work.edition, work.date)}: making the draft` });
  } else if (!beside && (work.kind === 'send' || work.kind === 'deliver')) await send(here, work, heard);
  else onDone(await here.jobs.doWork(work, { ...options, ...(beside && here.later) }));
}

/** Begun beside the pass; of what only led to it nothing is said. */
async function send(
  { jobs, sends }: Here,
  work: Work,
  { onDone, beside: _no, ...options }: Heard,
): Promise<void> {
  let begun = false;
  const sendLater = (issueId: string) => {
    begun = true;
    sends.begin(issueId, { ...options, onDone });
  };
  const done = await jobs.doWork(work, { ...options, sendLater });
  if (!begun) onDone(done);
}
