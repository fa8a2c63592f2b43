import type { Frame } from './rendered-issue.ts';
import { CUT, slot } from './slots.ts';

export interface CutDocument {
  /** The document with one slot where the Following section stood. */
  document: string;
  frame: Frame;
  /** In the order of the articles: what stands before and after the reader's reason. */
  pieces: [string, string][];
}

/** Takes the Following section, which each reader has his own share of, out of a rendered HTML or text document. */
export function cutFollowing(rendered: string): CutDocument {
  if (!rendered.includes(CUT.open)) return { document: rendered, frame: { open: '', close: '' }, pieces: [] };
  const [before, inside] = splitOnce(rendered, CUT.open);
  const [section, after] = splitOnce(inside, CUT.close);
  const [framed, close] = splitOnce(section, CUT.end);
  const [open = '', ...pieces] = framed.split(CUT.piece);
  return {
    document: before + slot('following') + after,
    frame: { open, close },
    pieces: pieces.map((piece) => splitOnce(piece, CUT.because)),
  };
}

/** The same for a text part: the blank lines around the section come and go with it, and a mark takes a line of its own. */
export function cutFollowingText(rendered: string): CutDocument {
  const { document, frame, pieces } = cutFollowing(rendered);
  const [before = '', after] = document.split(slot('following'));
  if (after === undefined) return { document, frame, pieces };
  return {
    document: `${before.trimEnd()}\n\n${slot('following')}${after.trimStart()}`,
    frame: { open: `${frame.open.trim()}\n\n`, close: `${frame.close.trim()}\n\n` },
    pieces: pieces.map(([before, after]) => [before.trimStart(), after]),
  };
}

function splitOnce(text: string, mark: string): [string, string] {
  const [before, after, ...more] = text.split(mark);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`A template must print ${mark} exactly once in its place.`);
  }
  return [before, after];
}
