import { isNotice } from './notices.ts';
import { captionsPicture } from './picture-caption.ts';
import { splitSentences } from './split-sentences.ts';

export interface Stretch {
  start: number;
  end: number;
}

/** From this length on a paragraph with a credit at its end is a caption only where it reads like one. */
const LONG_CHARS = 400;
/** What captions say and tellings do not: which picture it is, and early on the date in full. */
const LIKE_CAPTION =
  /\bfile (?:photo|picture|image)\b|\b(?:[Ii]n )?[Tt]his (?:\p{L}+ ){0,2}(?:photo|picture|image|frame)\b|\bphoto (?:taken|provided)\b|^(?:FILE|Cover|\d+ of \d+)|^.{0,160}\b\p{Lu}\p{Ll}+\.? \d{1,2}, \d{4}\b/u;
/** Longest text beneath a picture. */
const CAPTION_CHARS = 900;
/** A credit or a signature is within so much of a paragraph's end. */
const TAIL_CHARS = 160;

const AGENCY =
  '(?:AP|AFP|EPA(?:-EFE)?|UPI|PA(?: Wire)?|Reuters|REUTERS|Getty(?: Images)?|Shutterstock|Bloomberg|Xinhua|NurPhoto|The Canadian Press|La Presse canadienne|Pool)';
const NAME = "\\p{Lu}[\\p{L}.'’-]*(?: \\p{Lu}[\\p{L}.'’-]*){0,3}";

/** "(AP Photo/Ana Ruiz)", "(Ana Ruiz/Reuters)", "(The Lens via AP)", "Ana Ruiz/AFP via Getty Images", "Photo by Ana Ruiz." */
const CREDIT = new RegExp(
  `(?:\\([^()]{0,80}(?:\\b[Pp]hotos?(?: ?[:/]| by\\b| courtesy\\b)|\\bvia ${AGENCY}\\b|/ ?${AGENCY}\\b|\\b${AGENCY}/)[^()]{0,80}\\)|(?<!\\p{L})${NAME}/ ?${AGENCY}(?:(?:/| via )${AGENCY})?|\\bPhoto(?:graph)?s? (?:by|courtesy of) ${NAME}(?:[,/ ]{1,2}${NAME})?)\\.?$`,
  'u',
);

/** "— Ada Lund (@adalund) May 3, 2026": whose post the words before it are. */
const SIGNATURE = /(?:—|–|--?)\s?\p{L}[^()\n]{0,50}\(@\w{1,30}\)(?:\s[^\n]{0,40}\d)?$/u;
const ONLY_SIGNED = /^(?:—|–|--?)/;

/**
 * The paragraphs of an article's text that are set apart from its telling: captions that end in a credit, posts
 * quoted whole, whose words would read as the newsroom's own, and corrections of the text itself. A text of one
 * paragraph is neither caption nor correction.
 */
export function setApart(text: string): Stretch[] {
  const paragraphs = [...text.matchAll(/[^\n]+/g)].map(({ index, 0: line }) => ({
    index,
    line: line.trim(),
  }));
  return paragraphs.flatMap(({ index, line }, place) => {
    const tail = line.slice(-TAIL_CHARS);
    const own = { start: index, end: index + line.length };
    if (paragraphs.length > 1 && line.length <= CAPTION_CHARS && isNotice(line)) return [own];
    if (SIGNATURE.test(tail)) {
      const post = ONLY_SIGNED.test(line) ? paragraphs[place - 1] : undefined;
      return [{ ...own, start: post?.index ?? index }];
    }
    const isCaption = paragraphs.length > 1 && line.length <= CAPTION_CHARS && CREDIT.test(tail);
    return isCaption ? [{ ...own, start: index + captionIn(line) }] : [];
  });
}

/** Where in a paragraph its caption begins: behind a long telling it is the credit's sentence and, where that says nothing else, the one before. */
function captionIn(line: string): number {
  const sentences = splitSentences(line, 'en');
  if (
    line.length < LONG_CHARS ||
    LIKE_CAPTION.test(line) ||
    sentences.some(({ text }) => captionsPicture(text.replace(CREDIT, '')))
  )
    return 0;
  const last = sentences.at(-1);
  const alone = last !== undefined && CREDIT.exec(last.text)?.index === 0;
  return (alone ? sentences.at(-2) : last)?.start ?? 0;
}
