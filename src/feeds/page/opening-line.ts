import { opensByline } from './byline-words.ts';
import type { PageDocument, PageElement } from './page-document.ts';
import { looksLikeName, readNames } from './read-names.ts';
import { findDates } from './shown-dates.ts';
import type { Surroundings } from './surroundings.ts';
import { linesIn, squash, textOf } from './text-of.ts';

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
  const language = document.documentElement.getAttribute('lang') ?? '';
  for (const element of around.fromHeading(OPENING).slice(0, 400)) {
    if (element.children.length > 3 || isElsewhere(element) || around.isInTeaser(element)) continue;
    // Asked by itself, a byline does not run into what stands behind it.
    if (
      Array.from(element.children).some(
        (child) => child.localName === 'span' && opensByline(textOf(child), language),
      )
    )
      continue;
    for (const text of partsOf(linesIn(element)[0] ?? '')) {
      if (text.length > 80 || !opensByline(text, language)) continue;
      const names = readNames(text, sites).filter(looksLikeName);
      if (names.length > 0) return names;
    }
  }
  return [];
}

/** Words of sections and papers, and those that places begin with. */
const NO_PERSON =
  /(?:^|\s)(?:news|sports?|local|world|national|politics|business|opinion|culture|arts?|health|science|tech\w*|entertainment|life\w*|style|travel|food|education|environment|climate|community|features?d?|breaking|latest|exclusive|video|photos?|comments?|share|print|read|edition|issue|section|category|staff|reporter|correspondent|editor|desk|agency|press|media|radio|tv|times|post|herald|today|daily|weekly)(?:\s|$)|^(?:the|new|san|santa|los|las|saint|st|fort|port|north|south|east|west|el|la|le|les|in|on|at|for|how|why)\s/i;
const LEAF = 'p, div, li, dd, dl, ul, table, h1, h2, h3, h4';
/** The article's text, or the line that sums it up. */
const PROSE = /^(?=.{90}).*[.!?…。]["”»」]?$/su;

/** Characters of a line that says who, when and where. */
const LONGEST = 200;

/** "Ann Lee | 3 May 2026": a name without a word that says whose, beside a date between the headline and the text. */
export function nameBesideDate(around: Surroundings, sites: ReadonlySet<string>): string[] {
  const elements = around.behindHeading(OPENING).slice(0, 40);
  const leaves = elements.filter((element) => !isElsewhere(element) && element.querySelector(LEAF) === null);
  const lines = leaves.flatMap((element) => linesIn(element).map((line) => ({ line, element })));
  const prose = lines.findIndex(({ line }) => PROSE.test(line));
  const head = lines.slice(0, prose < 0 ? 0 : prose);
  const isDated = head.map(({ line }) => findDates(line, 'und').length > 0);
  for (const [at, { line, element }] of head.entries()) {
    if (around.isInTeaser(element) || !isDated.slice(Math.max(0, at - 2), at + 3).includes(true)) continue;
    const linked = Array.from(element.querySelectorAll('a')).map((link) => textOf(link));
    const set = textOf(element.children[0] ?? null);
    const [first] = line
      .split(/\s*[|•·/]\s*|\s[–—-]\s|,\s/)
      .filter((part) => !/^@|\d|^(?:la )?r[eé]da[ckzç]/iu.test(part));
    // "<b>Ann Lee</b> Corvane"
    const name = set !== '' && first?.startsWith(`${set} `) ? set : first;
    if (!name || !/^\p{Lu}/u.test(name) || NO_PERSON.test(name) || linked.includes(name)) continue;
    const names = name.split(/\s+/).length <= 8 ? readNames(name, sites).filter(looksLikeName) : [];
    const said = squash(name.replace(/\s(?:and|et|und|y|e|och|og|en)\s/iu, ' '));
    if (names.length > 0 && squash(names.join('')) === said && names.every(isShort)) return names;
  }
  return [];
}

function isShort(name: string): boolean {
  return name.split(/\s+/).length <= 4;
}

/** "By Ann Lee | The Quay", or behind the day: "November 3rd, 2026 by Ann Lee", "2026/11/23 12:20 記者…". */
function partsOf(line: string): string[] {
  if (line.length > LONGEST) return [];
  const plain = line
    .replace(/^(?:photo\w*|fotos?|images?|illustrations?)\s?(?:by|:)[^.|/]{3,40}[.|/]\s*/i, '')
    .replace(/^(?:19|20)\d{2}[\d年月日./:\s-]{4,18}(?=\p{L})/u, '');
  const parts = plain.split(/\s[|•·–—]\s|\s-\s|(?<=\b(?:19|20)\d{2}),?\s/);
  return findDates(line, 'und').length > 0 ? parts.slice(0, 4) : parts.slice(0, 1);
}
