import type { SendReport } from '../delivery/send/send-issue.ts';
import type { PagesReport } from '../feeds/page/read/read-pages.ts';
import { FORGOTTEN } from '../issues/forgotten-send.ts';
import { countReworded } from '../issues/reword-stories.ts';
import type { EpochMs } from '../lib/clock.ts';
import { messageOf, OperatorError } from '../lib/errors.ts';
import { countOf } from '../lib/in-words.ts';
import type { Work } from '../scheduler/due-work.ts';
import { deleteOldArticles } from './delete-old-articles.ts';
import { deleteOldDeliveries } from './delete-old-deliveries.ts';
import { holdIssue, tellEditors } from './draft/hold-issue.ts';
import { makeDraft } from './draft/make-draft.ts';
import { type Effects, MACHINE } from './effects.ts';
import { pollNewsroom, wasAsked } from './feeds/poll-newsroom.ts';
import { holdForgotten } from './restore/forgotten-send.ts';
import { collectReports } from './returned/collect-reports.ts';
import { deleteOldReports } from './returned/receive-returned.ts';
import { doDeliver, doSend } from './send/do-send.ts';

/** One line for the log and the terminal. */
export interface Done {
  work: Work;
  /** A sentence: "morning/2026-11-23: 9 stories". */
  said: string;
  failed: boolean;
  /** Of an issue that was sent or resumed. */
  report?: SendReport;
}

/** What came of it; `failed` left out is no. */
export type Said = Omit<Done, 'work' | 'failed'> & Partial<Pick<Done, 'failed'>>;

export interface WorkOptions {
  signal: AbortSignal;
  onPoll?(done: number, total: number): void;
  onSend?(issueId: string, done: number, total: number): void;
  /** Takes the sending itself off this work's hands, so that a long one keeps nothing else waiting. */
  sendLater?(issueId: string): void;
  /** The same for reading the bounce mailbox. */
  collectLater?(): void;
}

/** Does one piece of work. A failure is returned, so that one issue's trouble never keeps another from being sent. */
export async function doWork(effects: Effects, work: Work, options: WorkOptions): Promise<Done> {
  try {
    return { work, failed: false, ...(await perform(effects, work, options)) };
  } catch (error) {
    const level = error instanceof OperatorError ? 'warn' : 'error';
    effects.log[level]({ work, err: error }, 'work failed');
    const hint = error instanceof OperatorError && error.hint ? ` ${error.hint.replaceAll('\n', ' ')}` : '';
    return { work, failed: true, said: `${nameOf(work)}: ${messageOf(error)}${hint}` };
  }
}

function nameOf(work: Work): string {
  if ('issueId' in work) return work.issueId;
  return work.kind === 'compose' ? `${work.edition}/${work.date}` : work.kind;
}

async function perform(effects: Effects, work: Work, options: WorkOptions): Promise<Said> {
  switch (work.kind) {
    case 'poll':
      return poll(effects, work, options);
    case 'compose':
      return compose(effects, work, options);
    case 'hold':
      await holdIssue(effects, work.issueId, work.reason, options.signal);
      return { said: `${work.issueId}: held. ${work.reason}` };
    case 'send':
      return doSend(effects, work, options);
    case 'deliver':
      return doDeliver(effects, work.issueId, options);
    case 'collect':
      return collect(effects, options);
    case 'tidy':
      return tidy(effects);
  }
}

async function poll(
  effects: Effects,
  { olderThanMs, until }: Extract<Work, { kind: 'poll' }>,
  { signal, onPoll }: WorkOptions,
) {
  const report = await pollNewsroom(effects, {
    signal: until === undefined ? signal : endingAt(until, effects, signal),
    ...(olderThanMs !== undefined && { olderThanMs }),
    onProgress: (done, total) => onPoll?.(done, total),
  });
  const asked = report.feeds.filter(wasAsked).length;
  return {
    said: `polled ${countOf(asked, 'feed')}: ${countOf(report.added, 'new article')}, ${report.updated} updated, ${countOf(report.failed, 'feed')} failing${saidOf(report.pages)}`,
  };
}

/** Half a day at most: no poll is as long. */
function endingAt(until: EpochMs, { clock }: Effects, signal: AbortSignal): AbortSignal {
  const left = Math.min(Math.max(0, until - clock.now()), 12 * 60 * 60_000);
  return AbortSignal.any([signal, AbortSignal.timeout(left)]);
}

function saidOf({ asked, read }: PagesReport): string {
  return asked === 0 ? '' : `; ${read} of ${countOf(asked, 'article page')} read`;
}

async function collect(effects: Effects, { signal, collectLater }: WorkOptions) {
  if (collectLater) {
    collectLater();
    return { said: 'reading the bounce mailbox' };
  }
  const { looked, taken } = await collectReports(effects, signal);
  return {
    said: `bounce mailbox: ${countOf(looked, 'new message')}, of them ${countOf(taken, 'report')} of ours`,
  };
}

async function tidy(effects: Effects) {
  // Until all are gone the day's tidying is not over, and goes on with the next wake-up.
  const believed = await effects.retention.believedNow(effects.clock.now());
  const deliveries = await deleteOldDeliveries(effects, believed);
  const some = `deleted ${countOf(deliveries.deleted, 'old delivery', 'old deliveries')}`;
  if (!deliveries.done) return { said: `${some}, more at the next wake-up` };
  const deleted = countOf(await deleteOldArticles(effects, believed), 'old article');
  await deleteOldReports(effects, believed);
  return { said: deliveries.deleted === 0 ? `deleted ${deleted}` : `${some}, ${deleted}` };
}

async function compose(effects: Effects, work: Extract<Work, { kind: 'compose' }>, { signal }: WorkOptions) {
  const { edition, date, hold } = work;
  // It may have waited for other drafts, and an editor has made it meanwhile.
  const made = await makeDraft(effects, { edition, date, hold, actor: MACHINE, signal, onlyNew: true });
  if (made.outcome === 'refused') return { said: made.reason };
  const { issue, fresh } = made;
  const forgotten = fresh && (await holdForgotten(effects, issue.id)) !== null;
  const heldReason = forgotten ? FORGOTTEN : issue.heldReason;
  if (fresh && heldReason !== null) await tellEditors(effects, issue, heldReason, signal);
  const held = heldReason === null ? '' : ` Held: ${heldReason}`;
  const counted = countReworded(issue.content);
  const worded = counted ? ` ${counted.model} worded ${counted.reworded} of ${counted.asked}.` : '';
  return {
    said: `${issue.id}: a draft of ${countOf(issue.content.stories.length, 'story', 'stories')}.${worded}${held}`,
  };
}
