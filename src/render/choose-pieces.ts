import { followKey } from '../subscribers/follow-key.ts';
import type { FollowingPiece, Recipient, RenderedIssue } from './rendered-issue.ts';

/** A piece of Following as one reader gets it. */
export interface Chosen {
  /** In `rendered.following`. */
  place: number;
  piece: FollowingPiece;
  /** What the reader follows, as the newsroom prints it. */
  because: string;
}

type Pieces = Pick<RenderedIssue, 'following' | 'followingMax'>;
/** Kind and follow key → places in `following`. */
type PieceIndex = Map<string, { place: number; label: string }[]>;

const MOST_LABELS = 5_000;
/** Readers follow much the same. */
const keys = new Map<string, string>();

function keyOf(label: string): string {
  const known = keys.get(label);
  if (known !== undefined) return known;
  const key = followKey(label);
  if (keys.size >= MOST_LABELS) keys.clear();
  keys.set(label, key);
  return key;
}

/** What is the same for every reader, worked out once an issue. */
const indexes = new WeakMap<Pieces, PieceIndex>();

/**
 * The reader's pieces in the issue's order, one of each story and none they were told before; an author followed
 * explains a piece better than a topic.
 */
export function choosePieces(
  rendered: Pieces,
  follows: Recipient['follows'],
  isTold: (place: number) => boolean = () => false,
): Chosen[] {
  const labels = new Map<number, string>();
  const index = indexOf(rendered);
  for (const kind of ['author', 'topic'] as const) {
    for (const follow of follows.filter((one) => one.kind === kind)) {
      for (const { place, label } of index.get(`${kind} ${keyOf(follow.label)}`) ?? []) {
        if (!labels.has(place)) labels.set(place, label);
      }
    }
  }
  const stories = new Map<string, Chosen>();
  for (const place of [...labels.keys()].sort((a, b) => a - b)) {
    if (stories.size >= rendered.followingMax) break;
    const piece = rendered.following[place];
    if (!piece || stories.has(piece.storyId) || isTold(place)) continue;
    stories.set(piece.storyId, { place, piece, because: labels.get(place) ?? '' });
  }
  return [...stories.values()];
}

function indexOf(rendered: Pieces): PieceIndex {
  const known = indexes.get(rendered);
  if (known) return known;
  const index: PieceIndex = new Map();
  rendered.following.forEach(({ authors, topics }, place) => {
    const labels = [
      ...authors.map((label) => ['author', label] as const),
      ...topics.map((label) => ['topic', label] as const),
    ];
    for (const [kind, label] of labels) {
      const key = `${kind} ${followKey(label)}`;
      index.set(key, [...(index.get(key) ?? []), { place, label }]);
    }
  });
  indexes.set(rendered, index);
  return index;
}
