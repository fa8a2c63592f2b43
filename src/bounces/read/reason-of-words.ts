import { REASON_RULES } from './reason-words.ts';
import type { BounceReason } from './report.ts';

/** Words looked at: a reply is short, and what is long is boilerplate. */
const MAX_CHARACTERS = 6_000;

/**
 * Lower case, one space, plain quotation marks; without addresses and the paths of links, whose own words
 * ("spam@", "/unknown") say nothing, and without the host that answered; whose list it is a link's host says. Google's
 * links name the reason as p=NoSuchUser; IronPort calls every refusal at RCPT "unknown address".
 */
export function plainWords(text: string): string {
  return text
    .slice(0, MAX_CHARACTERS)
    .replace(/https?:\/\/([\w.-]{1,255})[^\s<>"')\]]{0,500}/gi, hostAndReason)
    .replace(/[^\s<>"'(),;:=]{1,128}@[^\s<>"'(),;]{1,255}/g, '@')
    .replace(/\bhost [\w.-]{1,255} ?\[[\d.a-f:]{2,45}\](?=:|\s+said:|\s+smtp error)/gi, ' ')
    .replace(/^[45]\d\d-/gm, '')
    .replace(/\b5\.1\.0 - unknown address error\b/gi, '')
    .replace(/[’‘`´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

function hostAndReason(link: string, host: string): string {
  return ` ${host} ${/[?&]p=([A-Za-z]{3,40})\b/.exec(link)?.[1] ?? ''} `;
}

/** Takes what `plainWords` gives. Null where no rule knows the words. */
export function reasonOfWords(words: string): BounceReason | null {
  if (words === '') return null;
  return REASON_RULES.find(({ pattern }) => pattern.test(words))?.reason ?? null;
}
