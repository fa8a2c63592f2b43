import { expect, test } from 'vitest';
import { meanWithInterval } from '../../eval/lib/interval.ts';
import { formsOf } from '../../eval/train/summaries/forms-of.ts';
import type { TrainingStory } from '../../eval/train/summaries/sources.ts';
import { anArticle } from '../stories/an-article.ts';

function aTrainingStory(...titles: string[]): TrainingStory {
  const articles = titles.map((title, at) =>
    anArticle({ title, body: `The pier of Vexford has opened, ${at}.` }),
  );
  return { source: 'roundups', weight: 2, articles, references: [['The pier has opened.']] };
}

const shapes = (forms: readonly TrainingStory[]) =>
  forms.map(({ articles, weight }) => [articles.map(({ title }) => title), weight]);

test('several reports are learned from together and each alone, every other one without its title', () => {
  const story = aTrainingStory('One', 'Two', 'Three', 'Four');
  expect(shapes(formsOf(story, 0))).toEqual([
    [['One', 'Two', 'Three', 'Four'], 2],
    [['One'], 1],
    [[''], 1],
    [['Three'], 1],
  ]);
  expect(shapes(formsOf(story, 1)).slice(1)).toEqual([
    [[''], 1],
    [['Two'], 1],
    [[''], 1],
  ]);
});

test('a single report is learned from with and without its title, one that has none as it is', () => {
  expect(shapes(formsOf(aTrainingStory('One'), 0))).toEqual([
    [['One'], 2],
    [[''], 1],
  ]);
  expect(shapes(formsOf(aTrainingStory(''), 0))).toEqual([[[''], 2]]);
});

test('an interval holds the mean, is the same each time, and narrows with the number of stories', () => {
  const gains = Array.from({ length: 400 }, (_, at) => (at % 5) - 1);
  const [many, few] = [meanWithInterval(gains), meanWithInterval(gains.slice(0, 20))];
  expect(many.mean).toBe(1);
  expect(many.low).toBeLessThan(1);
  expect(many.high).toBeGreaterThan(1);
  expect(many.high - many.low).toBeLessThan((few.high - few.low) / 2);
  expect(meanWithInterval(gains)).toEqual(many);
});
