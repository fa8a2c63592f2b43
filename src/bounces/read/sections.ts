/**
 * What a text says of each address: from the line that names it to the line that names another one. Sendmail names
 * the address in the last line of what it tells of it. The whole text for an address the text does not name.
 */
export function sectionsOf(text: string, addresses: readonly string[]): Map<string, string> {
  const [only, ...others] = new Set(addresses);
  if (only !== undefined && others.length === 0) return new Map([[only, text]]);
  const lines = text.split('\n');
  const named = lines.map((line) => namedIn(line.toLowerCase(), addresses));
  const sections = TRANSCRIPT.test(text) ? endingWith(lines, named) : beginningWith(lines, named);
  return new Map(addresses.map((address) => [address, sections.get(address)?.join('\n') ?? text]));
}

/** "554 <user@example.org>... Host unknown" */
const TRANSCRIPT = /^[45]\d\d[ -][^\n]{0,20}<[^\s<>]{3,320}>\.\.\. /m;

function namedIn(line: string, addresses: readonly string[]): string[] {
  return line.includes('@') ? addresses.filter((address) => address !== '' && line.includes(address)) : [];
}

type Sections = Map<string, string[]>;

function beginningWith(lines: readonly string[], named: readonly string[][]): Sections {
  const sections: Sections = new Map();
  let open: string[] = [];
  for (const [index, line] of lines.entries()) {
    const here = named[index] ?? [];
    if (here.length > 0) open = here;
    for (const address of open) add(sections, address, [line]);
  }
  return sections;
}

function endingWith(lines: readonly string[], named: readonly string[][]): Sections {
  const sections: Sections = new Map();
  let waiting: string[] = [];
  for (const [index, line] of lines.entries()) {
    const here = named[index] ?? [];
    if (/^\s*-{3,}|^(?:\.\.\. )?while talking to/i.test(line)) waiting = [];
    waiting.push(line);
    for (const address of here) add(sections, address, waiting);
    if (here.length > 0 && !/^(?:>>>|<<<)/.test(line)) waiting = [];
  }
  return sections;
}

function add(sections: Sections, address: string, lines: readonly string[]): void {
  const section = sections.get(address);
  if (section) for (const line of lines) section.push(line);
  else sections.set(address, [...lines]);
}
