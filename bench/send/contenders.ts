import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mimeOf } from '../../src/delivery/mime/composed-mail.ts';
import { begunBeside } from '../../src/store/ledger/begun-issues.ts';
import { journalBeside } from '../../src/store/ledger/send-journal.ts';
import type { Slice } from './measured.ts';
import { sampleCopy } from './own-composer.ts';
import type { Programs } from './programs.ts';
import { runForSlice, runSource, runToEnd } from './run-process.ts';

const CONNECTIONS = 20;
/** To warm up on: the JIT compilers of a send to many readers are done long before its end. */
const WARM_UP = 12_000;

export interface Occasion {
  port: number;
  kilobytes: number;
  messages: number;
  /** For what a run leaves behind. */
  folder: string;
}

export interface Contender {
  name: 'smtp-source' | 'nodemailer' | 'nodemailer-dkim' | 'smtplib' | 'ours' | 'ours-dkim';
  /** Of the messages of a round, how many it sends: as long as the others take. */
  share: number;
  run(occasion: Occasion): Promise<Slice>;
}

export function contendersOf({ source, python }: Programs): Contender[] {
  return [
    { name: 'smtp-source', share: 1, run: (occasion) => runSmtpSource(source, occasion) },
    { name: 'ours', share: 1, run: (occasion) => runOurs(occasion, []) },
    { name: 'ours-dkim', share: 0.5, run: (occasion) => runOurs(occasion, ['--dkim']) },
    { name: 'smtplib', share: 0.5, run: (occasion) => runSmtplib(python, occasion) },
    { name: 'nodemailer', share: 0.06, run: (occasion) => runNodemailer(occasion, []) },
    { name: 'nodemailer-dkim', share: 0.06, run: (occasion) => runNodemailer(occasion, ['--dkim']) },
  ];
}

/** The same octets a message as ours, over connections that stay. */
function runSmtpSource(source: string, { port, kilobytes, messages }: Occasion): Promise<Slice> {
  const args = ['-4', '-d', '-s', CONNECTIONS, '-m', messages, '-l', sampleCopy(kilobytes).size];
  return runSource(source, [...args.map(String), `127.0.0.1:${port}`], messages);
}

function runSmtplib(python: string, { port, kilobytes, messages, folder }: Occasion): Promise<Slice> {
  const master = join(folder, 'master.eml');
  writeFileSync(master, mimeOf(sampleCopy(kilobytes)));
  const script = join(import.meta.dirname, 'smtplib_sender.py');
  return runForSlice(python, [script, String(port), String(messages), String(CONNECTIONS), master]);
}

function runNodemailer(occasion: Occasion, more: string[]): Promise<Slice> {
  const { port, kilobytes, messages } = occasion;
  return runNode('nodemailer-process.ts', { port, kilobytes, messages, connections: CONNECTIONS }, more);
}

/** What `bin.js` imports before all the rest. */
const FIRST = join(import.meta.dirname, '../../src/lib/small-young-generation.js');

/** A send through the real ledger: a database on disk, with synchronous=FULL, and all that was frozen in it. */
export async function runOurs(
  { port, kilobytes, messages, folder }: Occasion,
  more: string[],
): Promise<Slice> {
  const [warm, database] = [join(folder, 'warm.db'), join(folder, 'news.db')];
  await seed(warm, WARM_UP);
  await seed(database, messages);
  try {
    const options = { warm, database, port, kilobytes, connections: CONNECTIONS };
    return await runForSlice(process.execPath, [
      `--import=${FIRST}`,
      ...argumentsOf('own-process.ts', options),
      ...more,
    ]);
  } finally {
    for (const file of [warm, database])
      for (const path of [
        file,
        `${file}-wal`,
        `${file}-shm`,
        journalBeside(file).path,
        begunBeside(file).path,
      ])
        rmSync(path, { force: true });
  }
}

async function seed(database: string, recipients: number): Promise<void> {
  await runToEnd(process.execPath, argumentsOf('seed-process.ts', { database, recipients }));
}

function runNode(file: string, options: Record<string, string | number>, more: string[]): Promise<Slice> {
  return runForSlice(process.execPath, [...argumentsOf(file, options), ...more]);
}

function argumentsOf(file: string, options: Record<string, string | number>): string[] {
  const flags = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
  return [join(import.meta.dirname, file), ...flags];
}
