import { readFileSync, writeSync } from 'node:fs';
import type { MailLogEntry } from '../../test/support/smtp-double.ts';

/** What a receiving server wrote down, added up. */
export interface MailLog {
  /** Message-ID → how often the server took it. */
  taken: Map<string, number>;
  /** Address → how many messages the server took for it. */
  mailed: Map<string, number>;
  /** Addresses that were refused for good at least once. */
  refused: Set<string>;
  /** Message-IDs whose final dot was not answered, or not so that it must have arrived. */
  cut: Set<string>;
}

/** In the file when it returns: a client is answered after that. */
export function writeEntry(file: number, { what, to, messageId, code }: MailLogEntry): void {
  writeSync(file, `${JSON.stringify([what, to, messageId, code])}\n`);
}

export function readMailLog(path: string): MailLog {
  return sumUp(
    readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [what, to, messageId, code] = JSON.parse(line) as [
          MailLogEntry['what'],
          string,
          string,
          number,
        ];
        return { what, to, messageId, code };
      }),
  );
}

export function sumUp(entries: Iterable<MailLogEntry>): MailLog {
  const log: MailLog = { taken: new Map(), mailed: new Map(), refused: new Set(), cut: new Set() };
  for (const { what, to, messageId, code } of entries) {
    if (what === 'taken') {
      count(log.taken, messageId ?? '');
      count(log.mailed, to);
    }
    if (what === 'refused' && code !== null && code >= 500) log.refused.add(to);
    if (what === 'cut') log.cut.add(messageId ?? '');
  }
  return log;
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
