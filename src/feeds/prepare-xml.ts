import { scanXml, type XmlScan } from './scan-xml.ts';

const LIMITS = { maxDepth: 200, maxItems: 2_000 };

export type PreparedXml =
  | { outcome: 'prepared'; text: string; scan: XmlScan; warnings: string[] }
  | { outcome: 'unreadable'; reason: string };

/**
 * Makes feed text safe to parse: no document type (so no entity of its own is ever expanded and nothing
 * outside is read), bounded depth and item count, and, when it breaks off, only its complete items.
 */
export function prepareXml(text: string): PreparedXml {
  const scan = scanXml(text, LIMITS);
  const warnings: string[] = [];
  if (!scan.root) return { outcome: 'unreadable', reason: 'It is not XML and not JSON.' };
  if (scan.root === 'html') return { outcome: 'unreadable', reason: 'It is a web page, not a feed.' };
  if (scan.maxDepth > LIMITS.maxDepth) {
    return { outcome: 'unreadable', reason: `Its elements are nested deeper than ${LIMITS.maxDepth}.` };
  }
  let end = text.length;
  let tail = '';
  if (!scan.complete) {
    if (!scan.lastItem)
      return { outcome: 'unreadable', reason: 'It breaks off before its first complete item.' };
    end = scan.lastItem.end;
    tail = scan.lastItem.open
      .toReversed()
      .map((name) => `</${name}>`)
      .join('');
    warnings.push(
      scan.items >= LIMITS.maxItems
        ? `Only its first ${LIMITS.maxItems} items were read.`
        : `It breaks off; its ${scan.items} complete items were read.`,
    );
  }
  const { doctype } = scan;
  const body = doctype ? text.slice(0, doctype.start) + text.slice(doctype.end, end) : text.slice(0, end);
  return { outcome: 'prepared', text: (body + tail).trimStart(), scan, warnings };
}

/** Escapes what strict XML refuses: bare ampersands and brackets, entities nobody declared, characters XML forbids. */
export function repairXml(text: string): string {
  const clean = text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '');
  const parts: string[] = [];
  let at = 0;
  while (at < clean.length) {
    const start = clean.indexOf('<![CDATA[', at);
    const end = start === -1 ? -1 : clean.indexOf(']]>', start);
    parts.push(escapeStray(clean.slice(at, start === -1 ? undefined : start)));
    if (start === -1) break;
    parts.push(clean.slice(start, end === -1 ? undefined : end));
    if (end === -1) break;
    at = end;
  }
  return parts.join('');
}

function escapeStray(text: string): string {
  return text
    .replace(/<(?![A-Za-z_/!?])/g, '&lt;')
    .replace(/&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});)/g, '&amp;')
    .replace(/&#(?:([0-9]{1,7})|x([0-9a-fA-F]{1,6}));/g, (whole, decimal?: string, hex?: string) =>
      isXmlCharacter(decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16)) ? whole : '',
    );
}

/** XML 1.0, production 2. */
function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 9 || code === 10 || code === 13;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}
