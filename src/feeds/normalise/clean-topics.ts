import { toPlainLine } from '../fields/text/html-to-text.ts';

const MAX_TOPICS = 12;
const MAX_LENGTH = 60;
const NOISE =
  /^(?:uncategori[sz]ed|general|articles?|posts?|news|rss|home|homepage|other|misc|default|blog|standard|featured?|no category|sin categor[ií]a|sem categoria|senza categoria|non (?:classé|catégorisé)e?|allgemein|unkategorisiert|nicht kategorisiert|geen categorie|bez kategorii|без (?:категории|рубрики)|未分[類类]|미분류)$/iu;

/** The source's own topics, then the item's categories: readable labels, each once whatever its case. */
export function cleanTopics(categories: string[], sourceTopics: string[]): string[] {
  const written = categories.slice(0, 100).map(inWords).flatMap(separate);
  const labels = forReaders(written).map(labelOf).filter(isTopic);
  const seen = new Map<string, string>();
  for (const label of [...sourceTopics, ...labels]) {
    const key = label.toLowerCase();
    if (!seen.has(key)) seen.set(key, label);
  }
  return [...seen.values()].slice(0, Math.max(MAX_TOPICS, sourceTopics.length));
}

/** "News/Canada/Nova Scotia": one below the other. Other strokes are part of a name ("Film/TV", "HIV/AIDS/TB"). */
const PATH =
  /^(?:news|actualités?)\/[^/]+(?:\/[^/]+)*$|^(?:sports?|world|monde|national|local|politics|politique|business|opinion|arts|entertainment|culture|life|lifestyle|health|santé|science|technology)(?:\/\p{Lu}[^/]*){2,}$/iu;

/** Some put all of them into one element; with a single comma it may be a name ("Vey, Corvane"). */
function separate(category: string): string[] {
  if (PATH.test(category)) return category.split('/').map((part) => part.trim());
  const parts = category.split(/[,;|]/).map((part) => part.trim());
  return parts.length > 2 && parts.every((part) => part.split(/\s+/).length < 5) ? parts : [category];
}

/** Beside labels in words, `front-page-promo` is an instruction to the outlet's own machines. */
function forReaders(categories: string[]): string[] {
  const isSlug = (category: string) => /^[a-z0-9]+(?:[-_][a-z0-9]+)+$/.test(category.trim());
  const inWords = categories.filter((category) => !isSlug(category));
  return inWords.filter((category) => /\p{Lu}/u.test(category)).length >= 2 ? inWords : categories;
}

function inWords(category: string): string {
  return toPlainLine({ value: category.slice(0, 500), kind: 'html' });
}

function labelOf(category: string): string {
  const text = category.replace(/^#\s*(?=\p{L})/u, '');
  if (/\s/.test(text) || !/^[a-z0-9/_:-]+$/.test(text)) return text;
  // A machine's path or slug, "paper/world/north-africa": its last part, in words.
  const words = (text.split(/[/:]/).at(-1) ?? '').replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function isTopic(label: string): boolean {
  if (label.length < 2 || label.length > MAX_LENGTH || NOISE.test(label)) return false;
  const hex = label.replace(/[\s-]/g, '');
  return /\p{L}/u.test(label) && !/^[0-9a-f]{16,}$/i.test(hex) && !/^https?:/i.test(label);
}
