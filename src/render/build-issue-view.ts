import type { EditionConfig } from '../issues/edition.ts';
import type { Issue } from '../issues/issue.ts';
import type { Newsroom } from '../issues/newsroom.ts';
import { viewBlock } from './build-block-view.ts';
import { greet } from './greet.ts';
import type { BlockView, IssueView } from './issue-view.ts';
import { lookOf } from './looks.ts';
import { placeStories } from './place-stories.ts';
import { plain, safeUrl } from './plain-text.ts';
import { CUT, slot } from './slots.ts';
import { countWords } from './story-words.ts';

const WORDS_PER_MINUTE = 238;

/** What `renderIssue` needs of an issue. */
export type RenderableIssue = Pick<Issue, 'id' | 'date' | 'content' | 'contentHash'>;

/** Everything the templates print, decided. Throws OperatorError where the edition's template does not exist. */
export function buildIssueView(
  issue: RenderableIssue,
  edition: EditionConfig,
  newsroom: Newsroom,
): IssueView {
  const { content } = issue;
  const { language } = edition;
  const look = lookOf(edition.template);
  const direction = directionOf(language);
  const home = safeUrl(newsroom.url, '');
  const blocks = placeStories(content, edition.blocks).blocks.map((block) =>
    viewBlock(block, content.stories, { language, home, numbered: look.numbered }),
  );
  const greeting = greet(plain(content.greeting), plain(edition.greeting), slot('name'));
  const preheader = plain(content.preheader);
  return {
    subject: plain(content.subject),
    preheader,
    preheaderPadding: '\u2007\u034f '.repeat(Math.max(0, 100 - preheader.length)),
    language,
    direction,
    start: direction === 'rtl' ? 'right' : 'left',
    newsroom: {
      name: plain(newsroom.name),
      url: home,
      postalAddress: plain(newsroom.postalAddress),
      replyTo: newsroom.replyTo ?? '',
    },
    editors: new Intl.ListFormat(language).format(newsroom.editors.map(plain)),
    edition: plain(edition.title),
    date: writeDate(issue.date, language),
    minutes: Math.max(1, Math.round(wordsOf(greeting, blocks) / WORDS_PER_MINUTE)),
    greeting,
    blocks,
    light: look.light,
    dark: look.dark,
    numbered: look.numbered,
    slots: {
      unsubscribe: slot('unsubscribe-url'),
      preferences: slot('preferences-url'),
      following: slot('following-url'),
      web: slot('web-url'),
    },
    cut: CUT,
  };
}

/** `date` is already local to the edition's zone, so it is written without any shift. */
function writeDate(date: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' });
  return format.format(new Date(`${date}T12:00:00Z`));
}

const RIGHT_TO_LEFT = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

function directionOf(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(new Intl.Locale(language).language) ? 'rtl' : 'ltr';
}

/** Words everybody gets: the Following section is left out, being different for each reader. */
function wordsOf(greeting: string, blocks: BlockView[]): number {
  return countWords([greeting, ...blocks.flatMap(textsOf)].join(' '));
}

function textsOf(block: BlockView): string[] {
  switch (block.kind) {
    case 'note':
      return block.paragraphs;
    case 'agenda':
      return block.lines;
    case 'headlines':
      return block.stories.map((story) => story.headline);
    case 'following':
      return [];
    default:
      return block.stories.flatMap((story) => [story.headline, ...story.paragraphs, story.whyItMatters]);
  }
}
