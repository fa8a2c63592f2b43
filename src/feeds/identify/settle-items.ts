import type { EpochMs } from '../../lib/clock.ts';
import type { Article } from '../article.ts';
import type { ArticleStore, FeedState, SightingStore } from '../feed-state.ts';
import type { FeedSource } from '../source.ts';
import { urlKeyOf } from './article-index.ts';
import { identifyArticles } from './identify-articles.ts';

export interface Settled {
  added: number;
  updated: number;
  state: FeedState;
}

/** Saves the articles a feed's items are, and says on its row what an editor has to know of those it held back. */
export async function settleItems(
  items: Article[],
  source: FeedSource,
  state: FeedState,
  { store, now }: { store: SightingStore & Pick<ArticleStore, 'saveArticles'>; now: EpochMs },
  listedBefore: EpochMs | null,
): Promise<Settled> {
  if (items.length === 0) return { added: 0, updated: 0, state };
  const known = await store.knownArticles({
    feedId: source.id,
    outlet: source.outlet,
    since: listedBefore ?? now,
    itemKeys: items.map(({ id }) => id),
    urlKeys: items.map(urlKeyOf),
    urls: items.map(({ url }) => url),
  });
  const { guidsIgnored } = state;
  const identified = identifyArticles(items, {
    feedId: source.id,
    known,
    now,
    held: state.held !== null,
    guidsIgnored,
  });
  const saved = await store.saveArticles(identified.articles);
  await store.saveSightings(identified.sightings);
  const held = identified.suspicion ?? state.held;
  return { ...saved, state: held === null ? state : heldState(state, held, identified.waiting) };
}

const NAMED = 3;

function heldState(state: FeedState, held: string, waiting: Article[]): FeedState {
  const named = waiting.slice(0, NAMED).map(({ title }) => `“${title}”`);
  const some = waiting.length === 1 ? '1 unknown item waits' : `${waiting.length} unknown items wait`;
  const more = waiting.length > NAMED ? ' …' : '';
  const waits = waiting.length === 0 ? null : `${some} for an editor: ${named.join(', ')}${more}`;
  const warning = [state.warning, waits].filter((part) => part !== null).join(' ') || null;
  return { ...state, status: 'held', held, warning };
}

/** What a held or paused feed becomes when an editor takes it up again: asked at once, and read whatever it answers. */
export function releasedState(state: FeedState, now: EpochMs): FeedState {
  return {
    ...state,
    status: 'ok',
    error: null,
    warning: null,
    errorCount: 0,
    held: null,
    guidsIgnored: state.guidsIgnored || state.held !== null,
    etag: null,
    lastModified: null,
    bodyHash: null,
    nextCheckAt: now,
  };
}
