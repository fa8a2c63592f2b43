/** One element of a feed, its names made uniform (`xml-names.ts`) and its entities decoded. */
export interface XmlElement {
  /** Customary prefix and local name in lower case: `dc:creator`, `title`. */
  name: string;
  attributes: ReadonlyMap<string, string>;
  /** What xml:base says here, absolute as far as it could be resolved; null where nothing does. */
  base: string | null;
  /** What xml:lang says here, `''` included; null where nothing does. */
  language: string | null;
  content: (XmlElement | string)[];
}

/** The text of an element and everything in it. */
export function textOf(element: XmlElement): string {
  return element.content.map((part) => (typeof part === 'string' ? part : textOf(part))).join('');
}

export function childrenOf(element: XmlElement): XmlElement[] {
  return element.content.filter((part) => typeof part !== 'string');
}

/** What is in an element as HTML. Text is escaped unless it is markup itself. */
export function markupOf(element: XmlElement, { escapeText }: { escapeText: boolean }): string {
  return element.content
    .map((part) => {
      if (typeof part === 'string') return escapeText ? escapeXml(part) : part;
      const name = part.name.slice(part.name.indexOf(':') + 1);
      const attributes = [...part.attributes].map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
      return `<${name}${attributes.join('')}>${markupOf(part, { escapeText })}</${name}>`;
    })
    .join('');
}

export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => ESCAPED[char] as string);
}

const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
