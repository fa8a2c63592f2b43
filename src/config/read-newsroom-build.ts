import type { FeedSource, Section } from '../feeds/source.ts';
import type { BlockConfig, EditionConfig } from '../issues/edition.ts';
import type { Newsroom } from '../issues/newsroom.ts';
import { defaultBlock, defaultBlocks, editionDefaults, type TemplateName } from './read-newsroom-defaults.ts';
import type {
  EditionYamlFields,
  FeedYamlFields,
  NewsroomYamlFields,
  SectionYamlFields,
} from './read-newsroom-schema.ts';

/* What was written, completed by the defaults. */

export function toNewsroom(written: NewsroomYamlFields): Newsroom {
  return {
    name: written.name,
    url: written.url,
    from: { name: written.from.name ?? written.name, address: written.from.address },
    replyTo: written.replyTo ?? null,
    bounces: written.bounces ?? null,
    postalAddress: withoutName(written.postalAddress, written.name),
    editors: written.editors ?? [],
    language: written.language ?? 'en',
  };
}

/** The name is printed before the address everywhere: “The Quay, The Quay, 1 Quay Street” helps nobody. */
function withoutName(address: string, name: string): string {
  const [first = '', ...rest] = address.split(',');
  const same = first.trim().toLowerCase() === name.trim().toLowerCase();
  return same && rest.length > 0 ? rest.join(',').trim() : address;
}

export function toSection(written: SectionYamlFields): Section {
  return {
    id: written.id,
    title: written.title ?? written.id.charAt(0).toUpperCase() + written.id.slice(1).replaceAll(/[-_]/g, ' '),
    weight: written.weight ?? 1,
    headlines: written.headlines ?? true,
  };
}

export function toFeedSource(written: FeedYamlFields, language: string): FeedSource {
  const outlet = written.outlet ?? new URL(written.url).hostname.replace(/^www\./, '');
  return {
    id: feedIdOf(written),
    url: written.url,
    outlet,
    family: written.family ?? outlet,
    section: written.section ?? null,
    topics: written.topics ?? [],
    weight: written.weight ?? 1,
    language: written.language ?? language,
    pages: written.pages ?? 'auto',
  };
}

/** The written id, else one made of the address: `https://www.a.example/world/rss.xml` → `a-example-world-rss-xml`. */
export function feedIdOf(written: Pick<FeedYamlFields, 'id' | 'url'>): string {
  if (written.id) return written.id;
  const { hostname, pathname, search } = new URL(written.url);
  return `${hostname.replace(/^www\./, '')}${pathname}${search}`
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

/** `morning` unless the edition's template or id says evening. */
function templateOf(written: Pick<EditionYamlFields, 'id' | 'template'>): TemplateName {
  return written.template ?? (written.id.includes('evening') ? 'evening' : 'morning');
}

export function toEdition(
  written: EditionYamlFields,
  common: { zone: string; language: string; sections: Section[] },
): EditionConfig {
  const template = templateOf(written);
  const language = written.language ?? common.language;
  const { sections: only, blocks, ...fields } = written;
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const all = blocks?.map((each) => completeBlock(each, template, common.sections, language));
  return {
    ...editionDefaults(template, language),
    zone: common.zone,
    language: common.language,
    ...(given as { id: string }),
    template,
    blocks: (all ?? defaultBlocks(template, common.sections, language)).map((each) =>
      each.sections.length > 0 || !only ? each : { ...each, sections: only },
    ),
  };
}

function completeBlock(
  written: NonNullable<EditionYamlFields['blocks']>[number],
  template: TemplateName,
  sections: Section[],
  language: string,
): BlockConfig {
  const standard = defaultBlock(template, written.kind, sections, language);
  return {
    kind: written.kind,
    title: written.title ?? standard.title,
    max: written.max ?? standard.max,
    words: written.words ?? standard.words,
    sections: written.sections ?? standard.sections,
  };
}
