import type { FollowingArticle, IssueStory } from '../issues/issue.ts';
import type { SummaryLength } from '../stories/story.ts';
import { choosePhoto } from './choose-photo.ts';
import type { BlockView, FollowingView, StoryView } from './issue-view.ts';
import type { PlacedBlock } from './place-stories.ts';
import { plain, safeUrl, shorten } from './plain-text.ts';
import { headlineOf, kickerOf, paragraphsOf, whyItMattersOf } from './story-words.ts';

export interface BlockContext {
  /** BCP 47 tag. */
  language: string;
  /** Where a link goes whose own address cannot be linked. */
  home: string;
  numbered: boolean;
}

/** `stories` is the issue's whole list: a story's number is its place in it. */
export function viewBlock(block: PlacedBlock, stories: IssueStory[], context: BlockContext): BlockView {
  const title = plain(block.config.title);
  switch (block.kind) {
    case 'note':
      return { kind: block.kind, title, paragraphs: block.paragraphs.map(plain) };
    case 'agenda':
      return { kind: block.kind, title, lines: block.lines.map(plain) };
    case 'headlines':
      return { kind: block.kind, title, stories: block.stories.map((story) => linkTo(story, context)) };
    case 'following':
      return { kind: block.kind, title, articles: block.articles.map((a) => viewArticle(a, context)) };
    default:
      return {
        kind: block.kind,
        title,
        stories: block.stories.map((story, index) => ({
          ...viewStory(story, block.length, context),
          level: title === '' ? 2 : 3,
          ruled: title === '' || index > 0,
          number: isNumbered(block.kind, context) ? stories.indexOf(story) + 1 : 0,
          photo: block.kind === 'lead' ? choosePhoto(story) : null,
        })),
      };
  }
}

function isNumbered(kind: PlacedBlock['kind'], { numbered }: BlockContext): boolean {
  return numbered && (kind === 'lead' || kind === 'stories');
}

function linkTo(story: IssueStory, { home }: BlockContext): { headline: string; url: string } {
  return { headline: plain(headlineOf(story)), url: safeUrl(story.url, home) };
}

function viewStory(
  story: IssueStory,
  length: SummaryLength,
  context: BlockContext,
): Omit<StoryView, 'level' | 'ruled' | 'number' | 'photo'> {
  const others = story.outlets.filter((outlet) => outlet !== story.outlet);
  const list = new Intl.ListFormat(context.language);
  return {
    ...linkTo(story, context),
    kicker: plain(kickerOf(story)),
    updated: story.updated,
    paragraphs: paragraphsOf(story, length).map(plain),
    whyItMatters: length === 'brief' ? '' : plain(whyItMattersOf(story)),
    byline: list.format(story.authors.map(plain)),
    follow: plain(story.authors[0] ?? ''),
    outlet: plain(story.outlet),
    alsoReportedBy: list.format(others.map(plain)),
  };
}

const TEASER_CHARACTERS = 180;

function viewArticle(article: FollowingArticle, { language, home }: BlockContext): FollowingView {
  return {
    headline: plain(article.title),
    url: safeUrl(article.url, home),
    teaser: shorten(plain(article.teaser), TEASER_CHARACTERS),
    outlet: plain(article.outlet),
    byline: new Intl.ListFormat(language).format(article.authors.map(plain)),
  };
}
