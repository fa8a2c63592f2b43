import type { EpochMs } from '../../lib/clock.ts';

/** Tokens, and what they cost in millionths of the currency the prices are given in. */
export interface Spend {
  tokens: number;
  costMicros: number;
}

/** What may be spent. Infinity where nothing limits it. */
export interface SpendLimits {
  perIssue: Spend;
  /** Of one day, midnight to midnight UTC. */
  perDay: Spend;
}

export interface AskedRequest {
  /** Hash of model and messages. */
  key: string;
  model: string;
  issueId: string;
  at: EpochMs;
  /** The most it may come to; booked until the answer says better. */
  estimate: Spend;
}

/** What asking a model needs of a database: answers are kept, and every request is booked before it leaves. */
export interface AnswerStore {
  /** The kept answer to exactly these messages of this model. */
  answerTo(key: string): Promise<string | undefined>;
  /** Booked and spent since midnight UTC. */
  spentOn(at: EpochMs): Promise<Spend>;
  /** Books the estimate, unless it would go past a limit: then which. One transaction. */
  book(request: AskedRequest, limits: SpendLimits): Promise<{ id: number } | { past: 'issue' | 'day' }>;
  /** Puts what it came to in place of the estimate; a null answer is not kept. */
  settle(id: number, answer: string | null, spend: Spend): Promise<void>;
}
