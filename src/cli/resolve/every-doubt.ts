import type { App } from '../../app/app.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { pagesOf } from '../../lib/pages-of.ts';

const PAGE = 500;

/** An issue's deliveries in doubt, all of them, however many: each waits for somebody's decision. */
export async function* everyDoubt(
  { effects }: Pick<App, 'effects'>,
  issueId: string,
): AsyncGenerator<Delivery> {
  const doubts = (after: number) => effects.ledger.list(issueId, 'in_doubt', PAGE, after);
  for await (const page of pagesOf(doubts)) yield* page;
}
