import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { createSubscriberStore } from '../../src/store/subscribers/subscriber-repository.ts';
import type { SubscriberStore } from '../../src/subscribers/subscriber-store.ts';

/** A subscriber store over a real SQLite file that is removed with it. */
export async function openTemporaryStore(): Promise<{ store: SubscriberStore } & AsyncDisposable> {
  const folder = await mkdtemp(join(tmpdir(), 'twofold-subscribers-'));
  const database = await openDatabase(`sqlite:${join(folder, 'twofold.db')}`);
  await migrate(database);
  return {
    store: createSubscriberStore(database.db),
    async [Symbol.asyncDispose]() {
      await database[Symbol.asyncDispose]();
      await rm(folder, { recursive: true });
    },
  };
}
