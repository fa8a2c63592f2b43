import type { Look, Palette } from './looks.ts';
import type { CUT } from './slots.ts';

/*
 * Everything templates/email/{morning,evening}.{mjml,text}.hbs may name. Handlebars is strict:
 * a template that asks for anything else fails in the tests. Texts are plain; the templates escape them.
 */

export interface IssueView {
  subject: string;
  preheader: string;
  /** Invisible characters that keep body text out of the inbox's preview line. */
  preheaderPadding: string;
  /** BCP 47 tag. */
  language: string;
  direction: 'ltr' | 'rtl';
  /** Where lines start. */
  start: 'left' | 'right';
  newsroom: { name: string; url: string; postalAddress: string; replyTo: string };
  /** "Ada Marsh and Bo Lund", or ''. */
  editors: string;
  edition: string;
  /** Written out in the edition's language: "Monday, 23 November 2026". */
  date: string;
  /** At 238 words a minute, at least 1. */
  minutes: number;
  /** With the slot for the reader's name; '' prints none. */
  greeting: string;
  blocks: BlockView[];
  light: Palette;
  dark: Palette;
  numbered: Look['numbered'];
  slots: { unsubscribe: string; preferences: string; following: string; web: string };
  cut: typeof CUT;
}

interface Block {
  title: string;
}

/** `kind` is the name of the partial that prints it. */
export type BlockView = Block &
  (
    | { kind: 'note'; paragraphs: string[] }
    | { kind: 'headlines'; stories: { headline: string; url: string }[] }
    | { kind: 'lead' | 'stories' | 'updates' | 'radar' | 'reads'; stories: StoryView[] }
    | { kind: 'agenda'; lines: string[] }
    | { kind: 'following'; articles: FollowingView[] }
  );

export interface StoryView {
  /** Heading level: 3 under a block's own heading, else 2. */
  level: 2 | 3;
  /** 1-based through lead and stories; 0 where the look or the block does not number. */
  number: number;
  /** A hairline above it: not on the first under a block's own heading. */
  ruled: boolean;
  kicker: string;
  updated: boolean;
  headline: string;
  url: string;
  paragraphs: string[];
  /** One sentence, or ''; always '' where the story is printed short. */
  whyItMatters: string;
  /** "Ada Marsh and Bo Lund", or ''. */
  byline: string;
  /** The author the lead offers to follow, or ''. */
  follow: string;
  outlet: string;
  /** The other outlets, or ''. */
  alsoReportedBy: string;
  photo: PhotoView | null;
}

export interface PhotoView {
  url: string;
  alt: string;
  caption: string;
  credit: string;
}

export interface FollowingView {
  headline: string;
  url: string;
  teaser: string;
  outlet: string;
  byline: string;
}
