import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { expect, test } from 'vitest';

const PROGRAM = `
import { createLog } from ${JSON.stringify(new URL('../../src/lib/log.ts', import.meta.url).href)};
process.stderr.on('error', () => {}); // as src/main.ts does
const log = createLog({ level: 'info', format: process.argv[1] });
log.error('the disk is full');
setTimeout(() => {
  log.error('it is full still');
  console.log('went on');
}, 10);
`;

/** Linux's device on which every write fails with ENOSPC. */
const FULL = '/dev/full';

test.skipIf(!existsSync(FULL)).for(['json', 'text'])(
  'a log that cannot be written ends nothing: %s',
  (format) => {
    const full = openSync(FULL, 'w');
    const options = ['--input-type=module', '--eval', PROGRAM, format];
    const ran = spawnSync(process.execPath, options, { stdio: ['ignore', 'pipe', full], encoding: 'utf8' });
    closeSync(full);
    expect([ran.status, ran.stdout]).toEqual([0, 'went on\n']);
  },
);
