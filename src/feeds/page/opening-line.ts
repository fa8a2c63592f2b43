import type { PageDocument, PageElement } from './page-document.ts';
import { looksLikeName, readNames } from './read-names.ts';
import type { Surroundings } from './surroundings.ts';
import { linesIn } from './text-of.ts';

const ELSEWHERE =
  /(?:^|[\s_-])(?:comments?|comment-\w+|related|recommended|most|promo|teaser|sidebar|widget|recirc|more-from|trending)(?:$|[\s_-])|(?:^|[\s_]|(?<!\bh)-)card(?:$|[\s_-])/i;

/** Comments, lists of other articles and boxes beside the text name others. */
export function isElsewhere(element: PageElement): boolean {
  for (let at: PageElement | null = element; at; at = at.parentElement) {
    if (/^(?:article|main|body|html)$/.test(at.localName)) return false;
    const marked = element.getAttribute('itemprop') !== null;
    if (
      (at.localName === 'aside' && !marked) ||
      at.localName === 'nav' ||
      (at.localName === 'footer' && !at.closest('article'))
    )
      return true;
    if (ELSEWHERE.test(`${at.getAttribute('class') ?? ''} ${at.getAttribute('id') ?? ''}`)) return true;
  }
  return false;
}

/** Bold and slanting words are a line of their own where no paragraph holds them. */
const OPENING =
  'p, div, span, small, dd, li, font, address, h4, h5, td > b, td > strong, td > i, td > em, td > font, div > b, div > strong, div > em, div > i';

/** "By Ann Lee" as a line of its own near the top of the text, a date perhaps in front. */
export function openingLine(
  document: PageDocument,
  around: Surroundings,
  sites: ReadonlySet<string>,
): string[] {
  const isOpening = openingFor(document.documentElement.getAttribute('lang') ?? '');
  for (const element of around.fromHeading(OPENING).slice(0, 400)) {
    if (element.children.length > 3 || isElsewhere(element) || around.isInTeaser(element)) continue;
    const text = withoutDate(linesIn(element)[0] ?? '');
    if (text.length > 80 || !isOpening.test(text)) continue;
    const names = readNames(text, sites).filter(looksLikeName);
    if (names.length > 0) return names;
  }
  return [];
}

/** A byline may begin with the day: "November 3rd, 2026 by Ann Lee", "2026/11/23 12:20 記者…". */
function withoutDate(line: string): string {
  return line
    .replace(/^.{0,40}\b(?:19|20)\d{2},?\s+(?=(?:by|par|von|por)\s)/i, '')
    .replace(/^(?:19|20)\d{2}[\d年月日./:\s-]{4,18}(?=\p{L})/u, '');
}

/** What "by" is elsewhere; some are the beginnings of English sentences, so each in its own language only. */
const BY: Record<string, string> = {
  de: 'von|(?:ein )?(?:bericht|beitrag|kommentar|text) von',
  es: 'por',
  pt: 'por',
  ca: 'per',
  it: 'di|a cura di',
  nl: 'door',
  sv: 'av',
  nb: 'av',
  nn: 'av',
  no: 'av',
  da: 'af',
  ro: 'de',
  id: 'oleh|penulis',
  ms: 'oleh',
};

function openingFor(language: string): RegExp {
  const by = BY[language.slice(0, 2).toLowerCase()];
  return new RegExp(
    String.raw`^(?:(?:(?:(?:written|posted|reported|story|words|text|report|opinion|analysis|review|commentary|interview) )?by|par|écrit par|propos recueillis par${by ? `|${by}` : ''})\s+\p{Lu}|(?:author|auteur|autore?|autorka|tekst|text[eo]?|words|story|автор|текст|بقلم|作者|記者|记者|लेखक|글)\s?[:：]|(?:本报)?(?:記者|记者)\p{Script=Han})`,
    'iu',
  );
}
