import type { EpochMs } from '../../lib/clock.ts';
import type { MetaTags } from './meta-tags.ts';
import { findDate, readPageDate } from './page-date.ts';
import type { PageDocument, PageElement } from './page-document.ts';
import { plainText, type StructuredData } from './structured-data.ts';
import { textOf } from './text-of.ts';

const PUBLISHED_META = [
  'article:published_time',
  'og:published_time',
  'og:article:published_time',
  'parsely-pub-date',
  'sailthru.date',
  'cxenseparse:recs:publishtime',
  'datepublished',
  'dc.date.issued',
  'dcterms.created',
  'dc.date',
  'dcterms.date',
  'dc.date.created',
  'pubdate',
  'ptime',
  'pdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'publication_date',
  'publication-date',
  'datecreated',
  'date',
  'article.published',
  'rnews:datepublished',
  'article_date_original',
  'originalpublicationdate',
  'bt:pubdate',
  'citation_publication_date',
];
const MODIFIED_META = [
  'article:modified_time',
  'og:updated_time',
  'og:modified_time',
  'datemodified',
  'lastmod',
  'last-modified',
  'dcterms.modified',
  'dc.date.modified',
  'article.updated',
  'parsely-modified-date',
  'utime',
];

export interface PageDates {
  publishedAt: EpochMs | null;
  updatedAt: EpochMs | null;
}

/** When the article was published and last changed: metadata, marked-up times, shown dates, the address. */
export function pickDates(
  document: PageDocument,
  { data, meta, url }: { data: StructuredData; meta: MetaTags; url: string },
): PageDates {
  const publishedAt =
    dateOf(plainText(data.article?.datePublished)) ??
    firstDate(PUBLISHED_META.flatMap((name) => meta.all(name))) ??
    dateOf(plainText(data.article?.dateCreated)) ??
    markedDate(document) ??
    shownDate(document) ??
    dateInAddress(url) ??
    dateBelowHeading(document);
  const changed =
    dateOf(plainText(data.article?.dateModified)) ??
    firstDate(MODIFIED_META.flatMap((name) => meta.all(name))) ??
    markedChange(document);
  const updatedAt = changed !== null && (publishedAt === null || changed > publishedAt) ? changed : null;
  return { publishedAt, updatedAt };
}

function dateOf(text: string): EpochMs | null {
  return text === '' ? null : readPageDate(text);
}

function firstDate(texts: string[]): EpochMs | null {
  for (const text of texts) {
    const at = readPageDate(text);
    if (at !== null) return at;
  }
  return null;
}

function markedDate(document: PageDocument): EpochMs | null {
  const marked = document.querySelectorAll(
    '[itemprop~="datePublished"], time[pubdate], [property~="datePublished"], [property~="schema:datePublished"], [property~="dc:date"], [property~="dc:created"], time.published, time.entry-date, abbr.published',
  );
  const times = document.querySelectorAll(
    'article time[datetime], main time[datetime], header time[datetime], time[datetime]',
  );
  for (const element of [...Array.from(marked), ...Array.from(times)].slice(0, 50)) {
    if (
      element.closest(
        'aside, nav, footer, [class*="related" i], [class*="comment" i], [itemprop~="dateModified"]',
      )
    )
      continue;
    const at = firstDate(
      ['content', 'datetime', 'title']
        .flatMap((name) => element.getAttribute(name) ?? [])
        .concat(textOf(element)),
    );
    if (at !== null) return at;
  }
  return null;
}

function markedChange(document: PageDocument): EpochMs | null {
  const element = document.querySelector('[itemprop~="dateModified"], time.updated');
  return (
    element && firstDate([element.getAttribute('content') ?? '', element.getAttribute('datetime') ?? ''])
  );
}

/** A short line with a date in it, in an element whose class says so. */
function shownDate(document: PageDocument): EpochMs | null {
  const shown = document.querySelectorAll(
    '[class*="date" i], [class*="time" i], [class*="publi" i], [class*="posted" i], [class*="byline" i], [class*="meta" i], [id*="date" i]',
  );
  for (const element of Array.from(shown).slice(0, 80)) {
    if (element.closest('aside, nav, footer, [class*="related" i], [class*="comment" i]')) continue;
    const text = textOf(element);
    const at = text.length <= 120 ? findDate(text) : null;
    if (at !== null) return at;
  }
  return null;
}

/** A line that is a date and hardly more, soon after the heading. */
function dateBelowHeading(document: PageDocument): EpochMs | null {
  const all = Array.from(
    document.querySelectorAll('h1, h2, p, div, span, i, em, b, strong, small, font, td, li'),
  );
  const main = all.findIndex(({ localName }) => localName === 'h1');
  const heading = main >= 0 ? main : all.findIndex(isHeadline);
  for (const element of heading < 0 ? [] : all.slice(heading + 1, heading + 40)) {
    const text = textOf(element);
    if (
      text.length <= 50 &&
      !element.closest('aside, nav, footer') &&
      !/[.!?]\s/.test(text.slice(6).replace(/[ap]\.m\./, ''))
    ) {
      const at = findDate(text);
      if (at !== null) return at;
    }
  }
  return null;
}

function isHeadline(element: PageElement): boolean {
  return (
    element.localName === 'h2' || /headline|(?:^|[\s_-])title/i.test(element.getAttribute('class') ?? '')
  );
}

/** `/2026/11/23/` and `/2026-11-23-` in an address are the day of publication; midnight UTC stands for it. */
function dateInAddress(url: string): EpochMs | null {
  const found = url.match(/[/-](20\d{2})[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)/);
  return found ? readPageDate(`${found[1]}-${found[2]}-${found[3]}`) : null;
}
