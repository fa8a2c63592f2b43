import type { ReceivedMail } from '../bounces/receive-mail.ts';
import type { EditionConfig } from '../issues/edition.ts';
import type { Issue } from '../issues/issue.ts';
import type { EpochMs } from '../lib/clock.ts';
import type { Work } from '../scheduler/due-work.ts';
import { doWork, type WorkOptions } from './do-work.ts';
import { checkLinks } from './draft/check-links.ts';
import { composeFrom, type DraftRequest, makeDraft } from './draft/make-draft.ts';
import { type Effects, editionOf } from './effects.ts';
import { feedStatus } from './feeds/feed-status.ts';
import { type PollRequest, pollNewsroom } from './feeds/poll-newsroom.ts';
import { releaseFeed } from './feeds/release-feed.ts';
import { acceptOpen, countInLog, reconcileLog } from './restore/reconcile-log.ts';
import { restoreProblem } from './restore/restore-problem.ts';
import { type RetrainRequest, retrain } from './retrain/retrain.ts';
import { believeRefusals, refusedForGood } from './returned/believe-refusals.ts';
import { collectReports } from './returned/collect-reports.ts';
import { receiveReturned } from './returned/receive-returned.ts';
import { runSample, type SampleSteps } from './run-sample.ts';
import { type DeliverOptions, deliver, startSending } from './send/send-due-issue.ts';

/** Every job, bound to what it touches: what the command line, the desk and the scheduler call. */
export function createJobs(effects: Effects) {
  return {
    editionOf: (id: string) => editionOf(effects, id),
    poll: (request: PollRequest) => pollNewsroom(effects, request),
    feedStatus: () => feedStatus(effects),
    releaseFeed: (feedId: string, actor: string) => releaseFeed(effects, feedId, actor),
    makeDraft: (request: DraftRequest) => makeDraft(effects, request),
    composeFrom: (edition: EditionConfig, id: string, window: { from: EpochMs; to: EpochMs }) =>
      composeFrom(effects, edition, id, window),
    checkLinks: (issue: Issue, options: Parameters<typeof checkLinks>[2]) =>
      checkLinks(effects, issue, options),
    collectReports: (signal: AbortSignal) => collectReports(effects, signal),
    receiveReturned: (mail: ReceivedMail) => receiveReturned(effects, mail),
    refusedForGood: (issueId: string) => refusedForGood(effects, issueId),
    believeRefusals: (issueId: string) => believeRefusals(effects, issueId),
    retrain: (request: RetrainRequest) => retrain(effects, request),
    startSending: (issue: Issue) => startSending(effects, issue),
    deliver: (issueId: string, options: DeliverOptions) => deliver(effects, issueId, options),
    reconcileLog: (issue: Issue, path: string) => reconcileLog(effects, issue, path),
    countInLog: (issueId: string, path: string) => countInLog(effects, issueId, path),
    acceptOpen: (issueId: string, ids: readonly number[], actor: string) =>
      acceptOpen(effects, issueId, ids, actor),
    restoreProblem: () => restoreProblem(effects),
    doWork: (work: Work, options: WorkOptions) => doWork(effects, work, options),
    runSample: (dir: string, steps: SampleSteps) => runSample(effects, dir, steps),
  };
}

export type Jobs = ReturnType<typeof createJobs>;
