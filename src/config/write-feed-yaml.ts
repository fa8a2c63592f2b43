import { stringify } from 'yaml';
import type { FeedSource } from '../feeds/source.ts';

/** The `feeds:` part of a source list, without what is at its default. */
export function toFeedYaml(sources: FeedSource[]): string {
  return stringify({ feeds: sources.map(essentials) }, { lineWidth: 0 });
}

function essentials({ id, url, outlet, family, section, topics, weight, language }: FeedSource) {
  return {
    id,
    url,
    outlet,
    ...(family !== outlet && { family }),
    ...(section !== null && { section }),
    ...(topics.length > 0 && { topics }),
    ...(weight !== 1 && { weight }),
    ...(language !== 'en' && { language }),
  };
}
