import type { FeedText } from '../feed-item.ts';
import { childrenOf, markupOf, textOf, type XmlElement } from './xml-element.ts';

/**
 * What a text element holds, by the rules of its format: RFC 4287 3.1 and 4.1.3 for Atom 1.0, `mode` for Atom 0.3; RSS
 * texts are HTML by custom. Null when it is no text.
 */
export function resolveText(element: XmlElement, { isAtom }: { isAtom: boolean }): FeedText | null {
  const text = readAs(element, isAtom);
  return text && { ...text, value: text.value.slice(0, MAX_CHARACTERS) };
}

/** Beyond this nobody reads: no article is as long, and what works on texts works on bounded ones. */
const MAX_CHARACTERS = 400_000;

function readAs(element: XmlElement, isAtom: boolean): FeedText | null {
  const type = (element.attributes.get('type') ?? '')
    .trim()
    .toLowerCase()
    .replace(/\s*;.*$/, '');
  const mode = element.attributes.get('mode')?.trim().toLowerCase() ?? '';
  if (mode === 'base64' || isBinary(type)) return decodeBase64(textOf(element), type);
  const atomText = isAtom || element.name.startsWith('atom:');
  if (isXhtml(type, element.name) && !isEscaped(element))
    return { value: markupOf(element, { escapeText: true }), kind: 'html' };
  if (childrenOf(element).length > 0) return inline(element);
  const value = textOf(element);
  const literal = atomText ? isPlain(type) || type === '' : /^(?:text\/)?plain$/.test(type);
  return { value, kind: literal && !looksLikeHtml(value) ? 'text' : 'html' };
}

function isXhtml(type: string, name: string): boolean {
  return type === 'xhtml' || type.endsWith('+xml') || type.endsWith('/xml') || name.startsWith('xhtml:');
}

/** Some say XHTML and escape it as if it were HTML. */
function isEscaped(element: XmlElement): boolean {
  return childrenOf(element).length === 0 && TAG.test(textOf(element));
}

function isPlain(type: string): boolean {
  return type === 'text' || type === 'plain' || (type.startsWith('text/') && type !== 'text/html');
}

/** Any media type that is neither text nor XML is base64 (RFC 4287 4.1.3.3). */
function isBinary(type: string): boolean {
  return type.includes('/') && !type.startsWith('text/') && !isXhtml(type, '') && !/xhtml|html/.test(type);
}

function decodeBase64(text: string, type: string): FeedText | null {
  if (/^(?:image|audio|video)\//.test(type)) return null;
  const bytes = Buffer.from(text, 'base64');
  const value = bytes.toString('utf8');
  if (bytes.length === 0 || value.includes('\ufffd')) return null;
  return { value, kind: type.includes('html') || looksLikeHtml(value) ? 'html' : 'text' };
}

/** Elements where escaped ones belong: text among them is literal, unless only half of the markup was left unescaped. */
function inline(element: XmlElement): FeedText {
  const halfEscaped = TAG.test(textOf(element));
  return { value: markupOf(element, { escapeText: !halfEscaped }), kind: 'html' };
}

const TAG = /<\/?[a-z][a-z0-9]{0,9}(?:\s[^<>]{0,500})?\/?>/i;
const NAMES = new Set(
  `a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code col dd del dfn div dl dt em
  figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i iframe img ins kbd li main mark nav ol p pre q s samp
  script section small source span strike strong style sub sup table tbody td tfoot th thead time tr tt u ul var video`.split(
    /\s+/,
  ),
);

/**
 * Many feeds say nothing of the HTML in their texts. It is taken for HTML when it closes an element, breaks a line or
 * refers to a character, and names no element that HTML does not have.
 */
export function looksLikeHtml(whole: string): boolean {
  const text = whole.slice(0, 10_000);
  if (!/<\/[a-z]|<(?:br|hr|img|p)\b|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/i.test(text))
    return false;
  for (const [, name] of text.matchAll(/<\/?([a-z][\w:-]{0,40})/gi)) {
    if (!NAMES.has((name as string).toLowerCase())) return false;
  }
  return true;
}
