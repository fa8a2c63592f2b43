import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SendReport } from '../delivery/send/send-issue.ts';
import type { PollReport } from '../feeds/poll/poll-feeds.ts';
import type { Issue, IssueHead } from '../issues/issue.ts';
import { addDays, localDate } from '../issues/local-time.ts';
import { issueId } from '../issues/slot.ts';
import { OperatorError } from '../lib/errors.ts';
import { consentWording } from '../subscribers/consent.ts';
import { type ImportReport, importSubscribers } from '../subscribers/import-subscribers.ts';
import { makeDraft } from './draft/make-draft.ts';
import { type Effects, MACHINE } from './effects.ts';
import { pollNewsroom } from './feeds/poll-newsroom.ts';
import { approveByPolicy, deliver, startSending } from './send/send-due-issue.ts';

const HOUR = 3_600_000;

/** The first edition of the day looks at the day before until this long ago, the next at what came since. */
const FIRST_WINDOW_ENDS = 10 * HOUR;
const WINDOW = 24 * HOUR;
/** Of the day's news the day's editions told the most; there is an issue in what they left. */
const DRAFT_WINDOW = 36 * HOUR;

export interface SampleSteps {
  signal: AbortSignal;
  onPoll(done: number, total: number): void;
  polled(report: PollReport): void;
  imported(report: ImportReport): void;
  composed(issue: Issue): void;
  onSend(done: number, total: number): void;
  sent(issue: IssueHead, report: SendReport): void;
  already(issue: IssueHead): void;
  forTheDesk(issue: Issue): void;
}

/** The whole way once, at any time of day: poll, compose both editions, approve by policy, send. */
export async function runSample(effects: Effects, dir: string, steps: SampleSteps): Promise<void> {
  steps.imported(await addSampleSubscribers(effects, dir));
  steps.polled(await pollNewsroom(effects, { force: true, signal: steps.signal, onProgress: steps.onPoll }));
  const now = effects.clock.now();
  const last = effects.newsroom.editions.length - 1;
  for (const [place, edition] of effects.newsroom.editions.entries()) {
    if (steps.signal.aborted) return;
    const to = now - (last - place) * FIRST_WINDOW_ENDS;
    await makeAndSend(effects, edition.id, { from: to - WINDOW, to }, steps);
  }
  await leaveDraft(effects, steps);
}

/** Tomorrow's first edition of what today's did not tell: something to edit, approve and send by hand. */
async function leaveDraft(effects: Effects, steps: SampleSteps): Promise<void> {
  const [edition] = effects.newsroom.editions;
  if (!edition) return;
  const to = effects.clock.now(); // later than the last edition's window ended: what that told is remembered
  const window = { from: to - DRAFT_WINDOW, to };
  const date = addDays(localDate(to, edition.zone), 1);
  if (await effects.issues.get(issueId(edition.id, date))) return;
  const hold = 'A draft to try the desk on: edit it, approve it, send it.';
  const made = await makeDraft(effects, {
    edition: edition.id,
    date,
    actor: MACHINE,
    window,
    hold,
  });
  if (made.outcome === 'composed') steps.forTheDesk(made.issue);
}

async function addSampleSubscribers(effects: Effects, dir: string): Promise<ImportReport> {
  const { newsroom, editions } = effects.newsroom;
  const titles = new Map(editions.map(({ id, title }) => [id, title]));
  return importSubscribers(effects.subscribers, await readFile(join(dir, 'subscribers.csv'), 'utf8'), {
    now: effects.clock.now(),
    wordingOf: (edition) => consentWording(newsroom.name, titles.get(edition) ?? edition, newsroom.language),
    source: 'sample newsroom',
    editions: editions.map(({ id }) => id),
    defaultEditions: [],
  });
}

async function makeAndSend(
  effects: Effects,
  edition: string,
  window: Issue['window'],
  steps: SampleSteps,
): Promise<void> {
  const made = await makeDraft(effects, { edition, date: null, actor: MACHINE, window });
  if (made.outcome === 'refused') {
    const sent = (await effects.issues.list(10)).find((issue) => issue.edition === edition);
    if (sent?.state === 'sending') return send(effects, sent, steps);
    if (sent) steps.already(sent);
    return;
  }
  steps.composed(made.issue);
  const approved = await approveByPolicy(effects, made.issue, 'current');
  if (approved.outcome !== 'approved')
    throw new OperatorError(`${made.issue.id} was not sent: ${approved.reason}`);
  const started = await startSending(effects, approved.issue);
  if (started.outcome !== 'started')
    throw new OperatorError(`${made.issue.id} was not sent: ${started.reason}`, {
      ...(started.hint !== undefined && { hint: started.hint }),
    });
  await send(effects, approved.issue, steps);
}

async function send(effects: Effects, issue: IssueHead, steps: SampleSteps): Promise<void> {
  const report = await deliver(effects, issue.id, { signal: steps.signal, onProgress: steps.onSend });
  steps.sent(issue, report);
}
