export interface Paragraph {
  text: string;
  /** Characters of it that stand in links. */
  linked: number;
  /** What holds it: `p`, `li`, `h2`, `blockquote` … */
  tag: string;
}

export function textsOf(paragraphs: readonly Paragraph[]): string[] {
  return paragraphs.map(({ text }) => text);
}
