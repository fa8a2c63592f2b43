import { expect, test } from 'vitest';
import { defaultEditions } from '../../src/config/read-newsroom-defaults.ts';
import { composeIssue } from '../../src/issues/compose-issue.ts';
import { anArticle, HOUR, NOON } from '../stories/an-article.ts';

const TOLD = {
  title: 'Your horoscope for Tuesday in Vexmar',
  teaser: 'The stars of Sorvik tell Vexmar what Tuesday brings to the twelve signs of the harbour.',
};

test.for([
  ['en-GB', 'Harbour Times'],
  ['nl-BE', 'Havenblad'],
])('a story that an edition in %s leaves out is shown as its own language has it', ([language, outlet]) => {
  const [edition] = defaultEditions('UTC', language ?? 'en');
  if (!edition) throw new Error('there are no default editions');
  const articles = [
    anArticle({ ...TOLD, id: 'a', outlet: 'Harbour Times', language: 'en' }),
    anArticle({ ...TOLD, id: 'b', outlet: 'Havenblad', language: 'nl' }),
  ];
  const window = { from: NOON - 12 * HOUR, to: NOON };
  const input = { edition, articles, sources: [], sections: [], window, warnings: [], carried: [] };
  const { content } = composeIssue(input);
  expect(content.leftOut.map((story) => story.articles.length)).toEqual([2]);
  expect(content.leftOut[0]?.outlet).toBe(outlet);
});
