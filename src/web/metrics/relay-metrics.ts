import type { MetricsReading } from './metrics-reading.ts';

const PHASES = ['closed', 'half_open', 'open'] as const;
/** By name; the number tells of all. */
const MOST_DOMAINS = 50;

interface Series {
  reset(): void;
  inc(labels: Record<string, string>, by: number): void;
}

/** Makes a series in the registry. */
interface Makers {
  gauge(name: string, help: string, labelNames?: string[]): Series;
  counter(name: string, help: string, labelNames: string[]): Series;
}

/** The mail servers that carry issues, and what keeps them. */
export function createRelayMetrics({ gauge, counter }: Makers) {
  const breaker = gauge('relay_breaker', '1 for the phase a relay’s breaker is in.', ['relay', 'phase']);
  const halted = gauge('relay_halted', '1 where a relay will refuse until somebody changes something.', [
    'relay',
  ]);
  const connections = gauge('relay_connections', 'Connections this process has with a relay.', ['relay']);
  const today = gauge('relay_day_messages', 'Messages a relay was given today, where the day has a limit.', [
    'relay',
  ]);
  const limit = gauge('relay_day_messages_limit', 'What a relay may be given today, warm-up included.', [
    'relay',
  ]);
  const messages = counter(
    'relay_messages_total',
    'What became of the messages this process gave to a relay.',
    ['relay', 'outcome'],
  );
  const resting = gauge('domains_resting', 'Recipients’ domains this process leaves alone for a while.');
  const named = gauge('domain_resting', `1 for each of them, at most ${MOST_DOMAINS}.`, ['domain']);

  return ({ relays, restingDomains }: Pick<MetricsReading, 'relays' | 'restingDomains'>): void => {
    for (const each of [breaker, halted, connections, today, limit, messages, resting, named]) each.reset();
    for (const { id: relay, ...state } of relays) {
      for (const phase of PHASES) breaker.inc({ relay, phase }, state.phase === phase ? 1 : 0);
      halted.inc({ relay }, state.halted ? 1 : 0);
      connections.inc({ relay }, state.connections);
      if (state.today) today.inc({ relay }, state.today.taken);
      if (state.today) limit.inc({ relay }, state.today.limit);
      for (const [outcome, count] of Object.entries(state.outcomes)) messages.inc({ relay, outcome }, count);
    }
    resting.inc({}, restingDomains.length);
    for (const domain of restingDomains.slice(0, MOST_DOMAINS)) named.inc({ domain }, 1);
  };
}
