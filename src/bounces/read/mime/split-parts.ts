/** The parts between delimiter lines (RFC 2046 5.1.1); none where the boundary is not there. */
export function splitParts(body: string, boundary: string): { preamble: string; parts: string[] } {
  const name = boundary.trimEnd();
  if (name === '') return { preamble: body, parts: [] };
  const chunks: string[][] = [[]];
  for (const line of body.split('\n')) {
    if (!isDelimiter(line, name)) chunks.at(-1)?.push(line);
    else if (line.trimEnd() !== `--${name}--`) chunks.push([]);
    else break; // what follows is an epilogue, which says nothing
  }
  const [preamble = [], ...parts] = chunks;
  return { preamble: preamble.join('\n'), parts: parts.map((lines) => lines.join('\n')) };
}

function isDelimiter(line: string, boundary: string): boolean {
  if (!line.startsWith('--')) return false;
  const rest = line.trimEnd();
  return rest === `--${boundary}` || rest === `--${boundary}--`;
}

/** How far a text is searched for a delimiter nobody announced. */
const MAX_LINES = 2_000;

/** The first line that begins like a delimiter and has a Content- field right behind it; null where none has. */
export function looseBoundary(body: string): string | null {
  const lines = body.split('\n', MAX_LINES);
  const at = lines.findIndex(
    (line, index) =>
      /^--\S/.test(line) &&
      /^content-(type|description|disposition|transfer-encoding):/i.test(lines[index + 1] ?? ''),
  );
  return at < 0 ? null : (lines[at] ?? '').slice(2).trimEnd();
}
