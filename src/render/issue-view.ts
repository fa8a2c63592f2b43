import type { Look, Palette } from './looks.ts';
import type { CUT } from './slots.ts';
import type { Around, IssueWords, Words } from './words/words.ts';

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
  /** Where lines start and end. */
  start: 'left' | 'right';
  end: 'left' | 'right';
  /** Whether capitals may stand apart: letters of a script written from right to left join. */
  letterspaced: boolean;
  words: WordsView;
  newsroom: { name: string; url: string; postalAddress: string; replyTo: string };
  /** "Ada Marsh and Bo Lund", or ''. */
  editors: string;
  edition: string;
  /** Written out in the edition's language: "Monday 23 November 2026". */
  date: string;
  /** With the slot for the reader's name; '' prints none. */
  greeting: string;
  blocks: BlockView[];
  light: Palette;
  dark: Palette;
  numbered: Look['numbered'];
  slots: { unsubscribe: string; preferences: string; following: string; web: string };
  cut: typeof CUT;
}

/** The fixed words, written out. `foreign`: they are not in the edition's language. */
export type WordsView = Pick<Words, 'language' | 'direction'> & { foreign: boolean } & Pick<
    IssueWords,
    | 'viewInBrowser'
    | 'readOnWeb'
    | 'colon'
    | 'following'
    | 'becauseYouFollow'
    | 'seeFollowing'
    | 'reply'
    | 'orReply'
    | 'forwarded'
    | 'readItOnTheWeb'
    | 'preferences'
    | 'whatYouFollow'
    | 'unsubscribe'
  > & {
    /** At 238 words a minute, at least 1. */
    readingTime: string;
    editedBy: Around;
    whyYouGetThis: string;
  };

interface Block {
  title: string;
}

/** `kind` is the name of the partial that prints it. */
export type BlockView = Block &
  (
    | { kind: 'note'; paragraphs: string[] }
    | { kind: 'headlines'; stories: HeadlineView[] }
    | { kind: 'lead' | 'stories' | 'updates' | 'radar' | 'reads'; stories: StoryView[] }
    | { kind: 'agenda'; lines: string[] }
    | { kind: 'following'; articles: FollowingView[] }
  );

/** A text in another language than the mail's. */
export interface ForeignView {
  /** BCP 47 tag. */
  language: string;
  direction: 'ltr' | 'rtl';
}

export interface HeadlineView {
  headline: string;
  /** Null where it is in the edition's language. */
  headlineIn: ForeignView | null;
  url: string;
}

export interface StoryView extends HeadlineView {
  /** Heading level: 3 under a block's own heading, else 2. */
  level: 2 | 3;
  /** 1-based through lead and stories; 0 where the look or the block does not number. */
  number: number;
  /** A hairline above it: not on the first under a block's own heading. */
  ruled: boolean;
  /** With "Updated" in front where the story moved on; may be ''. */
  kicker: string;
  paragraphs: string[];
  /** Null where they are in the edition's language. */
  textIn: ForeignView | null;
  /** One sentence, or ''; always '' where the story is printed short. */
  whyItMatters: string;
  /** The words before it. */
  whyItMattersLabel: string;
  /** Whose sentences are printed: "By Ada Marsh and Bo Lund, Island Wire; Tidewatch. Also reported by Radio Merrow". */
  credit: string;
  /** "Follow Ada Marsh", or ''. */
  follow: string;
  /** All of whom something is printed, in short: those of the sentences, and that of the headline and its link. */
  outlets: string;
  /** "Read the full report at Island Wire". */
  fullReport: string;
  photo: PhotoView | null;
}

export interface PhotoView {
  url: string;
  /** Pixels, at most the sheet's. */
  width: number;
  alt: string;
  caption: string;
  credit: string;
}

export interface FollowingView extends HeadlineView {
  teaser: string;
  credit: string;
}
