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
  /** A value as it stands in this document. */
  write(value: string): string;
  document: Parts;
  open: Parts;
  close: Parts;
  /** Pieces of Following by place and reason: as many as readers have been given so far. */
  following: Map<string, SharedText>;
  /** The address of the issue in the archive, as last given: it is everybody's. */
  web: SharedText;
}

const prepared = new WeakMap<RenderedIssue, Prepared>();

type Values = Record<Exclude<SlotName, 'following'>, CopyPiece>;

/** One reader's copy. Values are put in once and not looked into again: a name that reads like a slot stays a name. */
export function personalise(rendered: RenderedIssue, recipient: Recipient): PersonalIssue {
  const { subject, html, text } = personalPieces(rendered, recipient);
  return { subject, html: joinPieces(html), text: joinPieces(text) };
}

/** The same copy in pieces, of which those that other readers get too are the same objects. */
export function personalPieces(rendered: RenderedIssue, recipient: Recipient): PiecedIssue {
  const { html, text } = prepare(rendered);
  const chosen = choosePieces(rendered, recipient.follows, recipient.isTold);
  const name = greeted(recipient.name);
  return {
    subject: rendered.subject,
    html: assemble(
      html,
      valuesOf(html, recipient, name),
      chosen.map((one) => followingPiece(html, one, one.piece.htmlParts)),
    ),
    text: assemble(
      text,
      valuesOf(text, recipient, name),
      chosen.map((one) => followingPiece(text, one, one.piece.textParts)),
    ),
  };
}

function greeted(given: string): string {
  const name = tidyName(given);
  return name === '' ? '' : `, ${name}`;
}

function assemble({ document, open, close }: PreparedDocument, values: Values, pieces: SharedText[]) {
  const copy: CopyPiece[] = [];
  for (const part of document) {
    if (part !== 'following') put(copy, part, values);
    else if (pieces.length > 0) {
      for (const opening of open) put(copy, opening, values);
      copy.push(...pieces);
      for (const closing of close) put(copy, closing, values);
    }
  }
  return copy;
}

function put(copy: CopyPiece[], part: SharedText | SlotName, values: Values): void {
  if (typeof part === 'object') copy.push(part);
  else if (part !== 'following') copy.push(values[part]);
}

function valuesOf(document: PreparedDocument, values: Recipient, name: string): Values {
  const web = document.write(values.webUrl);
  if (document.web.shared !== web) document.web = { shared: web };
  return {
    name: document.write(name),
    'unsubscribe-url': document.write(values.unsubscribeUrl),
    'preferences-url': document.write(values.preferencesUrl),
    'following-url': document.write(values.followingUrl),
    'web-url': document.web,
  };
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
  const made = {
    html: prepareDocument(rendered.html, rendered.followingFrame.html, escapeHtml),
    text: prepareDocument(rendered.text, rendered.followingFrame.text, (value) => value),
  };
  prepared.set(rendered, made);
  return made;
}

function prepareDocument(
  document: string,
  { open, close }: Frame,
  write: PreparedDocument['write'],
): PreparedDocument {
  return {
    write,
    document: takeApart(document),
    open: takeApart(open),
    close: takeApart(close),
    following: new Map(),
    web: { shared: '' },
  };
}

function takeApart(document: string): Parts {
  return splitAtSlots(document).map((part, place) =>
    place % 2 === 1 && isSlotName(part) ? part : { shared: part },
  );
}
