import type { Article } from '../../feeds/article.ts';
import type { LocalTerms } from './local-rarity.ts';
import type { ArticleProfile } from './profile-article.ts';
import { containment } from './shingles.ts';
import { overlapOf, sharedCount, type WeightedTerms } from './weighted-terms.ts';

/** An article as pairs are judged: what it says, when, and how crowded with articles its hours are. */
export interface Profiled {
  article: Article;
  profile: ArticleProfile;
  local: LocalTerms;
  /** Log2 of the number of articles within half a day either side, whole. */
  crowd: number;
}

const HOUR = 3_600_000;
/** Words that count, below which a report is short: its form of words and its weekday are much of what it says. */
export const SHORT_REPORT = 100;

/** In the order of the trained weights. */
export const FEATURES = [
  'titleCosine',
  'titleRarity',
  'titleCount',
  'titleRarest',
  'titleInLess',
  'titleInMore',
  'openingCosine',
  'openingRarity',
  'openingRarest',
  'openingShare',
  'wholeCosine',
  'wholeRarity',
  'wholeShare',
  'namesCosine',
  'namesRarity',
  'namesRarest',
  'namesShare',
  'namesUnion',
  'titleNamesShared',
  'titleNamesLost',
  'titleNamesLostMore',
  'allNamesCosine',
  'wordsRarity',
  'wordsCosine',
  'phraseRarity',
  'phraseCount',
  'quantityShared',
  'quantityUnion',
  'titleQuantityShared',
  'titleQuantityApart',
  'weekdayShared',
  'weekdayApart',
  'localTitle',
  'localTitleRarity',
  'localOpening',
  'localOpeningRarity',
  'localOpeningRarest',
  'localOpeningShare',
  'localWhole',
  'localWholeRarity',
  'localWholeRarest',
  'localWholeShare',
  'localTitleInLess',
  'localTitleInMore',
  'shingles',
  'hours',
  'crowd',
  'sameOutlet',
  'fewerWords',
  'moreWords',
  'fewerTitle',
  'kinds',
] as const;

const FEWER_WORDS = FEATURES.indexOf('fewerWords');

export function isShort(features: ArrayLike<number>): boolean {
  return (features[FEWER_WORDS] ?? 0) < SHORT_REPORT;
}

/** What speaks for and against two articles reporting one event; the same whichever comes first. */
export function pairFeatures(a: Profiled, b: Profiled, into: Float64Array): Float64Array {
  const [p, q] = [a.profile, b.profile];
  const title = overlapOf(p.title, q.title);
  const opening = overlapOf(p.opening, q.opening);
  const whole = overlapOf(p.whole, q.whole);
  const names = overlapOf(p.names, q.names);
  const titleNames = overlapOf(p.titleNames, q.titleNames);
  const allNames = overlapOf(p.allNames, q.allNames);
  const phrases = overlapOf(p.phrases, q.phrases);
  const inOther = [shareIn(p.title, q.whole), shareIn(q.title, p.whole)];
  const lost = [1 - shareIn(p.titleNames, q.allNames), 1 - shareIn(q.titleNames, p.allNames)];
  const quantities = sharedCount(p.quantities, q.quantities);
  const titleQuantities = sharedCount(p.titleQuantities, q.titleQuantities);
  let at = 0;
  const put = (value: number) => {
    into[at] = value;
    at += 1;
  };
  put(title.cosine);
  put(title.rarity);
  put(title.count);
  put(title.rarest);
  put(Math.min(...inOther));
  put(Math.max(...inOther));
  put(opening.cosine);
  put(opening.rarity);
  put(opening.rarest);
  put(share(opening.rarity, Math.min(p.opening.rarity, q.opening.rarity)));
  put(whole.cosine);
  put(whole.rarity);
  put(share(whole.rarity, Math.min(p.whole.rarity, q.whole.rarity)));
  put(names.cosine);
  put(names.rarity);
  put(names.rarest);
  put(share(names.rarity, Math.min(p.names.rarity, q.names.rarity)));
  put(share(names.rarity, p.names.rarity + q.names.rarity - names.rarity));
  put(titleNames.rarity);
  put(Math.min(...lost));
  put(Math.max(...lost));
  put(allNames.cosine);
  put(opening.rarity - names.rarity);
  put(whole.cosine - allNames.cosine);
  put(phrases.rarity);
  put(phrases.count);
  put(quantities);
  put(share(quantities, p.quantities.length + q.quantities.length - quantities));
  put(titleQuantities);
  put(titleQuantities === 0 && p.titleQuantities.length > 0 && q.titleQuantities.length > 0 ? 1 : 0);
  put((p.weekdays & q.weekdays) !== 0 ? 1 : 0);
  put((p.weekdays & q.weekdays) === 0 && p.weekdays !== 0 && q.weekdays !== 0 ? 1 : 0);
  const localTitle = overlapOf(a.local.title, b.local.title);
  const localOpening = overlapOf(a.local.opening, b.local.opening);
  const localWhole = overlapOf(a.local.whole, b.local.whole);
  put(localTitle.cosine);
  put(localTitle.rarity);
  put(localOpening.cosine);
  put(localOpening.rarity);
  put(localOpening.rarest);
  put(share(localOpening.rarity, Math.min(a.local.opening.rarity, b.local.opening.rarity)));
  put(localWhole.cosine);
  put(localWhole.rarity);
  put(localWhole.rarest);
  put(share(localWhole.rarity, Math.min(a.local.whole.rarity, b.local.whole.rarity)));
  const localIn = [shareIn(a.local.title, b.local.whole), shareIn(b.local.title, a.local.whole)];
  put(Math.min(...localIn));
  put(Math.max(...localIn));
  put(containment(p.shingles, q.shingles));
  put(Math.abs(a.article.publishedAt - b.article.publishedAt) / HOUR);
  put(Math.max(a.crowd, b.crowd));
  put(a.article.outlet === b.article.outlet ? 1 : 0);
  put(Math.min(p.words, q.words));
  put(Math.max(p.words, q.words));
  put(Math.min(p.title.ids.length, q.title.ids.length));
  put((p.kind === 'news' ? 1 : 0) + (q.kind === 'news' ? 1 : 0));
  return into;
}

/** 0–1: the part of a's terms, rarer ones counting more, that b has. */
function shareIn(a: WeightedTerms, b: WeightedTerms): number {
  return share(overlapOf(a, b).rarity, a.rarity);
}

/** NaN where there is nothing to share: the trees tell that from sharing none. */
function share(part: number, all: number): number {
  return all > 0 ? part / all : Number.NaN;
}
