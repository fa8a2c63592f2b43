/** The prefixes in force at one element: its own declarations, then those around it. */
export interface NamespaceScope {
  own: Map<string, string>;
  outer: NamespaceScope | null;
}

/** The prefix each namespace is customarily given; '' for the feed formats' own. */
const CUSTOMARY = new Map(
  Object.entries({
    '': [
      'http://purl.org/rss/1.0',
      'http://purl.org/net/rss1.1',
      'http://channel.netscape.com/rdf/simple/0.9',
      'http://my.netscape.com/rdf/simple/0.9',
      'http://my.netscape.com/publish/formats/rss-0.91.dtd',
      'http://backend.userland.com/rss',
      'http://backend.userland.com/rss2',
      'http://backend.userland.com/rss091',
      'http://blogs.law.harvard.edu/tech/rss',
    ],
    atom: ['http://www.w3.org/2005/atom', 'http://purl.org/atom/ns'],
    content: ['http://purl.org/rss/1.0/modules/content'],
    dc: ['http://purl.org/dc/elements/1.1', 'http://purl.org/dc/elements/1.0'],
    dcterms: ['http://purl.org/dc/terms', 'http://purl.org/rss/1.0/modules/dcterms'],
    feedburner: ['http://rssnamespace.org/feedburner/ext/1.0'],
    itunes: ['http://www.itunes.com/dtds/podcast-1.0.dtd'],
    media: ['http://search.yahoo.com/mrss', 'http://www.rssboard.org/media-rss'],
    prism: [
      'http://prismstandard.org/namespaces/basic/2.0',
      'http://prismstandard.org/namespaces/1.2/basic',
      'http://purl.org/rss/1.0/modules/prism',
    ],
    rdf: ['http://www.w3.org/1999/02/22-rdf-syntax-ns'],
    xhtml: ['http://www.w3.org/1999/xhtml', 'http://www.w3.org/tr/xhtml1/strict'],
    xml: ['http://www.w3.org/xml/1998/namespace'],
  }).flatMap(([prefix, uris]) => uris.map((uri) => [uri, prefix] as const)),
);

/** The scope inside an element that carries these attributes. */
export function scopeWithin(outer: NamespaceScope | null, attributes: [string, string][]): NamespaceScope {
  const own = new Map<string, string>();
  for (const [name, value] of attributes) {
    if (name === 'xmlns') own.set('', comparable(value));
    else if (name.startsWith('xmlns:')) own.set(name.slice(6), comparable(value));
  }
  return own.size === 0 && outer ? outer : { own, outer };
}

/**
 * A name under its namespace's customary prefix, none for the namespace `core`, the root's.
 * A prefix nobody declared, or one of a namespace unknown here, stands as it is written.
 */
export function customaryName(name: string, scope: NamespaceScope, core: string): string {
  const colon = name.indexOf(':');
  const prefix = colon === -1 ? '' : name.slice(0, colon);
  const local = name.slice(colon + 1);
  const uri = uriOf(prefix, scope);
  const known = CUSTOMARY.get(uri);
  const isCore = uri === core && uri !== '' && known !== 'rdf';
  const custom = isCore ? '' : (known ?? prefix);
  return custom === '' ? local : `${custom}:${local}`;
}

/** The namespace a prefix stands for; '' when nobody declared it. */
export function uriOf(prefix: string, scope: NamespaceScope): string {
  for (let at: NamespaceScope | null = scope; at; at = at.outer) {
    const uri = at.own.get(prefix);
    if (uri !== undefined) return uri;
  }
  return '';
}

/** Feeds write namespaces with and without the last slash or number sign, and in any case. */
function comparable(uri: string): string {
  return uri
    .trim()
    .toLowerCase()
    .replace(/^https:/, 'http:')
    .replace(/[/#]$/, '');
}
