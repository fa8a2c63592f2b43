import { z } from 'zod';
import type { DomainLimit, Relay } from '../delivery/relays/relay.ts';
import { WARM_UP_TABLE } from '../delivery/relays/warm-up.ts';
import { isLocalDate } from '../issues/local-time.ts';
import type { Placed } from './read-newsroom-place.ts';
import { id, text, wholeNumber } from './read-newsroom-values.ts';
import type { NewsroomProblem } from './read-newsroom-yaml.ts';

/** A relay as the source list has it: where it is may be a secret, and is looked up when mail is to be sent. */
export interface RelayConfig extends Omit<Relay, 'server' | 'connections'> {
  address: { url: string } | { variable: string };
  /** What the variables begin with that say where its access tokens come from; null where it signs in otherwise. */
  oauthFrom: string | null;
  /** Null: SMTP_CONNECTIONS. */
  connections: number | null;
  /** "feeds/relays.yaml:4 relays[0].urlFrom", for messages. */
  place: string;
}

const A_MILLION = 1_000_000;
const URL = 'smtp://host:port or smtps://host:port';

const url = text.superRefine((value, context) => {
  const read = globalThis.URL.parse(value);
  const say = (message: string) => context.addIssue({ code: 'custom', message });
  if (!read || !/^smtps?:$/.test(read.protocol) || !read.hostname) say(`must be ${URL}`);
  else if (read.username || read.password)
    say(
      'must not hold a user or password: put the whole address in an environment variable, and name it by urlFrom',
    );
});

const variable = text.regex(
  /^[A-Z][A-Z0-9_]*$/,
  'must be the name of an environment variable, such as RELAY_MAIN_URL',
);

const prefix = text.regex(
  /^[A-Z]([A-Z0-9_]*[A-Z0-9])?$/,
  'must be what the names of environment variables begin with, such as RELAY_MAIN_OAUTH for RELAY_MAIN_OAUTH_TOKEN',
);

const date = text.refine(isLocalDate, 'must be a date, such as 2026-11-23');

const rate = z
  .number({ error: 'must be a number' })
  .min(0.01, 'must be 0.01 or more')
  .max(A_MILLION, 'must be a million or less');

/** Bare, a date: the standard table then. */
const warmUp = z.preprocess(
  (value) => (typeof value === 'string' ? { from: value } : value),
  z.strictObject(
    {
      from: date,
      perDay: z
        .array(wholeNumber(1, 100 * A_MILLION), { error: 'must be a list of messages a day' })
        .min(1, 'must name at least one day')
        .refine(
          (days) => days.every((day, at) => day >= (days[at - 1] ?? 0)),
          'must not shrink from day to day',
        )
        .optional(),
    },
    { error: 'must be a date, or { from, perDay }' },
  ),
);

export const relay = z.strictObject(
  {
    id,
    url: url.optional(),
    urlFrom: variable.optional(),
    oauthFrom: prefix.optional(),
    priority: wholeNumber(0, 99).optional(),
    weight: z
      .number({ error: 'must be a number' })
      .gt(0, 'must be more than 0')
      .max(1000, 'is over 1000')
      .optional(),
    connections: wholeNumber(1, 100).optional(),
    perConnection: wholeNumber(1, A_MILLION).optional(),
    perSecond: rate.optional(),
    perMinute: rate.optional(),
    perDay: wholeNumber(1, 100 * A_MILLION).optional(),
    warmUp: warmUp.optional(),
  },
  { error: 'must be written as { id: …, urlFrom: … }' },
);

export const domainLimit = z.strictObject(
  {
    domain: text.regex(
      /^(\*|[a-z0-9-]+(\.[a-z0-9-]+)+)$/,
      'must be a domain in lower case, or “*” for all others',
    ),
    connections: wholeNumber(1, 1000).optional(),
    perMinute: rate.optional(),
  },
  { error: 'must be written as { domain: …, connections: … }' },
);

export type RelayYamlFields = z.infer<typeof relay>;
export type DomainLimitYamlFields = z.infer<typeof domainLimit>;

export function toRelay(
  value: RelayYamlFields,
  { problem }: Placed<RelayYamlFields>,
  zone: string,
): RelayConfig {
  const { file, line, field } = problem([value.urlFrom ? 'urlFrom' : 'url'], '');
  return {
    id: value.id,
    address: value.urlFrom ? { variable: value.urlFrom } : { url: value.url ?? '' },
    oauthFrom: value.oauthFrom ?? null,
    priority: value.priority ?? 0,
    weight: value.weight ?? 1,
    connections: value.connections ?? null,
    perConnection: value.perConnection ?? null,
    perSecond: value.perSecond ?? null,
    perMinute: value.perMinute ?? null,
    perDay: value.perDay ?? null,
    warmUp: value.warmUp ? { from: value.warmUp.from, perDay: value.warmUp.perDay ?? WARM_UP_TABLE } : null,
    zone,
    place: `${file}:${line} ${field}`,
  };
}

export function toDomainLimit({ domain, connections, perMinute }: DomainLimitYamlFields): DomainLimit {
  return { domain, connections: connections ?? null, perMinute: perMinute ?? null };
}

/** An address in two places, or in none; a limit that limits nothing. */
export function relayContradictions(
  relays: Placed<RelayYamlFields>[],
  limits: Placed<DomainLimitYamlFields>[],
): NewsroomProblem[] {
  const addresses = relays.flatMap(({ read, isWrong, problem }) => {
    const [url, urlFrom, oauthFrom] = [
      read.url !== undefined || isWrong('url'),
      read.urlFrom !== undefined || isWrong('urlFrom'),
      read.oauthFrom !== undefined || isWrong('oauthFrom'),
    ];
    if (url && urlFrom) return [problem(['urlFrom'], 'cannot stand beside url: write one of them')];
    if (url && oauthFrom)
      return [
        problem(['oauthFrom'], 'needs urlFrom: its address (smtp://user@host:587) says whose the tokens are'),
      ];
    return url || urlFrom
      ? []
      : [problem(['url'], `is missing: write url (${URL}), or urlFrom with a password`)];
  });
  const empty = limits.flatMap(({ read, isWrong, problem }) =>
    read.connections === undefined && read.perMinute === undefined && !isWrong('connections', 'perMinute')
      ? [problem(['domain'], `${read.domain ?? ''} is given no limit: write connections or perMinute`.trim())]
      : [],
  );
  return [...addresses, ...empty];
}
