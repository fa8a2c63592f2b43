import { ATTRIBUTES, isBody, kindOfElement } from './feed-vocabulary.ts';
import { resolveText } from './resolve-text.ts';
import { childrenOf, escapeXml, textOf, type XmlElement } from './xml-element.ts';

/** Longer than any name, address or date. */
const MAX_PLAIN = 5_000;
/** Elements whose text is an address, and attributes that are one. */
const ADDRESSES = new Set(['link', 'url', 'feedburner:origlink', 'href', 'rdf:resource']);

/** An item with what we read of it, under the name its format gives it. `xml:base` is that of its texts. */
export function writeItem(item: XmlElement, isAtom: boolean): string {
  const name = isAtom ? 'entry' : 'item';
  const texts = childrenOf(item).filter((child) => kindOfElement(child.name) === 'text');
  const body = texts.find(({ name: text }) => isBody(text));
  const base = (body ?? texts.find((text) => text.base !== item.base) ?? item).base;
  const { language } = body ?? texts.find((text) => text.language !== item.language) ?? item;
  // Always one attribute: rss-parser takes an element with nothing at all for a text.
  const attributes =
    writeAttributes(item) + attribute('xml:base', base) + attribute('xml:lang', language ?? '');
  return `<${name}${attributes}>${writeLinks(item)}${writeContent(item, isAtom)}</${name}>`;
}

/** An element of the vocabulary, its text resolved; '' when it holds no text it should hold. */
export function writeElement(element: XmlElement, isAtom: boolean): string {
  const { name } = element;
  switch (kindOfElement(name)) {
    case 'text': {
      const text = resolveText(element, { isAtom });
      return text ? `<${name} type="${text.kind}">${escapeXml(text.value)}</${name}>` : '';
    }
    case 'plain':
      return `<${name}${writeAttributes(element)}>${escapeXml(address(name, textOf(element).slice(0, MAX_PLAIN), element))}</${name}>`;
    case 'holder':
      return `<${name}${writeAttributes(element)}>${writeContent(element, isAtom)}</${name}>`;
    case null:
      return '';
  }
}

/** The text of an element and the elements in it that we read; the text of others is not its text. */
function writeContent(element: XmlElement, isAtom: boolean): string {
  return element.content
    .map((part) => (typeof part === 'string' ? escapeXml(part) : writeElement(part, isAtom)))
    .join('');
}

/** Active Channels (CDF) write address and time of a channel and an item as attributes. */
export function writeLinks(element: XmlElement): string {
  const { attributes } = element;
  const [href, changed] = [attributes.get('href'), attributes.get('lastmod')];
  return [
    href === undefined ? '' : `<link>${escapeXml(address('href', href, element))}</link>`,
    changed === undefined ? '' : `<updated>${escapeXml(changed)}</updated>`,
  ].join('');
}

function writeAttributes(element: XmlElement): string {
  return [...element.attributes]
    .filter(([name]) => ATTRIBUTES.has(name))
    .map(([name, value]) => attribute(name, address(name, value, element)))
    .join('');
}

/** An address is resolved where xml:base says against what; elsewhere the reader knows better. */
function address(name: string, value: string, { base }: XmlElement): string {
  return base !== null && ADDRESSES.has(name) && value.trim() !== '' && URL.canParse(value.trim(), base)
    ? new URL(value.trim(), base).href
    : value;
}

export function attribute(name: string, value: string | null): string {
  return value === null ? '' : ` ${name}="${escapeXml(value)}"`;
}
