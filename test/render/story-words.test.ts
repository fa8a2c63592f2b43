import { expect, test } from 'vitest';
import { greet } from '../../src/render/greet.ts';
import { kickerOf, whyItMattersOf } from '../../src/render/story-words.ts';
import { makeStory } from '../support/sample-issue.ts';
import { STORY_ROWS } from '../support/sample-stories.ts';

const [row] = STORY_ROWS;
if (!row) throw new Error('there are no stories');
const story = { ...makeStory(row), kicker: 'City', whyItMatters: 'Rents follow.' };

test('an editor’s empty line takes the machine’s out, a missing one leaves it', () => {
  expect([kickerOf(story), whyItMattersOf(story)]).toEqual(['City', 'Rents follow.']);
  const emptied = { ...story, edits: { kicker: '', whyItMatters: '' } };
  expect([kickerOf(emptied), whyItMattersOf(emptied)]).toEqual(['', '']);
  const [topic = ''] = story.topics;
  expect(kickerOf({ ...story, kicker: '' })).toBe(topic);
});

test.for([
  ['Good morning', 'Good morning@.'],
  ['Good morning. Rain.', 'Good morning@. Rain.'],
  ['good Morning – rain', 'good Morning@ – rain'],
  ['Good mornings are rare', 'Good mornings are rare'],
  ['Hello. Good morning.', 'Hello. Good morning.'],
  ['', ''],
] as const)('“%s” greets as “%s”', ([greeting, greeted]) => {
  expect(greet(greeting, 'Good morning.', '@')).toBe(greeted);
});
