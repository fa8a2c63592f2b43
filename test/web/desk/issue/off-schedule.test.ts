import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { ISSUE_PATH, startDesk } from '../../../support/desk-server.ts';

const OFF = 'Its edition does not appear on that day of the week: it goes out only when somebody sends it.';

test('an issue of a day on which its edition does not appear says so, on its page and in the list', async () => {
  await using desk = await startDesk();
  const headers = { cookie: await desk.signIn() };
  const text = async (path: string) =>
    load(await (await fetch(`${desk.baseUrl}${path}`, { headers })).text())('main').text();
  expect(await text(ISSUE_PATH)).not.toContain(OFF);
  const [morning] = desk.deps.editions;
  if (!morning) throw new Error('there is no edition');
  desk.deps.editions[0] = { ...morning, days: ['sat', 'sun'] }; // the issue is Monday's
  expect(await text(ISSUE_PATH)).toContain(OFF);
  expect((await text('/desk')).split(OFF)).toHaveLength(3); // on its card and in its row
});
