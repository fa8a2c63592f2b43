import type { EpochMs } from '../../lib/clock.ts';
import type { FetchOutcome } from '../fetch/guarded-fetch.ts';
import type { RobotsState } from './page-state.ts';
import { isRobotsAllowed, readRobots } from './read-robots.ts';

/** Whom a robots.txt addresses when it means us. */
const ROBOTS_AGENT = 'twofold';
const DAY = 86_400_000;
const HOUR = 3_600_000;
/** RFC 9309 2.5: at least 500 KiB are to be read. */
const MAX_CHARACTERS = 512 * 1024;
/** A longer delay is kept by reading one page at a time and leaving the others for a later poll. */
const MAX_DELAY = 30_000;

/** What the answer for an origin's robots.txt means, and for how long (RFC 9309 2.3.1 and 2.4). */
export function judgeRobots(origin: string, answer: FetchOutcome, now: EpochMs): RobotsState {
  const state = (verdict: RobotsState['verdict'], text: string, forMs: number): RobotsState => ({
    origin,
    verdict,
    text,
    checkedAt: now,
    expiresAt: now + forMs,
  });
  if (answer.outcome !== 'response') {
    // A file grown past all bounds, or too many redirects, is no rule; no connection is "unreachable".
    const none = answer.outcome === 'failed' && (answer.kind === 'too_large' || answer.kind === 'redirects');
    return none ? state('allow', '', DAY) : state('disallow', '', HOUR);
  }
  if (answer.status >= 500 || answer.status === 429) return state('disallow', '', HOUR);
  if (answer.status >= 300) return state('allow', '', DAY);
  return state('rules', answer.body.toString('utf8').slice(0, MAX_CHARACTERS), DAY);
}

export interface RobotsRules {
  allows(url: string): boolean;
  /** Milliseconds between two requests that the site asks for; 0 where it asks for none. */
  delayMs: number;
  /** It asks for so long a pause that one page a poll is all that fits. */
  slow: boolean;
}

export function rulesOf({ verdict, text }: Pick<RobotsState, 'verdict' | 'text'>): RobotsRules {
  if (verdict !== 'rules') return { allows: () => verdict === 'allow', delayMs: 0, slow: false };
  const { rules, crawlDelay } = readRobots(text, ROBOTS_AGENT);
  const asked = crawlDelay > 0 ? crawlDelay * 1000 : 0;
  return {
    allows: (url) => isRobotsAllowed(rules, url),
    delayMs: Math.min(asked, MAX_DELAY),
    slow: asked > MAX_DELAY,
  };
}
