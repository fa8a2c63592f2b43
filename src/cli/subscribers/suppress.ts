import type { App } from '../../app/app.ts';
import { ExitCode } from '../../lib/errors.ts';
import { type LiftOutcome, liftSuppression } from '../../subscribers/lift-suppression.ts';
import { canonicalOf, normaliseAddress } from '../../subscribers/normalise-address.ts';
import { suppress } from '../../subscribers/unsubscribe.ts';
import { operator } from '../operator.ts';
import { examples } from '../verb.ts';
import type { AddToGroup } from './rules.ts';

/** Barring an address, and taking that back. */
export const addSuppress: AddToGroup = (group, act) => {
  group
    .command('suppress')
    .description('Never mail an address again, whatever it signs up for; a send under way skips it.')
    .addHelpText('before', examples('subscribers suppress ada@example.org'))
    .argument('<address>', 'a subscriber’s or anybody’s')
    .action((address: string) =>
      act(async (app, { terminal }) => {
        const known = normaliseAddress(address);
        if (!known.valid) {
          terminal.say(`${address}: ${known.reason}`);
          return ExitCode.failure;
        }
        const { canonicalAddress } = known;
        const isNew = await suppress(depsOf(app), {
          canonicalAddress,
          reason: 'operator',
          detail: `by ${operator()}`,
        });
        terminal.say(`${address}: ${isNew ? 'suppressed' : 'was suppressed already'}`);
        return ExitCode.ok;
      }),
    );
  group
    .command('lift')
    .description(
      'Mail a suppressed address again, for a reason. Not after a complaint: then its subscriber signs up anew.',
    )
    .addHelpText('before', examples('subscribers lift ada@example.org --reason "the mailbox works again"'))
    .argument('<address>', 'as “twofold subscribers list --suppressed” has it')
    .requiredOption('--reason <text>', 'why, for the record')
    .action((address: string, { reason }: { reason: string }) =>
      act(async (app, { terminal }) => {
        const outcome = await liftSuppression(depsOf(app), canonicalOf(address.trim()), {
          actor: operator(),
          note: reason,
        });
        terminal.say(`${address}: ${SAID[outcome]}`);
        return outcome === 'lifted' ? ExitCode.ok : ExitCode.failure;
      }),
    );
};

const SAID: Record<LiftOutcome, string> = {
  lifted: 'is mailed again',
  not_suppressed: 'is not suppressed',
  needs_confirmation: 'complained; only its subscriber can change that, by signing up and confirming again',
  reason_missing: 'nothing changed, for want of a reason',
};

function depsOf(app: App) {
  return { store: app.effects.subscribers, clock: app.clock };
}
