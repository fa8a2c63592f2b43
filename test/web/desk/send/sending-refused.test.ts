import { expect, test } from 'vitest';
import { ISSUE_PATH, startDesk } from '../../../support/desk-server.ts';

test('every page of the desk tells its editors, and nobody else, that no issue is sent', async () => {
  await using desk = await startDesk();
  const cookie = await desk.signIn();
  const read = async (path: string, headers = {}) =>
    (await fetch(`${desk.baseUrl}${path}`, { headers })).text();
  expect(await read('/desk', { cookie })).not.toContain('No issue is sent.');
  desk.book.refused = 'It was restored from a backup.';
  for (const path of ['/desk', ISSUE_PATH, `${ISSUE_PATH}/outcomes`])
    expect(await read(path, { cookie })).toMatch(
      /role="alert"><p>No issue is sent\. It was restored from a backup\./,
    );
  expect(await read('/desk/sign-in')).not.toContain('No issue is sent.');
});
