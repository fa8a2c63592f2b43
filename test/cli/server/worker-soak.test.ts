import { expect, test } from 'vitest';
import { soakWorkers } from '../../../bench/workers/soak-workers.ts';
import { createTerminal } from '../../../src/cli/terminal.ts';
import { postgresBinaries } from '../../support/postgres.ts';

const binaries = await postgresBinaries();

test.skipIf(binaries === null)(
  'two workers, killed, stopped past the lease and terminated: nobody twice, nobody lost',
  async () => {
    const write = () => true;
    const silent = { write } as unknown as NodeJS.WriteStream;
    const { figures, violations } = await soakWorkers(
      {
        binaries: binaries ?? '',
        workers: 2,
        recipients: 500,
        kills: 4,
        stops: 1,
        terms: 1,
        connections: 3,
        replySeconds: 5,
        trouble: 0,
        seed: 1,
        minutes: 5,
      },
      createTerminal({ stdout: silent, stderr: silent }),
    );
    expect(violations).toEqual([]);
    expect(figures).toMatchObject({
      SIGKILL: 4,
      'SIGSTOP past the lease': 1,
      SIGTERM: 1,
      duplicates: 0,
      lost: 0,
    });
  },
  400_000,
);
