import { findDates } from '../dates/shown-dates.ts';
import { tellsAgo } from '../dates/tells-ago.ts';
import { headsAboutAuthor } from './about-author.ts';
import { isBoilerplate } from './boilerplate.ts';
import type { Paragraph } from './paragraph.ts';
import { squash } from './tidy-line.ts';

/** Characters of an article, before which no heading ends it. */
const LEAST_TEXT = 300;
/** Characters of what is said of an author or a firm, and the part of the whole that it is at most. */
const MOST_ANNEX = 1_500;
const MOST_SHARE = 0.4;
const MAX_HEADLINE = 160;

const COMMENTS =
  /^(?:\d+\s+)?(?:(?:reader |user )?comments?|replies|responses|(?:join the )?(?:conversation|discussion)|leave a (?:comment|reply)|(?:leser)?kommentare?|kommentarer|commentaires?|comentarios?|comentários?|commenti|komentarze|reacties|yorumlar|комментарии|σχόλια|التعليقات|コメント|评论|댓글)(?:\s*\(?\d+\)?)?\s*:?$/iu;
/** When and who says it, or what may be done with it. */
const SAID_WHEN =
  /^(?:yesterday|hier|ayer)(?!\p{L})|(?<!\p{L})(?:yesterday|ayer|reply|\d+ likes?|says\s?:)$/iu;
/** Behind the last word of the article itself: what readers say of it, who wrote it, what the firm is that sent it out. */
export function withoutAnnex(paragraphs: Paragraph[], byline: readonly string[]): Paragraph[] {
  const before = lengthsBefore(paragraphs);
  const said = withoutComments(paragraphs, before);
  const whole = before[said.length] ?? 0;
  const isAnnex = (length: number) => {
    const behind = whole - length;
    return length >= LEAST_TEXT && behind <= MOST_ANNEX && behind <= whole * MOST_SHARE;
  };
  const ends = said.findIndex((paragraph, at) => {
    const length = before[at] ?? 0;
    return isAnnex(length) ? isAnnexHeading(paragraph, byline) || isListFrom(said, at) : false;
  });
  return ends < 0 ? said : said.slice(0, ends);
}

/** A heading for readers' words, and soon behind it when the first of them spoke: to the end, however much it is. */
function withoutComments(paragraphs: Paragraph[], before: readonly number[]): Paragraph[] {
  const at = paragraphs.findIndex(
    ({ tag, text }, index) =>
      (/^h\d$/.test(tag) || /\d/.test(text)) &&
      COMMENTS.test(text) &&
      (before[index] ?? 0) >= LEAST_TEXT &&
      paragraphs.slice(index + 1, index + 5).some((each) => saysWhen(each.text)),
  );
  return at < 0 ? paragraphs : paragraphs.slice(0, at);
}

function saysWhen(line: string): boolean {
  if (line.length > 80 || isSentence(line)) return false;
  return tellsAgo(line) || SAID_WHEN.test(line) || findDates(line, 'und').length > 0;
}

/** The full stops of "vor 3 Std." and "7:12 p.m." end none. */
function isSentence(line: string): boolean {
  return /[.!?…。]["”’»]?$/.test(line) && (line.match(/\p{L}{3,}/gu) ?? []).length >= 3;
}

/** "More on this story", and behind it nothing but headlines. */
function isListFrom(paragraphs: readonly Paragraph[], at: number): boolean {
  const heading = paragraphs[at];
  if (!heading || !/^h\d$/.test(heading.tag) || !isBoilerplate(heading.text)) return false;
  return paragraphs.slice(at + 1).every(({ text }) => text.length <= MAX_HEADLINE && !isSentence(text));
}

const ABOUT_SENDER =
  /^(?:(?:Media|Press) (?:[Cc]ontacts?|[Ee]n?quir(?:y|ies)|[Ii]nquir(?:y|ies))|Notes? (?:to|for) [Ee]ditors|Rückfragen(?: bitte)? an|Pressekontakt|Contacts? (?:de )?presse|Contacto de prensa|Contatti stampa|[–—-]*\s*(?:ENDS|Ends)\s*[–—-]*)\s*:?$/u;
const ABOUT_FIRM = /^About (?!The\b|This\b)\p{Lu}[\p{L}\p{N}&.,'’ -]{1,50}\s*:?$/u;

function isAnnexHeading({ text, tag }: Paragraph, byline: readonly string[]): boolean {
  if (text.length > 80) return false;
  const isHeading = /^h\d$/.test(tag);
  if (ABOUT_SENDER.test(text)) return true;
  if (ABOUT_FIRM.test(text) && (isHeading || text.split(' ').length <= 5)) return true;
  return headsAboutAuthor(text, isHeading, byline);
}

/** Letters and digits before each paragraph, and before the end. */
function lengthsBefore(paragraphs: readonly Paragraph[]): number[] {
  const before = [0];
  for (const { text } of paragraphs) before.push((before.at(-1) ?? 0) + squash(text).length);
  return before;
}
