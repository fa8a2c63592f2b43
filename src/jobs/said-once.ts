import type { Done } from './do-work.ts';

/**
 * What a run does, each sentence once: one pass after another finds the same held issue, or the same server that takes
 * nothing, while a send lasts.
 */
export function saidOnce(onDone?: (done: Done) => void): { all: Done[]; onDone(done: Done): void } {
  const said = new Set<string>();
  const all: Done[] = [];
  return {
    all,
    onDone(done) {
      if (said.has(done.said)) return;
      said.add(done.said);
      all.push(done);
      onDone?.(done);
    },
  };
}
