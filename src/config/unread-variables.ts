import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readBoundedSync } from '../lib/read-bounded.ts';
import { VARIABLE_NAMES, type Variables, variablesSet } from './env.ts';
import { LIST_MB } from './newsroom.ts';
import { editsBetween } from './read-newsroom-suggest.ts';

/** A variable that is set, perhaps in place of one of ours. */
export interface Unread {
  written: string;
  /** The one that is nearly called so; null where none is. */
  meant: string | null;
  inDotEnv: boolean;
}

/** What is set for Twofold and read by nobody. Throws OperatorError where the `.env` cannot be read. */
export function unreadVariables(): Unread[] {
  const { environment, dotEnv } = variablesSet();
  const dir = environment.NEWSROOM_DIR || dotEnv.NEWSROOM_DIR || 'feeds';
  return findUnread(environment, dotEnv, () => namedInSourceList(dir));
}

/**
 * The `.env` is Twofold's: what begins like a variable of ours there was meant to be one. The environment is everybody's:
 * of it only a typo of a variable that is not set counts. `named` gives what the source list says its variables begin with.
 */
export function findUnread(environment: Variables, dotEnv: Variables, named: () => string[]): Unread[] {
  const set = { ...dotEnv, ...environment };
  const unset = VARIABLE_NAMES.filter((name) => name.length >= 6 && !set[name]);
  const strange = Object.keys(set).filter((name) => set[name] && !VARIABLE_NAMES.includes(name));
  const unread = strange.flatMap((written): Unread[] => {
    const inDotEnv = Boolean(dotEnv[written]);
    if (!inDotEnv && VARIABLE_NAMES.some((name) => written.startsWith(name))) return []; // a relay's, or nobody's typo
    const typoOf = unset.find((name) => isTypo(written.toUpperCase(), name));
    if (typoOf === undefined && !(inDotEnv && relativesOf(written).length > 0)) return [];
    return [{ written, meant: typoOf ?? nearest(written), inDotEnv }];
  });
  if (unread.length === 0) return [];
  const read = named();
  return unread.filter(({ written }) => !read.some((name) => `${written}_`.startsWith(`${name}_`)));
}

/** One letter too many, too few or wrong, or two that changed places. */
function isTypo(written: string, name: string): boolean {
  return editsBetween(written, name) <= 1; // none: but for its case
}

/** Of ours that begin with the same word the one most like it, where at least half of it is the same. */
function nearest(written: string): string | null {
  const [best] = relativesOf(written)
    .map((name) => ({ name, edits: editsBetween(written, name) }))
    .sort((a, b) => a.edits - b.edits);
  return best && best.edits <= written.length / 2 ? best.name : null;
}

/** `SMTP_URL` and its like for `SMTP_HOST`, `PORT` for `PORT_NUMBER`. */
function relativesOf(written: string): string[] {
  const [first] = written.split('_');
  return written === first ? [] : VARIABLE_NAMES.filter((name) => `${name}_`.startsWith(`${first}_`));
}

/** As text: a list with a mistake in it names its variables all the same. */
function namedInSourceList(dir: string): string[] {
  try {
    const files = readdirSync(dir).filter((name) => /\.ya?ml$/i.test(name));
    return files.flatMap((name) =>
      [
        ...readBoundedSync(join(dir, name), LIST_MB)
          .toString()
          .matchAll(/(?:urlFrom|oauthFrom)["']?\s*:\s*["']?(\w+)/g),
      ].map(([, variable = '']) => variable),
    );
  } catch {
    return []; // told of where the list is needed
  }
}
