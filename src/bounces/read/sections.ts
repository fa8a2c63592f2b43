/**
 * What a text says of each address: from the line that names it to the line that names another one, twice or more
 * where a server tells in words first and quotes its session behind. The whole text for an address it does not name.
 */
export function sectionsOf(text: string, addresses: readonly string[]): Map<string, string> {
  const lines = text.split('\n');
  const sections = new Map<string, string[]>();
  if (addresses.length === 1) return new Map([[addresses[0] ?? '', text]]);
  let open: string[] = [];
  for (const line of lines) {
    const lower = line.toLowerCase();
    const named = addresses.filter((address) => address !== '' && lower.includes(address));
    if (named.length > 0) open = named;
    for (const address of open) sections.set(address, [...(sections.get(address) ?? []), line]);
  }
  return new Map(addresses.map((address) => [address, sections.get(address)?.join('\n') ?? text]));
}
