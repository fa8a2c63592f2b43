import type { EpochMs } from '../../lib/clock.ts';
import type { DomainThrottle } from './domain-throttle.ts';

/** The throttle as one send has it. */
export interface DomainsOfSend extends DomainThrottle {
  /** The send is over: what it began and, because it failed, never ended is under way no more. */
  endAll(): void;
}

/** The throttle outlives its sends. */
export function domainsOfSend(domains: DomainThrottle): DomainsOfSend {
  const underWay = new Map<string, number>();
  const add = (domain: string, by: 1 | -1) => {
    const left = (underWay.get(domain) ?? 0) + by;
    if (left > 0) underWay.set(domain, left);
    else underWay.delete(domain);
  };
  return {
    ...domains,
    begin(domain) {
      const begun = (at: EpochMs | null) => {
        if (at === null) add(domain, 1);
        return at;
      };
      const at = domains.begin(domain);
      return at instanceof Promise ? at.then(begun) : begun(at);
    },
    end(domain, how, reason) {
      add(domain, -1);
      domains.end(domain, how, reason);
    },
    endAll() {
      for (const [domain, count] of underWay)
        for (let ended = 0; ended < count; ended++) domains.end(domain, 'other');
      underWay.clear();
    },
  };
}
