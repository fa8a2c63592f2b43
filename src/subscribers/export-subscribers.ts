import { stringify } from 'csv-stringify/sync';
import { pagesOf } from '../lib/pages-of.ts';
import { COLUMNS, NO_EDITION } from './read-csv-rows.ts';
import type { Subscriber } from './subscriber.ts';
import type { SubscriberFilter, SubscriberStore } from './subscriber-store.ts';

const PAGE = 1000;

/**
 * CSV text in pieces of 1,000 subscribers, header first; `importSubscribers` reads it back.
 * `editions` holds the active ones only. A cell that a spreadsheet would run as a formula starts with an apostrophe.
 */
export async function* exportSubscribers(
  store: SubscriberStore,
  filter: SubscriberFilter = {},
): AsyncGenerator<string> {
  yield stringify([COLUMNS]);
  const subscribers = (afterId: number) => store.list(filter, { afterId, limit: PAGE });
  for await (const page of pagesOf(subscribers)) yield await toCsv(store, page);
}

async function toCsv(store: SubscriberStore, page: Subscriber[]): Promise<string> {
  const suppressions = await store.suppressions(page.map((subscriber) => subscriber.canonicalAddress));
  const reasons = new Map(suppressions.map((s) => [s.canonicalAddress, s.reason]));
  const records = page.map((subscriber) => [
    subscriber.address,
    subscriber.name,
    subscriber.zone ?? '',
    subscriber.subscriptions
      .filter((subscription) => subscription.state === 'active')
      .map((subscription) => subscription.edition)
      .join(';') || NO_EDITION,
    labels(subscriber, 'author'),
    labels(subscriber, 'topic'),
    reasons.get(subscriber.canonicalAddress) ?? '',
  ]);
  return stringify(records, { escape_formulas: true });
}

function labels({ follows }: Subscriber, kind: 'author' | 'topic'): string {
  return follows
    .filter((follow) => follow.kind === kind)
    .map((follow) => follow.label.replaceAll(/[;|]/g, ' '))
    .join(';');
}
