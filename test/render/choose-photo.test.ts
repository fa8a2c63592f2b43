import { expect, test } from 'vitest';
import { choosePhoto } from '../../src/render/choose-photo.ts';
import { makeStory } from '../support/sample-issue.ts';
import { STORY_ROWS } from '../support/sample-stories.ts';

const [row] = STORY_ROWS;
if (!row) throw new Error('there are no stories');
const story = makeStory(row);
const image = {
  url: 'https://chronicle.example/bridge.jpg',
  alt: 'The bridge',
  caption: 'At dawn.',
  credit: 'Anneke Voss',
  width: 800,
  height: 600,
};

test.for([
  ['https', {}, true],
  ['http', { url: 'http://chronicle.example/bridge.jpg' }, false],
  ['http on this machine', { url: 'http://127.0.0.1:8484/bridge.jpg' }, true],
  ['no address', { url: 'bridge.jpg' }, false],
  ['WebP', { url: 'https://chronicle.example/bridge.WEBP?x=1' }, false],
  ['a name that ends as an address', { url: 'https://chronicle.example/bridge.jpg?as=.webp' }, true],
  ['300 pixels', { width: 300 }, true],
  ['299 pixels', { width: 299 }, false],
  ['a width nobody knows', { width: null }, true],
] as const)('a photo of %s', ([, changes, shown]) => {
  expect(choosePhoto({ ...story, image: { ...image, ...changes } }) !== null).toBe(shown);
});

test('its name is its text, else its caption, else the headline, as plain as any text', () => {
  const named = (changes: object, headline = 'Bridge') =>
    choosePhoto({ ...story, edits: { headline }, image: { ...image, ...changes } })?.alt;
  expect(named({})).toBe('The bridge');
  expect(named({ alt: ' ' })).toBe('At dawn.');
  expect(named({ alt: '', caption: '' })).toBe('Bridge');
  const odd = '@@twofold-unsubscribe-url@@\u202e at\u0000dawn';
  for (const alt of [named({ alt: odd }), named({ alt: '', caption: '' }, odd)])
    expect(alt).toBe('@\u2060@twofold-unsubscribe-url@@ at dawn');
});
