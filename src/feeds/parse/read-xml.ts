import { Parser } from 'htmlparser2';
import { decodeReferences, type RepairedXml, repairXml } from './repair-xml.ts';
import type { XmlElement } from './xml-element.ts';
import { customaryName, type NamespaceScope, scopeWithin, uriOf } from './xml-names.ts';

interface XmlLimits {
  maxDepth: number;
  maxItems: number;
  maxElements: number;
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
  end: 'closed' | 'broke off' | 'too deep' | 'too much';
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
  return new Reader(repairXml(text), url, limits, sink).read();
}

class Reader {
  readonly #source: string;
  readonly #url: string;
  readonly #limits: XmlLimits;
  readonly #sink: XmlSink;
  readonly #reading: XmlReading;
  readonly #parser: Parser;
  readonly #open: Frame[] = [];
  /** The root's namespace. */
  #core = '';
  #counts = { unclosed: 0, elements: 0, items: 0 };
  #inCdata = false;

  constructor(source: RepairedXml, url: string, limits: XmlLimits, sink: XmlSink) {
    this.#source = source.text;
    this.#reading = { root: '', end: 'broke off', repaired: source.repaired };
    this.#url = url;
    this.#limits = limits;
    this.#sink = sink;
    this.#parser = new Parser(
      {
        onopentag: (name, attributes) => this.#going && this.#enter(name, attributes),
        onclosetag: (name, implied) => this.#going && this.#leave(name, implied),
        ontext: (data) => this.#addText(data),
        oncdatastart: () => {
          this.#inCdata = true;
        },
        oncdataend: () => {
          this.#inCdata = false;
        },
      },
      { xmlMode: true, decodeEntities: false, lowerCaseTags: true, lowerCaseAttributeNames: true },
    );
  }

  read(): XmlReading {
    // Never ended: that would close what is still open, and an element that breaks off is none.
    this.#parser.write(this.#source);
    return this.#reading;
  }

  get #going(): boolean {
    return this.#reading.end === 'broke off';
  }

  #enter(tag: string, written: Record<string, string>): void {
    this.#counts.unclosed += 1;
    this.#counts.elements += 1;
    if (this.#counts.elements > this.#limits.maxElements) this.#stop('too much');
    const outer = this.#open.at(-1);
    const pairs = Object.entries(written).map(([name, value]): Pair => [name, decodeReferences(value)]);
    const scope = scopeWithin(outer?.scope ?? null, pairs);
    if (!outer) this.#core = uriOf(prefixOf(tag), scope);
    const name = customaryName(tag, scope, this.#core);
    if (!outer && !this.#isRoot(name)) return;
    if (ITEM.test(name)) this.#leaveItem();
    if (this.#going) this.#push(name, tag, scope, pairs);
  }

  #push(name: string, tag: string, scope: NamespaceScope, pairs: Pair[]): void {
    const around = this.#open.at(-1);
    const role = this.#roleOf(name, around?.role);
    const element = elementOf(name, attributesOf(pairs, scope), around?.element, this.#url);
    if (role === 'inner') around?.element.content.push(element);
    if (role === 'structure') this.#sink.onStructure(element);
    this.#open.push({ element, tag, scope, role });
    if (this.#open.length > this.#limits.maxDepth || this.#counts.unclosed > MAX_UNCLOSED)
      this.#stop('too deep');
  }

  /** What stands before the feed, such as a server's complaint, is passed over. */
  #isRoot(name: string): boolean {
    const isFeed = STRUCTURE.test(name) && name !== 'items';
    if (isFeed || this.#reading.root === '') this.#reading.root = name.slice(name.indexOf(':') + 1);
    if (this.#reading.root === 'html') this.#stop('closed');
    return isFeed;
  }

  #roleOf(name: string, around: Frame['role'] | undefined): Frame['role'] {
    if (around === undefined || around === 'structure') {
      if (STRUCTURE.test(name)) return 'structure';
      if (ITEM.test(name)) return 'item';
      return this.#sink.wants(name) ? 'part' : 'ignored';
    }
    if (around === 'item') return this.#sink.wants(name) ? 'inner' : 'ignored';
    return around === 'ignored' ? 'ignored' : 'inner';
  }

  #leave(tag: string, implied: boolean): void {
    this.#counts.unclosed -= 1;
    // A tag that closes itself counts as implied, too.
    if (implied && this.#source[this.#parser.endIndex - 1] !== '/') this.#reading.repaired = true;
    const index = this.#open.findLastIndex((frame) => frame.tag === tag);
    if (index !== -1) this.#closeFrom(index);
    if (index === 0) this.#stop('closed');
  }

  /** An item that begins inside another one ends that: its end tag is missing. */
  #leaveItem(): void {
    const index = this.#open.findIndex(({ role }) => role === 'item');
    if (index === -1) return;
    this.#reading.repaired = true;
    this.#closeFrom(index);
  }

  #closeFrom(index: number): void {
    for (const { role, element } of this.#open.splice(index).toReversed()) {
      if (role === 'part') this.#sink.onFeedPart(element);
      if (role !== 'item') continue;
      this.#sink.onItem(element);
      this.#counts.items += 1;
      if (this.#counts.items >= this.#limits.maxItems) this.#stop('too much');
    }
  }

  #addText(data: string): void {
    const frame = this.#open.at(-1);
    if (!frame || frame.role === 'structure' || frame.role === 'ignored') return;
    frame.element.content.push(this.#inCdata ? data : decodeReferences(data));
  }

  #stop(end: XmlReading['end']): void {
    if (this.#going) this.#reading.end = end;
    this.#parser.pause();
  }
}

type Pair = [name: string, value: string];

function prefixOf(tag: string): string {
  return tag.includes(':') ? tag.slice(0, tag.indexOf(':')) : '';
}

/** A name without a prefix is in no namespace when it is an attribute's. */
function attributesOf(pairs: Pair[], scope: NamespaceScope): Map<string, string> {
  return new Map(
    pairs.map(([name, value]) => [name.includes(':') ? customaryName(name, scope, '') : name, value]),
  );
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
