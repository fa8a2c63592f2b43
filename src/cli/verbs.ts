import { addBounces } from './bounces/bounces.ts';
import { addDkim } from './dkim/dkim.ts';
import { addFeeds } from './feeds/feeds.ts';
import { addApprove } from './issue/approve.ts';
import { addCancel } from './issue/cancel.ts';
import { addCompose } from './issue/compose.ts';
import { addLint } from './issue/lint.ts';
import { addPreview } from './issue/preview.ts';
import { addResume } from './issue/resume.ts';
import { addSend } from './issue/send.ts';
import { addTestSend } from './issue/test-send.ts';
import { addMigrate } from './migrate.ts';
import { addPoll } from './poll.ts';
import { addReplay } from './replay/replay.ts';
import { addResolve } from './resolve/resolve.ts';
import { addRetrain } from './retrain.ts';
import { addRun } from './server/run.ts';
import { addServe } from './server/serve.ts';
import { addStart } from './server/start.ts';
import { addWorker } from './server/worker.ts';
import { addStatus } from './status/status.ts';
import { addSubscribers } from './subscribers/subscribers.ts';
import type { AddVerb } from './verb.ts';

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
