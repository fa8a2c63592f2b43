import type { Command } from 'commander';
import type { App } from '../../app/app.ts';
import { ExitCode, OperatorError } from '../../lib/errors.ts';
import { timeZoneOf } from '../../lib/time-zone.ts';
import { consentWording } from '../../subscribers/consent.ts';
import type { CliContext } from '../verb.ts';

/** Adds one command to the `subscribers` group. */
export type AddToGroup = (
  group: Command,
  act: (work: (app: App, context: CliContext) => Promise<ExitCode>) => void,
) => void;

/** What adding and importing need of the newsroom. */
export function rules(app: App) {
  const titles = new Map(app.newsroom.editions.map(({ id, title }) => [id, title]));
  return {
    store: app.effects.subscribers,
    clock: app.clock,
    wordingOf: (edition: string) =>
      consentWording(
        app.newsroom.newsroom.name,
        titles.get(edition) ?? edition,
        app.newsroom.newsroom.language,
      ),
  };
}

/** The zone's own spelling. Throws OperatorError (exit 2) where it is none. */
export function checkZone(typed: string): string {
  const zone = timeZoneOf(typed);
  if (zone !== null) return zone;
  throw new OperatorError(`“${typed}” is not a time zone.`, {
    hint: 'Use a name of the IANA list, such as America/Toronto.',
    exitCode: ExitCode.usage,
  });
}

/** Throws OperatorError (exit 2) for an edition that does not exist. */
export function checkEditions(app: App, named: string[]): void {
  const known = app.newsroom.editions.map(({ id }) => id);
  const odd = named.find((id) => !known.includes(id));
  if (odd === undefined) return;
  throw new OperatorError(`There is no edition “${odd}”.`, {
    hint: `The source list has ${known.join(', ')}.`,
    exitCode: ExitCode.usage,
  });
}
