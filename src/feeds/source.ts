/** One entry of the newsroom's source list. */
export interface FeedSource {
  id: string;
  url: string;
  /** The outlet's name as readers know it. */
  outlet: string;
  /** Outlets of one owner corroborate each other only once; defaults to `outlet`. */
  family: string;
  /** Default section id for its articles. */
  section: string | null;
  /** Topics added to each of its articles. */
  topics: string[];
  /** 0–10, 1 by default: how much this newsroom trusts the source's news judgement. */
  weight: number;
  /** BCP 47 tag. */
  language: string;
  /** Whether its articles' own pages are read for their text; `auto` by default: where the feed has teasers only. */
  pages?: PagesMode;
}

export type PagesMode = 'auto' | 'never' | 'always';

/** An ordered group of stories in an edition. */
export interface Section {
  id: string;
  title: string;
  /** 0–10, 1 by default: multiplies the score of its stories. */
  weight: number;
  /** False keeps its articles out of the headlines (opinion, puzzles, reviews). */
  headlines: boolean;
}
