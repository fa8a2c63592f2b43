import type { Generated, GeneratedAlways } from 'kysely';
import type { DeliveryState, ExclusionReason } from '../../delivery/delivery.ts';
import type { Breaker } from '../../delivery/relays/breaker.ts';

export interface DeliveryTable {
  id: Generated<number>;
  issue_id: string;
  subscriber_id: number;
  address: string;
  canonical_address: string;
  name: string;
  state: DeliveryState;
  worker: string | null;
  epoch: number;
  lease_until: number | null;
  message_id: string;
  date: number;
  attempts: number;
  next_at: number | null;
  code: number | null;
  enhanced: string | null;
  detail: string | null;
  updated_at: number;
  /** Which relay it was claimed for last. */
  relay: string | null;
  /** Of the canonical address. */
  domain: GeneratedAlways<string>;
  /** Processes that died while they held it. */
  deaths: Generated<number>;
}

/** How many rows of an issue are in a state: the sum over its slots, each written by one process or few. */
interface DeliveryCountTable {
  issue_id: string;
  slot: number;
  state: DeliveryState;
  count: number;
}

interface ExclusionTable {
  issue_id: string;
  subscriber_id: number;
  reason: ExclusionReason;
}

/** Of exclusions whose rows are deleted. */
interface ExclusionCountTable {
  issue_id: string;
  reason: ExclusionReason;
  count: number;
}

/** An audience that is being written down, row by row; only who has its token goes on. */
interface FreezeTable {
  issue_id: string;
  token: string;
  lease_until: number;
}

/** The last number each worker wrote to its own send journal. */
interface SendJournalTable {
  worker: string;
  sequence: number;
}

interface RelayBreakerTable {
  relay: string;
  phase: Breaker['phase'];
  reason: string | null;
  halted: number;
  opens: number;
  since: number;
  until: number | null;
}

/** Up to when the slots of a rate are reserved, in microseconds. */
interface RelaySlotTable {
  key: string;
  free_at: number;
}

interface RelayDayTable {
  relay: string;
  /** `YYYY-MM-DD`, in the relay's zone. */
  day: string;
  taken: number;
}

/** See `delivery/relays/doubts.ts`. */
interface RelayDoubtTable {
  relay: string;
  issue_id: string;
  doubts: number;
}

/** Who got what, and how the relays stand. */
export interface LedgerTables {
  deliveries: DeliveryTable;
  delivery_counts: DeliveryCountTable;
  exclusions: ExclusionTable;
  exclusion_counts: ExclusionCountTable;
  freezes: FreezeTable;
  send_journals: SendJournalTable;
  relay_breakers: RelayBreakerTable;
  relay_slots: RelaySlotTable;
  relay_days: RelayDayTable;
  relay_doubts: RelayDoubtTable;
}
