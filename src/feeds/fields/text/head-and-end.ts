import { findDates } from '../dates/shown-dates.ts';
import { withoutHalf } from '../dates/without-half.ts';
import { readNames, readSignature, readSignatureBehind } from '../names/read-names.ts';
import { isAboutAuthor } from './about-author.ts';
import { isClosing } from './boilerplate.ts';
import { squash } from './tidy-line.ts';

/** How far from either end headings of the page and closing credits are looked for. */
const EDGE = 6;
/** Whether a line holds a date matters here, not which. */
const ANY_LANGUAGE = 'und';
/** Letters of "Propos recueillis par" and the like beside a name. */
const LABEL_LETTERS = 24;
/** Characters of a name and an address: a longer line is neither, and would be searched again from each of its letters. */
const MAX_ADDRESS = 300;

/** A text's lines without what its title and byline say, and without the credits it ends in. */
export function withoutHeadAndEnd(
  lines: string[],
  { title, byline }: { title: string; byline: string[] },
): string[] {
  return withoutEnd(withoutHead(lines, title, byline), byline).map((line) => withoutSignature(line, byline));
}

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
  if (line.length > MAX_ADDRESS || !line.includes('@')) return false;
  const rest = squash(line.replace(/\S+@\S+/, ''));
  return names.some((name) => rest.startsWith(name) && rest.length <= name.length + 4);
}
