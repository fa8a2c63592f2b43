import { decodeHTMLStrict } from 'entities';
import { Parser } from 'htmlparser2';
import type { FeedPhoto, FeedText } from '../../feed-item.ts';
import { mendCharacters } from './mend-characters.ts';
import { type Paragraph, textsOf } from './paragraph.ts';
import { withoutShortcodes } from './shortcodes.ts';

export interface PlainText {
  /** Whitespace collapsed, in order, none empty. */
  paragraphs: Paragraph[];
  /** Pictures in the markup, in order. */
  photos: FeedPhoto[];
  /** Whether the markup breaks off: an element or a tag in it is not closed. */
  cut: boolean;
}

/** Longer markup is cut, deeper markup ends there: both bound the time one item may take. */
const MAX_CHARACTERS = 400_000;
const MAX_DEPTH = 500;

const BREAKS = new Set(
  'address article aside blockquote br caption center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul'.split(
    ' ',
  ),
);
const SILENT = new Set(
  'script style head noscript template svg math select button textarea audio video canvas'.split(' '),
);

/** Reads markup or literal text into plain paragraphs; entities are decoded exactly once. */
export function toPlainText(text: FeedText | null): PlainText {
  if (!text) return plainText([]);
  const value = text.value.slice(0, MAX_CHARACTERS);
  if (text.kind === 'text')
    return plainText(value.split(/\n\s*\n/).map((block) => ({ text: block, linked: 0, tag: 'p' })));
  // A text cut off by its outlet may end in the middle of a tag.
  const whole = withoutShortcodes(escapedOnce(value)).replace(/<\/?\s*$/, '');
  return readMarkup(whole, /<[^<>]*$/.test(whole));
}

/** The same of a field that holds one line: a title, a name, a topic. */
export function toPlainLine(text: FeedText): string {
  return textsOf(toPlainText(text).paragraphs).join(' ');
}

function plainText(blocks: readonly Paragraph[], photos: FeedPhoto[] = [], cut = false): PlainText {
  const paragraphs = blocks
    .map(({ text, linked, tag }) => ({ text: tidy(text), linked, tag }))
    .filter(({ text }) => text !== '');
  return { paragraphs, photos, cut };
}

const ESCAPED_MARKUP =
  /^\s*&lt;(?:p|div|span|a|b|i|em|strong|img|br|h[1-6]|ul|ol|table|figure|blockquote)\b/i;

/** HTML escaped twice is all references and no tag, begins with what would be one and closes it or breaks a line. */
function escapedOnce(html: string): string {
  const isEscaped = ESCAPED_MARKUP.test(html) && /&lt;(?:\/[a-z]|br|img)/i.test(html);
  return isEscaped && !/<[a-z/!]/i.test(html) ? decodeHTMLStrict(html) : html;
}

type Role = 'text' | 'silent' | 'caption' | 'furniture';

