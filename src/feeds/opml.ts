import { generateOpml, type Opml, parseOpml } from 'feedsmith';
import { messageOf } from '../lib/errors.ts';
import { languageOf } from './normalise-items.ts';
import { prepareXml, repairXml } from './prepare-xml.ts';
import type { FeedSource } from './source.ts';

/** What OPML has no words for; other readers ignore attributes they do not know (OPML 2.0). */
const OURS = ['family', 'weight', 'section', 'topics', 'id'] as const;
type Outline = Opml.Outline<string, typeof OURS>;

/** Reads a subscription list. A folder's name becomes the section of the feeds in it. */
export function readOpml(text: string): { sources: FeedSource[]; warnings: string[] } {
  const outlines = outlinesOf(text);
  if (typeof outlines === 'string') return { sources: [], warnings: [outlines] };
  const sources: FeedSource[] = [];
  const warnings: string[] = [];
  const urls = new Set<string>();
  for (const { outline, folder } of flatten(outlines, null)) {
    const url = outline.xmlUrl?.trim() ?? '';
    if (!/^https?:\/\//i.test(url) || !URL.canParse(url))
      warnings.push(`${outline.text ?? url}: ${url} is no web address.`);
    else if (urls.has(url)) warnings.push(`${url} is listed twice.`);
    else sources.push(sourceOf(outline, url, folder, new Set(sources.map((source) => source.id))));
    urls.add(url);
  }
  return { sources, warnings };
}

/** Writes a subscription list that other readers understand and `readOpml` reads back unchanged. */
export function writeOpml(sources: FeedSource[], title: string): string {
  const sections = [...new Set(sources.map((source) => source.section))];
  const outlines = sections.flatMap((section): Outline[] => {
    const feeds = sources.filter((source) => source.section === section).map(outlineOf);
    return section === null ? feeds : [{ text: section, outlines: feeds }];
  });
  return generateOpml({ head: { title }, body: { outlines } }, { extraOutlineAttributes: OURS });
}

function outlinesOf(text: string): Outline[] | string {
  const prepared = prepareXml(text);
  if (prepared.outcome === 'unreadable') return prepared.reason;
  try {
    return parseOpml(repairXml(prepared.text), { extraOutlineAttributes: OURS }).body?.outlines ?? [];
  } catch (error) {
    return `It is not OPML: ${messageOf(error)}`;
  }
}

function flatten(outlines: Outline[], folder: string | null): { outline: Outline; folder: string | null }[] {
  return outlines.flatMap((outline) =>
    outline.xmlUrl === undefined
      ? flatten(outline.outlines ?? [], slug(outline.text ?? outline.title ?? '') || folder)
      : [{ outline, folder }, ...flatten(outline.outlines ?? [], folder)],
  );
}

function sourceOf(outline: Outline, url: string, folder: string | null, taken: Set<string>): FeedSource {
  const outlet = (outline.text ?? outline.title ?? '').trim() || new URL(url).hostname;
  const weight = Number(own(outline, 'weight') ?? 1);
  return {
    id: freeId(own(outline, 'id') ?? slug(outlet), taken),
    url,
    outlet,
    family: own(outline, 'family') ?? outlet,
    section: own(outline, 'section') ?? folder,
    topics: (own(outline, 'topics') ?? '')
      .split(',')
      .map((topic) => topic.trim())
      .filter(Boolean),
    weight: weight >= 0 && weight <= 10 ? weight : 1,
    language: languageOf(outline.language ?? null) ?? 'en',
  };
}

function outlineOf(source: FeedSource): Outline {
  const { id, url, outlet, family, section, topics, weight, language } = source;
  return {
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
  };
}

function own(outline: Outline, name: (typeof OURS)[number]): string | undefined {
  const value = outline[name];
  return typeof value === 'string' || typeof value === 'number'
    ? String(value).trim() || undefined
    : undefined;
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
