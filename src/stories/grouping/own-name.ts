import { type Token, termsOf } from '../language/terms.ts';

/**
 * Tells the words of a text from those that are an outlet's own name in it: "the Vexford Courier", "the Courier", "BBC".
 * The town that a paper has in its name stays a place: its reports of that town share it with everybody's.
 */
export function withoutOutlet(
  outlet: string,
): (text: string) => (token: Token, at: number, all: readonly Token[]) => boolean {
  const own = new Set(termsOf(outlet));
  const isOwn = (token: Token | undefined) => token !== undefined && own.has(token.term);
  return (text) => (token, at, all) => {
    if (!isOwn(token)) return true;
    if (own.size === 1 || /^\p{Lu}+$/u.test(token.written)) return false;
    if (/\bthe\s+$/iu.test(text.slice(Math.max(0, token.start - 6), token.start))) return false;
    return (
      !(isBeside(text, all[at - 1], token) && isOwn(all[at - 1])) &&
      !(isBeside(text, token, all[at + 1]) && isOwn(all[at + 1]))
    );
  };
}

/** Nothing but small words and spaces in between: "Times of Vexford". */
function isBeside(text: string, before: Token | undefined, after: Token | undefined): boolean {
  if (!before || !after) return false;
  return /^\s+(?:\p{Ll}{1,3}\s+){0,2}$/u.test(text.slice(before.start + before.written.length, after.start));
}
