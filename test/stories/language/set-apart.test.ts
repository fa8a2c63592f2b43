import { expect, test } from 'vitest';
import { setApart } from '../../../src/stories/language/set-apart.ts';

const NEWS = 'The mayor of Vexford resigned on Monday after the vote.';
const more = (line: string) => `${NEWS}\n\n${line}\n\nThe council meets again in May.`;

function apartIn(text: string): string[] {
  return setApart(text).map(({ start, end }) => text.slice(start, end));
}

test.for([
  'Ada Lund waves. Hundreds have waited for her since noon. (AP Photo/Ana Ruiz)',
  'Ada Lund leaves the town hall. (Ana Ruiz/Reuters)',
  'Ada Lund leaves the town hall. The vote was close. (Ana Ruiz, Vexford Lens via AP)',
  'Ada Lund leaves the town hall. The vote was close. (Photo: Ana Ruiz)',
  'Ada Lund leaves the town hall, May 3, 2026. Ana Ruiz/AFP via Getty Images',
  'Ada Lund on Friday in Vexford. Photo by Ana Ruiz/Getty Images.',
])('a caption is apart up to its credit: %s', (line) => {
  expect(apartIn(more(line))).toEqual([line]);
});

const TELLING =
  `The council of Vexford voted late on Monday to close the harbour, after a debate of nine hours in which
the mayor spoke four times and two of his own party left the hall. The ferries will go from Karst instead. Fishermen
blocked the quay with their boats until the police came, and said that they would be back in the morning. A court
has still to decide who pays for the pier, which was built in the years of the boom and never used.`.replaceAll(
    '\n',
    ' ',
  );

test.for([
  'Ada Lund leaves the town hall. (AP Photo/Ana Ruiz)',
  'Ada Lund leaves the town hall (Ana Ruiz/Reuters)',
])('a caption glued to a long telling does not take it along: %s', (caption) => {
  expect(apartIn(more(`${TELLING} ${caption}`))).toEqual([caption]);
});

test('a date in a long telling does not make a caption of it', () => {
  const dated = `${TELLING} The pier was opened on Nov. 3, 2016, by the mayor of that time.`;
  const caption = 'Ada Lund leaves the town hall. (AP Photo/Ana Ruiz)';
  expect(apartIn(more(`${dated} ${caption}`))).toEqual([caption]);
});

test.for([
  `Ada Lund leaves the hall in Vexford on Nov. 3, 2016. ${TELLING} (AP Photo/Ana Ruiz)`,
  `Ada Lund leaves the hall in Vexford, Friday, Nov. 3, 2016. ${TELLING} (AP Photo/Ana Ruiz)`,
])('a long caption that begins with who and the date is apart: %s', (caption) => {
  expect(apartIn(more(caption))).toEqual([caption]);
});

test('a long caption is apart all the same, where it says so', () => {
  const caption = `FILE - Ada Lund leaves the hall. ${TELLING} (AP Photo/Ana Ruiz)`;
  expect(apartIn(more(caption))).toEqual([caption]);
});

test('a post quoted whole is apart, with its signature in the same paragraph or the next', () => {
  const words = 'They are closing the harbour. The council gave false information!';
  const signed = `${words} — Ada Lund (@adalund) May 3, 2026`;
  expect(apartIn(more(signed))).toEqual([signed]);
  const apart = `${words}\n\n— Ada Lund (@adalund) May 3, 2026`;
  expect(apartIn(more(apart))).toEqual([apart]);
});

test.for([
  'The ferries were sold to the Norland/Vey line, the port said.',
  'The vote was close, the port said. (Reuters)',
  'Photos by Ana Ruiz are shown in the town hall until May.',
  'Ada Lund (@adalund) wrote that the harbour would close.',
  'The council has a new member – Ada Lund (@adalund) told us all of it.',
])('is no caption and no post: %s', (line) => {
  expect(apartIn(more(line))).toEqual([]);
});

test('the only paragraph of a text is no caption', () => {
  expect(apartIn(`${NEWS} (AP Photo/Ana Ruiz)`)).toEqual([]);
});

test.for([
  'Editor’s note: An earlier version of this article misstated the fine. It is $12 million.',
  'An earlier version of this story said that two people had died. Nobody has.',
  'Rectificatif : une version précédente de cet article faisait état de deux décès. Il n’y en a eu aucun.',
])('a correction is apart to its end: %s', (line) => {
  expect(apartIn(more(line))).toEqual([line]);
});
