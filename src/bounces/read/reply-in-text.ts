/** What a server's reply says, wherever in a text it is quoted. */
export interface ReplyInText {
  /** 400–599; null where none is given. */
  code: number | null;
  /** RFC 3463, class 4 or 5; null where none is given. */
  enhanced: string | null;
  /** What the reply answered: connection, HELO and MAIL; RCPT; DATA and what follows. Null: not told. */
  stage: 'sender' | 'recipient' | 'message' | null;
}

const BOTH =
  /(?:^|[^\d.])([45]\d\d)(?:[ \t]*[-#,:;]?[ \t]*\(?#?|[ \t]+smtp;[ \t]*)([45]\.\d{1,3}\.\d{1,3})(?![\d.])/;
const CODE =
  /(?:^|[\s:;("'\]>=#-])([45][0-7]\d)(?=[\s\-:;.,)"'<]|$)(?![-\s]*(?:days?|hours?|minutes?|seconds?|bytes|kb|mb|octets|attempts)\b)/;
const ENHANCED = /(?:^|[^\d.])([45]\.\d{1,3}\.\d{1,3})(?![\d.])/;

/** As far as a text is searched: each of hundreds of recipients may stand beside the same long one. */
const MAX_CHARACTERS = 10_000;

/** The first reply of a text counts; one with both codes before any other. */
export function replyInText(whole: string): ReplyInText {
  const text = whole.slice(0, MAX_CHARACTERS);
  const [, code, enhanced] = BOTH.exec(text) ?? [];
  return {
    code: numberOf(code ?? CODE.exec(text)?.[1]),
    enhanced: enhanced ?? ENHANCED.exec(text)?.[1] ?? null,
    stage: stageOf(text),
  };
}

function numberOf(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}

const PRE =
  '(?<![a-z])(?:in reply to|in response to|after|response to|for|to our|our(?: final)?)[ \\t]+(?:the[ \\t]+)?(?:end of[ \\t]+)?';
const STAGES: readonly (readonly [NonNullable<ReplyInText['stage']>, RegExp])[] = [
  [
    'recipient',
    stage(
      'rcpt',
      'rcpt(?: to)? command|>>>[ \\t]*rcpt|smtp:rcpt|does not like recipient|but recipient was rejected|\\[rcpt(?:_to)?\\]|in rcpt to\\b|recipient address rejected',
    ),
  ],
  [
    'sender',
    stage(
      '(?:mail from|mail command|helo|ehlo|initial connection)',
      'mail from command|>>>[ \\t]*(?:mail|helo|ehlo)|smtp:(?:mail|helo|ehlo)|\\[mail(?:_from)?\\]|but (?:my name|sender|connection) was rejected',
    ),
  ],
  [
    'message',
    stage(
      '(?:data|message body|text command|bdat)',
      '>>>[ \\t]*(?:data|bdat|\\.)[ \\t]*$|smtp:data|failed after i sent the message|\\[(?:data|eod|bdat|end_of_data)\\]|^[ \\t]*data[ \\t]*$',
    ),
  ],
];

function stage(verb: string, others: string): RegExp {
  return new RegExp(`${PRE}${verb}\\b|${others}`, 'im');
}

function stageOf(text: string): ReplyInText['stage'] {
  return STAGES.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** A class of failures (RFC 3463 3) without a detail. */
export function isVague(enhanced: string | null): boolean {
  return enhanced === null || /^[245]\.(?:0\.0|\d\.0)$/.test(enhanced);
}
