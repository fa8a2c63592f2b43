import { findDates } from '../../fields/dates/shown-dates.ts';
import { opensByline } from '../../fields/names/byline-words.ts';
import { isAboutAuthor } from '../../fields/text/about-author.ts';
import { isBoilerplate } from '../../fields/text/boilerplate.ts';
import { squash } from '../../fields/text/tidy-line.ts';
import { isElsewhere } from '../byline/opening-line.ts';
import type { MetaTags } from '../meta-tags.ts';
import type { PageElement } from '../page-document.ts';
import { plainText, type StructuredData } from '../structured-data.ts';
import type { Surroundings } from '../surroundings.ts';
import { isShorter, textOf } from '../text-of.ts';

/** What publishing systems call the lines that sum an article up below its headline. */
const NAMED =
  /(?:^|[\s_-])(?:sub-?titles?|sub-?head(?:ing|line|er)?s?|stand-?first|deks?|decks?|chap[oô]|chapeau|lead(?:-?text|-?paragraph)?|lede|summary|excerpt|spot|teaser-?text|intro(?:duction|text)?|untertitel|unterzeile|vorspann|anleser|entradilla|bajada|copete|ep[ií]gra(?:f|ph)e?|subtitulo|linha-?fina|bigode|sommario|sottotitolo|occhiello|perex|ingress|manchet|underrubrik|sapo|strapline|blurb)(?:$|[\s_-])/i;
/** And what else they call by the place where it stands. */
const OF_OTHER =
  /(?:^|[\s_-])(?:captions?|credits?|images?|photos?|pictures?|videos?|gallery|authors?|bylines?|dates?|ads?)(?:$|[\s_-])/i;
const BOX = /^(?:div|section|header|hgroup)$/;
const LINES = 'h2, h3, h4, p, div, span, strong';
const BLOCKS = 'p, div, ul, ol, dl, table, h1, h2, h3, h4, section, article, figure, img, button, form';
const NEVER = 'figure, figcaption, nav, aside, button, form, li, footer, blockquote';
const LOOKED_AT = 60;
const SHORTEST = 20;
const LONGEST = 600;
/** A paragraph of which is the text itself. */
const BEGUN = 75;
/** Paragraphs of the text among which the line may be already. */
const EDGE = 4;

/** Whether the text begins with it or with a paragraph of it, or has it as a line, say between two parts. */
export function isAmong(standfirst: string, paragraphs: readonly string[]): boolean {
  const key = squash(standfirst);
  return paragraphs.some((text, at) => {
    const line = squash(text);
    return at < EDGE ? line.includes(key) || isWithin(line, key) : line === key;
  });
}

/** Two paragraphs of a standfirst are read as one. */
function isWithin(line: string, key: string): boolean {
  return line.length > key.length / 3 && key.includes(line);
}

/** Told by its name, or by being what the page's metadata says of the article. '' where there is none. */
export function standfirstOf(
  around: Surroundings,
  {
    title,
    byline,
    meta,
    data,
    language,
  }: {
    title: string;
    byline: readonly string[];
    meta: MetaTags;
    data: StructuredData;
    language: string | null;
  },
): string {
  if (!around.hasHeading) return '';
  const said = descriptions(meta, data);
  for (const element of around.behindHeading(LINES).slice(0, LOOKED_AT)) {
    if (!isShorter(element, LONGEST * 2) || element.querySelector(BLOCKS) !== null) continue;
    const text = textOf(element);
    if (text.length < SHORTEST || text.length > LONGEST || !isSaid(text) || isBoilerplate(text)) continue;
    if (squash(text) === squash(title) || isAboutAuthor(text, byline)) continue;
    if (element.closest(NEVER) || isElsewhere(element) || around.isInTeaser(element)) continue;
    if (
      (isNamed(element) && !isAboutArticle(text, language ?? 'und')) ||
      said.some((one) => isDescription(text, one))
    )
      return text;
    // The text has begun.
    if (text.length > BEGUN && element.localName === 'p') return '';
  }
  return '';
}

/** "By Ann Lee | May 3, 2026", "5 min read · Harbour", "News / Harbour / Ferry": no sentence of what happened. */
function isAboutArticle(text: string, language: string): boolean {
  if (/[.!?…。]["”’»」]?$/.test(text)) return false;
  return (
    opensByline(text, language) ||
    text.split(/\s[|•·/›»>]\s/).length > 2 ||
    findDates(text, language).length > 0
  );
}

/** Boxes around a line, each of which holds nothing else. */
const MAX_BOXES = 3;

/** By its own name, or by that of a box that holds nothing else. */
function isNamed(element: PageElement): boolean {
  if (isCalled(element)) return true;
  let box = element.parentElement;
  for (let up = 0; box !== null && up < MAX_BOXES; up += 1, box = box.parentElement) {
    if (!BOX.test(box.localName) || squash(textOf(box)) !== squash(textOf(element))) return false;
    if (isCalled(box)) return true;
  }
  return false;
}

function isCalled(element: PageElement): boolean {
  const given = ['class', 'data-testid', 'data-component', 'data-gu-name', 'data-test-tag', 'itemprop'].map(
    (attribute) => element.getAttribute(attribute) ?? '',
  );
  const name = given.join(' ').replace(/([a-z])([A-Z])/g, '$1-$2');
  return name.length < 300 && !OF_OTHER.test(name) && (NAMED.test(name) || given.includes('description'));
}

/** Four words at least, or as many characters as they have in Chinese and Japanese. */
function isSaid(text: string): boolean {
  return (
    text.split(/\s+/).length >= 4 || /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{10}/u.test(text)
  );
}

function descriptions(meta: MetaTags, data: StructuredData): string[] {
  return [
    meta.first('og:description'),
    meta.first('description'),
    meta.first('twitter:description', 'dc.description'),
    plainText(data.article?.description),
    plainText(data.article?.alternativeHeadline),
  ].filter((text) => text.length >= SHORTEST);
}

/** The same words; where metadata is cut short, its beginning. */
function isDescription(text: string, said: string): boolean {
  const [shown, told] = [squash(text), squash(said)];
  return shown === told || (/(?:…|\.\.\.)$/.test(said) && told.length >= 40 && shown.startsWith(told));
}
