import { countOf } from '../lib/in-words.ts';
import type { EditionConfig } from './edition.ts';

const BEGINS = 'Only ';

/** Why an issue with `count` stories is held, or null when it has enough. */
export function thinNews({ minStories }: EditionConfig, count: number): string | null {
  if (count >= minStories) return null;
  return `${BEGINS}${countOf(count, 'eligible story', 'eligible stories')} in the window; this edition needs ${minStories}.`;
}

/** Whether a hold is the composer's own: enough news later lifts it. */
export function isThinNews(heldReason: string): boolean {
  return heldReason.startsWith(BEGINS);
}
