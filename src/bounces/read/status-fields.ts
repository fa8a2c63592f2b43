import { Headers } from './mime/headers.ts';

const RECIPIENT = /^(final-recipient|original-recipient|x-actual-recipient|action|diagnostic-code|status)$/;
const STATUS_LINE = /^(final-recipient|original-recipient)[ \t]*:/im;

/** Whether a text holds the fields of RFC 3464 without being declared as such. */
export function hasStatusFields(text: string): boolean {
  return STATUS_LINE.test(text);
}

/**
 * Groups of fields (RFC 3464 2.1): an empty line ends one. Where it was lost, a field that the group has already
 * begins the next.
 */
export function fieldGroups(text: string): Headers[] {
  const groups: string[][] = [[]];
  let names = new Set<string>();
  const begin = () => {
    if (groups.at(-1)?.length !== 0) groups.push([]);
    names = new Set();
  };
  for (const line of text.split('\n', 5_000)) {
    const name = /^([A-Za-z][\w-]{0,60})[ \t]*:/.exec(line)?.[1]?.toLowerCase();
    if (line.trim() === '') begin();
    if (name !== undefined && RECIPIENT.test(name)) {
      if (names.has(name)) begin();
      names.add(name);
    }
    if (line.trim() !== '') groups.at(-1)?.push(line);
  }
  return groups
    .map((lines) => new Headers(lines.join('\n')))
    .filter((group) => group.size > 0)
    .slice(0, 200);
}
