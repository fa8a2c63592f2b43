import { pathToFileURL } from 'node:url';

/**
 * The same document type at the head of a feed whose items use each of its entities, so that a reader that expands
 * them has where to. What it would fetch from elsewhere is our own file. Null where a file declares no entity.
 */
export function xmlInFeed(xml: string, secretFile: string): string | null {
  const doctype = /<!DOCTYPE\s[^[>]*(?:\[[\s\S]*?\]\s*)?>/.exec(xml)?.[0];
  if (doctype === undefined) return null;
  const names = [...doctype.matchAll(/<!ENTITY\s+([\w.:-]+)\s/g)].map(([, name]) => name ?? '');
  if (names.length === 0) return null;
  const local = doctype.replace(/(SYSTEM\s+)(["'])[^"']*\2/g, `$1"${pathToFileURL(secretFile).href}"`);
  const uses = names.map((name) => `&${name};`).join(' ');
  return `<?xml version="1.0"?>
${local}
<rss version="2.0"><channel><title>Harbour news</title><link>https://eval.example/</link>
<item><title>The harbour council met ${uses}</title><link>https://eval.example/1</link><description>${uses} It met on Monday.</description></item>
</channel></rss>`;
}
