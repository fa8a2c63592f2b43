import type { FollowingArticle, IssueStory } from '../issues/issue.ts';
import type { SummaryLength } from '../stories/story.ts';
import { choosePhoto } from './choose-photo.ts';
import { creditedReports } from './credited-reports.ts';
import type { BlockView, FollowingView, HeadlineView, StoryView } from './issue-view.ts';
import { listNames } from './list-names.ts';
import type { PlacedBlock } from './place-stories.ts';
import { plain, safeUrl, shorten } from './plain-text.ts';
import { headlineOf, kickerOf, paragraphsOf, whyItMattersOf } from './story-words.ts';
import { headlineLanguage, summaryLanguage, viewForeign } from './text-language.ts';
import type { IssueWords } from './words/words.ts';

export interface BlockContext {
  /** BCP 47 tag. */
  language: string;
  /** Where a link goes whose own address cannot be linked. */
  home: string;
  numbered: boolean;
  words: IssueWords;
  /** A text of the issue, or one in a language of its own, as one line fit for print. */
  print: (text: string, language?: string) => string;
}

/** `stories` is the issue's whole list: a story's number is its place in it. */
export function viewBlock(block: PlacedBlock, stories: IssueStory[], context: BlockContext): BlockView {
  const { print } = context;
  const title = print(block.config.title);
  switch (block.kind) {
    case 'note':
      return { kind: block.kind, title, paragraphs: block.paragraphs.map((text) => print(text)) };
    case 'agenda':
      return { kind: block.kind, title, lines: block.lines.map((text) => print(text)) };
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

function linkTo(story: IssueStory, { home, print }: BlockContext): HeadlineView {
  const language = headlineLanguage(story);
  return {
    headline: print(headlineOf(story), language),
    headlineIn: viewForeign(language),
    url: safeUrl(story.url, home),
  };
}

function viewStory(
  story: IssueStory,
  length: SummaryLength,
  context: BlockContext,
): Omit<StoryView, 'level' | 'ruled' | 'number' | 'photo'> {
  const { language, words, print } = context;
  const reports = creditedReports(story, length);
  const credited = reports.map(({ outlet }) => outlet);
  const others = [...new Set([story.outlet, ...story.outlets])].filter(
    (outlet) => !credited.includes(outlet),
  );
  const written = summaryLanguage(story, length);
  const [author] = [...reports, story].flatMap(({ authors }) => authors);
  return {
    ...linkTo(story, context),
    kicker: [story.updated ? words.updated : '', print(kickerOf(story))].filter(Boolean).join(' · '),
    paragraphs: paragraphsOf(story, length).map((text) => print(text, written)),
    textIn: viewForeign(written),
    whyItMatters: length === 'brief' ? '' : print(whyItMattersOf(story)),
    whyItMattersLabel: words.whyItMatters,
    credit: words.credit({
      reports: reports.map((report) => writeReport(report, language)),
      alsoReportedBy: listNames(nameSome(others, words), language),
    }),
    follow: author ? words.follow(plain(author)) : '',
    outlets: listNames([...new Set([...credited, story.outlet])], language),
    fullReport: words.fullReport(plain(story.outlet)),
  };
}

function writeReport({ authors, outlet }: { authors: string[]; outlet: string }, language: string) {
  return { authors: listNames(authors, language), outlet: plain(outlet) };
}

/** Outlets named beside those whose sentences are printed. */
const MOST_NAMED = 4;

/** All of a few; of many the first, and how many more there are. */
function nameSome(outlets: string[], words: IssueWords): string[] {
  if (outlets.length <= MOST_NAMED) return outlets;
  const named = outlets.slice(0, MOST_NAMED - 1);
  return [...named, words.others(outlets.length - named.length)];
}

const TEASER_CHARACTERS = 180;

function viewArticle(article: FollowingArticle, context: BlockContext): FollowingView {
  const { language, home, words, print } = context;
  return {
    headline: print(article.title, article.language),
    headlineIn: viewForeign(article.language),
    url: safeUrl(article.url, home),
    teaser: shorten(print(article.teaser, article.language), TEASER_CHARACTERS),
    credit: words.credit({ reports: [writeReport(article, language)], alsoReportedBy: '' }),
  };
}
