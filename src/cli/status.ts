import type { App } from '../app.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { describeSigning } from '../delivery/dkim/describe-signing.ts';
import { describeRelay } from '../delivery/relays/describe-relay.ts';
import type { RelayState } from '../delivery/relays/relay-pool.ts';
import { describeInstant } from '../issues/local-time.ts';
import { zoneOfIssue } from '../issues/slot.ts';
import type { WeightsInUse } from '../jobs/summary-weights.ts';
import { ExitCode } from '../lib/errors.ts';
import { countOf, countsInWords, inWords } from '../lib/in-words.ts';
import { ISSUE_HELP, jsonOption, resolveIssue } from './resolve-issue.ts';
import { restoreProblem } from './restore-problem.ts';
import { describeReport, describeReturned, returnedOf, returnedStatus } from './returned-status.ts';
import type { Terminal } from './terminal.ts';
import { type AddVerb, examples, withApp } from './verb.ts';

const ISSUES_SHOWN = 10;
const LISTED = 200;

export const addStatus: AddVerb = (program, act) => {
  program
    .command('status')
    .description(
      'Show issues, deliveries and feeds; of one issue, also its deliveries deferred, in doubt and rejected, and what came back, by name.',
    )
    .addHelpText('before', examples('status', 'status morning/2026-11-23', 'status --json'))
    .argument('[issue]', ISSUE_HELP)
    .addOption(jsonOption())
    .action((named: string | undefined, { json = false }: { json?: boolean }) =>
      act((context) =>
        withApp(context, (app) =>
          named === undefined
            ? overview(app, context.terminal, json)
            : one(app, named, context.terminal, json),
        ),
      ),
    );
};

async function overview(app: App, terminal: Terminal, json: boolean): Promise<ExitCode> {
  const issues = await app.issues.list(ISSUES_SHOWN);
  const feeds = await app.jobs.feedStatus();
  const subscribers = await app.effects.subscribers.count({ state: 'active' });
  const model = await modelToday(app);
  const summaries = await app.effects.summaryWeights.inUse();
  const returned = await returnedStatus(app);
  const relays = await app.issues.relays();
  const restored = await restoreProblem(app);
  if (json)
    terminal.printJson({
      newsroom: app.newsroom.newsroom.name,
      subscribers,
      issues,
      feeds,
      relays,
      model,
      summaries: withoutTrees(summaries),
      returned,
      restored: restored && { problem: restored.message, hint: restored.hint },
      dkim: (app.signing?.keys ?? []).map(({ domain, selector, algorithm, bits }) => ({
        domain,
        selector,
        algorithm,
        bits,
      })),
    });
  else {
    terminal.print(
      `${app.newsroom.newsroom.name}: ${countOf(subscribers, 'subscriber')}, ${countOf(feeds.length, 'feed')}`,
    );
    if (restored) terminal.problem(restored);
    if (issues.length === 0) terminal.print('No issue yet: “twofold compose EDITION” makes one.');
    for (const { id, state, sendAt, counts, heldReason } of issues) {
      const zone = zoneOfIssue(app.newsroom.editions, id);
      terminal.print(
        [
          id,
          inWords(state),
          describeInstant(sendAt, zone),
          countsInWords(counts),
          heldReason ? `held: ${heldReason}` : '',
        ].join('\t'),
      );
    }
    for (const { id, counts } of issues)
      if (counts.in_doubt)
        terminal.print(
          [
            `in doubt ${id}`,
            counts.in_doubt,
            `“twofold status ${id}” names them, “twofold resolve” settles them`,
          ].join('\t'),
        );
    for (const { id, status, error, held } of feeds)
      if (error !== null || held !== null)
        terminal.print([`feed ${id}`, status, ...[error, held].filter((part) => part !== null)].join('\t'));
    sayRelays(app, relays, terminal);
    terminal.print(`DKIM\t${describeSigning(app.signing?.keys ?? [])}`);
    for (const line of describeReturned(returned)) terminal.print(line);
    if (model) terminal.print(`model ${model.name}\t${describeUse(model)}`);
    const said = describeWeights(summaries);
    if (said !== null) terminal.print(['summaries', ...said].join('\t'));
  }
  return ExitCode.ok;
}

