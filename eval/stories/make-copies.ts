import { seeded } from '../../src/stories/learning/train-boosted-trees.ts';

/** A text an outlet made from an agency's, and how. */
export interface MadeCopy {
  title: string;
  body: string;
  recipe: string;
}

const DATELINES = ['LONDON (Agency) — ', 'OTTAWA, Nov 12 (Agency) - ', 'WASHINGTON — '];
const WORD = /[\p{L}]{4,}/gu;

/**
 * What newsrooms do to agency copy, by a fixed recipe: cut after a part, cut from within, change one word in
 * `edited`, put a dateline before it, write another headline, or all of these.
 */
export function makeCopies(title: string, body: string, seed: number): MadeCopy[] {
  const random = seeded(seed);
  const parts = paragraphsOf(body);
  const headline = title.split(/\s+/).reverse().join(' ');
  const first = (share: number) => parts.slice(0, Math.max(2, Math.ceil(parts.length * share))).join('\n\n');
  const some = (share: number) => parts.filter((_, at) => at === 0 || random() < share).join('\n\n');
  const dateline = DATELINES[Math.floor(random() * DATELINES.length)] ?? '';
  return [
    { title, body: first(0.5), recipe: 'first half' },
    { title, body: first(0.25), recipe: 'first quarter' },
    { title, body: some(0.5), recipe: 'every other paragraph' },
    { title: headline, body: edited(body, 12, random), recipe: 'one word in 12 edited' },
    { title: headline, body: dateline + edited(some(0.5), 15, random), recipe: 'cut and edited' },
  ];
}

/** Where a text has no blank lines, three sentences make a paragraph. */
function paragraphsOf(body: string): string[] {
  const parts = body.split(/\n\s*\n/).filter((part) => part.trim() !== '');
  if (parts.length >= 4) return parts;
  const sentences = body.match(/[^.!?]+[.!?]+["”’]?\s*|[^.!?]+$/gu) ?? [body];
  return Array.from({ length: Math.ceil(sentences.length / 3) }, (_, at) =>
    sentences.slice(3 * at, 3 * at + 3).join(''),
  );
}

function edited(text: string, every: number, random: () => number): string {
  return text.replace(WORD, (word) =>
    random() < 1 / every ? `${word.slice(0, 2)}ev${word.slice(3)}` : word,
  );
}
