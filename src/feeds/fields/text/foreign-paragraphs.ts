import { withoutAnnex } from './behind-text.ts';
import { isBoilerplate, isPaywallLine } from './boilerplate.ts';
import type { Paragraph } from './paragraph.ts';
import { squash } from './tidy-line.ts';

/** Characters of what a subscription offers. */
const MAX_OFFER = 800;

/**
 * The paragraphs without promotion, lists of links, what is said twice, and what a subscription costs. `ownLinks` lead
 * elsewhere, but are of the text.
 */
export function withoutForeign(
  paragraphs: Paragraph[],
  byline: string[],
  ownLinks: ReadonlySet<Paragraph> = new Set(),
): Paragraph[] {
  const open = withoutAnnex(withoutOffer(paragraphs), byline);
  const prose = proseBeside(open);
  return open.filter(
    (paragraph) =>
      squash(paragraph.text) !== '' &&
      !isBoilerplate(paragraph.text) &&
      !(isLinkLine(paragraph) && !ownLinks.has(paragraph)) &&
      !isPullQuote(paragraph, prose),
  );
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
