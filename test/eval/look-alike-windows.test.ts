import { expect, test } from 'vitest';
import { withFormulas } from '../../eval/train/stories/formulas.ts';
import { type Labelled, thinOut, thinWindowOf } from '../../eval/train/stories/labelled-windows.ts';
import { inOneTown } from '../../eval/train/stories/look-alikes.ts';
import { withCopies } from '../../eval/train/stories/told-again.ts';
import { termsOf } from '../../src/stories/language/terms.ts';
import { anArticle } from '../stories/an-article.ts';

const TOLD = [
  [
    'Pilots at Norland Air vote to walk out',
    'Pilots at Norland Air voted for a walkout over their pensions, the union said.',
  ],
  [
    'Norland Air faces walkout',
    'Two thirds of the pilots at Norland Air are ready to leave their cockpits over pensions.',
  ],
  [
    'Bakers in Karst warn of dearer bread',
    'Bread will cost a tenth more in Karst after a poor harvest, bakers warned.',
  ],
  [
    'Poor harvest drives up price of loaves',
    'Bakers in Karst are raising the price of loaves, blaming the harvest.',
  ],
  ['It was so', 'The people said that a man was there.'],
] as const;

const ROWS: Labelled[] = TOLD.map(([title, teaser], at) => ({
  story: `story ${Math.floor(at / 2)}`,
  article: anArticle({ id: `report ${at}`, outlet: `Paper ${at % 2}`, title, teaser }),
}));

test('what is told in the same form of words is another thing: it says other words', () => {
  const rows = withFormulas(ROWS, 1);
  const twins = rows.filter(({ story }) => story.endsWith(' twin'));
  expect(twins.map(({ article }) => article.id)).toContain('report 0 twin');
  for (const { article, story } of twins) {
    const first = rows.find(({ article: { id } }) => `${id} twin` === article.id);
    const words = termsOf(`${article.title} ${article.teaser}`);
    const of = termsOf(`${first?.article.title} ${first?.article.teaser}`);
    expect(`${first?.story} twin`).toBe(story);
    expect(of.filter((word) => words.includes(word)).length / of.length).toBeLessThanOrEqual(0.75);
  }
});

test('where no word can be changed there is no such telling', () => {
  expect(withFormulas(ROWS.slice(4), 1)).toHaveLength(1);
});

test('a copy is of its report’s story', () => {
  const copies = withCopies(ROWS, 1).slice(ROWS.length);
  expect(copies.map(({ story }) => story)).toEqual(ROWS.map(({ story }) => story));
  expect(copies.map(({ article }) => article.teaser)).toEqual(ROWS.map(({ article }) => article.teaser));
});

test('thin windows keep a story and its twin together, and lie further apart than stories reach', () => {
  const rows = thinOut(withFormulas(ROWS, 1));
  const windows = Map.groupBy(
    rows.toSorted((x, y) => thinWindowOf(x) - thinWindowOf(y)),
    thinWindowOf,
  );
  const storiesIn = [...windows.values()].map((own) => [
    ...new Set(own.map(({ story }) => story.replace(/ twin$/, ''))),
  ]);
  expect(storiesIn.map(({ length }) => length).toSorted()).toEqual([1, 2]);
  const [first = [], second = []] = [...windows.values()].map((own) =>
    own.map(({ article }) => article.publishedAt),
  );
  expect(Math.min(...second) - Math.max(...first)).toBeGreaterThan(8 * 86_400_000);
});

test('stories of one town share its name', () => {
  const named = (rows: readonly Labelled[]) =>
    rows.map(
      ({ article }): string[] => `${article.title} ${article.teaser}`.match(/\b\p{Lu}\p{Ll}+/gu) ?? [],
    );
  const shared = (rows: readonly Labelled[]) => {
    const [first = [], ...rest] = named(rows);
    return first.filter((name) => rest.every((names) => names.includes(name)));
  };
  const two = ROWS.slice(0, 4);
  expect(shared(two)).toEqual([]);
  expect(shared(inOneTown(two, () => 1))).not.toEqual([]);
  expect(inOneTown(two, () => 0)).toEqual(two);
});
