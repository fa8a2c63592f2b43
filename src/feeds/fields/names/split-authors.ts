import { toPlainLine } from '../text/html-to-text.ts';

const MAX_AUTHORS = 8;
const MAX_LENGTH = 80;
/** Longer than the byline of any team. */
const MAX_WRITTEN = 500;
const SUFFIX = /^(?:jr|sr|ii|iii|iv|md|phd|ph\.d)\.?$/i;
const ROLE =
  /^(?:[\p{L}-]+ ){0,4}(?:correspondent|editor|reporter|writer|columnist|analyst|producer|photographer|contributor)s?$/iu;
const NOBODY =
  /^(?:admin|administrator|unknown|none|null|n\/a|staff|editor|webmaster|author|anonymous|contributor|guest|and|with|by)$/i;

/** People named in the author elements of one item: "By Ann Lee and Bo Cruz" is two. The outlet itself is nobody. */
export function splitAuthors(written: string[], outlets: readonly string[] = []): string[] {
  const seen = new Map<string, string>();
  const institutions = new Set(outlets.map((outlet) => outlet.toLowerCase()));
  for (const name of written.slice(0, 50).flatMap(splitOne)) {
    const key = name.toLowerCase();
    if (!seen.has(key) && !institutions.has(key)) seen.set(key, name);
  }
  return [...seen.values()].slice(0, MAX_AUTHORS);
}

function splitOne(written: string): string[] {
  const plain = toPlainLine({
    value: withoutAddress(written.slice(0, MAX_WRITTEN)),
    kind: 'html',
  });
  const names = plain.replace(
    /^(?:(?:(?:story|words|text|written|posted|reported|analysis)\s+)?by|(?:(?:texte|propos recueillis|écrit)\s+)?par|von|por)[:\s]\s*/i,
    '',
  );
  const parts = names
    .split(/\s*(?:;|\||&|,|\s[/–—-]\s|\s(?:and|with|et|und|avec)\s)\s*/i)
    .filter((part) => part !== '');
  return joinSuffixes(unswap(names, parts)).map(withoutRole).map(withoutPlace).filter(isName);
}

/** RSS 2.0 writes `ann@paper.example (Ann Lee)`, others `Ann Lee <ann@paper.example>`. */
function withoutAddress(written: string): string {
  if (!written.includes('@')) return written;
  const bracketed = written.match(/^\s*[^\s()@]+@[^\s()@]+\s*\(([^()]+)\)\s*$/)?.[1];
  return (bracketed ?? written)
    .replace(/[^\s<>()[\],;]+/g, (word) => (word.includes('@') ? ' ' : word))
    .replace(/<\s*>|\(\s*\)|\[\s*\]/g, ' ');
}

/** "Lee, Ann" is one person: a single comma between two single words. */
function unswap(names: string, parts: string[]): string[] {
  const [family, given] = parts;
  const single = parts.length === 2 && /^[^\s,;&|]+,\s*[^\s,;&|]+$/.test(names);
  return single && family && given && !SUFFIX.test(given) ? [`${given} ${family}`] : parts;
}

function joinSuffixes(parts: string[]): string[] {
  const joined: string[] = [];
  for (const part of parts) {
    const previous = joined.at(-1);
    if (previous && SUFFIX.test(part)) joined[joined.length - 1] = `${previous} ${part}`;
    else joined.push(part.replace(/^(?:and|by|with|et|und|avec)\s+(?:l[’'])?/i, ''));
  }
  return joined;
}

/** "Ann Lee (now)", "Bo Cruz (Quay Agency)". */
function withoutRole(name: string): string {
  return name.length > 2 * MAX_LENGTH ? name : name.replace(/(\S)\s*\([^()]*\)$/, '$1');
}

/** "Ann Lee in Lisbon" names the place of the report, not of the person. */
function withoutPlace(name: string): string {
  if (name.length > 2 * MAX_LENGTH) return name;
  return name.replace(/\s+in\s+\p{Lu}[\p{L}.' -]*$/u, '').trim();
}

function isName(name: string): boolean {
  if (name.length < 2 || name.length > MAX_LENGTH || /https?:|[@<>{}]/.test(name)) return false;
  return /\p{L}/u.test(name) && !NOBODY.test(name) && !ROLE.test(name);
}
