import { expect, test } from 'vitest';
import type { Article } from '../../../src/feeds/article.ts';
import { profileAll } from '../../../src/stories/grouping/group-articles.ts';
import { profileArticle } from '../../../src/stories/grouping/profile-article.ts';
import { proposePairs } from '../../../src/stories/grouping/propose-pairs.ts';
import { anArticle, HOUR, NOON } from '../an-article.ts';

function proposed(articles: readonly Article[]): string[] {
  return proposePairs(profileAll(articles, profileArticle)).map(
    ({ a, b }) => `${articles[a]?.id} ${articles[b]?.id}`,
  );
}

/** Words nobody else uses. */
function ownWords(name: string, count: number): string {
  return Array.from(
    { length: count },
    (_, at) => `${name}${'aeiou'[at % 5]}${'bdfgklmnprst'[at % 12]}o`,
  ).join(' ');
}

test('two reports that share common words alone are worth judging, however many rare ones each has', () => {
  const told = 'women accused candidate newspaper campaign';
  const articles = ['zalt', 'quor'].map((name, at) =>
    anArticle({
      id: name,
      title: '',
      teaser: `${told} ${ownWords(name, 40)}`,
      publishedAt: NOON + at * HOUR,
    }),
  );
  expect(proposed(articles)).toEqual(['zalt quor']);
});

test('a name on everybody’s lips that week takes no place from what two reports alone share', () => {
  const crowd = Array.from({ length: 40 }, (_, at) =>
    anArticle({
      id: `crowd-${at}`,
      title: 'Zarvik',
      teaser: `Zarvik ${ownWords(`m${at}`, 6)}`,
      publishedAt: NOON + at,
    }),
  );
  const ferry = ['early', 'late'].map((id, at) =>
    anArticle({
      id,
      title: at === 0 ? 'Ferry harbour' : 'Zarvik',
      teaser: `ferry harbour ${ownWords(id, 6)}`,
      publishedAt: NOON + (at === 0 ? -HOUR : HOUR),
    }),
  );
  const [early, late] = ferry;
  if (!early || !late) throw new Error('two are made');
  expect(proposed([early, ...crowd, late])).toContain('early late');
});

test('what is more than eight days apart is another day’s news', () => {
  const [early, late] = [
    anArticle({ id: 'early' }),
    anArticle({ id: 'late', publishedAt: NOON + 193 * HOUR }),
  ];
  expect(proposed([early, { ...early, id: 'next' }, late])).toEqual(['early next']);
});
