import { Parser } from 'htmlparser2';
import { languageOf } from './fields/language-of.ts';
import type { FeedSource, PagesMode } from './source.ts';

/** An outline's attributes (OPML 2.0), with ours: id, family, weight, section, topics and pages, which other readers ignore. */
type Outline = Record<string, string>;
interface Placed {
  outline: Outline;
  /** The folder it is in. */
  folder: string | null;
}

interface Subscriptions {
  sources: FeedSource[];
  /** What a folder is called, by the section it became. */
  titles: Map<string, string>;
  warnings: string[];
}

/** Reads a subscription list. A folder's name becomes the section of the feeds in it. */
export function readOpml(text: string): Subscriptions {
  const titles = new Map<string, string>();
  const placed = outlinesOf(text, titles);
  if (!placed) return { sources: [], titles, warnings: ['It is not OPML.'] };
  const sources: FeedSource[] = [];
  const warnings: string[] = [];
  const urls = new Set<string>();
  const ids = new Set<string>();
  for (const { outline, folder } of placed) {
    const url = outline.xmlUrl?.trim() ?? '';
    if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) {
      warnings.push(`${outline.text ?? outline.title ?? 'An outline'}: ${url} is no web address.`);
    } else if (urls.has(url)) {
      warnings.push(`${url} is listed twice.`);
    } else {
      const source = sourceOf(outline, url, folder, ids);
      sources.push(source);
      urls.add(url);
      ids.add(source.id);
    }
  }
  return { sources, titles, warnings };
}

/** Writes a subscription list that other readers understand and `readOpml` reads back unchanged. */
export function writeOpml(
  sources: FeedSource[],
  title: string,
  titleOf: (section: string) => string = (section) => section,
): string {
  const sections = [...new Set(sources.map((source) => source.section))];
  const outlines = sections.flatMap((section) => {
    const feeds = sources.filter((source) => source.section === section);
    if (section === null) return feeds.map((feed) => `    ${outlineOf(feed)}`);
    return [
      `    <outline text="${escapeXml(titleOf(section))}">`,
      ...feeds.map((feed) => `      ${outlineOf(feed)}`),
      '    </outline>',
    ];
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    `  <head><title>${escapeXml(title)}</title></head>`,
    '  <body>',
    ...outlines,
    '  </body>',
    '</opml>',
    '',
  ].join('\n');
}

/** Every feed with the name of the folder around it; null when the root is not OPML. No entity is ever expanded. */
function outlinesOf(text: string, titles: Map<string, string>): Placed[] | null {
  const placed: Placed[] = [];
  const folders: (string | null)[] = [null];
  let root = '';
  const parser = new Parser(
    {
      onopentag(name, outline) {
        root ||= name.toLowerCase();
        if (name !== 'outline') return;
        const folder = folders.at(-1) ?? null;
        if (outline.xmlUrl !== undefined) placed.push({ outline, folder });
        const title = outline.xmlUrl === undefined ? (outline.text ?? outline.title ?? '').trim() : '';
        const own = slug(title);
        if (own) titles.set(own, title);
        folders.push(own || folder);
      },
      onclosetag(name) {
        if (name === 'outline') folders.pop();
      },
    },
    { xmlMode: true },
  );
  parser.end(text);
  return root === 'opml' ? placed : null;
}

function sourceOf(outline: Outline, url: string, folder: string | null, taken: Set<string>): FeedSource {
  const outlet = (outline.text ?? outline.title ?? '').trim() || new URL(url).hostname;
  const weight = Number(outline.weight || 1);
  return {
    id: freeId((outline.id?.trim() || null) ?? slug(outlet), taken),
    url,
    outlet,
    family: (outline.family?.trim() || null) ?? outlet,
    section: (outline.section?.trim() || null) ?? folder,
    topics: (outline.topics ?? '')
      .split(',')
      .map((topic) => topic.trim())
      .filter(Boolean),
    weight: weight >= 0 && weight <= 10 ? weight : 1,
    language: languageOf(outline.language ?? null) ?? 'en',
    ...pagesOf(outline),
  };
}

const PAGES: readonly PagesMode[] = ['never', 'always'];

function pagesOf({ pages }: Outline): Pick<FeedSource, 'pages'> {
  const mode = PAGES.find((each) => each === pages);
  return mode ? { pages: mode } : {};
}

function outlineOf(source: FeedSource): string {
  const { id, url, outlet, family, section, topics, weight, language, pages = 'auto' } = source;
  const attributes: Outline = {
    type: 'rss',
    text: outlet,
    title: outlet,
    xmlUrl: url,
    language,
    id,
    weight: String(weight),
    ...(family === outlet ? {} : { family }),
    ...(section === null ? {} : { section }),
    ...(topics.length === 0 ? {} : { topics: topics.join(', ') }),
    ...(pages === 'auto' ? {} : { pages }),
  };
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${escapeXml(value)}"`);
  return `<outline ${written.join(' ')}/>`;
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function freeId(wanted: string, taken: Set<string>): string {
  const base = slug(wanted) || 'feed';
  let id = base;
  for (let n = 2; taken.has(id); n += 1) id = `${base}-${n}`;
  return id;
}

function slug(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
}
