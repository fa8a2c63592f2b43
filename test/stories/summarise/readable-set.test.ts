import { expect, test } from 'vitest';
import { readStory } from '../../../src/stories/summarise/read-story.ts';
import { isReadable } from '../../../src/stories/summarise/readable-set.ts';
import type { Vectors } from '../../../src/stories/summarise/vectors.ts';
import { anArticle, aStory } from '../an-article.ts';

/** Whether the sentences of a text read well one after the other, with none like another. */
function reads(body: string, set: number[], teaser = ''): boolean {
  const story = readStory(aStory(anArticle({ title: 'News from Vey', teaser, body })), 'en', 'News from Vey');
  const likeness = new Float64Array(story.sentences.length ** 2);
  return isReadable(story, { likeness } as unknown as Vectors, set);
}

const MAYOR = 'Ada Lund sold the old mill of Vexford on Monday. The price was two million crowns in cash.';

test('a pronoun is printed only behind the sentence it points at', () => {
  expect(reads(`${MAYOR} She kept the keys of the pier.`, [0, 1])).toBe(true);
  expect(reads(`${MAYOR} It was paid in coins of the old king.`, [1, 2])).toBe(true);
  expect(reads(`${MAYOR} It was paid in coins of the old king.`, [0, 2])).toBe(false);
  expect(reads(`${MAYOR} It was paid in coins of the old king.`, [2])).toBe(false);
});

test('further back, where those between begin with the same word', () => {
  const body = 'Ada Lund sold the old mill on Monday. She kept its keys. She left for Corvane by night.';
  expect(reads(body, [0, 2])).toBe(true);
});

test('what is taken up inside must have been printed', () => {
  const body =
    'Doctors in Vey found new mutations in May. The hospital opened a ward. Doctors fear those mutations spread faster.';
  expect(reads(body, [0, 2])).toBe(true);
  expect(reads(body, [1, 2])).toBe(true);
  const apart =
    'Doctors in Vey found new mutations in May. The hospital opened a ward. The harbour closed at noon. Doctors fear those mutations spread faster.';
  expect(reads(apart, [0, 3])).toBe(true);
  expect(reads(apart, [1, 3])).toBe(false);
});

test('a teaser’s last sentence is not what a body’s first one points at', () => {
  const teaser = 'The harbour board of Vexford met on Friday for nine hours.';
  expect(reads('She resigned as its head on Monday morning in tears.', [0, 1], teaser)).toBe(false);
});

test('a count is told once', () => {
  const body =
    'The council passed the bill by 71 votes to 38. The vote ended 71 to 38. Ada Lund spoke for 71 minutes.';
  expect(reads(body, [0, 1])).toBe(false);
  expect(reads(body, [0, 2])).toBe(true);
  const more = 'The council passed the bill by 71 votes to 38. The vote ended 71 to 38 after 14 hours.';
  expect(reads(more, [0, 1])).toBe(true);
  const share =
    'Vexford raises wages by 15.5% in May. At 14:30 Ada Lund promised 15.5 per cent. Ada Lund cut 3 posts of 15.5 crowns.';
  expect(reads(share, [0, 1])).toBe(false);
  expect(reads(share, [0, 2])).toBe(true);
  const ages =
    'Police arrested Ada Lund, 34, and Bo Vex, 27. Lund, 34, and Vex, 27, were charged with fraud.';
  expect(reads(ages, [0, 1])).toBe(true);
  const dated = 'The ferry sank on Nov. 3, 2026. The inquiry into Nov. 3, 2026 found a rusted valve.';
  expect(reads(dated, [0, 1])).toBe(true);
});
