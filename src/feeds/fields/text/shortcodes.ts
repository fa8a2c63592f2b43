/*
 * Codes in brackets that WordPress and its plugins replace when they show a page, and that some feeds leave in the text.
 * A code has attributes in quotation marks, or is closed again, or has a page builder's name; prose in brackets has not.
 */

const CODE =
  /\[(\/?)([a-z][\w-]{0,40})(\s[^[\]<>]{0,500})?\/?\](?:\s*https?:\/\/[^\s[\]<]{1,500}\s*\[\/\2\])?/gi;
const HAS_ATTRIBUTE = /\s[\w-]{1,40}=["'“”″&]/;
const BUILDER = /^(?:vc|et_pb|fusion|su|tdc|mkdf|av)_/i;
const PICTURE = /^\s*(?:<a\b[^>]{0,1000}>\s*)?<img\b[^>]{0,3000}>(?:\s*<\/a>)?/i;

/** Markup without such codes, and without the address of what one embeds; `[caption]` becomes a figure. */
export function withoutShortcodes(html: string): string {
  if (!/\[[a-z/]/i.test(html)) return html;
  const text = html
    .split(/(?=\[caption\s)/i)
    .map(toFigure)
    .join('');
  const closed = new Set([...text.matchAll(/\[\/([a-z][\w-]{0,40})\]/gi)].map(([, name]) => name));
  return text.replace(CODE, (code, slash: string, name: string, rest = '') => {
    const isCode = slash !== '' || closed.has(name) || BUILDER.test(name) || HAS_ATTRIBUTE.test(rest);
    return isCode ? '' : code;
  });
}

/** From one `[caption …]` to the next. */
function toFigure(part: string): string {
  const begins = part.indexOf(']') + 1;
  const ends = part.search(/\[\/caption\]/i);
  if (!/^\[caption\s/i.test(part) || begins === 0 || ends < begins) return part;
  const inside = part.slice(begins, ends);
  const [picture] = PICTURE.exec(inside) ?? [];
  const behind = part.slice(ends + '[/caption]'.length);
  if (picture === undefined) return inside + behind;
  return `<figure>${picture}<figcaption>${inside.slice(picture.length)}</figcaption></figure>${behind}`;
}
