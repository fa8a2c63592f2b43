import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { holdIssue } from '../../../src/jobs/draft/hold-issue.ts';
import { DRAFT_TIME, ISSUE_ID, startNewsroom } from '../../support/newsroom-here.ts';

const { signal } = new AbortController();
const EDITORS = ['first@brinmouth.example', 'second@brinmouth.example'];

function logged() {
  const lines: string[] = [];
  const log = pino(
    new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    }),
  );
  return { lines, log };
}

test('an editor whose letter is refused keeps nobody else from getting theirs', async () => {
  await using here = await startNewsroom({}, ({ verb, to }) =>
    verb === 'RCPT' && to === EDITORS[0] ? `550 5.1.1 <${to}> is unknown here` : undefined,
  );
  await here.tickAt(DRAFT_TIME);
  await using app = await here.open({ DESK_EDITORS: EDITORS.join(',') });
  const { lines, log } = logged();
  await holdIssue({ ...app.effects, log }, ISSUE_ID, 'The presses stand still.', signal);
  expect(here.smtp.accepted.map(({ to }) => to)).toEqual([EDITORS[1]]);
  expect((await app.issues.get(ISSUE_ID))?.heldReason).toBe('The presses stand still.');
  const untold = lines.filter((line) => line.includes('editor not told'));
  expect(untold).toHaveLength(1);
  expect(untold[0]).toContain('is unknown here');
  expect(lines.join('')).not.toContain('@');
  expect(lines.join('')).toContain('"msg":"issue held"');
});

test('an issue is held though no letter can go out at all', async () => {
  await using here = await startNewsroom();
  await here.tickAt(DRAFT_TIME);
  await using app = await here.open({ DESK_EDITORS: EDITORS.join(',') });
  const { lines, log } = logged();
  const effects = { ...app.effects, relays: null, log }; // no mail server is configured
  await holdIssue(effects, ISSUE_ID, 'The presses stand still.', signal);
  expect((await app.issues.get(ISSUE_ID))?.heldReason).toBe('The presses stand still.');
  expect(lines.filter((line) => line.includes('editor not told'))).toHaveLength(2);
});
