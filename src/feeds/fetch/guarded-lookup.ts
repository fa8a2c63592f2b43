import type { LookupFunction } from 'node:net';
import { isLoopbackHost } from '../../lib/is-loopback.ts';
import { isPublicAddress } from './public-address.ts';

interface ResolvedAddress {
  address: string;
  family: number;
}
export type Resolve = (host: string) => Promise<ResolvedAddress[]>;

/** Thrown through the connection attempt when a name leads to no address that may be dialled. */
export class RefusedAddressError extends Error {
  override name = 'RefusedAddressError';
}

/**
 * The lookup a socket uses to connect: it hands over public addresses only, so what was checked is
 * what is dialled and a name that changes its answer in between (DNS rebinding) gains nothing.
 */
export function createGuardedLookup(resolve: Resolve, allowLoopback: boolean): LookupFunction {
  return (host, options, callback) => {
    resolve(host).then(
      (found) => {
        const mayLoop = allowLoopback && isLoopbackHost(host);
        const usable = found.filter(
          ({ address }) => isPublicAddress(address) || (mayLoop && isLoopbackHost(address)),
        );
        const [first] = usable;
        if (!first) callback(new RefusedAddressError(`${host} has no public address.`), '', 0);
        else if (options.all) callback(null, usable);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 0),
    );
  };
}
