import type { EditionConfig } from '../../../issues/edition.ts';
import { type ForgottenSend, heldReasonOf } from '../../../issues/forgotten-send.ts';
import type { Issue } from '../../../issues/issue.ts';
import type { AuditEntry } from '../../../issues/issue-store.ts';
import { isEditable } from '../../../issues/transitions.ts';
import type { EpochMs } from '../../../lib/clock.ts';
import { messageOf } from '../../../lib/errors.ts';
import type { LintFinding } from '../../../render/lint/finding.ts';
import { placeStories } from '../../../render/place-stories.ts';
import { wordsToRead } from '../../../render/reading-time.ts';
import type { SummaryLength } from '../../../stories/story.ts';
import type { DeliveryCounts, DeskDeps, Preview } from '../desk-deps.ts';

/** Where a story stands in the email, and how long its summary may be there. */
export interface StoryPlace {
  block: string;
  length: SummaryLength;
  words: [number, number];
}

/** How the issue stands: all but its mail. */
export interface IssueStanding {
  issue: Issue;
  edition: EditionConfig;
  audit: AuditEntry[];
  /** None before it is frozen. */
  counts: DeliveryCounts;
  /** Readers written down by a freeze that is under way; null where none is. */
  freezing: number | null;
  /** Whether the database may have forgotten a send of it. */
  forgottenSend: ForgottenSend | null;
  now: EpochMs;
}

/** Everything the issue page shows. */
export interface IssueView extends IssueStanding {
  /** By story id; a story no block has room for is missing. */
  places: Map<string, StoryPlace>;
  /** Words that every reader reads. */
  words: number;
  /** Null where rendering failed, which must not keep an editor from mending the text. */
  preview: Preview | null;
  previewProblem: string | null;
  lint: LintFinding[];
}

/** 'not_found' also where the issue's edition is no longer configured. */
export async function readIssueView(deps: DeskDeps, id: string): Promise<IssueView | 'not_found'> {
  const standing = await readStanding(deps, id);
  if (standing === 'not_found') return 'not_found';
  const { issue, edition } = standing;
  const places = placesOf(issue, edition);
  return {
    ...standing,
    places,
    words: wordsToRead(issue.content, edition),
    ...(await renderForView(deps, id)),
  };
}

export async function readStanding(deps: DeskDeps, id: string): Promise<IssueStanding | 'not_found'> {
  const { issues, clock } = deps;
  const issue = await issues.get(id);
  const edition = deps.editions.find((candidate) => candidate.id === issue?.edition);
  if (!issue || !edition) return 'not_found';
  const counts = isEditable(issue.state) ? {} : (await issues.outcomes(id)).counts;
  const freezing = issue.state === 'approved' ? await issues.freezing(id) : null;
  const [audit, forgottenSend] = [await issues.audit(id), await issues.forgottenSend(id)];
  const shown = { ...issue, heldReason: heldReasonOf(issue, forgottenSend) };
  return { issue: shown, edition, audit, counts, freezing, forgottenSend, now: clock.now() };
}

async function renderForView(
  { issues, log }: DeskDeps,
  id: string,
): Promise<Pick<IssueView, 'preview' | 'previewProblem' | 'lint'>> {
  try {
    const [preview, lint] = await Promise.all([issues.preview(id), issues.lint(id)]);
    return { preview, previewProblem: null, lint };
  } catch (error) {
    log.error({ issue: id, error: messageOf(error) }, 'the preview could not be made');
    return { preview: null, previewProblem: messageOf(error), lint: [] };
  }
}

const BLOCK_NAMES = { lead: 'Lead', stories: 'Stories', updates: 'Updates', radar: 'Radar', reads: 'Reads' };

function placesOf(issue: Issue, edition: EditionConfig): Map<string, StoryPlace> {
  const places = new Map<string, StoryPlace>();
  for (const block of placeStories(issue.content, edition.blocks).blocks) {
    if (!('length' in block)) continue;
    const { title, words } = block.config;
    for (const story of block.stories) {
      places.set(story.id, { block: title || BLOCK_NAMES[block.kind], length: block.length, words });
    }
  }
  return places;
}
