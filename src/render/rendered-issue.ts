/**
 * What one issue looks like to everybody: personal parts are literal slots (`slots.ts`).
 * Preview, test send, archive and real send all start from this.
 */
export interface RenderedIssue {
  issueId: string;
  contentHash: string;
  subject: string;
  preheader: string;
  /** Between greeting and name, as the issue's language writes it; in what was frozen without it, a Latin comma. */
  nameComma?: string;
  /** A complete HTML document with slots. */
  html: string;
  /** The text part with slots, lines ended by \n. */
  text: string;
  /** Ready-made pieces for the Following section, one for each article that can appear in it. */
  following: FollowingPiece[];
  followingFrame: { html: Frame; text: Frame };
  /** How many pieces one subscriber gets at most. */
  followingMax: number;
}

/** Goes before and after a non-empty Following section. */
export interface Frame {
  open: string;
  close: string;
}

/** One article of the Following section; the parts are joined around what the reader follows. */
export interface FollowingPiece {
  articleId: string;
  storyId: string;
  authors: string[];
  topics: string[];
  htmlParts: [string, string];
  textParts: [string, string];
}

/** One reader, as `personalise` needs them. */
export interface Recipient {
  name: string;
  follows: readonly { kind: 'author' | 'topic'; label: string }[];
  unsubscribeUrl: string;
  preferencesUrl: string;
  followingUrl: string;
  webUrl: string;
  /** Whether an earlier issue told this reader what a piece of `following` tells, by its place; absent tells nothing. */
  isTold?: ((place: number) => boolean) | undefined;
}

export interface PersonalIssue {
  subject: string;
  html: string;
  text: string;
}
