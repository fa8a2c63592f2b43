/** What one linear pass over XML finds, without building anything. */
export interface XmlScan {
  /** Local name of the root element, lower case; '' when there is none. */
  root: string;
  /** The text of the root's start tag. */
  rootTag: string;
  maxDepth: number;
  /** How many items or entries are complete, counted up to `maxItems`. */
  items: number;
  /** False when the text ends, or the count does, before the root is closed. */
  complete: boolean;
  /** Where the last complete item ends, and the elements then open, outermost first. */
  lastItem: { end: number; open: string[] } | null;
  /** Where the document type declaration stands. */
  doctype: { start: number; end: number } | null;
}

interface Limits {
  maxDepth: number;
  maxItems: number;
}

const TAG_NAME = /[^\s/<>]{1,100}/y;
const SKIPPED: [open: string, close: string][] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
];

/** Walks the tags of well-formed or broken XML in linear time; stops at the limits. */
export function scanXml(text: string, limits: Limits): XmlScan {
  const scan: XmlScan = {
    root: '',
    rootTag: '',
    maxDepth: 0,
    items: 0,
    complete: false,
    lastItem: null,
    doctype: null,
  };
  const open: string[] = [];
  let at = text.indexOf('<');
  while (at !== -1 && scan.maxDepth <= limits.maxDepth) {
    const end = endOfMarkup(text, at);
    if (end === -1) return scan;
    if (text.startsWith('<!DOCTYPE', at) || text.startsWith('<!doctype', at))
      scan.doctype ??= { start: at, end };
    else if (text[at + 1] !== '!' && text[at + 1] !== '?') note(scan, open, text, at, end);
    if (scan.root && open.length === 0) return { ...scan, complete: true };
    if (scan.items >= limits.maxItems) return scan;
    at = text.indexOf('<', end);
  }
  return scan;
}

function note(scan: XmlScan, open: string[], text: string, at: number, end: number): void {
  const closing = text[at + 1] === '/';
  TAG_NAME.lastIndex = at + (closing ? 2 : 1);
  const name = TAG_NAME.exec(text)?.[0] ?? '';
  if (closing) close(scan, open, name, end);
  else if (/^[A-Za-z_]/.test(name)) enter(scan, open, name, text.slice(at, end));
}

function enter(scan: XmlScan, open: string[], name: string, tag: string): void {
  if (!scan.root) {
    scan.root = localName(name);
    scan.rootTag = tag;
  }
  open.push(name);
  scan.maxDepth = Math.max(scan.maxDepth, open.length);
  if (tag.endsWith('/>')) open.pop();
}

function close(scan: XmlScan, open: string[], name: string, end: number): void {
  const index = open.lastIndexOf(name);
  if (index === -1) return;
  open.length = index;
  if (!/^(item|entry)$/.test(localName(name))) return;
  scan.items += 1;
  scan.lastItem = { end, open: [...open] };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

function endOfMarkup(text: string, at: number): number {
  for (const [opening, closing] of SKIPPED) {
    if (text.startsWith(opening, at)) return endAfter(text, closing, at + opening.length);
  }
  return text[at + 1] === '!' ? endOfDeclaration(text, at) : endOfTag(text, at);
}

function endAfter(text: string, closing: string, from: number): number {
  const found = text.indexOf(closing, from);
  return found === -1 ? -1 : found + closing.length;
}

/** A `>` inside an attribute value does not end the tag; a `<` means it was never closed. */
function endOfTag(text: string, at: number): number {
  let quote = '';
  for (let i = at + 1; i < text.length; i += 1) {
    const char = text[i] as string;
    if (quote) quote = char === quote ? '' : quote;
    else if (char === '>') return i + 1;
    else if (char === '<') return i;
    else if ((char === '"' || char === "'") && text[i - 1] === '=') quote = char;
  }
  return -1;
}

/** A document type declaration may hold an internal subset in brackets, with quoted `>` in it. */
function endOfDeclaration(text: string, at: number): number {
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
  return -1;
}
