/** The domain of an address or a Message-ID, in lower case; of what has no `@`, all of it. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
