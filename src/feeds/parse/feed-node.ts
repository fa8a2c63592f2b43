/** An element as rss-parser's XML reader leaves it: text alone, or text `_`, attributes `$` and children under `raw NAME`. */
export type FeedNode = string | { [name: string]: unknown };

export function childrenNamed(node: FeedNode | undefined, name: string): FeedNode[] {
  const value = typeof node === 'object' ? node[`raw ${name}`] : undefined;
  return Array.isArray(value) ? value : [];
}

/** Trimmed; null when there is none. */
export function textOfNode(node: FeedNode | undefined): string | null {
  const text = typeof node === 'string' ? node : node?._;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : null;
}

export function attributeOf(node: FeedNode | undefined, name: string): string | null {
  const attributes = typeof node === 'object' ? (node.$ as Record<string, unknown> | undefined) : undefined;
  const value = attributes?.[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** The texts of the children with any of these names, in the order of the names. */
export function textsNamed(node: FeedNode, ...names: string[]): string[] {
  const texts = names.flatMap((name) => childrenNamed(node, name)).map(textOfNode);
  return texts.filter((text) => text !== null);
}
