/** log2 of a day's articles: so few say little of which words are rare, so many say it well. */
const CROWD = { thin: 6, dense: 9 };

/** 1 on a small newsroom's day, 0 among hundreds of articles; `crowd` as in `Profiled`. */
export function thinnessOf(crowd: number): number {
  return Math.min(1, Math.max(0, (CROWD.dense - crowd) / (CROWD.dense - CROWD.thin)));
}
