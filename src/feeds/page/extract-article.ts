import type { EpochMs } from '../../lib/clock.ts';
import type { Photo } from '../article.ts';
import { languageOf } from '../fields/language-of.ts';
import { cleanUrl } from '../fields/links/clean-url.ts';
import { isPaywallLine } from '../fields/text/boilerplate.ts';
import { cleanBody } from './body/clean-body.ts';
import { findBody } from './body/find-body.ts';
import { isAmong, standfirstOf } from './body/standfirst.ts';
import { pickByline } from './byline/pick-byline.ts';
import { pickDates } from './date/pick-dates.ts';
import { type MetaTags, readMetaTags } from './meta-tags.ts';
import { openPage, type PageDocument } from './page-document.ts';
import { pickImage } from './pick-image.ts';
import { pickTitle } from './pick-title.ts';
import { plainText, readStructuredData, type StructuredData } from './structured-data.ts';
import { surroundingsOf } from './surroundings.ts';
import { textOf } from './text-of.ts';

/** What an article's own page says. Every text is plain text. */
export interface PageArticle {
  title: string;
  /** People, in order; the outlet or agency where it names nobody else. */
  byline: string[];
  publishedAt: EpochMs | null;
  /** Null unless later than publication. */
  updatedAt: EpochMs | null;
  image: Photo | null;
  /** The standfirst in front, where there is one. */
  paragraphs: string[];
  /** BCP 47 tag. */
  language: string | null;
  /** Where the page says it lives; null where it says nothing usable. */
  canonicalUrl: string | null;
  /** The page says that its text is for subscribers only. */
  paywalled: boolean;
  warnings: string[];
}

const NOTHING: PageArticle = {
  title: '',
  byline: [],
  publishedAt: null,
  updatedAt: null,
  image: null,
  paragraphs: [],
  language: null,
  canonicalUrl: null,
  paywalled: false,
  warnings: [],
};

/** Reads one article out of a web page. Never throws: what cannot be read is absent, and `warnings` says so. */
export function extractArticle(html: string, url: string): PageArticle {
  try {
    return extract(html, url);
  } catch (error) {
    return { ...NOTHING, warnings: [`The page cannot be read: ${String(error).slice(0, 200)}`] };
  }
}

function extract(html: string, url: string): PageArticle {
  const { document, warning } = openPage(html);
  const base = baseOf(document, url);
  const meta = readMetaTags(document);
  const canonicalUrl = canonicalOf(document, meta, base);
  const data = readStructuredData(document, [canonicalUrl ?? url, url]);
  const siteNames = siteNamesOf(meta, data, url);
  const title = pickTitle(document, { data, meta, siteNames });
  const around = surroundingsOf(document, {
    title,
    base,
    own: [url, ...(canonicalUrl ? [canonicalUrl] : [])],
  });
  const byline = pickByline(document, {
    data,
    meta,
    siteNames: [...siteNames, ...besideTitle(document, title)],
    around,
  });
  const image = pickImage(document, { data, meta, base, around, title });
  const language = languageIn(document, meta, data);
  const dates = pickDates(document, { data, meta, url: canonicalUrl ?? url, language, around });
  const summed = standfirstOf(around, { title, byline, meta, data, language });
  // Last: it takes the document apart.
  const found = findBody(document);
  const paywalled = isPaywalled(data, meta) || found.some(({ text }) => isPaywallLine(text));
  const text = withStructuredBody(cleanBody(found, { title, byline }), data);
  const lines = found.map((paragraph) => paragraph.text);
  const isSaid = summed === '' || isAmong(summed, lines) || isAmong(summed, text);
  const paragraphs = text.length === 0 || isSaid ? text : [summed, ...text];
  const warnings = [warning, paragraphs.length === 0 ? 'The page has no text of an article.' : null];
  return {
    title,
    byline,
    ...dates,
    image,
    paragraphs,
    language,
    canonicalUrl,
    paywalled,
    warnings: warnings.filter((each) => each !== null),
  };
}

function baseOf(document: PageDocument, url: string): string {
  const written = document.querySelector('base[href]')?.getAttribute('href') ?? '';
  return URL.canParse(written, url) ? new URL(written, url).href : url;
}

/** A canonical address that leads to the front page is a template's slip. */
function canonicalOf(document: PageDocument, meta: MetaTags, base: string): string | null {
  const link = document.querySelector('link[rel~="canonical" i]')?.getAttribute('href');
  for (const written of [link, meta.first('og:url')]) {
    const clean = written ? cleanUrl(written, base) : null;
    if (clean && new URL(clean).pathname.length > 1) return clean;
  }
  return null;
}

function siteNamesOf(meta: MetaTags, data: StructuredData, url: string): string[] {
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  const named = [
    meta.first('og:site_name'),
    meta.first('application-name'),
    meta.first('apple-mobile-web-app-title'),
    meta.first('twitter:site'),
    meta.first('dc.publisher', 'publisher'),
    ...data.siteNames,
    host,
  ];
  return [...new Set(named.filter((name) => name !== '' && name.length < 60))];
}

/** What the window's title says besides the headline is the site's name, with a section. */
function besideTitle(document: PageDocument, title: string): string[] {
  const shown = textOf(document.querySelector('title')).slice(0, 500);
  const at = title === '' ? -1 : shown.indexOf(title);
  if (at < 0) return [];
  return [shown.slice(0, at), shown.slice(at + title.length)]
    .flatMap((rest) => rest.split(/\s+[|–—·•»:-]\s+|\s*[|｜»]\s*/))
    .map((part) => part.trim())
    .filter((part) => part !== '' && part.split(/\s+/).length <= 5);
}

function languageIn(document: PageDocument, meta: MetaTags, data: StructuredData): string | null {
  const written = [
    document.documentElement.getAttribute('lang'),
    document.documentElement.getAttribute('xml:lang'),
    meta.first('og:locale'),
    meta.first('content-language', 'language', 'dc.language'),
    plainText(data.article?.inLanguage),
  ];
  for (const tag of written) {
    const language = languageOf(tag ?? null);
    if (language) return language;
  }
  return null;
}

function isPaywalled(data: StructuredData, meta: MetaTags): boolean {
  const free = data.article?.isAccessibleForFree;
  const tier = meta.first('article:content_tier', 'content_tier');
  return (
    free === false ||
    (typeof free === 'string' && /^false$/i.test(free)) ||
    /^(?:locked|metered|premium)$/i.test(tier)
  );
}

/** Some pages show their text by script only, and carry it whole in their structured data. */
function withStructuredBody(paragraphs: string[], data: StructuredData): string[] {
  const body = data.article?.articleBody;
  if (typeof body !== 'string') return paragraphs;
  const shown = paragraphs.join(' ').length;
  if (body.length < 400 || body.length < shown * 1.5) return paragraphs;
  const lines = body
    .split(/\n+/)
    .map((line) => plainText(line))
    .filter(Boolean);
  return cleanBody(
    lines.map((text) => ({ text, linked: 0, tag: 'p' })),
    { title: '', byline: [] },
  );
}
