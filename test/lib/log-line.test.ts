import { expect, test } from 'vitest';
import { readableLine } from '../../src/lib/log-line.ts';

const line = (fields: object) =>
  readableLine(
    JSON.stringify({ level: 40, time: '2026-11-23T05:31:02.417Z', ...fields, msg: 'relay changed' }),
  );

test.for([
  [{ relay: 'main', halted: false, until: null }, 'relay=main halted=false'],
  [{ reason: 'no such host' }, 'reason="no such host"'],
  [{ work: { kind: 'poll', at: 3 } }, 'work.kind=poll work.at=3'],
  [{ until: Date.UTC(2026, 10, 23, 6), bytes: 81_920 }, 'until=2026-11-23T06:00:00.000Z bytes=81920'],
  [{ ids: [1, 2] }, 'ids=[1,2]'],
  [{ reason: 'a\u001b[2Jb c' }, 'reason="a\\u001b[2Jb c"'],
  [{ err: { message: 'it is away', hint: 'Try again.' } }, 'error="it is away" hint="Try again."'],
  [{ err: { message: 'bug', stack: 'Error: bug\n  at x' } }, 'error=bug\n    Error: bug\n      at x'],
  [
    { err: { message: '', aggregateErrors: [{ message: 'no' }, { message: 'nor here' }] } },
    'error="no; nor here"',
  ],
  [{ err: 'it broke' }, 'error="it broke"'],
  [{ err: { code: 'EAWAY' } }, 'error.code=EAWAY'],
] as const)('%o', ([fields, rest]) => {
  expect(line(fields)).toBe(`2026-11-23 05:31:02Z WARN relay changed ${rest}`);
});

test('a message that repeats a stranger’s words is one line', () => {
  const forged = 'tick failed: “a\r\n2026-11-23 05:31:03Z INFO send ended”';
  const json = JSON.stringify({ level: 50, time: '2026-11-23T05:31:02.417Z', msg: forged });
  expect(readableLine(json)).toBe(
    '2026-11-23 05:31:02Z ERROR tick failed: “a 2026-11-23 05:31:03Z INFO send ended”',
  );
});
