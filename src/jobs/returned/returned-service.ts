import { liftSuppression } from '../../subscribers/lift-suppression.ts';
import type { DeskReturned } from '../../web/desk/returned/returned-deps.ts';
import type { Effects } from '../effects.ts';

const DAY = 86_400_000;
const DAYS = 30;
const LISTED = 50;

/** What editors see and decide about mail that came back. `ways`: those it comes in by, in words. */
export function createReturnedService(
  effects: Pick<Effects, 'returns' | 'subscribers' | 'clock' | 'issues'>,
  ways: string[],
): DeskReturned {
  const { returns, subscribers, clock, issues } = effects;
  return {
    async view(search) {
      const { mailbox, reports, returnPaths } = returns;
      const checked = mailbox && (await mailbox.memory.lastCheck(mailbox.account.name));
      return {
        bounceAddress: returnPaths?.address ?? null,
        ways,
        mailbox: mailbox && {
          name: mailbox.account.name,
          checkedAt: checked?.at || null,
          problem: checked?.problem ?? null,
        },
        days: DAYS,
        counts: await reports.counts(clock.now() - DAYS * DAY),
        newest: await reports.list({ refused: false }, LISTED),
        refused: await reports.list({ refused: true }, LISTED),
        suppressions: await subscribers.newestSuppressions(search, 2 * LISTED),
        lifts: await subscribers.newestLifts(LISTED),
      };
    },
    async lift(address, note, actor) {
      const outcome = await liftSuppression({ store: subscribers, clock }, address, { actor, note });
      if (outcome === 'lifted') {
        const [subscriber] = await subscribers.findByAddresses([address]);
        const whose = subscriber ? `subscriber ${subscriber.id}` : 'an address of no subscriber';
        await issues.record(null, {
          at: clock.now(),
          actor,
          action: 'lift_suppression',
          detail: `${whose}: ${note.trim().slice(0, 500)}`,
        });
      }
      return outcome;
    },
  };
}
