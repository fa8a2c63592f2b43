import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { splitSentences } from '../../src/stories/language/split-sentences.ts';

/** The paragraphs of a file of `sentences/`, each in its sentences. */
function paragraphsOf(file: string): string[][] {
  return readFileSync(new URL(`sentences/${file}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(' | '));
}

test.for([
  ['english', 'en'],
  ['english-unseen', 'en'],
  ['french', 'fr'],
  ['french-unseen', 'fr'],
] as const)('splits the paragraphs of %s as written', ([file, language]) => {
  const paragraphs = paragraphsOf(file);
  const found = paragraphs.map((sentences) =>
    splitSentences(sentences.join(' '), language).map(({ text }) => text),
  );
  expect(found).toEqual(paragraphs);
});
