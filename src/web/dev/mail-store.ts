import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock, EpochMs } from '../../lib/clock.ts';
import { makeFolder } from '../../lib/make-folder.ts';

/** One mail as it came over SMTP. */
export interface StoredMail {
  /** Sorts by arrival; the name of its .eml file. */
  id: string;
  receivedAt: EpochMs;
  /** The whole message, headers first, lines ended by CRLF. */
  raw: Buffer;
}

export interface MailStore {
  /** Newest first. */
  messages(): StoredMail[];
  find(id: string): StoredMail | undefined;
  /** Resolves when the mail is on disk, where a folder was given. */
  add(raw: Buffer): Promise<void>;
  clear(): Promise<void>;
}

const NAME = /^(\d{13})-(\d{6})\.eml$/;

/** Keeps the newest `keep` mails in memory, and in `folder` as .eml files that outlive the process. */
export async function openMailStore(options: {
  clock: Clock;
  folder: string | null;
  keep: number;
}): Promise<MailStore> {
  const { clock, folder, keep } = options;
  let mails = folder ? await readFolder(folder) : [];
  let arrivals = mails.reduce((highest, { id }) => Math.max(highest, Number(id.split('-')[1])), 0);
  const erase = (gone: StoredMail[]) =>
    Promise.all(folder ? gone.map(({ id }) => rm(join(folder, `${id}.eml`), { force: true })) : []);
  const dropOldest = () => erase(mails.splice(0, Math.max(0, mails.length - keep)));
  await dropOldest();

  return {
    messages: () => mails.toReversed(),
    find: (id) => mails.find((mail) => mail.id === id),
    async add(raw) {
      arrivals += 1;
      const receivedAt = clock.now();
      const id = `${String(receivedAt).padStart(13, '0')}-${String(arrivals).padStart(6, '0')}`;
      if (folder) await writeFile(join(folder, `${id}.eml`), raw, { mode: 0o600 });
      mails.push({ id, receivedAt, raw });
      await dropOldest();
    },
    async clear() {
      const gone = mails;
      mails = [];
      await erase(gone);
    },
  };
}

async function readFolder(folder: string): Promise<StoredMail[]> {
  makeFolder(folder);
  const names = (await readdir(folder)).filter((name) => NAME.test(name)).sort();
  return Promise.all(
    names.map(async (name) => ({
      id: name.slice(0, -4),
      receivedAt: Number(name.slice(0, 13)),
      raw: await readFile(join(folder, name)),
    })),
  );
}
