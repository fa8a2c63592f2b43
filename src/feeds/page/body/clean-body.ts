import { readNames, readSignature, readSignatureBehind } from '../byline/read-names.ts';
import { findDates } from '../date/shown-dates.ts';
import { squash } from '../text-of.ts';
import { isAboutAuthor } from './about-author.ts';
import { withoutAnnex } from './behind-text.ts';
import { isBoilerplate, isClosing, isPaywallLine } from './boilerplate.ts';
import type { Paragraph } from './to-paragraphs.ts';

/** How far from either end headings of the page and closing credits are looked for. */
const EDGE = 6;
/** Whether a line holds a date matters here, not which. */
const ANY_LANGUAGE = 'und';
/** Letters of "Propos recueillis par" and the like beside a name. */
const LABEL_LETTERS = 24;
/** Characters of what a subscription offers. */
const MAX_OFFER = 800;

/** The article's own paragraphs: no promotion, no lists of links, nothing twice, nothing the title or byline says. */
export function cleanBody(
  paragraphs: Paragraph[],
  { title, byline, from = 'page' }: { title: string; byline: string[]; from?: 'page' | 'feed' },
): string[] {
  const open = withoutAnnex(withoutOffer(paragraphs), byline);
  const prose = proseBeside(open);
  const own = from === 'feed' ? ownLinks(open) : new Set();
  const kept = open.filter(
    (paragraph) =>
      squash(paragraph.text) !== '' &&
      !isBoilerplate(paragraph.text) &&
      !(isLinkLine(paragraph) && !own.has(paragraph)) &&
      !isPullQuote(paragraph, prose),
  );
  // A feed puts no section and no menu above its text.
  const lines = (from === 'page' ? withoutLabels(kept, byline) : kept).map(({ text }) => text);
  return withoutEnd(withoutHead(lines, title, byline), byline).map((line) => withoutSignature(line, byline));
}

/** Behind the line that closes a text to all but subscribers stands what a subscription costs, unless the text goes on. */
function withoutOffer(paragraphs: Paragraph[]): Paragraph[] {
  const lock = paragraphs.findIndex(({ text }, at) => at > 0 && isPaywallLine(text));
  if (lock < 0) return paragraphs;
  const behind = paragraphs.slice(lock);
  const goesOn = behind.some(({ text, tag }) => tag === 'p' && PROSE.test(text));
  const length = behind.reduce((sum, { text }) => sum + text.length, 0);
  return length <= MAX_OFFER && !goesOn ? paragraphs.slice(0, lock) : paragraphs;
}

