import type { FeedText } from '../../src/feeds/feed-item.ts';
import { parseDate } from '../../src/feeds/fields/dates/parse-date.ts';
import { languageOf } from '../../src/feeds/fields/language-of.ts';
import { cleanPhotoUrl } from '../../src/feeds/fields/links/clean-url.ts';
import { splitAuthors } from '../../src/feeds/fields/names/split-authors.ts';
import { toPlainLine, toPlainText } from '../../src/feeds/fields/text/html-to-text.ts';
import { textsOf } from '../../src/feeds/fields/text/paragraph.ts';
import { cleanTitle } from '../../src/feeds/normalise/clean-title.ts';

import { looksLikeHtml } from '../../src/feeds/parse/resolve-text.ts';
import type { Value } from './python-expression.ts';

export type Subject =
  | 'title'
  | 'link'
  | 'id'
  | 'date'
  | 'author'
  | 'content'
  | 'category'
  | 'photo'
  | 'language'
  | 'charset';

/** One thing we read, and how it is held against what a case expects of it. */
export interface Field {
  subject: Subject;
  /** Null when the case expects something of it that we do not keep. */
  isRight: (expected: Value) => boolean | null;
  count: number;
}

export function titled(text: FeedText | null): Field {
  const ours = cleanTitle(text);
  return {
    subject: 'title',
    isRight: (expected) => ours === cleanTitle({ value: String(expected ?? ''), kind: 'html' }),
    count: ours === '' ? 0 : 1,
  };
}

export function linked(link: string | null, base: string): Field {
  const absolute = (text: string) => (URL.canParse(text, base) ? new URL(text, base).href : text);
  return {
    subject: 'link',
    isRight: (expected) =>
      expected === null ? link === null : link !== null && absolute(link) === absolute(String(expected)),
    count: link === null ? 0 : 1,
  };
}

/** Words and pictures have to be the same; either of the item's texts may be the one that is meant. */
export function written(texts: (FeedText | null)[], base: string): Field {
  const ours = texts.filter((text) => text !== null).map((text) => essence(text, base));
  return {
    subject: 'content',
    isRight(expected) {
      const value = String(expected ?? '');
      if (texts.some((text) => text?.kind === 'text' && squeeze(text.value) === squeeze(value)))
        return !looksLikeHtml(value);
      const wanted = essence({ value, kind: 'html' }, base);
      return ours.length === 0 ? wanted === essence(null, base) : ours.includes(wanted);
    },
    count: ours.length,
  };
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function essence(text: FeedText | null, base: string): string {
  const { paragraphs, photos } = toPlainText(text);
  const addresses = photos.map(({ url }) => cleanPhotoUrl(url, base)).filter((url) => url !== null);
  return [textsOf(paragraphs).join(' '), ...addresses].join('\n');
}

/** Names only: an author of whom just an address is known is nobody to us. */
export function signed(authors: string[]): Field {
  const ours = splitAuthors(authors);
  return {
    subject: 'author',
    isRight(expected) {
      const names = splitAuthors([String(expected ?? '')]);
      return names.length === 0 ? null : names.every((name) => ours.includes(name));
    },
    count: ours.length,
  };
}

export function dated(ours: (number | null)[]): Field {
  return {
    subject: 'date',
    isRight(expected) {
      const at = Array.isArray(expected) ? fromTuple(expected) : parseDate(String(expected ?? ''));
      if (at === null) return ours.every((one) => one === null);
      return ours.includes(at);
    },
    count: ours.filter((one) => one !== null).length,
  };
}

/** Python's time tuple: year, month, day, hour, minute, second. */
function fromTuple(tuple: Value[]): number {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = tuple.map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

export function filed(categories: string[]): Field {
  return oneOf('category', categories);
}

export function oneOf(subject: Subject, ours: string[]): Field {
  return {
    subject,
    isRight: (expected) => ours.some((one) => plain(one) === plain(String(expected))),
    count: ours.length,
  };
}

function plain(text: string): string {
  return toPlainLine({ value: text, kind: 'html' });
}

export function shown(urls: string[], base: string): Field {
  const absolute = (url: string) => cleanPhotoUrl(url, base) ?? url;
  return {
    subject: 'photo',
    isRight(expected) {
      const wanted =
        expected !== null && typeof expected === 'object' && !Array.isArray(expected)
          ? (expected.href ?? expected.url)
          : expected;
      return urls.some((url) => absolute(url) === absolute(String(wanted)));
    },
    count: urls.length,
  };
}

export function spoken(language: string | null): Field {
  return {
    subject: 'language',
    isRight: (expected) => languageOf(language) === languageOf(expected === null ? null : String(expected)),
    count: language === null ? 0 : 1,
  };
}
