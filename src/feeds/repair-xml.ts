import { decodeHTMLStrict } from 'entities';

export interface RepairedXml {
  text: string;
  /** Whether strict XML would have refused it for what was repaired. */
  repaired: boolean;
}

/**
 * Takes out the document type declaration, so that no entity of a feed's own is ever known and nothing outside is read,
 * and characters XML forbids; escapes brackets that open no tag. Linear in the text.
 */
export function repairXml(text: string): RepairedXml {
  const source = withoutDoctype(text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, ''));
  const parts: string[] = [];
  let repaired = false;
  let at = 0;
  while (at < source.length) {
    const start = source.indexOf('<![CDATA[', at);
    const outside = source.slice(at, start === -1 ? undefined : start);
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
  return text.includes('&') ? decodeHTMLStrict(text.replace(TO_NOTHING, '')) : text;
}

/** References to characters that XML forbids or that are only half of one. */
const TO_NOTHING =
  /&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0*(?:[0-8]|[bcBC]|[eE]|1[\da-fA-F]|[fF]{3}[eEfF]|[dD][89a-fA-F][\da-fA-F]{2}));/g;

const PROLOG = /\s+|<!--[\s\S]*?-->|<\?[\s\S]*?\?>/y;

function withoutDoctype(text: string): string {
  let at = 0;
  for (;;) {
    PROLOG.lastIndex = at;
    if (!PROLOG.test(text)) break;
    at = PROLOG.lastIndex;
  }
  if (text.slice(at, at + 9).toLowerCase() !== '<!doctype') return text;
  return text.slice(0, at) + text.slice(endOfDoctype(text, at));
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
