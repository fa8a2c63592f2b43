import { parseIssueId } from '../../issues/slot.ts';
import { isEditable } from '../../issues/transitions.ts';
import type { EpochMs } from '../../lib/clock.ts';
import { countOf, inWords } from '../../lib/in-words.ts';
import type { IssueSummary } from '../../web/desk/desk-deps.ts';
import type { Cells } from '../terminal.ts';

const DAY_MS = 86_400_000;
/** A draft is made on the day that its issue goes out, by the edition's own clock. */
const USUAL_MS = DAY_MS;

/** What a clock that was ahead, or a hasty `compose --date`, leaves: issues of days to come, and what becomes of them. */
export function issuesAhead(issues: readonly IssueSummary[], now: EpochMs): Cells[] {
  return issues
    .filter(({ sendAt }) => sendAt - now > USUAL_MS)
    .map(({ id, state, sendAt }) => {
      const days = `of a day ${countOf(Math.floor((sendAt - now) / DAY_MS), 'day')} ahead`;
      const { edition = '', date = '' } = parseIssueId(id) ?? {};
      const what = isEditable(state)
        ? `${inWords(state)} already: on that day its news will be old. “twofold compose ${edition} --date ${date}” makes it anew then`
        : `${inWords(state)} already: on that day there will be no other`;
      return [`ahead ${id}`, days, what];
    });
}
