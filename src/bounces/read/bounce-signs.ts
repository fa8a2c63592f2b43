import { anyOf } from './any-of.ts';
import { decodeWords } from './mime/headers.ts';
import type { Returned } from './take-apart.ts';
import { NOTICE_SUBJECTS, NOTICE_WORDS } from './words/notice-words.ts';

const DAEMON =
  /mailer?[-_ .]?daemon|mail[-_ ]?(?:delivery|deliver) ?(?:sub)?system|post[-_]?master|mail ?(?:system|administrator|admin|router|transfer agent|gateway)|delivery[- ]?(?:subsystem|system|status|notification|agent|failure|report)|system administrator|mdaemon|daemon@|bounces?[@+-]|microsoft exchange|mta@|microsoft outlook|mail ?delivery|content[- ]filter|mail ?scanner|(?:^|<)(?:sympa|mailer|smtp|mail-?system)@|(?:-admin|-owner|-request|-bounces|listserv|majordomo|mailman|listmaster)@|owner-|(?:^|<)<?>?$/i;

const SUBJECT = anyOf(NOTICE_SUBJECTS);
const WORDS = anyOf(NOTICE_WORDS);

/** Sendmail's heading, and what a server answered below it. */
const TRANSCRIPT = /^[ \t]*-+ *transcript of (?:the )?session[\s\S]{0,2000}^<<< [45]\d\d/im;

/** Servers break their lines wherever they are full. */
export function unwrapped(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
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
  const subject = SUBJECT.test(decodeWords(headers.first('subject')));
  const words =
    WORDS.test(unwrapped(text.slice(0, 20_000))) ||
    /(?:^|\s)[45]\d\d[ -]#?[45]\.\d{1,3}\.\d{1,3}\b/m.test(text);
  const transcript = TRANSCRIPT.test(text);
  const count = transcript ? 3 : Number(daemon) + Number(subject) + Number(words);
  return { daemon, machine, subject, transcript, count };
}
