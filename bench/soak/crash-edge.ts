import type { SendEdge } from '../../src/delivery/send/send-lane.ts';

type Write = 'freeze' | 'recover' | 'claim' | 'marks' | 'outcomes' | 'finish';

/** Each write of the ledger, before its transaction is begun and after it is synced; and the lane's own edges. */
export type CrashEdge = SendEdge | `${'before' | 'after'} ${Write}`;

/** Which passing of the edge is the one: in the middle of the issue where there are several. */
export const CRASH_EDGES: Readonly<Record<CrashEdge, number>> = {
  'before freeze': 1,
  'after freeze': 1,
  'before recover': 1,
  'after recover': 1,
  'before claim': 2,
  'after claim': 2,
  claimed: 3,
  before_mark: 3,
  'before marks': 3,
  'after marks': 3,
  marked: 3,
  released: 3,
  replied: 3,
  'before outcomes': 3,
  'after outcomes': 3,
  recorded: 3,
  'before finish': 1,
  'after finish': 1,
};
