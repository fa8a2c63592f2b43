/*
 * What a page says of the article's author, above its text or below.
 */

/** "About Ann Lee", and "Ann Lee" as a heading: what follows is about who wrote the text. */
export function headsAboutAuthor(text: string, isHeading: boolean, byline: readonly string[]): boolean {
  if (ANY_AUTHOR.test(text)) return true;
  const name = byline.find((each) => text.endsWith(each));
  const label = name === undefined ? null : text.slice(0, -name.length).trim();
  return label !== null && LABEL.test(label) && (label !== '' || isHeading);
}
const ANY_AUTHOR =
  /^(?:about the authors?|(?:about|meet) the writers?|sobre la firma|sobre (?:el|la|los) autora?(?:es)?|sobre o(?:s)? autor(?:es)?|über (?:den autor|die autorin|die autoren)|à propos de l['’]auteure?|l['’]autore|om (?:forfatteren|skribenten|författaren)|over de auteur|o autorze)$/iu;
const LABEL = /^(?:written by|about|words by|text|über|à propos de|sobre|autor|par|von|por)?$/i;

/** "Ann Lee is a reporter in Corvane", "Ann Lee covers shipping". */
export function isAboutAuthor(line: string, byline: readonly string[]): boolean {
  if (line.length > 400) return false;
  const name = byline.find((each) => line.toLowerCase().startsWith(each.toLowerCase()));
  return name !== undefined && AUTHOR_NOTE.test(line.slice(name.length));
}
const AUTHOR_NOTE =
  /^,?\s(?:is (?:an?|the|based|on)\b|was (?:an?|the)\b|covers?\b|spent\b|travell?ed\b|visited\b|writes?\b|reports?\b|has (?:been|covered|worked|written|reported)\b|joined\b|(?:runs|teaches|lectures|lives|serves|served|edits|hosts|leads|directs)\b|can be reached\b|contributed\b|est (?:une?|la|le|journaliste)\b|couvre\b|travaille\b)/i;
