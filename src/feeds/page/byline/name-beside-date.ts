import { findDates, saidBy } from '../../fields/dates/shown-dates.ts';
import { tellsAgo } from '../../fields/dates/tells-ago.ts';
import { looksLikeName, readNames } from '../../fields/names/read-names.ts';
import { squash } from '../../fields/text/tidy-line.ts';
import type { PageElement } from '../page-document.ts';
import type { Surroundings } from '../surroundings.ts';
import { isShorter, linesIn, textOf } from '../text-of.ts';
import { isElsewhere, LINES } from './opening-line.ts';
import { isLabelledAuthor, isOtherWork } from './other-work.ts';
import { isPlace } from './place-names.ts';

const any = (list: string) => list.trim().split(/\s+/).join('|');

/** Words of sections and papers. */
const SECTIONS = any(String.raw`
  news sports? local world national politics business opinion culture arts? health science tech\w* entertainment life\w*
  style travel food education environment climate community features? featured breaking latest exclusive video photos?
  comments? share print read edition issue section category staff reporter correspondent editor desk agency press media
  radio tv times post herald today daily weekly league estate points images article facebook whatsapp google twitter email
  actualités? société économie faits lecture welt wirtschaft politik noticias sociedad economía notizie cronaca nieuws
`);
/** What buttons say, and what places begin with. */
const IN_FRONT = any(`
  save copy link listen watch play download add follow sign join view text font dark partager temps écouter lire imprimer
  enregistrer copier artikel merken teilen drucken vorlesen compartir guardar escuchar leer condividi ascolta leggi
  compartilhar ouvir delen luister bewaar lyssna spara the new san santa los las saint st fort port north south east west
  from via source about with all our your this that
  middle el la le les in on at for how why aus um mehr more ciudad cidade città ville
`);
const BEHIND = any('city county valley falls beach springs bay district province islands? heights');
const NO_PERSON = new RegExp(
  String.raw`(?:^|\s)(?:${SECTIONS})(?:\s|$)|^(?:${IN_FRONT})\s|\s(?:${BEHIND})$|^(?:white house|supreme court)$`,
  'iu',
);
const LEAF = 'p, div, li, dd, dl, ul, table, h1, h2, h3, h4';
const PRESSED = 'button, [role="button"], label, select, nav';
/** The article's text, or the line that sums it up. */
const PROSE = /^(?=.{90}).*[.!?…。]["”»」]?$/su;
const MOST_LINKS = 1_000;

interface Line {
  line: string;
  element: PageElement;
}

/** Of a person whose portrait is shown a link may lead anywhere. */
interface HeadLine extends Line {
  isPortrayed: boolean;
}

/** "Ann Lee | 3 May 2026": a name without a word that says whose, beside a date between the headline and the text. */
export function nameBesideDate(
  around: Surroundings,
  { language, sites }: { language: string; sites: ReadonlySet<string> },
): string[] {
  let links: ReadonlySet<string> | undefined;
  const above = linesBesideDate(around.aboveHeading(HEAD_LINES).slice(-40), around, true);
  const below = linesBesideDate(around.behindHeading(HEAD_LINES).slice(0, 40), around, false);
  for (const { line, element, isPortrayed } of [...below, ...above.filter((each) => each.isPortrayed)]) {
    const name = /^©\s?\p{Lu}/u.test(line) ? ownersIn(line, element) : nameIn(line, element);
    if (!name || !/^\p{Lu}/u.test(name) || NO_PERSON.test(name) || saidBy(name) || isPlace(name, language))
      continue;
    const names = name.split(/\s+/).length <= 8 ? readNames(name, sites).filter(looksLikeName) : [];
    const said = squash(name.replace(/\s(?:and|et|und|y|e|och|og|en)\s/iu, ' '));
    if (names.length === 0 || squash(names.join('')) !== said || !names.every(isShort)) continue;
    if (isPortrayed) return names;
    links ??= linksIn(around);
    if (!links.has(name)) return names;
  }
  return [];
}

const HEAD_LINES = `${LINES}, a`;

function linesBesideDate(
  elements: readonly PageElement[],
  around: Surroundings,
  isAbove: boolean,
): HeadLine[] {
  const leaves = elements.filter(
    (element) =>
      !isElsewhere(element) && element.querySelector(LEAF) === null && element.closest(PRESSED) === null,
  );
  const lines = onceEach(leaves.flatMap((element) => linesIn(element).map((line) => ({ line, element }))));
  const prose = lines.flatMap(({ line }, at) => (PROSE.test(line) ? [at] : []));
  // The first may sum the article up, and who and when stand below it.
  const head = isAbove ? lines : lines.slice(0, prose[1] ?? prose[0] ?? 0);
  const isDated = head.map(({ line }) => findDates(line, 'und').length > 0 || tellsAgo(line));
  const isNearDate = (at: number) => isDated.slice(Math.max(0, at - 2), at + 3).includes(true);
  return head
    .map((each, at) => ({ ...each, isPortrayed: isBesidePortrait(each.element), isNearDate: isNearDate(at) }))
    .filter(
      ({ line, element, ...is }) =>
        !PROSE.test(line) &&
        (is.isNearDate || is.isPortrayed || isLabelledAuthor(element)) &&
        !isOtherWork(element) &&
        !around.isInTeaser(element),
    );
}

const PORTRAIT = /(?:^|[\s_-])(?:avatar|portrait|headshot|profile|rounded-full|author)(?:$|[\s_-])/i;
const MOST_BESIDE = 400;
/** Of a portrait; what is smaller is a sign for a clock or a link. */
const WIDTH = { least: 28, most: 120 };

/** In a small box with a small picture, or one that is called a portrait. */
function isBesidePortrait(element: PageElement): boolean {
  const boxes = [element, element.parentElement, element.parentElement?.parentElement];
  return boxes.some((box) => {
    if (!box || !isShorter(box, MOST_BESIDE)) return false;
    const picture = box.querySelector('img');
    const width = Number(picture?.getAttribute('width') ?? Number.NaN);
    return (
      picture !== null &&
      ((width >= WIDTH.least && width <= WIDTH.most) || PORTRAIT.test(picture.getAttribute('class') ?? ''))
    );
  });
}

/** What stands in an element stands in those around it, too. */
function onceEach(lines: readonly Line[]): Line[] {
  return lines.filter(({ line, element }, at) => {
    const before = lines.slice(0, at).filter((other) => other.line === line);
    return !before.some((other) => other.element.contains(element));
  });
}

/** "© Ann Lee, Bo Cruz": of a picture where there is one. */
function ownersIn(line: string, element: PageElement): string | undefined {
  return element.parentElement?.querySelector('img') ? undefined : line.replace(/^©\s?/, '');
}

/** "ABE COLE, Warri, and BEA DUNN, Orme": who, and where, of several. */
function inCapitals(line: string): string | undefined {
  const parts = line.split(/,\s*(?:and\s+)?|\s+and\s+/).filter((part) => part !== '');
  const names = parts.filter((part) => /^(?:\p{Lu}[\p{Lu}.'’-]+\s){1,3}\p{Lu}[\p{Lu}.'’-]+$/u.test(part));
  const others = parts.filter((part) => !names.includes(part));
  return names.length > 1 && others.every((part) => /^\p{Lu}\p{Ll}\S*(?:\s\S+)?$/u.test(part))
    ? names.join(' and ')
    : undefined;
}

/** "Ann Lee ’27": students sign with the year in which they leave. */
const CLASS_OF = /\s[’'‘]\d{2}(?!\d)/g;

function nameIn(line: string, element: PageElement): string | undefined {
  const several = inCapitals(line);
  if (several) return several;
  const set = textOf(element.children[0] ?? null);
  const [first] = line
    .replaceAll(CLASS_OF, '')
    .split(/\s*[|•·/]\s*|\s[–—-]\s|,\s/)
    .filter((part) => !/^@|\d|^(?:la )?r[eé]da[ckzç]/iu.test(part));
  // "<b>Ann Lee</b> Corvane"
  return set !== '' && first?.startsWith(`${set} `) ? set : first;
}

/** What leads to a list of its own, here or in the page's menus, is a section: authors' links are told by their address. */
function linksIn(around: Surroundings): ReadonlySet<string> {
  const links = around.fromHeading('a[href]').slice(0, MOST_LINKS);
  return new Set(links.map((link) => textOf(link)));
}

function isShort(name: string): boolean {
  return name.split(/\s+/).length <= 4;
}
