import type { MetricsReading } from '../web/metrics/metrics-reading.ts';
import type { Effects } from './effects.ts';
import { feedStatus } from './feeds/feed-status.ts';
import { restoreProblem } from './restore/restore-problem.ts';

/** Two weeks of two editions, and some. */
const ISSUES = 30;
const DOUBTS = 200;
const RETURNED_MS = 30 * 86_400_000;

async function readRelays({ relays }: Effects): Promise<MetricsReading['relays']> {
  if (relays === null) return [];
  const lines = new Map(relays.lines.map((line) => [line.relay.id, line]));
  return (await relays.states()).flatMap((state) => {
    const line = lines.get(state.id);
    return line ? [{ ...state, connections: line.open, outcomes: line.outcomes }] : [];
  });
}

/** Everything the metrics tell of, but the time of the last tick, which the scheduler knows. */
export async function readMetrics(effects: Effects): Promise<Omit<MetricsReading, 'tickedAt'>> {
  const { issues, ledger, returns, clock } = effects;
  const { mailbox } = returns;
  const newest = await issues.list(ISSUES);
  const counts = await ledger.countsOf(newest.map(({ id }) => id));
  const doubts: MetricsReading['doubts'] = [];
  for (const { id: issueId } of newest) {
    if (!counts.get(issueId)?.in_doubt || doubts.length >= DOUBTS) continue;
    const listed = await ledger.list(issueId, 'in_doubt', DOUBTS - doubts.length);
    doubts.push(...listed.map(({ id, messageId }) => ({ issueId, id, messageId })));
  }
  return {
    issues: newest.map(({ id, state }) => ({ id, state, counts: counts.get(id) ?? {} })),
    doubts,
    sendingRefused: (await restoreProblem(effects)) !== null,
    sendsUnderWay: effects.sending.size,
    relays: await readRelays(effects),
    restingDomains: (effects.relays?.domains.resting() ?? []).map(({ domain }) => domain),
    feeds: await feedStatus(effects),
    returned: await returns.reports.counts(clock.now() - RETURNED_MS),
    mailboxFailing: Boolean(mailbox && (await mailbox.memory.lastCheck(mailbox.account.name))?.problem),
  };
}
