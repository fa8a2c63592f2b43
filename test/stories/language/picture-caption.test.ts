import { expect, test } from 'vitest';
import { captionsPicture } from '../../../src/stories/language/picture-caption.ts';

test.for([
  'Picture taken May 3, 2019.',
  'A general view of the harbour in Vexford, Norland May 3, 2019.',
  'An exhibit in the museum in Vexford, Norland May 3, 2019.',
  'Ada Lund in 2008 when she was the captain of a ferry.',
  'Norland’s Foreign Minister Ada Lund.',
  'The Minister of the Interior Otto Hale.',
  'A drone photo of the harbour in Vexford.',
  'A screen grab of the film in which Ada Lund sinks the ferry.',
  'Photos taken by a satellite of the harbour in Vexford.',
])('stands beneath a picture: %s', (text) => {
  expect(captionsPicture(text)).toBe(true);
});

test.for([
  'Ada Lund won the vote in 2008 when she was the captain of a ferry.',
  'A general view of the figures shows that the harbour loses money, Ada Lund said.',
  'The council said the ferry sank in Vexford on May 3, 2019.',
  'Picture the harbour in ten years, the mayor said.',
  'Ada Lund resigned.',
  'A drone shot down over Vexford hit a school on Monday.',
  'Photos taken by a satellite show that the harbour of Vexford has burnt down.',
  'A photo taken on Monday reveals a hole in the pier.',
  'Norland Wins World Cup.',
  'Mayor Ada Lund Closes Vexford Harbour.',
  'Storm Kills Nine.',
  'استقال رئيس البلدية يوم الاثنين بعد التصويت.',
  '市長は月曜日に辞任した。',
  '“Close The Harbour Now.”',
])('is told: %s', (text) => {
  expect(captionsPicture(text)).toBe(false);
});
