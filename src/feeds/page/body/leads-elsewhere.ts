import type { Paragraph } from '../../fields/text/paragraph.ts';

const READ_TOO =
  /^(?:à lire(?: aussi| également)?|lire (?:aussi|également|notre \p{L}+)|lisez (?:aussi|l['’]article|notre \p{L}+)|voir aussi|read (?:more|also|next|our \p{L}+)|also read|see also|related(?: \p{L}+)?|más información|lee también|lea también|leia (?:também|mais)|veja também|leggi anche|lesen sie (?:auch|mehr)|mehr zum thema|lees ook|les også|læs også|läs (?:också|även)|lue myös|czytaj (?:też|także|również)|читайте также|اقرأ أيضا)(?![\p{L}\p{M}])\W*$/iu;
/** Letters of the words in front of the link. */
const MAX_WORDS = 30;
const SHORTEST_LINK = 12;

/** "Lire aussi" or "Read more", and but for these words the line is a link. */
export function leadsElsewhere({ text, linked }: Paragraph): boolean {
  const plain = text.length - linked;
  return linked >= SHORTEST_LINK && plain <= MAX_WORDS && READ_TOO.test(text.slice(0, Math.max(0, plain)));
}
