import type { EpochMs } from '../lib/clock.ts';
import type { Subscriber } from './subscriber.ts';
import { createTokens, type TokenClaims, type TokenPurpose } from './tokens.ts';

/** Whom a link is for. */
export type LinkOwner = Pick<Subscriber, 'id' | 'tokenEpoch'>;

/** Every address a mail can carry. All are absolute. */
export interface Links {
  /** GET shows a page with a button, POST is RFC 8058 one-click. Never expires. */
  unsubscribeUrl(owner: LinkOwner, edition: string): string;
  preferencesUrl(owner: LinkOwner): string;
  followingUrl(owner: LinkOwner): string;
  confirmUrl(owner: LinkOwner, editions: string[], expiresAt: EpochMs): string;
  /** `issueId` is `edition/date`. */
  archiveUrl(issueId: string): string;
  /** What a token from one of these addresses says, or null; see `Tokens.read`. */
  read(purpose: TokenPurpose, token: string, now: EpochMs): TokenClaims | null;
}

export function createLinks({ baseUrl, secret }: { baseUrl: string; secret: string }): Links {
  const base = baseUrl.replace(/\/+$/, '');
  const tokens = createTokens(secret);
  const url = (
    purpose: TokenPurpose,
    { id, tokenEpoch }: LinkOwner,
    editions: string[] = [],
    expiresAt: EpochMs | null = null,
  ) =>
    `${base}/${purpose}/${tokens.sign(purpose, { subscriberId: id, epoch: tokenEpoch, editions, expiresAt })}`;
  return {
    unsubscribeUrl: (owner, edition) => url('unsubscribe', owner, [edition]),
    preferencesUrl: (owner) => url('preferences', owner),
    followingUrl: (owner) => url('following', owner),
    confirmUrl: (owner, editions, expiresAt) => url('confirm', owner, editions, expiresAt),
    archiveUrl: (issueId) => `${base}/archive/${issueId}`,
    read: tokens.read,
  };
}
