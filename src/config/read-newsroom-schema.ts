import { z } from 'zod';
import type { PagesMode } from '../feeds/source.ts';
import type { ApprovalPolicy, BlockConfig, EditionConfig, Weekday } from '../issues/edition.ts';
import { domainLimit, relay } from './read-newsroom-relays.ts';
import {
  bounceAddress,
  id,
  language,
  lineOfText,
  mailAddress,
  maybeText,
  oneOf,
  text,
  texts,
  time,
  webAddress,
  weight,
  wholeNumber,
  yesOrNo,
  zone,
} from './read-newsroom-values.ts';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const satisfies Weekday[];
const TEMPLATES = ['morning', 'evening'] as const;
const KINDS = [
  'note',
  'headlines',
  'lead',
  'stories',
  'updates',
  'radar',
  'reads',
  'agenda',
  'following',
] as const satisfies BlockConfig['kind'][];
const SUMMARIES = ['extractive', 'model'] as const satisfies EditionConfig['summaries'][];
const PAGES = ['auto', 'never', 'always'] as const satisfies PagesMode[];
const SEND_TIMES = ['newsroom', 'reader'] as const satisfies EditionConfig['sendTime'][];
const POLICIES = ['auto', 'hold', 'last-approved'] as const satisfies ApprovalPolicy[];

const DAYS = {
  daily: [...WEEKDAYS],
  weekdays: WEEKDAYS.slice(0, 5),
  weekend: WEEKDAYS.slice(5),
};

/** One part of a list, or one item of it; `inForm` shows what it looks like to who wrote something else. */
const fields = <T extends z.ZodRawShape>(shape: T, inForm: string) =>
  z.strictObject(shape, { error: `must be written as ${inForm}` });

const newsroom = fields(
  {
    name: lineOfText,
    url: webAddress,
    from: z.strictObject({ name: lineOfText.optional(), address: mailAddress }, { error: expectSender }),
    replyTo: mailAddress.nullish(),
    bounces: bounceAddress.nullish(),
    postalAddress: text,
    editors: texts.optional(),
    language: language.optional(),
    /** The zone of every edition that names none. */
    zone: zone.optional(),
  },
  '{ name: …, url: …, from: …, postalAddress: … }',
);

const section = fields(
  {
    id,
    title: text.optional(),
    weight: weight.optional(),
    headlines: yesOrNo.optional(),
  },
  '{ id: …, title: … }',
);

const feed = fields(
  {
    id: id.optional(),
    url: webAddress,
    outlet: text.optional(),
    family: text.optional(),
    section: id.nullish(),
    topics: texts.optional(),
    weight: weight.optional(),
    language: language.optional(),
    pages: oneOf(PAGES).optional(),
  },
  '{ url: … }',
);

const words = z
  .tuple([wholeNumber(0, 5000), wholeNumber(1, 5000)], { error: 'must be [fewest, most], such as [50, 80]' })
  .refine(([fewest, most]) => fewest <= most, 'the fewest words come first, then the most');

const kind = oneOf(KINDS);
const blockInFull = fields(
  {
    kind,
    title: maybeText.optional(),
    max: wholeNumber(1, 50).optional(),
    words: words.optional(),
    sections: z.array(id, { error: 'must be a list of section ids' }).optional(),
  },
  '{ kind: … }, or as its kind alone',
);

/** A bare `lead` is `{kind: lead}`; preprocessing keeps one schema, so that errors name the field. */
const block = z.preprocess((value) => (typeof value === 'string' ? { kind: value } : value), blockInFull);

const days = z.preprocess(
  (value) =>
    typeof value === 'string' && Object.hasOwn(DAYS, value) ? DAYS[value as keyof typeof DAYS] : value,
  z
    .array(oneOf(WEEKDAYS), { error: 'must be daily, weekdays, weekend or a list such as [mon, thu]' })
    .min(1, 'must name at least one day')
    .refine((list) => new Set(list).size === list.length, 'names a day twice'),
);

const edition = fields(
  {
    id,
    title: text.optional(),
    template: oneOf(TEMPLATES).optional(),
    language: language.optional(),
    zone: zone.optional(),
    days: days.optional(),
    draftAt: time.optional(),
    approveBy: time.optional(),
    sendAt: time.optional(),
    windowHours: wholeNumber(1, 168).optional(),
    greeting: text.optional(),
    summaries: oneOf(SUMMARIES).optional(),
    /** The sections of every block that names none. */
    sections: z.array(id, { error: 'must be a list of section ids' }).optional(),
    blocks: z
      .array(block, { error: 'must be a list of blocks' })
      .min(1, 'must hold at least one block')
      .optional(),
    minStories: wholeNumber(1, 50).optional(),
    maxStories: wholeNumber(1, 50).optional(),
    approval: oneOf(POLICIES).optional(),
    latenessMinutes: wholeNumber(0, 1440).optional(),
    giveUpHours: wholeNumber(1, 120).optional(),
    spreadMinutes: wholeNumber(0, 720).optional(),
    sendTime: oneOf(SEND_TIMES).optional(),
    quietHours: z
      .tuple([time, time], { error: 'must be [from, to], such as ["22:00", "06:00"]' })
      .refine(([from, to]) => from !== to, 'must begin and end at different times')
      .nullish(),
  },
  '{ id: … }',
);

function expectSender(issue: { input?: unknown }): string {
  return issue.input === undefined ? 'is missing' : 'must be written as { name: …, address: … }';
}

/** What the files of the folder may hold: the newsroom once, of everything else a list. */
export const PARTS = {
  newsroom,
  sections: section,
  feeds: feed,
  editions: edition,
  relays: relay,
  domains: domainLimit,
};
export type Part = keyof typeof PARTS;

export type NewsroomYamlFields = z.infer<typeof newsroom>;
export type SectionYamlFields = z.infer<typeof section>;
export type FeedYamlFields = z.infer<typeof feed>;
export type EditionYamlFields = z.infer<typeof edition>;
