import { stringify } from 'yaml';
import type { FeedSource } from '../feeds/source.ts';
import { defaultSections } from './read-newsroom-defaults.ts';

/**
 * The `feeds:` part of a source list, without what is at its default, and the `sections:` its feeds name beyond
 * the default ones. With sections of one's own a source list has no others, so the default ones are written too.
 */
export function toFeedYaml(sources: FeedSource[], titles: ReadonlyMap<string, string> = new Map()): string {
  const named = [...new Set(sources.flatMap(({ section }) => section ?? []))];
  const standard = defaultSections('en');
  const added = named.filter((id) => !standard.some((section) => section.id === id));
  const sections = [...standard, ...added.map((id) => ({ id, title: titles.get(id) ?? titleOf(id) }))];
  const feeds = sources.map(feedFields);
  return stringify(added.length > 0 ? { sections, feeds } : { feeds }, { lineWidth: 0 });
}

function titleOf(id: string): string {
  return id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ');
}

/** What of a feed is not at its default. */
export function feedFields({
  id,
  url,
  outlet,
  family,
  section,
  topics,
  weight,
  language,
  pages = 'auto',
}: FeedSource) {
  return {
    id,
    url,
    outlet,
    ...(family !== outlet && { family }),
    ...(section !== null && { section }),
    ...(topics.length > 0 && { topics }),
    ...(weight !== 1 && { weight }),
    ...(language !== 'en' && { language }),
    ...(pages !== 'auto' && { pages }),
  };
}
