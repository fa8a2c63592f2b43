import { expect, test } from 'vitest';
import { cleanSentence } from '../../../src/stories/language/clean-sentence.ts';

const clean = (text: string) => cleanSentence({ text, start: 0, end: text.length });

test.for([
  'Lund’s goalThe council of Vey met on Monday to vote on the harbour.',
  'While three ministers of Norland skipped eight meetings.',
  'While the three ministers of Norland who skipped them.',
  'Otto Hale said on Monday in the town hall.',
  'Otto Hale said in a written statement.',
  'Ada Lund wrote on her blog.',
  'Ada Lund wrote on Facebook.',
  'Otto Hale said, referring to the vote in Norland.',
  'Hale said on Monday, reacting to the vote in Norland.',
  'Otto Hale posted in a row of angry tweets.',
  'Otto Hale is heard asking the officer.',
  'Otto Hale told reporters on Monday.',
  'Yes, the same mayor who sold the pier of Vey to Norland.',
  'Mayor Otto Hale Otto Emil HalePoll finds voters in Vey divided Harbour row goes on after votes MORE says he will resign.',
])('is no sentence to print: %s', (text) => {
  expect(clean(text)).toBeNull();
});

test.for([
  'While three ministers skipped the meeting, the mayor of Vey spoke.',
  'While in prison he wrote the novel that Norland reads.',
  'While they waited in Vey the ferry of Norland sank.',
  'Ada Lund said on Monday three ferries sank off Vey.',
  'Ada Lund said in May three ferries would sink off Vey.',
  'Ada Lund said at noon the harbour of Vey burnt down.',
  'Hale said, referring to the vote, that he would resign on Monday.',
  'Otto Hale wrote in May that the harbour of Vey would close.',
  'Otto Hale said on Monday he would sell the harbour of Vey.',
  'Otto Hale told reporters the harbour of Vey would close.',
  'LinkedIn said on Monday that the harbour of Vey had hired nobody.',
  'YouTube took the film of the harbour down on Monday, the mayor said.',
  'Well over a hundred people came to the harbour of Vey on Monday.',
])('is a sentence: %s', (text) => {
  expect(clean(text)?.text).toBe(text);
});
