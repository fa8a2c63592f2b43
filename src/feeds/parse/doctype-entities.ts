import { decodeHTMLStrict } from 'entities';

const MAX_ENTITIES = 100;
const MAX_LENGTH = 200;
/** All that the entities of one document may add to it. */
const MAX_ADDED = 10_000;

const DECLARATION = /<!ENTITY\s+([A-Za-z_][\w.-]{0,60})\s+(?:(?:SYSTEM|PUBLIC)\b|"([^"]*)"|'([^']*)')/g;

/**
 * The words that a document type declaration gives short names (XML 1.0, 4.2). A name for something outside, for markup
 * or for other names stays unknown, so nothing is fetched and nothing grows.
 */
export function entitiesOf(doctype: string): Map<string, string> {
  const words = new Map<string, string | null>();
  for (const [, name = '', double, single] of doctype.matchAll(DECLARATION)) {
    if (words.size >= MAX_ENTITIES) break;
    // The first declaration of a name binds.
    if (!words.has(name)) words.set(name, wordsOf(double ?? single));
  }
  return new Map([...words].flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}

function wordsOf(written: string | undefined): string | null {
  if (written === undefined || written.length > MAX_LENGTH) return null;
  const value = written.replace(/&#(?:\d{1,7}|x[\da-f]{1,6});/gi, (reference) => decodeHTMLStrict(reference));
  return /[<&%]/.test(value) ? null : value.replaceAll('"', '&quot;');
}

/** Puts the words in place of their names, as long as they add no more than is any document's due. */
export function expandEntities(text: string, entities: ReadonlyMap<string, string>): string {
  if (entities.size === 0) return text;
  let added = 0;
  return text.replace(/&([A-Za-z_][\w.-]{0,60});/g, (reference, name: string) => {
    const value = entities.get(name);
    if (value === undefined || added > MAX_ADDED) return reference;
    added += value.length;
    return value;
  });
}
