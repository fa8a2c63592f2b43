import { expect, test } from 'vitest';
import { isEditable, isOver, mayMove, statesBefore } from '../../src/issues/transitions.ts';

const STATES = statesBefore('cancelled').concat('finished', 'finished_with_failures', 'cancelled');

test('nothing is sent that was not approved, and nothing ended begins anew unless a copy failed', () => {
  expect(statesBefore('sending').sort()).toEqual(['approved', 'finished_with_failures', 'paused']);
  expect(statesBefore('approved').sort()).toEqual(['draft', 'in_review']);
  expect(STATES.filter((state) => mayMove('finished', state) || mayMove('cancelled', state))).toEqual([]);
});

test('content changes before the freeze, and what is over is over', () => {
  expect(STATES.filter(isEditable).sort()).toEqual(['approved', 'draft', 'in_review']);
  expect(STATES.filter(isOver).sort()).toEqual(['cancelled', 'finished', 'finished_with_failures']);
  expect(STATES).toHaveLength(8);
});
