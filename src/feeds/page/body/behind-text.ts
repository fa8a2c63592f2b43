import { findDates } from '../date/shown-dates.ts';
import { squash } from '../text-of.ts';
import type { Paragraph } from './to-paragraphs.ts';

/** Characters of an article, before which no heading ends it. */
const LEAST_TEXT = 300;
/** Characters of what is said of an author or a firm, and the part of the whole that it is at most. */
const MOST_ANNEX = 1_500;
const MOST_SHARE = 0.4;

const COMMENTS =
  /^(?:\d+\s+)?(?:(?:reader |user )?comments?|replies|responses|(?:join the )?(?:conversation|discussion)|leave a (?:comment|reply)|(?:leser)?kommentare?|kommentarer|commentaires?|comentarios?|comentários?|commenti|komentarze|reacties|yorumlar|комментарии|σχόλια|التعليقات|コメント|评论|댓글)(?:\s*\(?\d+\)?)?\s*:?$/iu;
const SAID_WHEN =
  /(?<!\p{L})(?:ago|yesterday|reply|replied|says|likes?|vor \d|hier|il y a|hace|ayer|há|geleden|temu|sedan|siden|önce|назад)(?!\p{L})|日前|時間前|小时前|일 전|시간 전|منذ/iu;

/** Behind the last word of the article itself: what readers say of it, who wrote it, what the firm is that sent it out. */
export function withoutAnnex(paragraphs: Paragraph[], byline: readonly string[]): Paragraph[] {
  const said = withoutComments(paragraphs);
  const ends = said.findIndex((paragraph, at) => isAnnexHeading(paragraph, byline) && isAnnex(said, at));
  return ends < 0 ? said : said.slice(0, ends);
}

/** A heading for readers' words, and soon behind it when the first of them spoke: to the end, however much it is. */
function withoutComments(paragraphs: Paragraph[]): Paragraph[] {
  const at = paragraphs.findIndex(
    ({ tag, text }, index) =>
      (/^h\d$/.test(tag) || /\d/.test(text)) &&
      COMMENTS.test(text) &&
      lengthOf(paragraphs.slice(0, index)) >= LEAST_TEXT &&
      paragraphs.slice(index + 1, index + 5).some((each) => saysWhen(each.text)),
  );
  return at < 0 ? paragraphs : paragraphs.slice(0, at);
}

function saysWhen(line: string): boolean {
  return line.length <= 80 && (SAID_WHEN.test(line) || findDates(line, 'und').length > 0);
}

const ABOUT_SENDER =
  /^(?:About (?!The\b|This\b)\p{Lu}[\p{L}\p{N}&.,'’ -]{1,50}|(?:Media|Press) (?:[Cc]ontacts?|[Ee]n?quir(?:y|ies)|[Ii]nquir(?:y|ies))|Notes? (?:to|for) [Ee]ditors|[–—-]*\s*(?:ENDS|Ends)\s*[–—-]*)\s*:?$/u;
const ABOUT_AUTHOR = /^(?:written by|about|words by|text|über|à propos de|sobre|autor|par|von|por)?$/i;

function isAnnexHeading({ text, tag }: Paragraph, byline: readonly string[]): boolean {
  if (text.length > 80) return false;
  if (ABOUT_SENDER.test(text)) return true;
  const name = byline.find((each) => text.endsWith(each));
  const label = name === undefined ? null : text.slice(0, -name.length).trim();
  return label !== null && ABOUT_AUTHOR.test(label) && (label !== '' || /^h\d$/.test(tag));
}

function isAnnex(paragraphs: readonly Paragraph[], at: number): boolean {
  const [before, behind] = [lengthOf(paragraphs.slice(0, at)), lengthOf(paragraphs.slice(at))];
  return before >= LEAST_TEXT && behind <= MOST_ANNEX && behind <= (before + behind) * MOST_SHARE;
}

function lengthOf(paragraphs: readonly Paragraph[]): number {
  return paragraphs.reduce((sum, { text }) => sum + squash(text).length, 0);
}
