import { Parser } from 'htmlparser2';
import type { FeedPhoto, FeedText } from './feed-item.ts';
import { mendCharacters } from './mend-characters.ts';

export interface PlainText {
  /** Whitespace collapsed, paragraphs in order, none empty. */
  paragraphs: string[];
  /** Pictures in the markup, in order. */
  photos: FeedPhoto[];
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
  'script style head noscript template svg math select button textarea audio video canvas figcaption'.split(
    ' ',
  ),
);

/** Reads markup or literal text into plain paragraphs; entities are decoded exactly once. */
export function toPlainText(text: FeedText | null): PlainText {
  if (!text) return { paragraphs: [], photos: [] };
  const value = text.value.slice(0, MAX_CHARACTERS);
  if (text.kind === 'text') return { paragraphs: tidyAll(value.split(/\n\s*\n/)), photos: [] };
  // A text cut off by its publisher may end in the middle of a tag.
  return readMarkup(value.replace(/<\/?\s*$/, ''));
}

function readMarkup(html: string): PlainText {
  const blocks: string[] = [''];
  const photos: FeedPhoto[] = [];
  let silent = 0;
  let depth = 0;
  let caption: string[] | null = null;
  const breakHere = () => {
    if (blocks.at(-1) !== '') blocks.push('');
  };
  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1;
        if (depth > MAX_DEPTH) return parser.pause();
        if (name === 'figcaption') caption = [];
        if (SILENT.has(name)) silent += 1;
        if (name === 'img') photos.push(pictureOf(attributes));
        if (BREAKS.has(name)) breakHere();
      },
      onclosetag(name) {
        depth -= 1;
        if (SILENT.has(name)) silent -= 1;
        if (BREAKS.has(name) || name === 'figure') breakHere();
        if (name !== 'figcaption' || !caption) return;
        const photo = photos.at(-1);
        if (photo && photo.caption === '') photo.caption = tidy(caption.join(''));
        caption = null;
      },
      ontext(data) {
        if (caption) caption.push(data);
        if (silent === 0) blocks[blocks.length - 1] += data;
      },
    },
    // Feeds are often made by tools that write XHTML: `<iframe … />` is all of it.
    { recognizeSelfClosing: true },
  );
  parser.write(html);
  if (depth <= MAX_DEPTH) parser.end();
  return { paragraphs: tidyAll(blocks), photos: photos.filter((photo) => photo.url !== '') };
}

function pictureOf(attributes: Record<string, string>): FeedPhoto {
  const { src = '', alt = '', width = '', height = '' } = attributes;
  return {
    url: src.trim() || (attributes['data-src'] ?? '').trim(),
    from: 'image',
    type: 'image',
    width: Number.parseInt(width, 10) || null,
    height: Number.parseInt(height, 10) || null,
    alt: tidy(alt),
    caption: '',
    credit: '',
  };
}

function tidyAll(blocks: string[]): string[] {
  return blocks.map(tidy).filter((block) => block !== '');
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
