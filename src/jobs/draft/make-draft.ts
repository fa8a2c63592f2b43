import type { Article } from '../../feeds/article.ts';
import { type Composition, carriedBy, composeIssue } from '../../issues/compose-issue.ts';
import type { EditionConfig } from '../../issues/edition.ts';
import type { Issue } from '../../issues/issue.ts';
import { localDate } from '../../issues/local-time.ts';
import { mergeDraft } from '../../issues/merge-draft.ts';
import { rewordStories } from '../../issues/reword-stories.ts';
import { issueId, slotOf, windowOf } from '../../issues/slot.ts';
import { stateInWords } from '../../issues/state-in-words.ts';
import { describeOutside, isThinNews } from '../../issues/thin-news.ts';
import { isEditable } from '../../issues/transitions.ts';
import { hashOf } from '../../lib/canonical-json.ts';
import type { EpochMs } from '../../lib/clock.ts';
import { countOf } from '../../lib/in-words.ts';
import { type Effects, editionOf } from '../effects.ts';
import { feedStatus } from '../feeds/feed-status.ts';

export interface DraftRequest {
  edition: string;
  /** Local date in the edition's zone; null is today. */
  date: string | null;
  actor: string;
  /** Keeps the issue from being sent by itself, and says why. */
  hold?: string | null;
  /** Instead of the slot's own window. */
  window?: { from: EpochMs; to: EpochMs };
  /** Leaves one that is there already alone: it is an editor's, and may be approved. */
  onlyNew?: true;
  /** Fires when the work is to end soon: what the language model has not worded by then stays extractive. */
  signal?: AbortSignal;
}

export type DraftOutcome =
  | { outcome: 'composed'; issue: Issue; fresh: boolean }
  /** `busy`: somebody is making it. */
  | { outcome: 'refused'; reason: string; busy?: true };

/** How far back a story that was already carried is remembered. */
const REMEMBERED_ISSUES = 6;

/** Makes an issue's draft, or refreshes it and keeps what editors did. Makes one issue however often it is called. */
export async function makeDraft(effects: Effects, request: DraftRequest): Promise<DraftOutcome> {
  const edition = editionOf(effects, request.edition);
  const date = request.date ?? localDate(effects.clock.now(), edition.zone);
  const id = issueId(edition.id, date);
  // Two at once would ask a language model twice for the same; the second one's draft would be thrown away.
  await using held = await effects.holdDraft(edition.id);
  if (held === null)
    return { outcome: 'refused', reason: `${id} is being composed already; look again soon.`, busy: true };
  const existing = await effects.issues.get(id); // not before: whoever held it has just written one
  if (existing && request.onlyNew)
    return { outcome: 'refused', reason: `${id}: somebody else was first with the draft` };
  if (existing && !isEditable(existing.state)) {
    return {
      outcome: 'refused',
      reason: `${id} is ${stateInWords(existing.state)} and cannot be composed again.`,
    };
  }
  const window = request.window ?? windowOf(edition, date, effects.clock.now());
  const composition = await composeFrom(effects, edition, id, window, request);
  return existing
    ? refresh(effects, existing, composition, window, request.actor)
    : create(effects, { id, edition, date, window, composition, request });
}

/**
 * What a draft made now would be: composed, then worded by the language model where there is one. No issue is
 * written; the model's answers are kept and its costs booked.
 */
export async function composeFrom(
  effects: Effects,
  edition: EditionConfig,
  id: string,
  window: { from: EpochMs; to: EpochMs },
  { signal }: Pick<DraftRequest, 'signal'> = {},
): Promise<Composition> {
  const articles = await effects.articles.articlesBetween(window.from, window.to);
  const composed = await composeOf(effects, edition, id, window, articles);
  const composition = {
    ...composed,
    hold: await explainHold(effects, edition, composed.hold, window, articles),
  };
  const { summariser } = effects;
  if (summariser === null || edition.summaries === 'extractive') return composition;
  const write = summariser.begin(id, signal);
  return { ...composition, content: await rewordStories(composition.content, edition, articles, write) };
}