/** Nothing of a single server that works. */
function sayRelays({ newsroom }: App, relays: RelayState[], terminal: Terminal): void {
  const [only] = relays;
  if (relays.length === 1 && only?.phase === 'closed' && only.today === null) return;
  for (const relay of relays) {
    const { name, standing } = describeRelay(relay, newsroom.editions[0]?.zone ?? 'UTC');
    terminal.print(`relay ${name}\t${standing}`);
  }
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

async function one(app: App, named: string, terminal: Terminal, json: boolean): Promise<ExitCode> {
  const issue = await resolveIssue(app, named);
  const outcomes = await app.issues.outcomes(issue.id);
  const { counts, rejected, exclusions, returned, deletedAt, nextDueAt } = outcomes;
  if (json) {
    const { content: _content, ...about } = issue;
    const { subject } = issue.content;
    const inDoubt = await Array.fromAsync(everyDoubt(app, issue.id));
    terminal.printJson({ ...about, subject, counts, exclusions, inDoubt, rejected, returned, deletedAt });
    return ExitCode.ok;
  }
  terminal.print(`${issue.id}\t${inWords(issue.state)}\t${issue.content.subject}`);
  if (issue.heldReason) terminal.print(`held: ${issue.heldReason}`);
  terminal.print(countsInWords(counts) || 'nothing frozen yet');
  if (issue.state === 'sending' && nextDueAt !== null)
    terminal.print(
      `the next copy is due ${describeInstant(nextDueAt, zoneOfIssue(app.newsroom.editions, issue.id))}`,
    );
  if (deletedAt !== null)
    terminal.print(
      `names deleted ${describeInstant(deletedAt, zoneOfIssue(app.newsroom.editions, issue.id))}, but for those in doubt`,
    );
  for await (const delivery of everyDoubt(app, issue.id)) {
    terminal.print(
      `in doubt\t${delivery.id}\t${delivery.address}\t<${delivery.messageId}>\t${delivery.detail ?? ''}\t${delivery.relay === null ? '' : `by ${delivery.relay}`}`,
    );
  }
  for (const delivery of await app.effects.ledger.list(issue.id, 'deferred', LISTED)) {
    const again =
      delivery.nextAt === null
        ? ''
        : `again ${describeInstant(delivery.nextAt, zoneOfIssue(app.newsroom.editions, issue.id))}`;
    terminal.print(
      `deferred\t${delivery.id}\t${delivery.address}\t${delivery.code ?? ''}\t${delivery.detail ?? ''}\t${again}`,
    );
  }
  for (const delivery of rejected) {
    terminal.print(
      `rejected\t${delivery.id}\t${delivery.address}\t${delivery.code ?? ''}\t${delivery.detail ?? ''}`,
    );
  }
  sayLeftOut(terminal, 'deferred', counts.deferred);
  sayLeftOut(terminal, 'rejected', counts.rejected);
  for (const report of await returnedOf(app, issue.id)) terminal.print(describeReport(report));
  return ExitCode.ok;
}

/** All of them, however many: each waits for somebody's decision. */
async function* everyDoubt(app: App, issueId: string): AsyncGenerator<Delivery> {
  for (let after = 0; ; ) {
    const page = await app.effects.ledger.list(issueId, 'in_doubt', LISTED, after);
    yield* page;
    const last = page.at(-1);
    if (!last) return;
    after = last.id;
  }
}

function sayLeftOut(terminal: Terminal, state: string, count = 0): void {
  if (count > LISTED) terminal.say(`${count - LISTED} more ${state}; only ${LISTED} are listed.`);
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
