/** What a server's reply says, wherever in a text it is quoted. */
export interface ReplyInText {
  /** 400–599; null where none is given. */
  code: number | null;
  /** RFC 3463, class 4 or 5; null where none is given. */
  enhanced: string | null;
  /** What the reply answered: the recipient (RCPT and before), the message (DATA and behind); null: not told. */
  stage: 'recipient' | 'message' | null;
}

const BOTH =
  /(?:^|[^\d.])([45]\d\d)(?:[ \t]*[-#,:;]?[ \t]*\(?#?|[ \t]+smtp;[ \t]*)([45]\.\d{1,3}\.\d{1,3})(?![\d.])/;
const CODE =
  /(?:^|[\s:;("'\]>=#-])([45][0-7]\d)(?=[\s\-:;.,)"'<]|$)(?![-\s]*(?:days?|hours?|minutes?|seconds?|bytes|kb|mb|octets|attempts)\b)/;
const ENHANCED = /(?:^|[^\d.])([45]\.\d{1,3}\.\d{1,3})(?![\d.])/;

/** The first reply of a text counts; one with both codes before any other. */
export function replyInText(text: string): ReplyInText {
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

const MESSAGE =
  /(?:in reply to|in response to|after|response to|to our final|our final)[ \t]+(?:the[ \t]+)?(?:end of[ \t]+)?(?:data|message body|text)\b|>>>[ \t]*(?:data|bdat|\.)[ \t]*$|\[(?:data|eod|bdat|end_of_data)\]|(?:for|after|to) (?:text|data|bdat) command|^[ \t]*data[ \t]*$/im;
const RECIPIENT =
  /(?:in reply to|in response to|after|response to|our)[ \t]+rcpt\b|>>>[ \t]*rcpt\b|\[rcpt(?:_to)?\]|(?:for|after|to) rcpt(?: to)? command|recipient address rejected/im;

function stageOf(text: string): ReplyInText['stage'] {
  if (RECIPIENT.test(text)) return 'recipient';
  return MESSAGE.test(text) ? 'message' : null;
}

/** A class of failures (RFC 3463 3) without a detail. */
export function isVague(enhanced: string | null): boolean {
  return enhanced === null || /^[245]\.(?:0\.0|\d\.0)$/.test(enhanced);
}
