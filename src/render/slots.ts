/**
 * The places of an issue that differ from reader to reader. They are literal words in the rendered mail,
 * replaced by `personalise` and never by a second template pass, so nothing an article says is ever evaluated.
 */
const SLOT_NAMES = [
  'name',
  'unsubscribe-url',
  'preferences-url',
  'following-url',
  'web-url',
  'following',
] as const;
export type SlotName = (typeof SLOT_NAMES)[number];

export function isSlotName(text: string): text is SlotName {
  return (SLOT_NAMES as readonly string[]).includes(text);
}

const MARK = '@@twofold-';

/** ASCII, so that a slot survives HTML escaping, MJML and quoted-printable as it is. */
export function slot(name: SlotName): string {
  return `${MARK}${name}@@`;
}

/** Where the Following section is cut out of a rendered document; none of them is left after `cutFollowing`. */
export const CUT = {
  open: `${MARK}cut-open@@`,
  piece: `${MARK}cut-piece@@`,
  because: `${MARK}cut-because@@`,
  end: `${MARK}cut-end@@`,
  close: `${MARK}cut-close@@`,
} as const;

/** Puts a word joiner (U+2060, no width) into anything that would read as a slot: it still prints as typed. */
export function neutraliseSlots(text: string): string {
  return text.replaceAll(MARK, '@\u2060@twofold-');
}

/** The same for an address, where `@@` and `%40%40` are one. */
export function neutraliseSlotsInUrl(url: string): string {
  return url.replaceAll(MARK, '%40%40twofold-');
}

/** A document taken apart: odd entries are slots, even ones the text between them. */
export function splitAtSlots(document: string): string[] {
  return document.split(SLOT);
}

const SLOT = new RegExp(`${MARK}(${SLOT_NAMES.join('|')})@@`);
