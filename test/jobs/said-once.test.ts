import { expect, test } from 'vitest';
import type { Done } from '../../src/jobs/do-work.ts';
import { saidOnce } from '../../src/jobs/said-once.ts';

test('what another pass says again, of whatever work, is passed over', () => {
  const heard: string[] = [];
  const { all, onDone } = saidOnce(({ said }) => heard.push(said));
  const polled = 'polled 0 feeds: 0 new articles, 0 updated, 0 feeds failing';
  const done: Done[] = [
    { work: { kind: 'poll', until: 1_000 }, said: polled, failed: false },
    { work: { kind: 'tidy' }, said: 'deleted 3 old articles', failed: false },
    { work: { kind: 'poll', until: 2_000 }, said: polled, failed: false },
  ];
  for (const each of done) onDone(each);
  expect(heard).toEqual([polled, 'deleted 3 old articles']);
  expect(all).toEqual(done.slice(0, 2));
});
