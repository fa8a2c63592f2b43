import { toPlainLine } from '../text/html-to-text.ts';
import { BARE_LABEL, LABEL_BEFORE_NAMES, REPORTER_BEHIND } from './byline-words.ts';

const MAX_AUTHORS = 8;
const MAX_LENGTH = 80;
/** Longer than the byline of any team. */
const MAX_WRITTEN = 500;
const SUFFIX = /^(?:jr|sr|ii|iii|iv|m\.?d|ph\.? ?d)\.?$/i;
const ROLE =
  /^(?:[\p{L}-]+ ){0,4}(?:correspondent|editor|reporter|writer|columnist|analyst|producer|photographer|contributor)s?$/iu;
const NOBODY =
  /^(?:admin|administrator|unknown|none|null|n\/a|editor|webmaster|author|anonymous|contributor|guest|and|with|by|contributed|(?:news )?agenc(?:ies|ias?|es)|agentur(?:en)?|agenzie|agências?|wires?|wire (?:reports?|services?)|staff reports?|(?:news|web|online|digital|sports|editorial) team)$|^(?:[\p{L}.'’-]+ ){0,4}(?:staff|desk|newsroom|redaktion|redazione|redacción|redactie|redação|redakcja)$|^(?:la )?rédaction(?: d[eu] .*)?$/iu;
/** "Photos by Bo Cruz" beside the writer. */
const OTHER_WORK =
  /^(?:photos?|photograph(?:s|y)|pictures|illustrations?|graphics?|video|fotos?|fotografie)(?: (?:by|de|von|di|par) |\s?: )|^special(?:ly)? (?:to|for) |^(?:edited|translated|compiled|(?:additional|with) reporting) by |\((?:photos?|photograph(?:s|y)|pictures|illustrations?|graphics?|video|fotos?|bilder|grafik)\)$/i;

const BY =
  /^(?:(?:(?:story|words|text|written|posted|reported|analysis)\s+)?by|(?:(?:texte|propos recueillis|écrit)\s+)?par|von|por)[:\s]\s*/i;
/** "Photos by Bo Cruz, words by Ann Lee". */
const WORK_BY = /^(?:story|words|text|written|reported) by\s+/i;

/** People named in the author elements of one item: "By Ann Lee and Bo Cruz" is two. The outlet itself is nobody. */
export function splitAuthors(written: string[], outlets: readonly string[] = []): string[] {
  const seen = new Map<string, string>();
  const institutions = new Set(outlets.map(withoutArticle));
  for (const signed of written.slice(0, 50).flatMap(splitLines).flatMap(splitOne)) {
    const name = withoutEmployer(signed, institutions);
    const key = name.toLowerCase();
    if (!seen.has(key) && !institutions.has(withoutArticle(name))) seen.set(key, name);
  }
  return [...seen.values()].slice(0, MAX_AUTHORS);
}

function withoutArticle(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/^(?:(?:the|le|la|les|el|der|die|das) |l')/, '');
}

function splitOne(written: string): string[] {
  const plain = toPlainLine({
    value: withoutAddress(written.slice(0, MAX_WRITTEN)),
    kind: 'html',
  });
  const names = plain
    .replace(/^\(([^()]+)\)$/, '$1')
    .replace(BARE_LABEL, '')
    .replace(LABEL_BEFORE_NAMES, '')
    .replace(BY, '')
    .replace(BY_BEFORE_WHOLE_NAME, '');
  const parts = names
    .split(/\s*(?:;|\||&|,|\s[/–—•·-]\s|\s(?:and|with|et|und|avec)\s)\s*/i)
    .filter((part) => part !== '' && !OTHER_WORK.test(part))
    .flatMap((part) =>
      splitPair(part.replace(LABEL_BEFORE_NAMES, '').replace(WORK_BY, '').replace(REPORTER_BEHIND, '')),
    );
  return joinSuffixes(unswap(names, parts)).map(withoutRole).map(withoutPlace).filter(isName);
}

/** One to a line, where each line is a name by itself. */
function splitLines(written: string): string[] {
  if (written.includes('<')) return [written];
  const lines = written.split(/\n+/).map((line) => line.trim());
  return lines.every((line) => /^\S+\s+\S/.test(line)) ? lines : [written];
}

/** "Ann Lee for The Quay", and for an outlet known by that name. */
function withoutEmployer(name: string, institutions: ReadonlySet<string>): string {
  const [, person = '', employer = ''] = /^(\S+ .{1,60}?) for (.{1,60})$/.exec(name) ?? [];
  return /^The \p{Lu}/u.test(employer) || institutions.has(withoutArticle(employer)) ? person : name;
}

/** What begins a surname elsewhere ("Di Stefano") is "by" in front of a given name and a surname. */
const BY_BEFORE_WHOLE_NAME =
  /^(?:[Dd]i|[Aa]v|[Aa]f|[Dd]oor)\s+(?!County\b)(?=\p{Lu}[^\s,]*\s+(?:\p{Ll}+\s+)?\p{Lu})/u;

/** "Ana Ruiz y Bo Lind" are two, each with a given name; "Ana Ortega y Lind" is one. */
function splitPair(part: string): string[] {
  const sides = part.split(/\s(?:y|e|i|en|och|og|és|ve|και|и|і|та)\s/);
  return sides.every((side) => /^\S+\s+\S/.test(side.trim())) ? sides : [part];
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

/** "Ann Lee Staff Writer": what no comma parts from the name. */
const POST_BEHIND =
  /^(?!(?:our|the|senior|chief)\s)(\S+ \S+(?: \S+){0,2}) (?:staff|special|contributing) (?:writer|reporter|correspondent|photographer)$/i;

/** "Ann Lee (now)", "Bo Cruz (Quay Agency)". */
function withoutRole(name: string): string {
  if (name.length > 2 * MAX_LENGTH) return name;
  return name.replace(/(\S)\s*\([^()]*\)$/, '$1').replace(POST_BEHIND, '$1');
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
