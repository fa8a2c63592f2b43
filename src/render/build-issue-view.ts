import type { EditionConfig } from '../issues/edition.ts';
import type { Issue } from '../issues/issue.ts';
import type { Newsroom } from '../issues/newsroom.ts';
import { viewBlock } from './build-block-view.ts';
import { greet } from './greet.ts';
import type { IssueView } from './issue-view.ts';
import { listNames } from './list-names.ts';
import { lookOf } from './looks.ts';
import { placeStories } from './place-stories.ts';
import { plain, safeUrl } from './plain-text.ts';
import { minutesToRead, wordsToRead } from './reading-time.ts';
import { CUT, slot } from './slots.ts';
import { typeset } from './typeset.ts';
import { viewWords } from './words/view-words.ts';
import { directionOf, wordsFor } from './words/words-for.ts';
import { writeDate } from './write-date.ts';

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
  const words = wordsFor(language);
  const print = (text: string, written = language) => typeset(plain(text), written);
  const blocks = placeStories(content, edition.blocks).blocks.map((block) =>
    viewBlock(block, content.stories, { language, home, numbered: look.numbered, words: words.issue, print }),
  );
  const greeting = greet(print(content.greeting), print(edition.greeting), slot('name'));
  const preheader = print(content.preheader);
  const editors = listNames(newsroom.editors, language);
  const minutes = minutesToRead(wordsToRead(content, edition));
  return {
    subject: print(content.subject),
    preheader,
    preheaderPadding: '\u2007\u034f '.repeat(Math.max(0, 100 - preheader.length)),
    language,
    direction,
    start: direction === 'rtl' ? 'right' : 'left',
    end: direction === 'rtl' ? 'left' : 'right',
    letterspaced: direction === 'ltr',
    words: viewWords(words, { language, editors, edition: plain(edition.title), minutes }),
    newsroom: {
      name: plain(newsroom.name),
      url: home,
      postalAddress: plain(newsroom.postalAddress),
      replyTo: newsroom.replyTo ?? '',
    },
    editors,
    edition: plain(edition.title),
    date: writeDate(issue.date, language),
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
