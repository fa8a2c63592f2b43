import { openSync } from 'node:fs';
import { startSmtpDouble } from '../../test/support/smtp-double.ts';
import { writeEntry } from './mail-log.ts';
import { randomTrouble } from './random/random-trouble.ts';

/* The receiving server's process: `LOG SEED TROUBLE`. It says its port and serves until its parent lets go. */
const [logFile = '', seed = '1', trouble = '1'] = process.argv.slice(2);
const file = openSync(logFile, 'a', 0o600);
const server = await startSmtpDouble(randomTrouble(Number(seed), Number(trouble)), {
  onLog: (entry) => writeEntry(file, entry),
});
process.on('disconnect', () => void server[Symbol.asyncDispose]());
process.send?.({ port: server.port });
