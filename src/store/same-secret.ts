import { createHmac } from 'node:crypto';
import { ExitCode, OperatorError } from '../lib/errors.ts';
import type { Db } from './database.ts';
import { keepMeta, readMeta, writeMeta } from './meta-repository.ts';

const KEY = 'secret_fingerprint';

/**
 * Links that one process signs are read by another: with different secrets every unsubscribe link of a worker would
 * be dead. The first process leaves a fingerprint; throws OperatorError in one that has another secret.
 */
export async function assertSameSecret(db: Db, secret: string): Promise<void> {
  const own = fingerprint(secret);
  if ((await keepMeta(db, KEY, own)) === own) return;
  throw new OperatorError('This process has another SECRET than those that use this database.', {
    hint:
      'Links it mails would not work. Set the same SECRET on every host; to change it for good, stop them all and ' +
      'run “twofold migrate --new-secret”.',
    exitCode: ExitCode.usage,
  });
}

/** True once where the secret is another than before, as when a database was restored without its own. */
export async function secretChanged(db: Db, secret: string): Promise<boolean> {
  const own = fingerprint(secret);
  const before = await readMeta(db, KEY);
  if (before === own) return false;
  await writeMeta(db, KEY, own);
  return before !== undefined;
}

/** From now on this is the secret: links signed with the one before are dead. */
export async function acceptSecret(db: Db, secret: string): Promise<void> {
  await writeMeta(db, KEY, fingerprint(secret));
}

function fingerprint(secret: string): string {
  return createHmac('sha256', secret).update('twofold secret fingerprint').digest('base64url');
}
