import { expect, test } from 'vitest';
import { whyPanel } from '../../../../src/web/desk/issue/why-panel.ts';
import { morningEdition, sampleContent } from '../../../support/sample-issue.ts';

test.for([
  [{ similarity: 0.93 }, /one event with [^,]+’s, 93% sure: shares harbour, dues/],
  [{ similarity: 0.12, angle: true as const }, /another angle of the great story that [^:]+ tells: shares/],
  [{ similarity: 0.12, told: true as const }, /a teaser that says nothing [^’]+’s report does not: shares/],
] as const)('says why a report stands with its story: %o', async ([given, words]) => {
  const [story] = sampleContent().stories;
  const [first] = story?.articles ?? [];
  if (!story || !first) throw new Error('the sample has stories');
  const second = { ...first, id: 'second', outlet: 'Coast Press Agency' };
  const reason = { articleId: second.id, joinedTo: first.id, sharedTerms: ['harbour', 'dues'], ...given };
  const told = { ...story, articles: [first, second], why: [reason] };
  expect(String(await whyPanel(told, morningEdition))).toMatch(words);
});
