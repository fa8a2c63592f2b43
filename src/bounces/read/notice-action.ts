import { anyOf } from './any-of.ts';
import { unwrapped } from './bounce-signs.ts';
import { decodeWords } from './mime/headers.ts';
import type { Recipient } from './status-recipients.ts';
import type { Returned } from './take-apart.ts';
import {
  ARRIVED_SUBJECT,
  ARRIVED_WORDS,
  DELAY_SUBJECTS,
  DELAY_WORDS,
  GIVEN_UP,
} from './words/delay-words.ts';

const LATE_SUBJECT = anyOf(DELAY_SUBJECTS);
const LATE_WORDS = anyOf(DELAY_WORDS);

/** Whether a notice in words tells of a failure, of a delay or of an arrival. */
export function noticeAction({ headers, text: wrapped }: Returned): Recipient['action'] {
  const subject = decodeWords(headers.first('subject'));
  const text = unwrapped(wrapped);
  const isFinal = GIVEN_UP.test(text);
  if (LATE_WORDS.test(text) && (LATE_SUBJECT.test(subject) || !isFinal)) return 'delayed';
  return ARRIVED_SUBJECT.test(subject) && ARRIVED_WORDS.test(text) && !isFinal ? 'delivered' : 'failed';
}
