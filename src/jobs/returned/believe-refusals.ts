import type { Applied } from '../../bounces/apply-reports.ts';
import type { Bounce } from '../../bounces/read/report.ts';
import { readRefusal } from '../../bounces/read-refusal.ts';
import { pagesOf } from '../../lib/pages-of.ts';
import { canonicalOf } from '../../subscribers/normalise-address.ts';
import type { Effects } from '../effects.ts';
import { receiveRefusals } from './receive-returned.ts';

const PAGE = 50;

type Needs = Pick<Effects, 'ledger' | 'returns' | 'subscribers' | 'clock' | 'log'>;

/** Those whom an issue's mail servers refused for good as nobody's address, and who may still be mailed; a page at a time. */
export async function* refusedForGood(
  { ledger, subscribers }: Pick<Needs, 'ledger' | 'subscribers'>,
  issueId: string,
): AsyncGenerator<Bounce[]> {
  const rejected = (after: number) => ledger.list(issueId, 'rejected', PAGE, after);
  for await (const page of pagesOf(rejected)) {
    const found = await subscribers.suppressions(page.map(({ address }) => canonicalOf(address)));
    const suppressed = new Set(found.map(({ canonicalAddress }) => canonicalAddress));
    yield page
      .filter(({ address }) => !suppressed.has(canonicalOf(address)))
      .map((delivery) => readRefusal(delivery, true))
      .filter((bounce) => bounce !== null)
      .filter(({ hard }) => hard);
  }
}

/** An operator believes them all, however many: they count as returned mail does. */
export async function* believeRefusals(effects: Needs, issueId: string): AsyncGenerator<Applied[]> {
  for await (const reports of refusedForGood(effects, issueId)) yield await receiveRefusals(effects, reports);
}
