import type { EditionConfig } from '../issues/edition.ts';
import type { FollowingArticle } from '../issues/issue.ts';
import type { Newsroom } from '../issues/newsroom.ts';
import { buildIssueView, type RenderableIssue } from './build-issue-view.ts';
import { type CutDocument, cutFollowing, cutFollowingText } from './cut-following.ts';
import { commaOf } from './greet.ts';
import type { IssueView } from './issue-view.ts';
import { loadTemplate } from './load-template.ts';
import { mjmlToHtml } from './mjml-to-html.ts';
import { placeStories } from './place-stories.ts';
import { plain } from './plain-text.ts';
import type { FollowingPiece, RenderedIssue } from './rendered-issue.ts';
import { wrapText } from './wrap-text.ts';

/**
 * One issue as everybody gets it; `personalise` makes a reader's copy. The same content gives the same bytes.
 * Throws OperatorError where the edition's template does not exist.
 */
export async function renderIssue(
  issue: RenderableIssue,
  edition: EditionConfig,
  newsroom: Newsroom,
): Promise<RenderedIssue> {
  const view = buildIssueView(issue, edition, newsroom);
  const html = cutFollowing(await renderHtml(edition.template, view));
  const text = cutFollowingText(renderText(edition.template, view));
  const placed = placeStories(issue.content, edition.blocks).blocks.find(({ kind }) => kind === 'following');
  return {
    issueId: issue.id,
    contentHash: issue.contentHash,
    subject: view.subject,
    preheader: view.preheader,
    nameComma: commaOf(edition.language),
    html: html.document,
    text: text.document,
    following: placed?.kind === 'following' ? makePieces(placed.articles, html, text) : [],
    followingFrame: { html: html.frame, text: text.frame },
    followingMax: placed?.config.max ?? 0,
  };
}

async function renderHtml(template: string, view: IssueView): Promise<string> {
  return mjmlToHtml(loadTemplate<IssueView>(`${template}.mjml.hbs`)(view));
}

function renderText(template: string, view: IssueView): string {
  const printed = loadTemplate<IssueView>(`${template}.text.hbs`)(view);
  return `${wrapText(printed)
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

function makePieces(articles: FollowingArticle[], html: CutDocument, text: CutDocument): FollowingPiece[] {
  return articles.map((article, index) => {
    const [htmlParts, textParts] = [html.pieces[index], text.pieces[index]];
    if (!htmlParts || !textParts)
      throw new Error('The Following templates print fewer pieces than articles.');
    const { id, storyId, authors, topics } = article;
    return {
      articleId: id,
      storyId,
      authors: authors.map(plain),
      topics: topics.map(plain),
      htmlParts,
      textParts,
    };
  });
}
