import type { App } from '../../app/app.ts';
import { describeSigning } from '../../delivery/dkim/describe-signing.ts';
import { describeRelay } from '../../delivery/relays/describe-relay.ts';
import { describeInstant } from '../../issues/local-time.ts';
import { zoneOfIssue } from '../../issues/slot.ts';
import type { WeightsInUse } from '../../jobs/retrain/summary-weights.ts';
import { countOf, countsInWords, inWords } from '../../lib/in-words.ts';
import { hasServer } from '../issue/mail-server.ts';
import { closedDesk } from '../server/closed-desk.ts';
import type { Cells, Terminal } from '../terminal.ts';
import { freezingInWords } from './freezing-in-words.ts';
import { issuesAhead } from './issues-ahead.ts';
import { describeReturned, returnedStatus } from './returned-status.ts';
import { whyNotSent } from './why-not-sent.ts';

const ISSUES_SHOWN = 10;

export type Overview = Awaited<ReturnType<typeof readOverview>>;

/** How the newsroom is: its latest issues, and whatever may need somebody. */
export async function readOverview(app: App) {
  return {
    newsroom: app.newsroom.newsroom.name,
    subscribers: await app.effects.subscribers.count({ state: 'active' }),
    issues: await listIssues(app),
    feeds: await app.jobs.feedStatus(),
    relays: await app.issues.relays(),
    model: await modelToday(app),
    summaries: await app.effects.summaryWeights.inUse(),
    returned: await returnedStatus(app),
    restored: await app.jobs.restoreProblem(),
    dkim: app.signing?.keys ?? [],
  };
}

/** `freezing`: readers written down by a freeze that is under way; null where none is. */
async function listIssues({ issues, effects }: App) {
  const latest = await issues.list(ISSUES_SHOWN);
  return Promise.all(
    latest.map(async (issue) => ({
      ...issue,
      freezing: issue.state === 'approved' ? await effects.ledger.freezing(issue.id) : null,
    })),
  );
}

/** The same as a program reads it: no keys, no trees. */
export function overviewAsJson({ summaries, restored, dkim, ...rest }: Overview): object {
  return {
    ...rest,
    summaries: withoutTrees(summaries),
    restored: restored && { problem: restored.message, hint: restored.hint },
    dkim: dkim.map(({ domain, selector, algorithm, bits }) => ({ domain, selector, algorithm, bits })),
  };
}

export function printOverview(app: App, overview: Overview, terminal: Terminal): void {
  const { newsroom, subscribers, issues, feeds, model, returned, restored, dkim } = overview;
  terminal.print(`${newsroom}: ${countOf(subscribers, 'subscriber')}, ${countOf(feeds.length, 'feed')}`);
  if (restored) terminal.problem(restored);
  if (issues.length === 0) terminal.print('No issue yet: “twofold compose EDITION” makes one.');
  terminal.table(issues.map((issue) => issueRow(app, issue)));
  const rows: Cells[] = [];
  const row = (...cells: Cells) => rows.push(cells);
  for (const { id, counts } of issues)
    if (counts.in_doubt)
      row(
        `in doubt ${id}`,
        counts.in_doubt.toLocaleString('en-GB'),
        `“twofold status ${id}” names them, “twofold resolve” settles them`,
      );
  for (const cells of issuesAhead(issues, app.clock.now())) row(...cells);
  for (const { id, status, error, held } of feeds)
    if (error !== null || held !== null)
      row(`feed ${id}`, status, ...[error, held].filter((part) => part !== null));
  for (const cells of relayRows(app, overview)) row(...cells);
  const closed = closedDesk(app);
  if (closed !== null) row('desk', closed);
  row('DKIM', describeSigning(dkim));
  for (const cells of describeReturned(returned)) row(...cells);
  if (model) row(`model ${model.name}`, describeUse(model));
  const said = describeWeights(overview.summaries);
  if (said !== null) row('summaries', ...said);
  terminal.table(rows);
}

function issueRow({ newsroom }: App, issue: Overview['issues'][number]): Cells {
  const { id, state, sendAt, counts, heldReason, finishedAt, freezing } = issue;
  const time = (at: number) => describeInstant(at, zoneOfIssue(newsroom.editions, id));
  const note = whyNotSent(issue, newsroom.editions) ?? (heldReason ? `held: ${heldReason}` : '');
  const noted = finishedAt === null ? note : `finished ${time(finishedAt)}`;
  return [id, inWords(state), time(sendAt), countsInWords(counts) || freezingInWords(freezing), noted];
}

/** Where mail goes. */
function relayRows({ newsroom, config }: App, { relays }: Overview): [string, string][] {
  if (!hasServer({ config, newsroom }))
    return [['mail', 'goes to the dev mailbox on this machine and nowhere else']];
  return relays.map((relay) => {
    const { name, standing } = describeRelay(relay, newsroom.editions[0]?.zone ?? 'UTC');
    return [`relay ${name}`, standing];
  });
}

interface ModelUse {
  name: string;
  tokens: number;
  cost: number;
  mostTokens: number;
  /** Null where no budget in money is set. */
  mostCost: number | null;
}

/** What the language model has used of the day's budget; null without one. */
async function modelToday({ config: { model }, effects }: App): Promise<ModelUse | null> {
  if (model === null || effects.summariser === null) return null;
  const { tokens, cost } = await effects.summariser.usedToday();
  const budget = model.budget.perDay;
  return {
    name: model.name,
    tokens,
    cost,
    mostTokens: model.tokens.perDay,
    mostCost: Number.isFinite(budget) ? budget : null,
  };
}

function describeUse({ tokens, cost, mostTokens, mostCost }: ModelUse): string {
  const money =
    mostCost === null
      ? cost > 0
        ? `, cost ${cost.toFixed(2)}`
        : ''
      : `, cost ${cost.toFixed(2)} of ${mostCost.toFixed(2)}`;
  return `${tokens} of ${mostTokens} tokens today${money}`;
}

/** Nothing where all is as it comes. */
function describeWeights(weights: WeightsInUse): string[] | null {
  if (weights.use === 'retrained') {
    const { stories, trainedAt } = weights.weights;
    return ['retrained', `on ${countOf(stories, 'past blurb')}, ${trainedAt.slice(0, 10)}`];
  }
  if (!('unfit' in weights)) return null;
  return ['retrained weights not used', `${weights.unfit}; run “twofold retrain” again, or with --reset`];
}

function withoutTrees(weights: WeightsInUse): object {
  if (weights.use !== 'retrained') return weights;
  const { sets: _sets, ...header } = weights.weights;
  return { use: weights.use, ...header };
}
