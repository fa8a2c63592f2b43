import { expect, test } from 'vitest';
import { clusterArticles } from '../../../src/stories/cluster-articles.ts';
import { rarityOf } from '../../../src/stories/grouping/background-words.ts';
import { eventTokensOf } from '../../../src/stories/grouping/word-families.ts';
import { tokensOf } from '../../../src/stories/language/terms.ts';
import { anArticle } from '../an-article.ts';

const termsOf = (text: string) => eventTokensOf(text).map(({ term }) => term);

test.for([
  ['Le séisme', 'La secousse est'],
  ['La grève', 'Les grévistes'],
  ['Les Turcs sont', 'La Turquie est'],
] as const)('“%s” and “%s” are one thing', ([one, other]) => {
  expect(termsOf(one)).toEqual(termsOf(other));
});

test('a thing is as common as all its words together', () => {
  const dead = 'Les morts sont là';
  const [family = ''] = termsOf(dead);
  expect(rarityOf(family)).toBeLessThan(rarityOf(tokensOf(dead)[0]?.term ?? ''));
});

test('French reports of one earthquake meet in other words', () => {
  const told = [
    [
      'Un tremblement de terre fait 22 morts dans la province de Vey',
      'Des maisons se sont effondrées avant l’aube. Les routes sont coupées.',
    ],
    [
      'Séisme de Vey : les secours arrivent à pied',
      'Les habitants enterrent leurs proches et redoutent de nouvelles secousses.',
    ],
  ] as const;
  const articles = told.map(([title, teaser], at) =>
    anArticle({ id: title, outlet: `Paper ${at}`, title, teaser, body: '' }),
  );
  expect(clusterArticles(articles)).toHaveLength(1);
});
