import { decodeHTMLStrict } from 'entities';
import { entitiesOf, expandEntities } from './doctype-entities.ts';

export interface RepairedXml {
  text: string;
  /** Whether strict XML would have refused it for what was repaired. */
  repaired: boolean;
}

/**
 * Takes out the document type declaration, so that nothing outside is read and of a feed's own entities only short words
 * are known, and characters XML forbids; escapes brackets that open no tag. Linear in the text.
 */
export function repairXml(text: string): RepairedXml {
  const { source, entities } = withoutDoctype(text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, ''));
  const parts: string[] = [];
  let repaired = false;
  let at = 0;
  while (at < source.length) {
    const start = source.indexOf('<![CDATA[', at);
    const outside = expandEntities(source.slice(at, start === -1 ? undefined : start), entities);
    const escaped = outside.replace(/<(?![A-Za-z_/!?])/g, '&lt;');
    repaired ||= escaped !== outside || BARE_AMPERSAND.test(outside);
    parts.push(escaped);
    if (start === -1) break;
    const end = source.indexOf(']]>', start);
    parts.push(source.slice(start, end === -1 ? undefined : end));
    if (end === -1) break;
    at = end;
  }
  return { text: parts.join(''), repaired };
}

const BARE_AMPERSAND = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#[xX][\da-fA-F]+);)/;

/** Decodes references once: XML's own, numbers, and the names of HTML, which feeds use without declaring them. */
export function decodeReferences(text: string): string {
  if (!text.includes('&')) return text;
  return decodeHTMLStrict(text.replace(HALVES, joinHalves).replace(TO_NOTHING, ''));
}

/** A character beyond U+FFFF written as the two halves that UTF-16 has for it. */
const HALVES = /&#(x[dD][89abAB][\da-fA-F]{2}|5[56]\d{3});&#(x[dD][c-fC-F][\da-fA-F]{2}|5[67]\d{3});/g;

function joinHalves(written: string, ...halves: string[]): string {
  const [high = 0, low = 0] = halves.slice(0, 2).map((half) => Number(half.replace(/^x/, '0x')));
  const isPair = high >= 0xd800 && high < 0xdc00 && low >= 0xdc00 && low < 0xe000;
  return isPair ? String.fromCharCode(high, low) : written;
}

/** References to characters that XML forbids or that are only half of one. */
const TO_NOTHING =
  /&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0*(?:[0-8]|[bcBC]|[eE]|1[\da-fA-F]|[fF]{3}[eEfF]|[dD][89a-fA-F][\da-fA-F]{2}));/g;

const PROLOG = /\s+|<!--[\s\S]*?-->|<\?[\s\S]*?\?>/y;

function withoutDoctype(text: string): { source: string; entities: Map<string, string> } {
  let at = 0;
  for (;;) {
    PROLOG.lastIndex = at;
    if (!PROLOG.test(text)) break;
    at = PROLOG.lastIndex;
  }
  if (text.slice(at, at + 9).toLowerCase() !== '<!doctype') return { source: text, entities: new Map() };
  const end = endOfDoctype(text, at);
  return { source: text.slice(0, at) + text.slice(end), entities: entitiesOf(text.slice(at, end)) };
}

/** It may hold declarations in brackets, with quoted `>` in them. */
function endOfDoctype(text: string, at: number): number {
  let quote = '';
  let depth = 0;
  for (let i = at + 2; i < text.length; i += 1) {
    const char = text[i] as string;
    if (quote) quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === '[') depth += 1;
    else if (char === ']') depth -= 1;
    else if (char === '>' && depth <= 0) return i + 1;
  }
  return text.length;
}
