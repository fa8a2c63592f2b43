import { Headers, isField } from './mime/headers.ts';

/** The line servers put above the mail they return, or above its header. */
const SEPARATOR = new RegExp(
  [
    '^[-=_*~#.\\s]*(?:begin |start of )?(?:(?:the |your )?(?:original|returned|unsent|undelivered|rejected|failed) (?:message|mail)(?: (?:header|follows|text|body|details)s?)*(?: (?:as )?follows?)?|unsent message follows|message (?:text|header|contents?)s? follows?|message header(?:s)?|original header(?:s)?|returned message|forwarded message|undelivered message follows)[-=_*~#.:\\s]*$',
    '^[-=_*\\s]*(?:below (?:this line )?is|this is|here is|following is|included is|attached is|the following is|what follows is) (?:a |the |an )?(?:copy of )?(?:(?:the|your) )?(?:original |first .{1,40}of |headers? of |message headers?|entire |returned |complete )*(?:message|mail|e-mail|email|header)',
    '^[-=_*\\s]*(?:the )?headers? (?:of|from) the (?:original )?(?:message|mail)',
    '^[-=_*\\s]*(?:your (?:original )?(?:message|mail)|the (?:original )?message)(?: \\w+){0,4} (?:follows|is (?:attached|included|below|appended))',
    '^[-=_*\\s]*message from .{1,80} follows',
    '^[-=_*\\s]*return(?:ed|ing) (?:message|mail)',
    '^[-=_*\\s]*(?:originalnachricht|ursprüngliche nachricht|message d.origine|message original|mensaje original|mensagem original|messaggio originale|исходное сообщение|原始邮件|元のメッセージ)[-=_*:\\s]*$',
  ].join('|'),
  'i',
);

/** Fields that only the header of a mail has. */
const MAIL_FIELD =
  /^(?:received|return-path|message-id|mime-version|x-mailer|dkim-signature|content-type|date|from|to|subject|x-[\w-]+|delivered-to|envelope-to|reply-to|sender|user-agent)[ \t]*:/i;
const CERTAIN_FIELD =
  /^(?:received|return-path|dkim-signature|x-received|arc-seal|x-google-smtp-source)[ \t]*:/i;

export interface Split {
  words: string;
  /** Header of the quoted mail; null without any. */
  original: Headers | null;
  /** The quoted mail as far as it is quoted; '' without any. */
  quoted: string;
}

const MAX_LINES = 20_000;

/** A text's own words, and the header of the mail it quotes behind them. */
export function splitAtOriginal(text: string): Split {
  const lines = text.split('\n', MAX_LINES);
  const start = findStart(lines);
  if (start === null) return { words: text, original: null, quoted: '' };
  const header = headerFrom(lines, start.header);
  const quoted = lines.slice(start.header).map(unquoted).join('\n');
  const words = [...lines.slice(0, start.words), ...transcriptBehind(lines, start.header)];
  return { words: words.join('\n'), original: header, quoted };
}

/** Some servers quote the header first and tell what happened below it. */
function transcriptBehind(lines: readonly string[], header: number): string[] {
  const at = lines.findIndex((line, index) => index > header && TRANSCRIPT.test(line));
  return at < 0 ? [] : lines.slice(at);
}

const TRANSCRIPT = /^[ \t]*-{2,} *transcript of (?:the )?session/i;

/** Where the words end and where the quoted header begins. */
function findStart(lines: readonly string[]): { words: number; header: number } | null {
  for (const [index, line] of lines.entries()) {
    if (line.length < 200 && SEPARATOR.test(line)) {
      const header = nextField(lines, index + 1);
      if (header !== null) return { words: index, header };
    }
    if (isHeaderStart(lines, index)) return { words: index, header: index };
  }
  return null;
}

/** The next field within a few lines: servers explain, rule off and leave blank. */
function nextField(lines: readonly string[], from: number): number | null {
  for (let index = from; index < Math.min(lines.length, from + 6); index++) {
    if (MAIL_FIELD.test(bare(lines[index] ?? ''))) return index;
  }
  return null;
}

/** A header without a line above it: a field only mail has and another behind it, or a whole row of fields. */
function isHeaderStart(lines: readonly string[], index: number): boolean {
  const line = unquoted(lines[index] ?? '');
  if (!MAIL_FIELD.test(line)) return false;
  const behind = lines.slice(index + 1, index + 8).map(unquoted);
  if (CERTAIN_FIELD.test(line)) return behind.some((one) => MAIL_FIELD.test(one));
  const fields = [line, ...behind.slice(0, 5)].filter((one) => MAIL_FIELD.test(one));
  return fields.length >= 4 && fields.some((one) => /^(?:message-id|mime-version)/i.test(one));
}

function headerFrom(lines: readonly string[], from: number): Headers {
  const block: string[] = [];
  for (const line of lines.slice(from, from + 500)) {
    const own = bare(line);
    if (own.trim() === '') break;
    block.push(isField(own) || /^[ \t]/.test(line) ? own : ` ${own}`);
  }
  return new Headers(block.join('\n'));
}

/** Without the marks of quoting. */
function unquoted(line: string): string {
  return line.replace(/^(?:[>|] ?){1,5}/, '');
}

/** And without what a server indents a quoted header by. */
function bare(line: string): string {
  return unquoted(line).replace(/^[ \t]{1,8}(?=[A-Za-z-]{2,40}:)/, '');
}
