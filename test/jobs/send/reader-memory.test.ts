import { expect, test } from 'vitest';
import { DRAFT_TIME, type NewsroomHere, SEND_TIME, startNewsroom } from '../../support/newsroom-here.ts';
import { NEWS, type NewsItem, rssOf } from '../../support/own-newsroom.ts';

const DAY = 24 * 3_600_000;
const WELL: NewsItem = {
  slug: 'well',
  title: 'Singer records her album at the bottom of the abbey well',
  text: 'A singer recorded her album at the bottom of the abbey well on Sunday. The well is 61 metres deep.',
  author: 'Maud Ferro',
};
/** Prints three of the news for everybody; what comes behind them is left for Following. */
async function sendDay(here: NewsroomHere, day: number, items: NewsItem[]) {
  here.feeds.set('/post.xml', {
    body: rssOf([...NEWS.slice(3 * day, 3 * day + 3), ...items], DRAFT_TIME + day * DAY),
  });
  for (const at of [DRAFT_TIME - 600_000, DRAFT_TIME, DRAFT_TIME + 60_000, SEND_TIME, SEND_TIME + 60_000])
    await here.tickAt(at + day * DAY);
}

/** Everything mailed to an address, a mail each. */
function mailsTo({ smtp }: NewsroomHere, address: string): string[] {
  return smtp.accepted.filter(({ to }) => to === address).map(({ raw }) => raw);
}

test('Following tells a reader once, and tells it to the reader who did not get the earlier issue', async () => {
  await using here = await startNewsroom({ approval: 'auto', maxStories: 3 });
  await here.run(['subscribers', 'add', 'ada@mail.example', '--author', 'Maud Ferro']);
  await sendDay(here, 0, [WELL]);
  await here.run(['subscribers', 'add', 'bo@mail.example', '--author', 'Maud Ferro']);
  // The publisher dates it anew under another GUID: a window later it is in the pool again.
  await sendDay(here, 1, [{ ...WELL, slug: 'well-again' }]);
  const tells = (raw: string) => raw.includes('Because you follow Maud Ferro');
  expect(mailsTo(here, 'ada@mail.example').map(tells)).toEqual([true, false]);
  expect(mailsTo(here, 'bo@mail.example').map(tells)).toEqual([true]);
});
