const WIDTH = 74;

/**
 * Wraps every line at 74 columns, below the 78 of RFC 5322 with room for a quoting mark.
 * Continued lines keep the indent of a list item ("- ", "1. "); a longer word, such as a URL, stays whole.
 */
export function wrapText(text: string): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line.trimEnd()))
    .join('\n');
}

function wrapLine(line: string): string {
  if (line.length <= WIDTH) return line;
  const [lead = ''] = line.match(/^\s*([-*] |\d+\. )?/) ?? [];
  const indent = ' '.repeat(lead.length);
  const lines: string[] = [];
  let current = lead;
  for (const word of line.slice(lead.length).split(' ')) {
    const empty = current === lead || current === indent;
    if (!empty && current.length + 1 + word.length > WIDTH) {
      lines.push(current);
      current = indent + word;
    } else {
      current += empty ? word : ` ${word}`;
    }
  }
  return [...lines, current].join('\n');
}
