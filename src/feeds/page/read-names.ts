import { splitAuthors } from '../split-authors.ts';
import { squash, tidyLine } from './text-of.ts';

const PREFIX =
  /^(?:(?:published|posted|submitted|written|reported|reporting|story|words|text|analysis|opinion|review|article|updated)\s+)?(?:by|par|por|von|di|door|av)\b[:\s]*/iu;
const LABELS = /^(?:authors?|auteurs?|autor(?:es)?|propos recueillis par|recueilli par|texte)\s*[:\s]\s*/iu;
/** What follows a name and is none: agencies, places, times, invitations. */
const TAIL =
  /\s*(?:\b(?:edited|photographs?|photos?|illustrations?|video|graphics|translated|additional reporting|with reporting|as told to)\s+by\b.*|\b(?:for|pour|of)\s+(?:the\s+)?\p{Lu}.*|[|•·–—/]\s.*|\(.*|,?\s+(?:special to|staff (?:writer|reporter)|updated|published|publiée?|mise? à jour|modifiée?|follow|contact|view profile|read more)(?!\p{L}).*|\d.*)$/iu;
/** “Ann Lee Associated Press”: agencies and papers set behind a name without a mark between. */
const AGENCY =
  /(?<=\S\s+\S.*)\s+(?:the\s+)?(?:associated press|canadian press|presse canadienne|reuters|agence france-presse|afp|bloomberg(?: news)?|cbc news|radio-canada|cnn|npr|bbc news|staff)$/iu;
const NOT_A_PERSON =
  /^(?:by|par|share|follow|published|updated|staff|editors?|the editors?|newsroom|web ?desk|online|news ?desk|home|login|subscribe|comments?|facebook|twitter|null|undefined|n\/a)$/i;
/** “Mac & i”, “Marks & Spencer”: single words on both sides are one name. */
const BRAND = /^[\p{L}\d]+ & [\p{L}\d]+$/u;
const MAX_WORDS = 6;

/**
 * The people named in what a page calls its author: "By Ann Lee, Bo Cruz and Cy Dee | Reuters" is three.
 * Names that are the site's own, addresses and whole sentences are not kept.
 */
export function readNames(written: string, siteNames: ReadonlySet<string> = new Set()): string[] {
  const line = tidyLine(written).slice(0, 300);
  if (/^https?:|^www\.|^@|\{\{/i.test(line)) return [];
  if (BRAND.test(line)) return siteNames.has(squash(line)) ? [] : [line];
  if (isPlaceOfSite(line, siteNames)) return [];
  const plain = line
    .replace(/\s*\((?:avec|with)\s+([^)]*)\)/i, ' and $1')
    .replace(LABELS, '')
    .replace(PREFIX, '')
    .replace(/\s+(?:et|und|y|e)\s+/giu, ' and ');
  const parts = splitAuthors([plain.replace(TAIL, '')]);
  return parts
    .map((name) =>
      name
        .replace(TAIL, '')
        .replace(AGENCY, '')
        .replace(/[\s,.:;]+$/, '')
        .trim(),
    )
    .filter((name) => isPerson(name, siteNames));
}

/** "Küstenblatt, Vey, Germany": the outlet and where it is. */
function isPlaceOfSite(line: string, siteNames: ReadonlySet<string>): boolean {
  const [first = '', ...rest] = line.split(/,\s*/);
  return rest.length > 0 && siteNames.has(squash(first)) && rest.every((part) => !/\s/.test(part));
}

function isPerson(name: string, siteNames: ReadonlySet<string>): boolean {
  if (NOT_A_PERSON.test(name) || siteNames.has(squash(name)) || /[@/\\<>{}[\]#*=_?!]|\d/.test(name))
    return false;
  const words = name.split(/\s+/);
  return words.length <= MAX_WORDS && /^[\p{L}\p{M}.'’‘ -]{2,60}$/u.test(name);
}
