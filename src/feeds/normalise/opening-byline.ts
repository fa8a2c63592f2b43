import { type BylineContext, namesInByline } from '../fields/names/byline-line.ts';
import type { Paragraph } from '../fields/text/paragraph.ts';

/** Paragraphs among which a byline is looked for, and the characters of one. */
const OPENING = 3;
const MAX_BYLINE = 100;
/** "By Election Day", "By Train Across Europe": no given name, though written with a capital. */
const HEADING =
  /^(?:by|par) (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|night|morning|evening|noon|midnight|day|spring|summer|autumn|fall|winter|easter|christmas|election|all|any|only|train|bus|car|plane|boat|sea|air|road|foot|bike|law|design|chance|accident|mistake|contrast|comparison|invitation|popular|default|force|temps|jour|nuit|avion|mer)\b/i;
/** Of these, what is a given name where a surname follows, not another word of the calendar. */
const GIVEN_NAME =
  /^(?:by|par) (?:april|may|june|august|summer|autumn|easter) (?!(?:day|election|vote|fools?|sunday|monday|weekend|bank|deadline|holidays?|budget|term|session)\b)[\p{L}'’-]{2,}(?: and | et |,|$)/iu;

export interface Signed {
  line: string;
  names: string[];
}

/** Above the first sentence a publishing system without a field for it lets them write "By Ann Lee". */
export function openingByline(paragraphs: readonly Paragraph[], context: BylineContext): Signed | undefined {
  if (paragraphs.length < 2) return undefined; // nothing is signed by it
  for (const { text: line, tag } of paragraphs.slice(0, OPENING)) {
    const isLine = line.length <= MAX_BYLINE && !/^h\d$/.test(tag) && !isHeading(line);
    const names = isLine ? namesInByline(line, context) : [];
    if (names.length > 0) return { line, names };
  }
  return undefined;
}

function isHeading(line: string): boolean {
  return HEADING.test(line) && !GIVEN_NAME.test(line);
}

/** An excerpt made of the text runs the line into the first sentence, which begins as sentences do. */
export function unsigned(paragraphs: Paragraph[], { line }: Signed): Paragraph[] {
  return paragraphs
    .map((each) => ({ ...each, text: each.text.startsWith(line) ? behind(each.text, line) : each.text }))
    .filter(({ text }) => text !== '');
}

function behind(text: string, line: string): string {
  const rest = text.slice(line.length);
  return /^(?:\s+["“«‘]?[\p{Lu}\d]|$)/u.test(rest) ? rest.trim() : text;
}
