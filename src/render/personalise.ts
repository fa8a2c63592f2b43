import { followKey } from '../subscribers/follow-key.ts';
import { escapeHtml, tidyName } from './plain-text.ts';
import type { FollowingPiece, Frame, PersonalIssue, Recipient, RenderedIssue } from './rendered-issue.ts';
import { type SlotName, splitAtSlots } from './slots.ts';

/** A piece of Following as one reader gets it. */
interface Chosen {
  piece: FollowingPiece;
  /** What the reader follows, as the newsroom prints it. */
  because: string;
}

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
  /** Kind and follow key → places in `rendered.following`. */
  index: Map<string, { place: number; label: string }[]>;
}
const prepared = new WeakMap<RenderedIssue, Prepared>();

type Values = Record<Exclude<SlotName, 'following'>, string>;

/** One reader's copy. Values are put in once and not looked into again: a name that reads like a slot stays a name. */
export function personalise(rendered: RenderedIssue, recipient: Recipient): PersonalIssue {
  const { html, text, index } = prepare(rendered);
  const chosen = choosePieces(rendered, index, recipient.follows);
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

/** The reader's pieces in the issue's order, one of each story; an author followed explains a piece better than a topic. */
function choosePieces(
  { following, followingMax }: RenderedIssue,
  index: Prepared['index'],
  follows: Recipient['follows'],
): Chosen[] {
  const labels = new Map<number, string>();
  for (const kind of ['author', 'topic'] as const) {
    for (const follow of follows.filter((one) => one.kind === kind)) {
      for (const { place, label } of index.get(`${kind} ${followKey(follow.label)}`) ?? []) {
        if (!labels.has(place)) labels.set(place, label);
      }
    }
  }
  const places = [...labels.keys()].sort((a, b) => a - b);
  const stories = new Map<string, Chosen>();
  for (const place of places) {
    const piece = following[place];
    if (piece && !stories.has(piece.storyId))
      stories.set(piece.storyId, { piece, because: labels.get(place) ?? '' });
  }
  return [...stories.values()].slice(0, followingMax);
}

function prepare(rendered: RenderedIssue): Prepared {
  const known = prepared.get(rendered);
  if (known) return known;
  const made = {
    html: takeApart(rendered.html, rendered.followingFrame.html),
    text: takeApart(rendered.text, rendered.followingFrame.text),
    index: indexPieces(rendered.following),
  };
  prepared.set(rendered, made);
  return made;
}

function takeApart(document: string, { open, close }: Frame): Parts {
  return { document: splitAtSlots(document), open: splitAtSlots(open), close: splitAtSlots(close) };
}

function indexPieces(following: FollowingPiece[]): Prepared['index'] {
  const index: Prepared['index'] = new Map();
  following.forEach(({ authors, topics }, place) => {
    const labels = [
      ...authors.map((label) => ['author', label] as const),
      ...topics.map((label) => ['topic', label] as const),
    ];
    for (const [kind, label] of labels) {
      const key = `${kind} ${followKey(label)}`;
      index.set(key, [...(index.get(key) ?? []), { place, label }]);
    }
  });
  return index;
}
