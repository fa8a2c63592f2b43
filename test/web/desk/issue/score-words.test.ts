import { expect, test } from 'vitest';
import { rankStories } from '../../../../src/stories/ranking/rank-stories.ts';
import { partsShown } from '../../../../src/web/desk/issue/score-words.ts';
import { anArticle, aStory, HOUR, NOON } from '../../../stories/an-article.ts';

test('every part of a score has words an editor understands', () => {
  const context = { now: NOON, windowFrom: NOON - 12 * HOUR, sources: new Map(), sections: new Map() };
  const [story] = rankStories([aStory(anArticle())], context);
  const parts = { ...story?.score.parts, moved: 0.8 };
  const shown = partsShown(parts);
  expect(shown).toHaveLength(Object.keys(parts).length);
  for (const { name, means } of shown) {
    expect(means).not.toBe('');
    expect(Object.keys(parts)).not.toContain(name);
  }
  expect(shown.at(-1)).toMatchObject({ value: '× 0.8' });
});

test('what was added comes first, the most on top, and an unknown part is shown by its name', () => {
  const shown = partsShown({ section: 1.2, recency: 0.5, corroboration: 4.512, moon_phase: 3 });
  expect(shown.map(({ name, value }) => `${name} ${value}`)).toEqual([
    'Outlets reporting it 4.51',
    'moon phase 3',
    'Newest report 0.5',
    'Weight of its section × 1.2',
  ]);
});
