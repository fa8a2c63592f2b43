import { mimeOf } from '../../delivery/mime/composed-mail.ts';
import { composeMessage } from '../../delivery/mime/message.ts';
import { readSavedFeeds } from '../../feeds/read-saved-feeds.ts';
import type { FeedSource, Section } from '../../feeds/source.ts';
import { carriedBy, composeIssue } from '../../issues/compose-issue.ts';
import type { EditionConfig } from '../../issues/edition.ts';
import type { Issue } from '../../issues/issue.ts';
import { localDate, wallClockHoursBefore } from '../../issues/local-time.ts';
import type { Newsroom } from '../../issues/newsroom.ts';
import { issueId } from '../../issues/slot.ts';
import { hashOf } from '../../lib/canonical-json.ts';
import type { EpochMs } from '../../lib/clock.ts';
import { joinPieces } from '../../render/copy-pieces.ts';
import type { LintFinding } from '../../render/lint/finding.ts';
import { lintIssue } from '../../render/lint-issue.ts';
import { personalPieces } from '../../render/personalise.ts';
import { renderIssue } from '../../render/render-issue.ts';
import { issueMailing, messageIdDomain } from '../send/compose-copy.ts';

export interface ReplayRequest {
  dir: string;
  at: EpochMs;
  edition: EditionConfig;
  sections: Section[];
  newsroom: Newsroom;
  /** For files that a source list names; others are described from the files themselves. */
  sources?: FeedSource[];
  /** Issues that went before: what they told is told again only where it moved. */
  carried?: Issue[];
}

export interface Replay {
  issue: Issue;
  hold: string | null;
  html: string;
  text: string;
  eml: Buffer;
  findings: LintFinding[];
  problems: { file: string; reason: string }[];
}

const SITE = 'https://updates.example';

/** An issue as it would have been composed at a moment from saved feeds: no network, no database, the same bytes each time. */
export async function replay({
  dir,
  at,
  edition,
  sections,
  newsroom,
  sources = [],
  carried = [],
}: ReplayRequest): Promise<Replay> {
  const window = { from: wallClockHoursBefore(at, edition.windowHours, edition.zone), to: at };
  const saved = await readSavedFeeds(dir, { at, sources });
  const articles = saved.articles.filter(
    ({ publishedAt }) => publishedAt >= window.from && publishedAt <= window.to,
  );
  const { content, hold } = composeIssue({
    edition,
    articles,
    sources: saved.sources,
    sections,
    window,
    carried: carried.filter((issue) => issue.window.to < at).flatMap(carriedBy),
    warnings: [],
  });
  const issue = issueOf(edition, at, window, content, hold);
  const rendered = await renderIssue(issue, edition, newsroom);
  const webUrl = `${SITE}/archive/${issue.id}`;
  const copy = personalPieces(rendered, {
    name: '',
    follows: [],
    unsubscribeUrl: `${SITE}/unsubscribe`,
    preferencesUrl: `${SITE}/preferences`,
    followingUrl: `${SITE}/following`,
    webUrl,
  });
  const mail = composeMessage({
    ...issueMailing(newsroom, edition, rendered),
    html: copy.html,
    text: copy.text,
    to: { name: '', address: 'reader@updates.example' },
    messageId: `${issue.contentHash.slice(0, 32)}@${messageIdDomain(newsroom)}`,
    date: at,
    returnPath: null,
    unsubscribeUrl: `${SITE}/unsubscribe`,
  });
  if (mail.outcome !== 'composed') throw new Error(`the replayed mail cannot be composed: ${mail.detail}`);
  const findings = lintIssue({ content, rendered, edition, newsroom, sources: articles });
  return {
    issue,
    hold,
    html: joinPieces(copy.html),
    text: joinPieces(copy.text),
    eml: mimeOf(mail),
    findings,
    problems: saved.problems,
  };
}

function issueOf(
  edition: EditionConfig,
  at: EpochMs,
  window: Issue['window'],
  content: Issue['content'],
  hold: string | null,
): Issue {
  const date = localDate(at, edition.zone);
  return {
    id: issueId(edition.id, date),
    edition: edition.id,
    date,
    state: 'draft',
    version: 1,
    content,
    contentHash: hashOf(content),
    window,
    sendAt: at,
    approvedVersion: null,
    approvedHash: null,
    approvedBy: null,
    approvedAt: null,
    heldReason: hold,
    finishedAt: null,
  };
}
