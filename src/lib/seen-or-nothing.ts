/**
 * The text, or nothing where nothing of it can be seen. Zero-width characters, which come along with pasted text, are
 * good between letters and emoji only.
 */
export function seenOrNothing(text: string): string {
  return /^[\s\p{Default_Ignorable_Code_Point}]*$/u.test(text) ? '' : text;
}
