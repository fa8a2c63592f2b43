import { Parser } from 'htmlparser2';
import { decodeReferences, repairXml } from './repair-xml.ts';
import type { XmlElement } from './xml-element.ts';
import { customaryName, type NamespaceScope, scopeWithin, uriOf } from './xml-names.ts';

interface XmlLimits {
  maxDepth: number;
  maxItems: number;
}

/** What the elements of a feed are handed to, each when it is complete. */
export interface XmlSink {
  /** An element that holds the others: the root, a channel. Called when it opens, so without content. */
  onStructure(element: XmlElement): void;
  /** A child of those. */
  onFeedPart(element: XmlElement): void;
  onItem(element: XmlElement): void;
  /** Whether a child of a structural element or of an item is wanted; others are passed over whole. */
  wants(name: string): boolean;
}

interface XmlReading {
  /** Local name of the root, lower case; '' when there is no element at all. */
  root: string;
  end: 'closed' | 'broke off' | 'too deep' | 'too many items';
  /** Whether strict XML would have refused what was read. */
  repaired: boolean;
}

const STRUCTURE = /^(?:rss|feed|rdf:rdf|channel|items)$/;
const ITEM = /^(?:item|entry)$/;
/** Tags that are never closed pile up in the tokeniser, however shallow we read them. */
const MAX_UNCLOSED = 5_000;

interface Frame {
  element: XmlElement;
  tag: string;
  scope: NamespaceScope;
  role: 'structure' | 'item' | 'part' | 'inner' | 'ignored';
}

/**
 * Reads XML as the open web writes it: HTML's entities, bare ampersands and brackets, end tags that match nothing and
 * prefixes nobody declared are no obstacle. Elements that are open when the text breaks off are not handed over.
 * A relative xml:base on the root is resolved against `url`. Linear in the text.
 */
export function readXml(text: string, url: string, limits: XmlLimits, sink: XmlSink): XmlReading {
  const source = repairXml(text);
  const reading: XmlReading = { root: '', end: 'broke off', repaired: source.repaired };
  const open: Frame[] = [];
  let core = '';
  let unclosed = 0;
  let items = 0;

  function enter(tag: string, written: Record<string, string>): void {
    const outer = open.at(-1);
    const pairs = Object.entries(written).map(([name, value]): [string, string] => [
      name,
      decodeReferences(value),
    ]);
    const scope = scopeWithin(outer?.scope ?? null, pairs);
    if (!outer) core = uriOf(tag.includes(':') ? (tag.split(':')[0] as string) : '', scope);
    const name = customaryName(tag, scope, core);
    unclosed += 1;
    if (!outer && !isRoot(name)) return;
    if (ITEM.test(name)) leaveItem();
    if (reading.end !== 'broke off') return;
    const around = open.at(-1);
    const role = roleOf(name, around?.role);
    // A name without a prefix is in no namespace when it is an attribute's.
    const attributes = new Map(
      pairs.map(([key, value]) => [key.includes(':') ? customaryName(key, scope, '') : key, value]),
    );
    const element = elementOf(name, attributes, around?.element, url);
    if (role === 'inner') around?.element.content.push(element);
    if (role === 'structure') sink.onStructure(element);
    open.push({ element, tag, scope, role });
    if (open.length > limits.maxDepth || unclosed > MAX_UNCLOSED) stop('too deep');
  }

  /** What stands before the feed, such as a server's complaint, is passed over. */
  function isRoot(name: string): boolean {
    const feed = STRUCTURE.test(name) && name !== 'items';
    if (feed || reading.root === '') reading.root = name.slice(name.indexOf(':') + 1);
    if (reading.root === 'html') stop('closed');
    return feed;
  }

  function roleOf(name: string, around: Frame['role'] | undefined): Frame['role'] {
    if (around === undefined || around === 'structure') {
      if (STRUCTURE.test(name)) return 'structure';
      if (ITEM.test(name)) return 'item';
      return sink.wants(name) ? 'part' : 'ignored';
    }
    if (around === 'item') return sink.wants(name) ? 'inner' : 'ignored';
    return around === 'ignored' ? 'ignored' : 'inner';
  }

  function leave(tag: string, implied: boolean): void {
    unclosed -= 1;
    // A tag that closes itself counts as implied, too.
    if (implied && source.text[parser.endIndex - 1] !== '/') reading.repaired = true;
    const index = open.findLastIndex((frame) => frame.tag === tag);
    if (index !== -1) closeFrom(index);
    if (index === 0) stop('closed');
  }

  /** An item that begins inside another one ends that: its end tag is missing. */
  function leaveItem(): void {
    const index = open.findIndex(({ role }) => role === 'item');
    if (index === -1) return;
    reading.repaired = true;
    closeFrom(index);
  }

  function closeFrom(index: number): void {
    for (const { role, element } of open.splice(index).toReversed()) {
      if (role === 'part') sink.onFeedPart(element);
      if (role !== 'item') continue;
      sink.onItem(element);
      items += 1;
      if (items >= limits.maxItems) stop('too many items');
    }
  }

  function stop(end: XmlReading['end']): void {
    if (reading.end === 'broke off') reading.end = end;
    parser.pause();
  }

  let literal = false;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reading.end === 'broke off' && enter(name, attributes),
      onclosetag: (name, implied) => reading.end === 'broke off' && leave(name, implied),
      ontext(data) {
        const frame = open.at(-1);
        if (!frame || frame.role === 'structure' || frame.role === 'ignored') return;
        frame.element.content.push(literal ? data : decodeReferences(data));
      },
      oncdatastart() {
        literal = true;
      },
      oncdataend() {
        literal = false;
      },
    },
    { xmlMode: true, decodeEntities: false, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  // Never ended: that would close what is still open, and an element that breaks off is none.
  parser.write(source.text);
  return reading;
}

function elementOf(
  name: string,
  attributes: Map<string, string>,
  around: XmlElement | undefined,
  url: string,
): XmlElement {
  const written = attributes.get('xml:base')?.trim();
  const outer = around?.base ?? null;
  const against = outer ?? url;
  const base = written && URL.canParse(written, against) ? new URL(written, against).href : outer;
  const language = attributes.get('xml:lang') ?? around?.language ?? null;
  return { name, attributes, base, language, content: [] };
}
