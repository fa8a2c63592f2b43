import type { EpochMs } from '../../lib/clock.ts';
import type { ClaimedDelivery, ClaimRequest, Ledger } from '../ledger.ts';
import type { DomainThrottle } from '../relays/domain-throttle.ts';
import type { Place } from '../relays/place.ts';

export interface ClaimNeeds {
  ledger: Pick<Ledger, 'claim'>;
  request: ClaimRequest;
  place: Place;
  domains: DomainThrottle;
}

/** Claims rows into `rows`: those of domains set apart as far as each takes mail, then of all the others. */
export function createClaims({ ledger, request, domains, place }: ClaimNeeds) {
  let after: { nextAt: EpochMs; id: number } | null = null;

  async function claimApart(apart: string[], rows: ClaimedDelivery[]): Promise<void> {
    for (const domain of apart) {
      const limit = domains.room(domain, request.limit - rows.length);
      if (limit === 0) continue;
      const claimed = await ledger.claim({ ...request, limit, domains: { only: domain } });
      rows.push(...claimed);
      if (claimed.length > 0) continue;
      domains.rejoin(domain);
      after = null;
    }
  }

  /** Beside rows that are passed over, the search goes on where it ended; once at its end, from the beginning. */
  async function claimOthers(apart: string[], limit: number): Promise<ClaimedDelivery[]> {
    const from = after;
    const claimed = await ledger.claim({ ...request, limit, domains: { except: apart, after: from } });
    const [last] = claimed.toSorted((a, b) => b.nextAt - a.nextAt || b.id - a.id);
    after = last ? { nextAt: last.nextAt, id: last.id } : null;
    return claimed.length === 0 && from !== null ? claimOthers(apart, limit) : claimed;
  }

  return async (rows: ClaimedDelivery[]): Promise<void> => {
    const apart = domains.apart();
    const limit = Math.min(request.limit, place.line.permits.ahead());
    if (apart.length === 0) {
      after = null;
      rows.push(...(await ledger.claim({ ...request, limit })));
      return;
    }
    await claimApart(apart, rows);
    if (rows.length < limit) rows.push(...(await claimOthers(apart, limit - rows.length)));
  };
}
