import { anyOf } from './any-of.ts';
import { decodeWords } from './mime/headers.ts';
import type { Returned } from './take-apart.ts';
import { DELAY_SUBJECTS, DELAY_WORDS } from './words/delay-words.ts';
import { NOTICE_SUBJECTS, NOTICE_WORDS } from './words/notice-words.ts';

const DAEMON =
  /mailer?[-_ .]?daemon|mail[-_ ]?(?:delivery|deliver) ?(?:sub)?system|post[-_]?master|mail ?(?:system|administrator|admin|router|transfer agent|gateway)|delivery[- ]?(?:subsystem|system|status|notification|agent|failure|report)|system administrator|mdaemon|daemon@|bounces?[@+-]|microsoft exchange|mta@|microsoft outlook|mail ?delivery|content[- ]filter|mail ?scanner|(?:^|<)(?:sympa|mailer|smtp|mail-?system)@|(?:-admin|-owner|-request|-bounces|listserv|majordomo|mailman|listmaster)@|owner-|(?:^|<)<?>?$/i;

const SUBJECT = anyOf(NOTICE_SUBJECTS);
const WORDS = anyOf([...NOTICE_WORDS, ...DELAY_WORDS]);
const LATE = anyOf(DELAY_SUBJECTS);

/** "Re:", by language: somebody answers, and whatever their subject says was said by somebody else. */
const ANSWER = /^\s*(?:re|aw|antw|sv|vs|odp|ynt|ref|回复|回覆|答复|返信)(?:\[\d+\])?\s*[:：]/i;

/** Sendmail's heading, and what a server answered below it. */
const TRANSCRIPT = /^[ \t]*-+ *transcript of (?:the )?session[\s\S]{0,2000}^<<< [45]\d\d/im;

/** Servers break their lines wherever they are full. */
export function unwrapped(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

function withoutQuotes(text: string): string {
  return text.replaceAll(/^[ \t]*>.*$/gm, '');
}

interface BounceSigns {
  daemon: boolean;
  /** From says so, not merely the empty return path that people's automatic answers have, too. */
  machine: boolean;
  subject: boolean;
  /** Quotes a conversation of mail servers, as nobody else does: all signs at once. */
  transcript: boolean;
  /** How many of sender, subject and words, the last only beside one of the others. */
  count: number;
}

/** How much in a message looks like a report of a server: sender, subject, words, each one sign. */
export function bounceSigns({ headers, text }: Returned): BounceSigns {
  const from = decodeWords(headers.first('from'));
  const path = headers.first('return-path').trim();
  const machine = DAEMON.test(from);
  const daemon = machine || /^<?(?:mailer-daemon[^>]*)?>$|^mailer-daemon/i.test(path) || path === '<>';
  const title = decodeWords(headers.first('subject'));
  const isAnswer = !daemon && ANSWER.test(title);
  const subject = !isAnswer && (SUBJECT.test(title) || (machine && LATE.test(title)));
  const own = isAnswer ? withoutQuotes(text) : text;
  const words =
    WORDS.test(unwrapped(own.slice(0, 20_000))) ||
    /(?:^|\s)[45]\d\d[ -]#?[45]\.\d{1,3}\.\d{1,3}\b/m.test(own);
  const transcript = TRANSCRIPT.test(own);
  const count = transcript ? 3 : Number(daemon) + Number(subject) + Number(words);
  return { daemon, machine, subject, transcript, count };
}
