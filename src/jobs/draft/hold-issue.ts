import type { Issue } from '../../issues/issue.ts';
import { describeInstant } from '../../issues/local-time.ts';
import { messageOf } from '../../lib/errors.ts';
import { withoutAddresses } from '../../lib/log.ts';
import { withGrace } from '../../lib/with-grace.ts';
import { writeDate } from '../../render/write-date.ts';
import { type Effects, editionOf, MACHINE } from '../effects.ts';
import { mailLetter } from '../send/mail-letter.ts';

/** Keeps an issue from being sent by itself, and tells the editors why. */
export async function holdIssue(
  effects: Effects,
  issueId: string,
  reason: string,
  stop: AbortSignal,
): Promise<void> {
  const entry = { at: effects.clock.now(), actor: MACHINE, action: 'hold', detail: reason };
  await effects.issues.setHeldReason(issueId, reason, entry);
  effects.log.warn({ issueId, reason }, 'issue held');
  const issue = await effects.issues.get(issueId);
  if (issue) await tellEditors(effects, issue, reason, stop);
}

/**
 * A letter that cannot be sent changes nothing: the desk and `status` show the reason all the same. After a stop all of
 * them together have the time that whatever is under way has.
 */
export async function tellEditors(
  effects: Effects,
  issue: Issue,
  reason: string,
  stop: AbortSignal,
): Promise<void> {
  const edition = editionOf(effects, issue.edition);
  const letter = {
    edition: edition.title,
    date: writeDate(issue.date, effects.newsroom.newsroom.language),
    dueAt: describeInstant(issue.sendAt, edition.zone, edition.language),
    reason,
    deskUrl: `${effects.baseUrl}/desk/issues/${issue.id}`,
  };
  using grace = withGrace(stop);
  for (const address of effects.editors) {
    try {
      const outcome = await mailLetter(effects, 'held', address, letter, grace);
      if (outcome.outcome === 'refused')
        effects.log.warn({ issueId: issue.id, detail: withoutAddresses(outcome.detail) }, 'editor not told');
    } catch (error) {
      effects.log.warn({ issueId: issue.id, detail: messageOf(error) }, 'editor not told');
    }
  }
}
