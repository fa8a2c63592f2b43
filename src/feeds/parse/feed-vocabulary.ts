/**
 * The elements of feeds that describe an item or the feed, under customary names. `text` may hold markup, `plain` is
 * words, a date or an address, `holder` has others in it. Whatever is not here is not read.
 */
const ELEMENTS: Record<'text' | 'plain' | 'holder', string> = {
  text: `title description summary content content:encoded abstract fullitem body xhtml:body xhtml:div
    atom:title atom:summary atom:content dc:title dc:description media:title media:description media:text itunes:summary`,
  plain: `link guid id url name email pubdate published issued created updated modified language category tags
    atom:link atom:id atom:name atom:published atom:updated feedburner:origlink
    dc:creator dc:subject dc:date dc:language dcterms:created dcterms:issued dcterms:modified prism:publicationdate
    itunes:author itunes:image media:category media:keywords media:credit media:copyright media:thumbnail enclosure`,
  holder: 'author atom:author image media:content media:group source atom:source',
};

const BY_NAME = new Map(
  Object.entries(ELEMENTS).flatMap(([kind, names]) =>
    names.split(/\s+/).map((name) => [name, kind as keyof typeof ELEMENTS] as const),
  ),
);

export function kindOfElement(name: string): keyof typeof ELEMENTS | null {
  return BY_NAME.get(name) ?? null;
}

/** Whether an element holds the whole of an article, where it has one. */
export function isBody(name: string): boolean {
  return BODIES.includes(name);
}

export const BODIES = ['content:encoded', 'content', 'fullitem', 'xhtml:body', 'body', 'atom:content'];

export function elementNames(): string[] {
  return [...BY_NAME.keys()];
}

/** The attributes that say something of those. */
export const ATTRIBUTES = new Set(
  'type url href rdf:resource rdf:about rel width height medium ispermalink term label domain scheme role filesize isdefault'.split(
    ' ',
  ),
);