/** Where news is thin, the articles just outside the window may be what an editor misses. */
async function explainHold(
  effects: Effects,
  edition: EditionConfig,
  hold: string | null,
  { from, to }: { from: EpochMs; to: EpochMs },
  inside: readonly Article[],
): Promise<string | null> {
  if (hold === null) return null;
  return hold + describeOutside(await effects.articles.articlesOutside(from, to), inside.length, edition);
}

async function composeOf(
  effects: Effects,
  edition: EditionConfig,
  id: string,
  window: { from: EpochMs; to: EpochMs },
  articles: Article[],
): Promise<Composition> {
  const { issues, newsroom } = effects;
  const sent = await issues.sentBefore(null, window.to, REMEMBERED_ISSUES);
  return composeIssue({
    ranker: await effects.summaryWeights.ranker(),
    edition,
    articles,
    sources: newsroom.feeds,
    sections: newsroom.sections,
    window,
    warnings: await feedWarnings(effects),
    carried: sent.filter((issue) => issue.id !== id).flatMap(carriedBy),
  });
}

/** Their news may be missing from the draft. */
async function feedWarnings(effects: Effects): Promise<string[]> {
  return (await feedStatus(effects)).flatMap(({ outlet, id, status, error, held }) => {
    if (held !== null && status !== 'failing') return [`${outlet} (${id}) is held: ${held}`];
    if (status !== 'failing' && status !== 'paused') return [];
    return [`${outlet} (${id}) could not be read: ${error ?? 'it is paused'}`];
  });
}

interface NewDraft {
  id: string;
  edition: EditionConfig;
  date: string;
  window: { from: EpochMs; to: EpochMs };
  composition: Composition;
  request: DraftRequest;
}

async function create(effects: Effects, draft: NewDraft): Promise<DraftOutcome> {
  const { id, edition, date, window, composition, request } = draft;
  const issue: Issue = {
    id,
    edition: edition.id,
    date,
    state: 'draft',
    version: 1,
    content: composition.content,
    contentHash: hashOf(composition.content),
    window,
    sendAt: slotOf(edition, date).sendAt,
    approvedVersion: null,
    approvedHash: null,
    approvedBy: null,
    approvedAt: null,
    heldReason: request.hold ?? composition.hold,
    finishedAt: null,
  };
  const entry = { at: effects.clock.now(), actor: request.actor, action: 'compose', detail: describe(issue) };
  if (await effects.issues.insert(issue, entry)) return { outcome: 'composed', issue, fresh: true };
  const theirs = await effects.issues.get(id); // another scheduler was first: its draft is the issue
  if (!theirs) throw new Error(`issue ${id} could be neither inserted nor read`);
  return { outcome: 'composed', issue: theirs, fresh: false };
}

async function refresh(
  { issues, clock }: Effects,
  existing: Issue,
  composition: Composition,
  window: { from: EpochMs; to: EpochMs },
  actor: string,
): Promise<DraftOutcome> {
  const content = mergeDraft(composition.content, existing.content);
  const contentHash = hashOf(content);
  if (contentHash === existing.contentHash) return { outcome: 'composed', issue: existing, fresh: false };
  const heldReason = keptReason(existing.heldReason) ?? composition.hold;
  const saved = await issues.saveContent({
    id: existing.id,
    expectedVersion: existing.version,
    content,
    contentHash,
    state: existing.state === 'draft' ? 'draft' : 'in_review',
    window,
    // Only what this changes is written: an editor may have withdrawn the approval meanwhile.
    ...(heldReason === existing.heldReason ? {} : { heldReason }),
    entry: { at: clock.now(), actor, action: 'refresh', detail: describe({ window, content }) },
  });
  if (!saved)
    return {
      outcome: 'refused',
      reason: 'Somebody changed the draft meanwhile; look at it and compose again.',
    };
  const issue = await issues.get(existing.id);
  if (!issue) throw new Error(`issue ${existing.id} vanished`);
  return { outcome: 'composed', issue, fresh: false };
}

/** The composer's own reason is made anew, any other stays. */
function keptReason(reason: string | null): string | null {
  return reason === null || isThinNews(reason) ? null : reason;
}

function describe({ content, window }: Pick<Issue, 'content' | 'window'>): string {
  const span = `${new Date(window.from).toISOString()} to ${new Date(window.to).toISOString()}`;
  return `${countOf(content.stories.length, 'story', 'stories')} from ${span}`;
}
