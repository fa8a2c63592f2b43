import { expect, test } from 'vitest';
import { liftSuppression } from '../../src/subscribers/lift-suppression.ts';
import { openTemporaryStore } from './temporary-store.ts';

const clock = { now: () => Date.UTC(2026, 10, 23, 9) };

test.for([
  ['hard_bounce', 'lifted'],
  ['soft_bounces', 'lifted'],
  ['invalid_address', 'lifted'],
  ['operator', 'lifted'],
  ['complaint', 'needs_confirmation'],
] as const)('a suppression for %s can be lifted by an editor: %s', async ([reason, outcome]) => {
  await using temporary = await openTemporaryStore();
  const { store } = temporary;
  await store.suppress({ canonicalAddress: 'ada@example.com', reason, detail: '', at: clock.now() });
  const by = { actor: 'ed@news.example', note: 'She phoned: the mailbox works again.' };
  expect(await liftSuppression({ store, clock }, 'ada@example.com', { ...by, note: '  ' })).toBe(
    'reason_missing',
  );
  expect(await liftSuppression({ store, clock }, 'ada@example.com', by)).toBe(outcome);
  expect(await store.suppressions(['ada@example.com'])).toHaveLength(outcome === 'lifted' ? 0 : 1);
  if (outcome === 'lifted')
    expect(await liftSuppression({ store, clock }, 'ada@example.com', by)).toBe('not_suppressed');
});
