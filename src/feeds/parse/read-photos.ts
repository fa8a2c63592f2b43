import type { FeedPhoto } from '../feed-item.ts';
import { captionIn } from '../fields/text/html-to-text.ts';
import { attributeOf, childrenNamed, type FeedNode, textOfNode, textsNamed } from './feed-node.ts';

type Words = Pick<FeedPhoto, 'alt' | 'caption' | 'credit'>;

/** Every picture an item offers: Media RSS (in groups and out), enclosures, itunes:image and a plain `image`. */
export function readPhotos(item: FeedNode): FeedPhoto[] {
  const own = { ...wordsOf(item), alt: '' };
  const links = [...childrenNamed(item, 'link'), ...childrenNamed(item, 'atom:link')];
  const attached = links.filter((link) => attributeOf(link, 'rel') === 'enclosure');
  const read = (from: FeedPhoto['from'], nodes: FeedNode[]) =>
    nodes.map((node) => readPhoto(node, from, own));
  return [
    ...readMedia(item, own),
    ...childrenNamed(item, 'media:group').flatMap((group) => readMedia(group, wordsOf(group, own))),
    ...read('enclosure', [...childrenNamed(item, 'enclosure'), ...attached]),
    ...read('itunes', childrenNamed(item, 'itunes:image')),
    ...read('image', childrenNamed(item, 'image')),
  ].filter(({ url }) => url !== '');
}

function readMedia(holder: FeedNode, shared: Words): FeedPhoto[] {
  return [
    ...childrenNamed(holder, 'media:content').flatMap((content) => {
      const words = wordsOf(content, shared);
      const thumbnails = childrenNamed(content, 'media:thumbnail');
      return [
        readPhoto(content, 'media', words),
        ...thumbnails.map((node) => readPhoto(node, 'thumbnail', words)),
      ];
    }),
    ...childrenNamed(holder, 'media:thumbnail').map((node) => readPhoto(node, 'thumbnail', shared)),
  ];
}

/** What is said beside a picture, and where nothing is, what is said of all of them. */
function wordsOf(holder: FeedNode, shared: Words = { alt: '', caption: '', credit: '' }): Words {
  const [alt = shared.alt] = textsNamed(holder, 'media:title');
  const [caption = captionIn(alt, '') || shared.caption] = textsNamed(
    holder,
    'media:description',
    'media:text',
  );
  const credit = creditOf(childrenNamed(holder, 'media:credit')) ?? ownerOf(holder);
  return { alt, caption, credit: credit ?? shared.credit };
}

/** Of several credits the photographer's; the others may be the reporter's or the producer's. */
function creditOf(credits: FeedNode[]): string | null {
  const photographer = credits.find((credit) => /photo/i.test(attributeOf(credit, 'role') ?? ''));
  return textOfNode(photographer ?? credits[0]);
}

/** A copyright names whose the picture is; one with a year is a notice of the site. */
function ownerOf(holder: FeedNode): string | null {
  const [owner] = textsNamed(holder, 'media:copyright');
  return owner === undefined || /\b(?:19|20)\d\d\b|\brights\b|https?:/i.test(owner) ? null : owner;
}

function readPhoto(node: FeedNode, from: FeedPhoto['from'], words: Words): FeedPhoto {
  const url = attributeOf(node, 'url') ?? attributeOf(node, 'href') ?? textsNamed(node, 'url')[0];
  return {
    url: url ?? (from === 'image' || from === 'thumbnail' ? textOfNode(node) : null) ?? '',
    from,
    type: attributeOf(node, 'medium') ?? attributeOf(node, 'type'),
    width: sizeOf(node, 'width'),
    height: sizeOf(node, 'height'),
    ...words,
  };
}

function sizeOf(node: FeedNode, name: string): number | null {
  const value = Number.parseInt(attributeOf(node, name) ?? '', 10);
  return value > 0 ? value : null;
}
