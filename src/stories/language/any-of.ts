/** The alternatives of a pattern: a list whose lines and bars set them apart. */
export function anyOf(list: string): string {
  return list
    .trim()
    .split(/\s*\|\s*|\n\s*/)
    .filter(Boolean)
    .join('|');
}
