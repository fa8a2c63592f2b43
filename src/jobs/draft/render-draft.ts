import type { NewsroomConfig } from '../../config/newsroom.ts';
import type { Issue } from '../../issues/issue.ts';
import { forArchive } from '../../render/for-archive.ts';
import type { LintFinding } from '../../render/lint/finding.ts';
import { lintIssue } from '../../render/lint-issue.ts';
import { personalise } from '../../render/personalise.ts';
import { renderIssue } from '../../render/render-issue.ts';
import type { PersonalIssue, Recipient, RenderedIssue } from '../../render/rendered-issue.ts';
import { type Effects, editionOf } from '../effects.ts';

const KEPT = 8;
const caches = new WeakMap<NewsroomConfig, Map<string, Promise<RenderedIssue>>>();

/** The issue as everybody gets it. The same content is rendered once. */
export function renderDraft(effects: Pick<Effects, 'newsroom'>, issue: Issue): Promise<RenderedIssue> {
  const edition = editionOf(effects, issue.edition);
  const cache = cacheOf(effects.newsroom);
  const key = `${issue.id} ${issue.contentHash} ${issue.sendAt} ${edition.template}`;
  const known = cache.get(key);
  if (known) return known;
  const rendered = renderIssue(issue, edition, effects.newsroom.newsroom);
  cache.set(key, rendered);
  rendered.catch(() => cache.delete(key));
  for (const oldest of [...cache.keys()].slice(0, -KEPT)) cache.delete(oldest);
  return rendered;
}

function cacheOf(newsroom: NewsroomConfig): Map<string, Promise<RenderedIssue>> {
  const cache = caches.get(newsroom) ?? new Map();
  caches.set(newsroom, cache);
  return cache;
}

/** Summaries are held against the articles' full texts. */
export async function lintDraft(
  effects: Pick<Effects, 'newsroom' | 'articles'>,
  issue: Issue,
): Promise<LintFinding[]> {
  const edition = editionOf(effects, issue.edition);
  const { newsroom } = effects.newsroom;
  const { stories, reads } = issue.content;
  const ids = [...stories, ...reads].flatMap(({ articles }) => articles.map(({ id }) => id));
  const sources = await effects.articles.articlesByIds(ids);
  return lintIssue({
    sources,
    content: issue.content,
    rendered: await renderDraft(effects, issue),
    edition,
    newsroom,
  });
}

/** A copy for nobody in particular: no name, no working personal links; with a Following section when `following` says so. */
export async function previewDraft(
  effects: Effects,
  issue: Issue,
  following: boolean,
): Promise<PersonalIssue> {
  const rendered = await renderDraft(effects, issue);
  return personalise(rendered, nobody(effects, issue.id, following ? rendered : null));
}

/** The archive's copy of a frozen issue. */
export function archiveCopy(
  effects: Pick<Effects, 'baseUrl' | 'links'>,
  rendered: RenderedIssue,
): PersonalIssue {
  return personalise(forArchive(rendered), nobody(effects, rendered.issueId, null));
}

function nobody(
  { baseUrl, links }: Pick<Effects, 'baseUrl' | 'links'>,
  issueId: string,
  rendered: RenderedIssue | null,
): Recipient {
  return {
    name: '',
    follows: (rendered?.following ?? [])
      .slice(0, 3)
      .flatMap(({ topics }) => topics.slice(0, 1).map((label) => ({ kind: 'topic' as const, label }))),
    unsubscribeUrl: `${baseUrl}/`,
    preferencesUrl: `${baseUrl}/`,
    followingUrl: `${baseUrl}/`,
    webUrl: links.archiveUrl(issueId),
  };
}