function readMarkup(html: string, cutInTag: boolean): PlainText {
  const blocks: Paragraph[] = [{ text: '', linked: 0, tag: 'p' }];
  const photos: FeedPhoto[] = [];
  const titles = new Map<FeedPhoto, string>();
  const open: Role[] = [];
  let captions: string[] = [];
  let links = 0;
  const breakHere = (tag: string) => {
    const last = blocks.at(-1);
    if (last?.text === '') last.tag = tag;
    else blocks.push({ text: '', linked: 0, tag });
  };
  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        const around = open.at(-1) ?? 'text';
        open.push(around === 'text' ? roleOf(name, attributes) : around);
        if (open.length > MAX_DEPTH) return parser.pause();
        if (/^(?:amp-)?img$/.test(name) && open.at(-1) !== 'furniture') {
          const photo = pictureOf(attributes);
          photos.push(photo);
          titles.set(photo, tidy(attributes.title ?? ''));
        }
        if (name === 'a') links += 1;
        if (BREAKS.has(name)) breakHere(name === 'br' ? 'p' : name);
      },
      onclosetag(name) {
        const role = open.pop();
        if (name === 'a') links -= 1;
        if (BREAKS.has(name) || name === 'figure') breakHere('p');
        if (role !== 'caption' || open.at(-1) === 'caption') return;
        const photo = photos.at(-1);
        if (photo && photo.caption === '') photo.caption = tidy(captions.join(''));
        captions = [];
      },
      ontext(data) {
        const role = open.at(-1) ?? 'text';
        if (role === 'caption') captions.push(data);
        const block = blocks.at(-1);
        if (role !== 'text' || !block) return;
        block.text += data;
        if (links > 0) block.linked += data.trim().length;
      },
    },
    // Feeds are often made by tools that write XHTML: `<iframe … />` is all of it.
    { recognizeSelfClosing: true },
  );
  parser.write(html);
  const cut = cutInTag || open.length > 0;
  if (open.length <= MAX_DEPTH) parser.end();
  for (const photo of photos) photo.caption ||= captionIn(titles.get(photo) ?? '', photo.alt);
  return plainText(
    blocks,
    photos.filter((photo) => photo.url !== ''),
    cut,
  );
}

/** What a picture shows and who took it is no part of the text, however a publishing system marks it. */
function roleOf(name: string, { class: names = '' }: Record<string, string>): Role {
  if (SILENT.has(name)) return 'silent';
  if (FURNITURE.test(names)) return 'furniture';
  return name === 'figcaption' || CAPTION.test(names) ? 'caption' : 'text';
}

/** Buttons, forms and bars that publishing systems put between and behind the paragraphs. */
const FURNITURE =
  /(?:^|\s)(?:button-wrapper|subscription-widget(?:-wrap(?:-editor)?)?|wp-block-buttons?|feedflare|sharedaddy|sd-sharing(?:-enabled)?|jp-relatedposts|addtoany_(?:content|share_save_container)|mc4wp-form|kg-button-card|kg-signup-card|field-{1,2}name-(?:title|uid|created|changed|post-date))(?:\s|$)/i;

const CAPTION =
  /(?:^|\s)(?:wp-caption-text|wp-element-caption|(?:image|photo|picture|media|figure)[-_]{0,2}(?:caption|credit|copyright))(?:\s|$)/i;

const MOST_CAPTION = 500;

/** Some systems put the whole caption into what is shown on hovering; others a file's name, or where the link leads. */
export function captionIn(title: string, alt: string): string {
  if (title === alt || title.length > MOST_CAPTION || !/[.!…)\]]["”’»]?$/u.test(title)) return '';
  return title.split(' ').length >= 4 && !/^(?:perma)?(?:nent )?link\b/i.test(title) ? title : '';
}

/** Pages that load pictures late put a placeholder into `src`. */
function pictureOf(attributes: Record<string, string>): FeedPhoto {
  const { src = '', alt = '', width = '', height = '', srcset = '' } = attributes;
  const late = attributes['data-src'] ?? attributes['data-lazy-src'] ?? attributes['data-original'];
  const given = /^\s*(?:data:|$)/i.test(src) ? (late ?? srcset.trim().split(/[\s,]/, 1)[0] ?? '') : src;
  return {
    url: given.trim(),
    from: 'image',
    type: 'image',
    width: Number.parseInt(width, 10) || null,
    height: Number.parseInt(height, 10) || null,
    alt: tidy(alt),
    caption: '',
    credit: '',
  };
}

/**
 * Collapses whitespace and drops what nobody should see in a text: control characters, soft hyphens,
 * zero-width spaces and direction overrides (which can make a name read as another). Joiners stay.
 */
function tidy(text: string): string {
  return mendCharacters(text)
    .replace(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]/g, '')
    .replace(/[\s\x00-\x1f\x7f-\x9f]+/g, ' ')
    .trim();
}
