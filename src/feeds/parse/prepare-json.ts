const MAX_DEPTH = 100;

export type PreparedJson =
  | { outcome: 'prepared'; text: string; warnings: string[]; whole: boolean }
  | { outcome: 'unreadable'; reason: string };

/** Bounds the depth of JSON text and, when it breaks off, closes it after the last complete item. */
export function prepareJson(text: string): PreparedJson {
  const open: string[] = [];
  let lastItem: { end: number; open: string[] } | null = null;
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i];
    if (char === '"') {
      i = endOfString(text, i);
    } else if (char === '{' || char === '[') {
      open.push(char === '{' ? '}' : ']');
      if (open.length > MAX_DEPTH)
        return { outcome: 'unreadable', reason: `It is nested deeper than ${MAX_DEPTH}.` };
    } else if (char === '}' || char === ']') {
      open.pop();
      if (open.length === 0)
        return { outcome: 'prepared', text: text.slice(0, i + 1), warnings: [], whole: true };
      // A complete object in an array in the root: one item of a JSON Feed.
      if (char === '}' && open.length === 2 && open[1] === ']') lastItem = { end: i + 1, open: [...open] };
    }
  }
  if (!lastItem) return { outcome: 'unreadable', reason: 'It breaks off before its first complete item.' };
  const closed = text.slice(0, lastItem.end) + lastItem.open.toReversed().join('');
  const warnings = ['It breaks off; its complete items were read.'];
  return { outcome: 'prepared', text: closed, warnings, whole: false };
}

function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i += 1) {
    if (text[i] === '\\') i += 1;
    else if (text[i] === '"') return i;
  }
  return text.length;
}

/** Leaves out commas behind the last of a list and escapes the line ends and tabs inside strings. Linear in the text. */
export function mendJson(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === ',' && CLOSES.test(text.slice(i + 1, i + 200))) {
      parts.push(text.slice(from, i));
      from = i + 1;
    } else if (text[i] === '"') {
      const end = endOfString(text, i);
      parts.push(text.slice(from, i), escapeControls(text.slice(i, end)));
      from = end;
      i = end;
    }
  }
  return [...parts, text.slice(from)].join('');
}

const CLOSES = /^\s*[\]}]/;

function escapeControls(string: string): string {
  return string.replace(/[\x00-\x1f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
