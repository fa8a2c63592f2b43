import { expect, test } from 'vitest';
import { doWork } from '../../src/jobs/do-work.ts';
import { OperatorError } from '../../src/lib/errors.ts';
import { silentLog } from '../../src/lib/log.ts';
import type { Work } from '../../src/scheduler/due-work.ts';
import { startNewsroom } from '../support/newsroom-here.ts';

const { signal } = new AbortController();
const HOLD: Work = { kind: 'hold', issueId: 'morning/2026-11-23', reason: 'Thin news.' };
const COMPOSE: Work = { kind: 'compose', edition: 'morning', date: '2026-11-23', hold: null };

test.for<[string, Work, Error, string, 'warn' | 'error']>([
  [
    'an operator can put right, with how',
    COMPOSE,
    new OperatorError('The disk is full.', { hint: 'Make room\non it.' }),
    'morning/2026-11-23: The disk is full. Make room on it.',
    'warn',
  ],
  ['is of an issue', HOLD, new OperatorError('Read only.'), 'morning/2026-11-23: Read only.', 'warn'],
  ['nobody thought of', { kind: 'poll' }, new TypeError('x is no list'), 'poll: x is no list', 'error'],
])('a failure that %s is returned and logged', async ([, work, error, said, level]) => {
  await using here = await startNewsroom();
  await using app = await here.open();
  const logged: string[] = [];
  const log = {
    ...silentLog,
    warn: () => void logged.push('warn'),
    error: () => void logged.push('error'),
  } as typeof silentLog;
  const fails = async () => {
    throw error;
  };
  const effects = {
    ...app.effects,
    log,
    holdDraft: fails,
    issues: { ...app.effects.issues, setHeldReason: fails },
    feeds: { ...app.effects.feeds, feedStates: fails },
  };
  expect(await doWork(effects, work, { signal })).toEqual({ work, failed: true, said });
  expect(logged).toEqual([level]);
});

test('work that went well has not failed', async () => {
  await using here = await startNewsroom();
  await using app = await here.open();
  expect(await doWork(app.effects, { kind: 'tidy' }, { signal })).toMatchObject({
    failed: false,
    said: 'deleted 0 old articles',
  });
});
