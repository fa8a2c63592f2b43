import { squash } from '../../fields/text/tidy-line.ts';
import type { PageDocument, PageElement } from '../page-document.ts';
import { isShorter, linesIn, textOf } from '../text-of.ts';

const MOST_QUOTES = 30;
const MAX_QUOTE = 600;
/** Letters and digits: fewer may be said twice by chance. */
const SHORTEST_QUOTE = 16;
/** Characters of a name and who that is. */
const MAX_SPEAKER = 80;
/** Lines that name them: more are verses or a letter, of which the text has the first. */
const MOST_SPEAKER_LINES = 2;
const MAX_TEXT = 400_000;

/** Boxes that set words of the text large beside it, with whoever said them. */
export function pullQuotes(document: PageDocument): PageElement[] {
  const boxes = Array.from(
    document.querySelectorAll('blockquote, figure[class*="quote" i], div[class*="quote" i]'),
  )
    .filter((element) => isShorter(element, MAX_QUOTE))
    .slice(0, MOST_QUOTES);
  if (boxes.length === 0) return [];
  const text = proseBeside(document);
  return boxes.filter((box) => {
    const [said = '', ...rest] = linesIn(box);
    const key = squash(said);
    if (key.length < SHORTEST_QUOTE || !text.includes(key)) return false;
    const others = rest.filter((line) => !text.includes(squash(line)));
    return others.length <= MOST_SPEAKER_LINES && others.every((line) => line.length <= MAX_SPEAKER);
  });
}

function proseBeside(document: PageDocument): string {
  let text = '';
  for (const line of document.querySelectorAll('p')) {
    if (text.length > MAX_TEXT) break;
    if (line.closest('blockquote, [class*="quote" i]') === null) text += ` ${squash(textOf(line))}`;
  }
  return text;
}
