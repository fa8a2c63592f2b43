import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ISSUE_ID, type NewsroomHere, startNewsroom } from '../support/newsroom-here.ts';

const BIN = join(import.meta.dirname, '../../bin.js');
/** Of util-linux: runs a command at a terminal of its own. */
const SCRIPT = '/usr/bin/script';

/** One command line at a terminal, and what is typed when it asks. */
async function atTerminal({ env }: NewsroomHere, args: string[], typed = '') {
  const command = [process.execPath, BIN, ...args].join(' ');
  const { PATH, HOME } = process.env;
  const child = spawn(SCRIPT, ['-qec', command, '/dev/null'], {
    env: { PATH, HOME, NO_COLOR: '1', LOG_LEVEL: 'error', ...env },
  });
  let shown = '';
  child.stdout.on('data', (piece) => {
    if (!shown.includes('[y/N]') && `${shown}${piece}`.includes('[y/N]')) child.stdin.write(`${typed}\n`);
    shown += piece;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  return { code, shown };
}

describe.runIf(process.platform === 'linux' && existsSync(SCRIPT))('what cannot be taken back', () => {
  test.for([
    [[], 'n', 1, true, 'approved'],
    [[], '', 1, true, 'approved'],
    [[], 'y', 0, true, 'cancelled'],
    [['--yes'], '', 0, false, 'cancelled'],
    [['-y'], '', 0, false, 'cancelled'],
    [['--no-input'], '', 0, false, 'cancelled'],
  ] as const)('%j, “%s” typed at a terminal: exit code %i', async ([options, typed, code, asks, state]) => {
    await using here = await startNewsroom();
    for (const args of [['poll'], ['compose', 'morning'], ['approve', 'morning']]) await here.run(args);
    const ran = await atTerminal(here, ['cancel', 'morning', ...options], typed);
    expect([ran.code, ran.shown.includes('Cancel it for good? [y/N]')]).toEqual([code, asks]);
    await using app = await here.open();
    expect((await app.issues.get(ISSUE_ID))?.state).toBe(state);
  });
});
