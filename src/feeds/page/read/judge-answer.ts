import type { EpochMs } from '../../../lib/clock.ts';
import type { FetchOutcome } from '../../fetch/guarded-fetch.ts';
import { retryAfterMs } from '../../fetch/retry-after.ts';

type Answer = Extract<FetchOutcome, { outcome: 'response' }>;

/** What a page's server said, before anybody looks at the page. */
export type PageAnswer =
  | { outcome: 'page'; answer: Answer }
  | { outcome: 'unchanged' }
  /** Not to be had, however often one asks. */
  | { outcome: 'gone' | 'unusable'; reason: string }
  /** Out of order; `waitMs` is what it asks for, 0 where it asks for nothing. */
  | { outcome: 'failed'; reason: string; waitMs: number };

const HTML = /^\s*(?:text\/html|application\/xhtml\+xml|text\/plain)\b/i;

export function judgePageAnswer(answer: FetchOutcome, now: EpochMs): PageAnswer {
  if (answer.outcome === 'refused') return { outcome: 'gone', reason: answer.reason };
  if (answer.outcome === 'failed') {
    const { kind } = answer;
    const reason = kind === 'aborted' ? 'It did not answer in time.' : answer.reason;
    if (kind === 'too_large' || kind === 'redirects') return { outcome: 'gone', reason };
    return { outcome: 'failed', reason, waitMs: 0 };
  }
  const { status, headers } = answer;
  if (status === 304) return { outcome: 'unchanged' };
  // A firewall's 401 or 403 passes more often than not.
  if (status >= 500 || [401, 403, 408, 429].includes(status))
    return {
      outcome: 'failed',
      reason: `It answers ${status}.`,
      waitMs: retryAfterMs(headers['retry-after'], now),
    };
  if (status >= 300) return { outcome: 'gone', reason: `It answers ${status}.` };
  const type = headers['content-type'];
  if (type !== undefined && !HTML.test(type))
    return { outcome: 'unusable', reason: `It is no web page (${type.slice(0, 60)}).` };
  return { outcome: 'page', answer };
}
