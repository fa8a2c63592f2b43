/** The parts between delimiter lines (RFC 2046 5.1.1); by what looks like one where the boundary named is not there. */
export function splitParts(body: string, boundary: string): { preamble: string; parts: string[] } {
  const named = cutAt(body, boundary.trimEnd());
  if (named.parts.length > 0) return named;
  const loose = looseBoundary(body);
  return loose === null ? { preamble: body, parts: [] } : cutAt(body, loose);
}

function cutAt(body: string, boundary: string): { preamble: string; parts: string[] } {
  if (boundary === '') return { preamble: body, parts: [] };
  const chunks: string[][] = [[]];
  let closed = false;
  for (const line of body.split('\n')) {
    if (!isDelimiter(line, boundary)) chunks.at(-1)?.push(line);
    else if (!closed) {
      closed = line.trimEnd() === `--${boundary}--`;
      if (!closed) chunks.push([]);
      else chunks.push(['']); // an epilogue, which says nothing
    }
  }
  const [preamble = [], ...parts] = chunks;
  return {
    preamble: preamble.join('\n'),
    parts: (closed ? parts.slice(0, -1) : parts).map((lines) => lines.join('\n')),
  };
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
