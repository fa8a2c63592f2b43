import { neutraliseSlots, neutraliseSlotsInUrl } from './slots.ts';

/** Text of an article or an editor as one line: no control characters, none that turn the direction of what follows. */
export function plain(text: string): string {
  return neutraliseSlots(
    text
      .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
      .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
      .trim(),
  );
}

/** An absolute http(s) address, else `fallback`. */
export function safeUrl(url: string, fallback: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  const safe = parsed !== null && /^https?:$/.test(parsed.protocol);
  return neutraliseSlotsInUrl(safe ? parsed.href : fallback);
}

/** Cut to whole words; `…` where something was cut. */
export function shorten(text: string, characters: number): string {
  if (text.length <= characters) return text;
  const cut = text.slice(0, characters);
  const end = cut.lastIndexOf(' ');
  return `${(end > 0 ? cut.slice(0, end) : cut).replace(/[\s,;:.–—-]+$/, '')}…`;
}

/** Safe as HTML text and inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}
const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const NAME_CHARACTERS = 60;
const RIGHT_TO_LEFT_LETTER = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** A reader's name as it may stand in a sentence: one line, nothing invisible, a right-to-left name isolated. */
export function tidyName(name: string): string {
  if (name.length <= NAME_CHARACTERS && /^(?:[!-~]+(?: [!-~]+)*)?$/.test(name)) return name; // plain words already
  const tidy = name
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const short = [...tidy].slice(0, NAME_CHARACTERS).join('').trim();
  return RIGHT_TO_LEFT_LETTER.test(short) ? `\u2068${short}\u2069` : short;
}
