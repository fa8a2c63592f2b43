import { choosePieces } from './choose-pieces.ts';
import { escapeHtml, tidyName } from './plain-text.ts';
import type { Frame, PersonalIssue, Recipient, RenderedIssue } from './rendered-issue.ts';
import { type SlotName, splitAtSlots } from './slots.ts';

/** A document taken apart at its slots, and with it the frame of its Following section, which has slots too. */
interface Parts {
  document: string[];
  open: string[];
  close: string[];
}

/** What is the same for every reader, worked out once an issue. */
interface Prepared {
  html: Parts;
  text: Parts;
}
const prepared = new WeakMap<RenderedIssue, Prepared>();

type Values = Record<Exclude<SlotName, 'following'>, string>;

/** One reader's copy. Values are put in once and not looked into again: a name that reads like a slot stays a name. */
export function personalise(rendered: RenderedIssue, recipient: Recipient): PersonalIssue {
  const { html, text } = prepare(rendered);
  const chosen = choosePieces(rendered, recipient.follows, recipient.isTold);
  const values = valuesOf(recipient);
  const htmlPieces = chosen.map(({ piece, because }) => piece.htmlParts.join(escapeHtml(because)));
  const textPieces = chosen.map(({ piece, because }) => piece.textParts.join(because));
  return {
    subject: rendered.subject,
    html: assemble(html, escapeValues(values), htmlPieces),
    text: assemble(text, values, textPieces),
  };
}

function assemble({ document, open, close }: Parts, values: Values, pieces: string[]): string {
  const following = pieces.length === 0 ? '' : fill(open, values) + pieces.join('') + fill(close, values);
  return fill(document, { ...values, following });
}

function fill(parts: string[], values: Partial<Record<SlotName, string>>): string {
  return parts.map((part, place) => (place % 2 === 1 ? (values[part as SlotName] ?? '') : part)).join('');
}

function escapeValues(values: Values): Values {
  const entries = Object.entries(values).map(([name, value]) => [name, escapeHtml(value)]);
  return Object.fromEntries(entries) as Values;
}

function valuesOf(recipient: Recipient): Values {
  const name = tidyName(recipient.name);
  return {
    name: name === '' ? '' : `, ${name}`,
    'unsubscribe-url': recipient.unsubscribeUrl,
    'preferences-url': recipient.preferencesUrl,
    'following-url': recipient.followingUrl,
    'web-url': recipient.webUrl,
  };
}

function prepare(rendered: RenderedIssue): Prepared {
  const known = prepared.get(rendered);
  if (known) return known;
  const made = {
    html: takeApart(rendered.html, rendered.followingFrame.html),
    text: takeApart(rendered.text, rendered.followingFrame.text),
  };
  prepared.set(rendered, made);
  return made;
}

function takeApart(document: string, { open, close }: Frame): Parts {
  return { document: splitAtSlots(document), open: splitAtSlots(open), close: splitAtSlots(close) };
}
