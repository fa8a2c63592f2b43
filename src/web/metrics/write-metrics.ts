import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { DELIVERY_STATE_ORDER } from '../../delivery/delivery.ts';
import type { MetricsReading } from './metrics-reading.ts';
import { createRelayMetrics } from './relay-metrics.ts';

const FEED_STATES = ['new', 'ok', 'held', 'failing', 'paused'] as const;

/** Prometheus' text format, written from one reading at a time. Names follow its conventions: base units, and only counters end in _total. */
export interface MetricsWriter {
  contentType: string;
  write(reading: MetricsReading): Promise<string>;
}

export function createMetricsWriter(): MetricsWriter {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `twofold_${name}`, help, labelNames, registers: [registry] });
  const counter = (name: string, help: string, labelNames: string[]) =>
    new Counter({ name: `twofold_${name}`, help, labelNames, registers: [registry] });
  const deliveries = gauge('deliveries', 'Deliveries of the newest issues by state.', ['issue', 'state']);
  const inDoubt = gauge(
    'deliveries_in_doubt',
    'Deliveries of the newest issues that wait for “twofold resolve”.',
  );
  const doubt = gauge('delivery_in_doubt', 'A delivery in doubt, by name: at most 200 of them.', [
    'issue',
    'delivery',
    'message_id',
  ]);
  const issues = gauge('issues', 'The newest issues by state.', ['state']);
  const sends = gauge('sends_under_way', 'Issues this process is sending.');
  const refused = gauge(
    'sending_refused',
    '1 where no issue is sent, as the database was restored from a backup.',
  );
  const fillRelays = createRelayMetrics({ gauge, counter });
  const feeds = gauge('feeds', 'Feeds by status.', ['status']);
  const failing = gauge('feed_failing', '1 for each feed that cannot be read.', ['feed']);
  const returned = gauge('returned_reports', 'What came back in 30 days, by kind and what it came to.', [
    'kind',
    'outcome',
  ]);
  const mailbox = gauge(
    'bounce_mailbox_failing',
    '1 where the bounce mailbox could not be read the last time; 0 where none is read.',
  );
  const ticked = gauge('last_tick_timestamp_seconds', 'When this process last did what was due; 0 before.');

  function fill(reading: MetricsReading): void {
    for (const each of [deliveries, doubt, issues, feeds, failing, returned]) each.reset();
    for (const { id, state, counts } of reading.issues) {
      issues.inc({ state }, 1);
      if (Object.values(counts).every((count) => count === 0)) continue;
      for (const of of DELIVERY_STATE_ORDER) deliveries.set({ issue: id, state: of }, counts[of] ?? 0);
    }
    inDoubt.set(reading.issues.reduce((sum, { counts }) => sum + (counts.in_doubt ?? 0), 0));
    for (const { issueId, id, messageId } of reading.doubts)
      doubt.set({ issue: issueId, delivery: id, message_id: messageId }, 1);
    refused.set(reading.sendingRefused ? 1 : 0);
    sends.set(reading.sendsUnderWay);
    fillRelays(reading);
    for (const status of FEED_STATES)
      feeds.set({ status }, reading.feeds.filter((feed) => feed.status === status).length);
    for (const feed of reading.feeds) if (feed.error !== null) failing.set({ feed: feed.id }, 1);
    for (const { kind, outcome, count } of reading.returned) returned.inc({ kind, outcome }, count);
    mailbox.set(reading.mailboxFailing ? 1 : 0);
    ticked.set((reading.tickedAt ?? 0) / 1000);
  }

  return {
    contentType: registry.contentType,
    write(reading) {
      fill(reading);
      return registry.metrics();
    },
  };
}
