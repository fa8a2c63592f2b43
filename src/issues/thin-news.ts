import type { OutsideWindow } from '../feeds/feed-state.ts';
import type { EpochMs } from '../lib/clock.ts';
import { countOf } from '../lib/in-words.ts';
import type { EditionConfig } from './edition.ts';
import { describeInstant } from './local-time.ts';

const BEGINS = /^(?:Only \d[\d,]*|No) eligible stor/;

/** Why an issue with `count` stories is held, or null when it has enough. */
export function thinNews(
  { minStories, zone }: EditionConfig,
  count: number,
  window: { from: EpochMs; to: EpochMs },
): string | null {
  if (count >= minStories) return null;
  const span = `${describeInstant(window.from, zone)} – ${describeInstant(window.to, zone)}`;
  const found =
    count === 0 ? 'No eligible story' : `Only ${countOf(count, 'eligible story', 'eligible stories')}`;
  return `${found} in the window (${span}); this edition needs ${minStories}.`;
}

/** Whether a hold is the composer's own: enough news later lifts it. */
export function isThinNews(heldReason: string): boolean {
  return BEGINS.test(heldReason);
}

/** What there is besides `inside` articles of the window, for whoever wonders where the news is; '' where nothing is. */
export function describeOutside(
  { older, newer }: OutsideWindow,
  inside: number,
  { zone }: EditionConfig,
): string {
  const parts = [
    ...(older ? [`${countOf(older.count, 'older article')}, up to ${describeInstant(older.at, zone)}`] : []),
    ...(newer ? [`${countOf(newer.count, 'newer article')}, from ${describeInstant(newer.at, zone)}`] : []),
  ];
  if (parts.length > 0) return ` Outside the window: ${parts.join('; ')}.`;
  return inside === 0 ? ' No feed has brought an article yet: “twofold feeds list” shows how they are.' : '';
}
