import { type Chosen, choosePieces } from './choose-pieces.ts';
import { type CopyPiece, joinPieces, type PiecedIssue, type SharedText } from './copy-pieces.ts';
import { escapeHtml, tidyName } from './plain-text.ts';
import type { Frame, PersonalIssue, Recipient, RenderedIssue } from './rendered-issue.ts';
import { isSlotName, type SlotName, splitAtSlots } from './slots.ts';

/** A document taken apart: shared text, and the slots between. */
type Parts = (SharedText | SlotName)[];

/** What is the same for every reader, worked out once an issue. */
interface Prepared {
  html: PreparedDocument;
  text: PreparedDocument;
}

/** A document, and with it the frame of its Following section, which has slots too. */
interface PreparedDocument {
  comma: string;
  /** A value as it stands in this document. */
  write(value: string): string;
  document: Parts;
  open: Parts;
  close: Parts;
  /** Pieces of Following by place and reason: as many as readers have been given so far. */
  following: Map<string, SharedText>;
  /** The same by what was chosen: many readers get the same. */
  sections: WeakMap<readonly Chosen[], SharedText[]>;
  /** The address of the issue in the archive, as last given: it is everybody's. */
  web: SharedText;
}

const prepared = new WeakMap<RenderedIssue, Prepared>();

/** One reader's copy. Values are put in once and not looked into again: a name that reads like a slot stays a name. */
export function personalise(rendered: RenderedIssue, recipient: Recipient): PersonalIssue {
  const { subject, html, text } = personalPieces(rendered, recipient);
  return { subject, html: joinPieces(html), text: joinPieces(text) };
}

/**
 * The same copy in pieces, of which those that other readers get too are the same objects. `chosen`: the reader's
 * Following, where it is known already.
 */
export function personalPieces(
  rendered: RenderedIssue,
  recipient: Recipient,
  chosen: readonly Chosen[] = choosePieces(rendered, recipient.follows, recipient.isTold),
): PiecedIssue {
  const { html, text } = prepare(rendered);
  return {
    subject: rendered.subject,
    html: assemble(html, recipient, sectionOf(html, chosen, 'htmlParts')),
    text: assemble(text, recipient, sectionOf(text, chosen, 'textParts')),
  };
}

function sectionOf(
  prepared: PreparedDocument,
  chosen: readonly Chosen[],
  parts: 'htmlParts' | 'textParts',
): SharedText[] {
  const known = prepared.sections.get(chosen);
  if (known) return known;
  const section = chosen.map((one) => followingPiece(prepared, one, one.piece[parts]));
  prepared.sections.set(chosen, section);
  return section;
}

function assemble(prepared: PreparedDocument, recipient: Recipient, pieces: SharedText[]): CopyPiece[] {
  const copy: CopyPiece[] = [];
  const put = (part: SharedText | SlotName) => copy.push(pieceOf(prepared, part, recipient));
  for (const part of prepared.document) {
    if (part !== 'following') put(part);
    else if (pieces.length > 0) {
      prepared.open.forEach(put);
      copy.push(...pieces);
      prepared.close.forEach(put);
    }
  }
  return copy;
}

/** A value is asked for where a document has its slot: an address is signed, which takes longer than all the rest. */
function pieceOf(prepared: PreparedDocument, part: SharedText | SlotName, recipient: Recipient): CopyPiece {
  if (typeof part === 'object') return part;
  switch (part) {
    case 'following':
      return ''; // there is no section within the section
    case 'name':
      return prepared.write(greeted(recipient.name, prepared.comma));
    case 'unsubscribe-url':
      return prepared.write(recipient.unsubscribeUrl);
    case 'preferences-url':
      return prepared.write(recipient.preferencesUrl);
    case 'following-url':
      return prepared.write(recipient.followingUrl);
    case 'web-url':
      return webPiece(prepared, recipient.webUrl);
  }
}

function webPiece(prepared: PreparedDocument, url: string): SharedText {
  const web = prepared.write(url);
  if (prepared.web.shared !== web) prepared.web = { shared: web };
  return prepared.web;
}

/**
 * A name of one word is what somebody is called. Of a fuller one nobody can tell which word that is, in every culture,
 * and all of it in a greeting reads like a form: it stands in the To line alone.
 */
function greeted(given: string, comma: string): string {
  const name = tidyName(given);
  return name === '' || name.includes(' ') ? '' : comma + name;
}

function followingPiece(
  { following, write }: PreparedDocument,
  { place, because }: Chosen,
  parts: [string, string],
): SharedText {
  const key = `${place} ${because}`;
  const known = following.get(key);
  if (known) return known;
  const made = { shared: parts.join(write(because)) };
  following.set(key, made);
  return made;
}

function prepare(rendered: RenderedIssue): Prepared {
  const known = prepared.get(rendered);
  if (known) return known;
  const { html, text, followingFrame, nameComma = ', ' } = rendered;
  const made = {
    html: prepareDocument(html, followingFrame.html, nameComma, escapeHtml),
    text: prepareDocument(text, followingFrame.text, nameComma, (value) => value),
  };
  prepared.set(rendered, made);
  return made;
}

function prepareDocument(
  document: string,
  { open, close }: Frame,
  comma: string,
  write: PreparedDocument['write'],
): PreparedDocument {
  return {
    comma,
    write,
    document: takeApart(document),
    open: takeApart(open),
    close: takeApart(close),
    following: new Map(),
    sections: new WeakMap(),
    web: { shared: '' },
  };
}

function takeApart(document: string): Parts {
  return splitAtSlots(document).map((part, place) =>
    place % 2 === 1 && isSlotName(part) ? part : { shared: part },
  );
}