/** A paragraph of an article, longer than what an offer says of itself. */
const PROSE = /^(?=.{80}|.{40}.*。)(?!.*\b(?:subscri|abonn|access|account|cancel)).*[.!?…。]["”’»」]?$/isu;

/** More paragraphs that are none are lists, and nobody's pull quotes. */
const MOST_QUOTES = 200;

/** What may stand a second time, set large. */
function proseBeside(paragraphs: readonly Paragraph[]): string[] {
  const prose = paragraphs.filter(({ tag }) => tag === 'p');
  return paragraphs.length - prose.length > MOST_QUOTES ? [] : prose.map(({ text }) => squash(text));
}

/** Words of the text set large beside it, or the same lines again for another width of screen. */
function isPullQuote({ text, tag }: Paragraph, prose: readonly string[]): boolean {
  if (tag === 'p' || text.length < 40) return false;
  const key = squash(text);
  return prose.some((line) => line.includes(key));
}

/** A short line that is a link and no sentence leads elsewhere. */
function isLinkLine({ text, linked, tag }: Paragraph): boolean {
  if (linked < text.length * 0.9 || text.length > 160) return false;
  return tag !== 'td' && tag !== 'th' && !/[.!?…]["”»’)]?$/.test(text);
}

/** What of links is a feed's own: headings, and a list that a colon announces. */
function ownLinks(paragraphs: readonly Paragraph[]): Set<Paragraph> {
  const own = new Set<Paragraph>();
  let announced = false;
  for (const paragraph of paragraphs) {
    const isItem = paragraph.tag === 'li';
    if (!isItem) announced = /[:：]$/.test(paragraph.text);
    if (isItem ? announced : /^h\d$/.test(paragraph.tag)) own.add(paragraph);
  }
  return own;
}

/** Above the first sentence: the section, a date, whose the picture is, who the author is. */
function withoutLabels(paragraphs: Paragraph[], byline: readonly string[]): Paragraph[] {
  const first = paragraphs.findIndex(
    ({ text }) => SENTENCE.test(withoutHalf(text)) && !isAboutAuthor(text, byline),
  );
  return paragraphs.filter(({ text, tag }, at) => {
    if (at < EDGE && isAboutAuthor(text, byline)) return false;
    if (at >= Math.min(first, EDGE)) return true;
    const goesOn = /^[\p{Ll}\d(\\$,;]/u.test(paragraphs[at + 1]?.text ?? '');
    return goesOn || /^h\d$|^li$/.test(tag) || !isLabel(withoutHalf(text));
  });
}

/** The full stop of "9:10 a.m." and of Thailand's "14:05 น." ends no sentence of an article's head. */
function withoutHalf(text: string): string {
  return text.replace(/\b[ap]\.?\s?m\.$|(?<=\d)\s?น\.$/i, '');
}

/** A few words, or a date among them, and no sentence's end. */
function isLabel(text: string): boolean {
  if (text.length > MAX_LABEL || /[.!?…:»”"。、」]$/.test(text)) return false;
  const isFew = CJK.test(text) ? text.length <= 8 : text.split(/\s+/).length <= 3;
  return isFew || /^©/.test(text) || findDates(text, ANY_LANGUAGE).length > 0;
}

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

const MAX_LABEL = 120;
/** Thai sets no full stop. */
const SENTENCE = /^(?=.{50}|.{15}.*。).*[.!?…。]["”»’」)]*$|^(?=.{60}).*\p{Script=Thai}/su;

/** The headline, the byline and the date are repeated above the text. */
function withoutHead(lines: string[], title: string, byline: string[]): string[] {
  const names = byline.map(squash);
  return lines.filter((line, at) => {
    if (at >= EDGE) return true;
    const key = squash(line);
    if (key === squash(title)) return false;
    if (/^by /i.test(line) && line.length < 300 && names.some((name) => key.startsWith(`by${name}`)))
      return false;
    if (names.some((name) => key.startsWith(`${name}reportedfrom`))) return false;
    if (line.length > 120) return !isLongHead(line, names);
    const rest = names.reduce((text, name) => text.replace(name, ''), key);
    const onlyNames = rest !== key && /^(?:by|par|and|et|von|por|publishedby|writtenby)*$/.test(rest);
    return !onlyNames && !isSigned(line, names) && !isAddressOf(line, names) && !saysWhen(line, names);
  });
}

/** "By: Ann Lee Edited by: Bo Cruz Updated: … Published: …", all that a style sheet parts. */
function isLongHead(line: string, names: string[]): boolean {
  if (line.length > 240 || /[.!?…。]["”»]?$/.test(line)) return false;
  const key = squash(line).slice(0, 30);
  return names.some((name) => key.includes(name)) && findDates(line, ANY_LANGUAGE).length > 1;
}

/** "Text: Ann Lee", in whatever language: the authors and a word that says so, or the authors and a date. */
function isSigned(line: string, names: string[]): boolean {
  if (line.includes('。')) return false;
  const key = squash(line);
  if (/[.!?]["”»]?$/.test(line) && !/^(?:published|posted|written|publié|écrit) (?:by|par)\b/i.test(line))
    return false;
  if (names.some((name) => key.slice(0, 30).includes(name)) && findDates(line, ANY_LANGUAGE).length > 0)
    return true;
  // "The Quay Ann Lee", "Ann Lee, harbour reporter"
  const isBeside = (name: string) => key.endsWith(name) || key.startsWith(name);
  if (names.some((name) => isBeside(name) && key.length <= name.length + LABEL_LETTERS)) return true;
  const read = readNames(line).map(squash);
  const length = read.reduce((sum, name) => sum + name.length, 0);
  return (
    read.length > 0 && read.every((name) => names.includes(name)) && key.length <= length + LABEL_LETTERS
  );
}

/** "Ann Lee · The Quay · Posted: Nov 3, 2026 | Updated: …": times, and beside them the author and the outlet. */
function saysWhen(line: string, names: string[]): boolean {
  const parts = line.split(/\s*[|•·]\s*|, (?=(?:modifiée?|mise? à jour|updated)\s)/i);
  const others = parts.filter((part) => !isAboutTime(part));
  if (others.length === parts.length) return false;
  const signed = others.some((part) => names.includes(squash(part)));
  return others.length === 0 || (signed && others.every((part) => part.split(/\s+/).length <= 4));
}

/** "Published Nov. 3, 2026", "Updated 2 hours ago", "3 minute read". */
function isAboutTime(part: string): boolean {
  return (
    isDateLine(part) ||
    /^(?:(?:last )?updated|published|posted) .{1,20} ago$|^\d{1,3} min(?:ute)?s? read$/i.test(part)
  );
}

/** "2026. 11. 23.", "2026. november 23.": the full stop is the date's own. */
const FIGURES_LAST = /^(?:19|20)\d{2}\.[^.]{1,14}\.?\s?\d{1,2}\.$/;

function isDateLine(written: string): boolean {
  const line = withoutHalf(written);
  return (
    line.length <= 90 &&
    /^(?:(?:first )?(?:published|updated|posted|last (?:updated|modified)|publié|mis à jour|modifié)\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?.{0,40}\b(?:19|20)\d{2}\b.{0,45}$/i.test(
      line,
    ) &&
    (!/[.!?]$/.test(line) || FIGURES_LAST.test(line)) &&
    line.split(/\s+/).length <= 12 &&
    findDates(line, ANY_LANGUAGE).length > 0
  );
}

/** From the last line on: credits, rights, and who the author is. */
function withoutEnd(lines: string[], byline: string[]): string[] {
  const kept = [...lines];
  const names = byline.map(squash);
  const isEnd = (line: string) => isClosing(line) || isAboutAuthor(line, byline) || isAddressOf(line, names);
  for (let looked = 0; looked < EDGE && kept.length > 1 && isEnd(kept.at(-1) ?? ''); looked += 1) kept.pop();
  return kept;
}

/** "…見学できる。（西田航平）", where the byline says so, too. */
function withoutSignature(line: string, byline: readonly string[]): string {
  const signed = readSignatureBehind(line);
  const isByline = signed.length > 0 && signed.every((name) => byline.includes(name));
  return isByline ? line.slice(0, Math.max(line.lastIndexOf('('), line.lastIndexOf('（'))) : line;
}

/** "Ann Lee ann@quay.example", "（山本葵）" */
function isAddressOf(line: string, names: readonly string[]): boolean {
  const signed = readSignature(line).map(squash);
  if (signed.length > 0) return signed.every((name) => names.includes(name));
  const rest = squash(line.replace(/\S+@\S+/, ''));
  return line.includes('@') && names.some((name) => rest.startsWith(name) && rest.length <= name.length + 4);
}
