import type { ReceivedMail } from '../bounces/receive-mail.ts';
import type { EditionConfig } from '../issues/edition.ts';
import type { Issue } from '../issues/issue.ts';
import type { EpochMs } from '../lib/clock.ts';
import type { Work } from '../scheduler/due-work.ts';
import { believeRefusals, refusedForGood } from './believe-refusals.ts';
import { checkLinks } from './check-links.ts';
import { collectReports } from './collect-reports.ts';
import { doWork, type WorkOptions } from './do-work.ts';
import { type Effects, editionOf } from './effects.ts';
import { feedStatus } from './feed-status.ts';
import { composeFrom, type DraftRequest, makeDraft } from './make-draft.ts';
import { type PollRequest, pollNewsroom } from './poll-newsroom.ts';
import { receiveReturned } from './receive-returned.ts';
import { acceptOpen, countInLog, reconcileLog } from './reconcile-log.ts';
import { releaseFeed } from './release-feed.ts';
import { restoreProblem } from './restore-problem.ts';
import { type RetrainRequest, retrain } from './retrain.ts';
import { runSample, type SampleSteps } from './run-sample.ts';
import { type DeliverOptions, deliver, startSending } from './send-due-issue.ts';

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
