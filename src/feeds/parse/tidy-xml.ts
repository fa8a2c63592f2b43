import { countOf } from '../../lib/in-words.ts';
import type { XmlFormat } from '../feed-item.ts';
import { kindOfElement } from './feed-vocabulary.ts';
import { readXml, type XmlSink } from './read-xml.ts';
import { attribute, writeElement, writeItem, writeLinks } from './write-element.ts';
import type { XmlElement } from './xml-element.ts';

const LIMITS = { maxDepth: 200, maxItems: 2_000, maxElements: 300_000 };

export type TidyXml =
  | {
      outcome: 'tidied';
      text: string;
      format: XmlFormat;
      warnings: string[];
      repaired: boolean;
      whole: boolean;
    }
  | { outcome: 'unreadable'; reason: string };

/**
 * Writes any XML feed anew as well-formed RSS 2.0 or Atom that holds only what we read: complete items, customary
 * prefixes, names in lower case, every text as escaped HTML or literal text (its `type` says which), and addresses under
 * xml:base absolute.
 */
export function tidyXml(text: string, url: string): TidyXml {
  const feed = new TidyFeed();
  const reading = readXml(text, url, LIMITS, feed);
  const problem = problemOf(reading);
  if (problem) return { outcome: 'unreadable', reason: problem };
  const { format, items } = feed;
  const warnings = warningsOf(reading, items.length);
  return {
    outcome: 'tidied',
    text: feed.toString(),
    format,
    warnings,
    repaired: reading.repaired,
    whole: reading.end !== 'broke off',
  };
}

class TidyFeed implements XmlSink {
  format: XmlFormat = 'rss';
  readonly items: string[] = [];
  readonly #about: string[] = [];
  #language: string | null = null;
  #base: string | null = null;

  wants(name: string): boolean {
    return kindOfElement(name) !== null;
  }

  onStructure(element: XmlElement): void {
    if (element.name === 'feed') this.format = 'atom';
    if (element.name === 'rdf:rdf') this.format = 'rdf';
    this.#language = element.language ?? this.#language;
    this.#base = element.base ?? this.#base;
    this.#about.push(writeLinks(element));
  }

  onFeedPart(element: XmlElement): void {
    this.#about.push(writeElement(element, this.format === 'atom'));
  }

  onItem(element: XmlElement): void {
    this.items.push(writeItem(element, this.format === 'atom'));
  }

  toString(): string {
    const attributes = attribute('xml:lang', this.#language ?? '') + attribute('xml:base', this.#base);
    const inside = this.#about.join('') + this.items.join('');
    return this.format === 'atom'
      ? `<feed${attributes}>${inside}</feed>`
      : `<rss version="2.0"><channel${attributes}>${inside}</channel></rss>`;
  }
}

type Reading = ReturnType<typeof readXml>;

function problemOf({ root, end }: Reading): string | null {
  if (root === '') return 'It is not XML and not JSON.';
  if (root === 'html') return 'It is a web page, not a feed.';
  if (!/^(?:rss|feed|rdf|channel)$/.test(root)) return `It is XML (<${root.slice(0, 40)}>), but not a feed.`;
  return end === 'too deep' ? `Its elements are nested deeper than ${LIMITS.maxDepth}.` : null;
}

function warningsOf({ end }: Reading, items: number): string[] {
  const warnings: string[] = [];
  if (end === 'too much') warnings.push(`Only its first ${countOf(items, 'item was', 'items were')} read.`);
  if (end === 'broke off' && items === 0) warnings.push('It breaks off before its first complete item.');
  if (end === 'broke off' && items > 0)
    warnings.push(`It breaks off; its ${countOf(items, 'complete item was', 'complete items were')} read.`);
  return warnings;
}
