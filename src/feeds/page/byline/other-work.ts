import type { PageElement } from '../page-document.ts';
import { isShorter, textOf } from '../text-of.ts';

/** Characters of a line that says who did what. */
const LONGEST = 200;

/** "By Ann Lee, edited by Bo Cruz", "Übersetzung: Bo Cruz": whoever did something else with the article. */
export function isOtherWork(element: PageElement): boolean {
  const line = element.parentElement;
  if (line === null || !isShorter(line, LONGEST)) return false;
  const [text, name] = [textOf(line), textOf(element)];
  const before = text.slice(0, Math.max(0, text.indexOf(name)));
  return name !== '' && OTHER_WORK.test(before) && !WROTE_TOO.test(before);
}
/** "Story and photos by", "Written, edited by": work beside that of the author's. */
const WROTE_TOO =
  /(?<!\p{L})(?:words?|te[kx]te?|texto|testo|story|reporta\p{L}+|reporting|article|artikel|artículo|essay|interview|analysis|analyse|research|recherche|review|written|reported|compiled)(?:,\s\p{L}+)?(?:,|\s?&|\s(?:and|und|et|y|e|i|och|og|en))\s[\p{L}\s]{1,30}[:：]?\s*$/iu;
const OTHER_WORK =
  /(?<!\p{L})(?<!(?:author|profile) )(?:(?:edited|reviewed|translated(?: from(?: the)? \p{L}+)?|fact[ -]?checked|curated|photographed|illustrated|photographs?|photos?|illustrations?)\s+by|photography|photographer|pictures?|illustrations?|graphics?|design|(?<!\p{L}[^.;,|•·/]{0,60})(?:edit(?:or|ing)|redaktion)(?=\s*[:：])|bearbeitung|übersetzung|traduit par|traduction|traducción|foto(?:s|graf\p{L}*)?|photos?|kamera|fact[ -]?check(?:er|ing)?)\s*[:：]?\s*$/iu;

/** "Words <b>Ann Lee</b>" */
export function isLabelledAuthor(element: PageElement): boolean {
  const line = element.parentElement;
  if (line === null || !isShorter(line, LONGEST)) return false;
  const [text, name] = [textOf(line), textOf(element)];
  return /^(?:words|story|te[kx]te?|reporting)\s?:?$/i.test(
    text.slice(0, Math.max(0, text.lastIndexOf(name))).trim(),
  );
}
