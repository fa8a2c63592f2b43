import { addApprove } from './approve.ts';
import { addBounces } from './bounces.ts';
import { addCancel } from './cancel.ts';
import { addCompose } from './compose.ts';
import { addDkim } from './dkim.ts';
import { addFeeds } from './feeds.ts';
import { addLint } from './lint.ts';
import { addMigrate } from './migrate.ts';
import { addPoll } from './poll.ts';
import { addPreview } from './preview.ts';
import { addReplay } from './replay.ts';
import { addResolve } from './resolve.ts';
import { addResume } from './resume.ts';
import { addRetrain } from './retrain.ts';
import { addRun } from './run.ts';
import { addSend } from './send.ts';
import { addServe } from './serve.ts';
import { addStart } from './start.ts';
import { addStatus } from './status.ts';
import { addSubscribers } from './subscribers.ts';
import { addTestSend } from './test-send.ts';
import type { AddVerb } from './verb.ts';
import { addWorker } from './worker.ts';

/** In the order of `--help`. A new verb is one file and one line here. */
export const VERBS: AddVerb[] = [
  addStart,
  addServe,
  addWorker,
  addRun,
  addPoll,
  addCompose,
  addPreview,
  addLint,
  addTestSend,
  addApprove,
  addSend,
  addCancel,
  addStatus,
  addResume,
  addResolve,
  addSubscribers,
  addBounces,
  addFeeds,
  addDkim,
  addReplay,
  addRetrain,
  addMigrate,
];
