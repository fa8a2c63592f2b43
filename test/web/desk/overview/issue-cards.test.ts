import { expect, test } from 'vitest';
import type { IssueState } from '../../../../src/issues/issue.ts';
import type { IssueSummary } from '../../../../src/web/desk/desk-deps.ts';
import { cardsOf } from '../../../../src/web/desk/overview/issue-cards.ts';
import { eveningEdition, morningEdition } from '../../../support/sample-issue.ts';

const NOW = Date.UTC(2026, 10, 23, 12);

function issue(edition: string, date: string, state: IssueState): IssueSummary {
  const rest = { subject: '', sendAt: 0, finishedAt: null, approvedBy: null, heldReason: null, counts: {} };
  return { id: `${edition}/${date}`, edition, date, state, ...rest };
}

const shown = (...issues: IssueSummary[]) =>
  cardsOf({ editions: [morningEdition, eveningEdition], issues, now: NOW }).map(
    ({ edition, date, issue: its }) => `${edition.id}/${date} ${its?.state ?? 'to be made'}`,
  );

test('what waits for an editor comes first, before what is over', () => {
  expect(
    shown(
      issue('morning', '2026-11-23', 'finished'),
      issue('evening', '2026-11-24', 'draft'),
      issue('evening', '2026-11-23', 'finished'),
    ),
  ).toEqual(['evening/2026-11-24 draft', 'morning/2026-11-23 finished']);
});

test('an approved issue that is held waits for an editor too', () => {
  const held = { ...issue('evening', '2026-11-23', 'approved'), heldReason: 'No mail server answers.' };
  expect(shown(issue('morning', '2026-11-23', 'sending'), held)).toEqual([
    'evening/2026-11-23 approved',
    'morning/2026-11-23 sending',
  ]);
});

test('today’s as it ended, or the offer to make one, where nothing is open', () => {
  expect(
    shown(issue('morning', '2026-11-23', 'cancelled'), issue('evening', '2026-11-22', 'finished')),
  ).toEqual(['evening/2026-11-23 to be made', 'morning/2026-11-23 cancelled']);
});

test('an issue sent ahead of its day stays in sight, rather than today’s before it', () => {
  expect(
    shown(
      issue('morning', '2026-11-24', 'finished'),
      issue('morning', '2026-11-23', 'finished'),
      issue('morning', '2026-11-22', 'finished'),
      issue('evening', '2026-11-24', 'finished'),
    ),
  ).toEqual(['evening/2026-11-23 to be made', 'morning/2026-11-24 finished']);
});

test('what is under way stays in sight; a draft whose day is over does not', () => {
  expect(
    shown(
      issue('morning', '2026-11-24', 'in_review'),
      issue('morning', '2026-11-22', 'sending'),
      issue('evening', '2026-11-23', 'approved'),
      issue('evening', '2026-11-20', 'draft'),
    ),
  ).toEqual(['morning/2026-11-24 in_review', 'morning/2026-11-22 sending', 'evening/2026-11-23 approved']);
});
