import { type NameRun, nameRunsIn } from '../facts/names.ts';
import type { Claim } from './claim.ts';
import type { Finding } from './finding.ts';
import type { Sources } from './read-sources.ts';

const BEHIND = /^,? \(?(?:aged? )?(\d{1,3})(?: ans)?(?=[,.;)]|\s(?:and|et)\s|$)/iu;

/** Somebody's age that the reports give to another. */
export function mistakenAges({ folded }: Claim, { sentences }: Sources): Finding[] {
  const own = agesIn(folded);
  if (own.length === 0) return [];
  const known = sentences.flatMap((sentence) => agesIn(sentence.folded));
  return own.flatMap(({ run, age }): Finding[] => {
    const same = known.filter(
      (other) => other.run.words.at(-1) === run.words.at(-1) && other.run.words[0] === run.words[0],
    );
    if (same.length === 0 || same.some((other) => other.age === age)) return [];
    return [{ kind: 'figure', detail: `the reports give another age of “${run.written}” than “${age}”` }];
  });
}

function agesIn(folded: string): { run: NameRun; age: string }[] {
  return nameRunsIn(folded).flatMap((run) => {
    const age =
      /^,/.test(folded.slice(run.end)) || /^\s\(/.test(folded.slice(run.end))
        ? BEHIND.exec(folded.slice(run.end, run.end + 20))?.[1]
        : undefined;
    return age === undefined ? [] : [{ run, age }];
  });
}
