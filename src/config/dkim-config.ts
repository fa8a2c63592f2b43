import { usage } from '../lib/errors.ts';
import { type Env, readSecret } from './env.ts';

/** Private keys that mail is signed with, as they were written; `delivery/dkim` reads them. */
export interface DkimConfig {
  keys: {
    /** One key or several. */
    text: string;
    /** The variable, or the file, that it stands in. */
    place: string;
  }[];
  /** One for each key, separated by commas. */
  selectors: string;
  /** Null is the From address's. */
  domain: string | null;
  /** Null: signatures do not run out. */
  expiresDays: number | null;
}

/** Null where no key is configured. Throws OperatorError (exit 2) where half of one is: mail must not go unsigned by mistake. */
export function dkimConfig(env: Env): DkimConfig | null {
  const keys = keyTexts(env);
  if (keys.length === 0) {
    const lone = (['DKIM_SELECTOR', 'DKIM_DOMAIN', 'DKIM_EXPIRES_DAYS'] as const).find(
      (name) => env[name] !== undefined,
    );
    if (lone === undefined) return null;
    throw usage(`${lone} is set, but there is no DKIM key.`, 'Set DKIM_KEY_FILE (or DKIM_KEY), or unset it.');
  }
  if (env.DKIM_SELECTOR === undefined) {
    throw usage(
      'A DKIM key is set, but not under which name it is published.',
      'Set DKIM_SELECTOR: 2026a for a record at 2026a._domainkey.news.example.',
    );
  }
  return {
    keys,
    selectors: env.DKIM_SELECTOR,
    domain: env.DKIM_DOMAIN ?? null,
    expiresDays: env.DKIM_EXPIRES_DAYS ?? null,
  };
}

function keyTexts({ DKIM_KEY: key, DKIM_KEY_FILE: files }: Env): DkimConfig['keys'] {
  if (files === undefined) return key === undefined ? [] : [{ text: key, place: 'DKIM_KEY' }];
  if (key !== undefined) throw usage('Both DKIM_KEY and DKIM_KEY_FILE are set.', 'Unset one of them.');
  return files.split(',').map((file) => {
    const place = file.trim();
    return { text: readSecret('DKIM_KEY_FILE', place), place };
  });
}
