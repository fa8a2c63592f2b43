import { benchDays, DAYS_OPTIONS } from './days/bench-days.ts';
import { benchDkim } from './dkim/bench-dkim.ts';
import { benchDomains } from './domains/bench-domains.ts';
import { benchLedger } from './ledger/bench-ledger.ts';
import { SEND_OPTIONS } from './send/arguments.ts';
import { benchSend } from './send/bench-send.ts';
import { benchStories } from './stories/bench-stories.ts';
import { benchPostgres } from './workers/bench-postgres.ts';

/** A measurement of speed and memory. It needs no material: what it works on is invented, the same each time. */
export interface Bench {
  name: string;
  about: string;
  /** One line each; without them it takes none. */
  options?: string;
  /** Returns the lines to print; `say` tells what is going on meanwhile. Throws OperatorError where it cannot run. */
  run(say: (line: string) => void, args: string[]): Promise<string[]>;
}

export const BENCHES: readonly Bench[] = [
  {
    name: 'ledger',
    about: 'claims, marks and outcomes of 10,000, 100,000 and a million recipients',
    run: benchLedger,
  },
  {
    name: 'domains',
    about: 'claiming around a recipients’ domain that wants less mail, and out of it',
    run: benchDomains,
  },
  {
    name: 'postgres',
    about: 'what an issue costs a Postgres: bytes a row, log and CPU a delivery; needs Debian’s postgresql',
    run: benchPostgres,
  },
  {
    name: 'days',
    about: 'a newsroom’s 45 days on a moved clock: each issue once to each reader, CPU, heap and data by day',
    options: DAYS_OPTIONS,
    run: benchDays,
  },
  { name: 'stories', about: 'grouping 1,000, 10,000 and 100,000 articles', run: benchStories },
  {
    name: 'dkim',
    about: 'DKIM signatures of mails of 10, 40 and 80 KB beside crypto.sign alone',
    run: benchDkim,
  },
  {
    name: 'send',
    about: 'sending an issue, beside smtp-source, nodemailer and smtplib; needs postfix’s smtp-sink',
    options: SEND_OPTIONS,
    run: benchSend,
  },
];
