import { expect, test } from 'vitest';
import type { RelayState } from '../../../../src/delivery/relays/relay-pool.ts';
import { EDITOR, ISSUE_ID, ISSUE_PATH, startDesk } from '../../../support/desk-server.ts';

const relay: RelayState = {
  id: 'main',
  host: 'mail.example',
  port: 587,
  priority: 0,
  weight: 1,
  phase: 'closed',
  halted: false,
  reason: null,
  since: 0,
  until: null,
  today: null,
};

async function sendPage(relays: RelayState[], mailLeaves = true): Promise<string> {
  await using desk = await startDesk();
  desk.deps.mailLeaves = mailLeaves;
  const draft = await desk.deps.issues.get(ISSUE_ID);
  await desk.deps.issues.approve(ISSUE_ID, draft?.contentHash ?? '', EDITOR);
  desk.book.readers = 20_000;
  desk.book.relays = relays;
  const cookie = await desk.signIn();
  const answer = await fetch(`${desk.baseUrl}${ISSUE_PATH}/send`, { headers: { cookie } });
  return (await answer.text()).replaceAll(/<[^>]*>/g, '').replaceAll(/\s+/g, ' ');
}

test('before it is sent: what a warm-up lets out today, and how each server stands', async () => {
  const today = { taken: 0, limit: 3_000, endsAt: 0, warmUpDay: 5 };
  const page = await sendPage([{ ...relay, today }]);
  expect(page).toContain('3,000 of 20,000 go out today: the relay is warming up.');
  expect(page).toContain('0 of 3,000 messages today, day 5 of its warm-up');
});

test('a server that is left alone is named with its reason', async () => {
  const down: Partial<RelayState> = {
    phase: 'open',
    halted: true,
    reason: '535 wrong password',
    until: 90_000_000,
  };
  const page = await sendPage([
    { ...relay, ...down },
    { ...relay, id: 'spare', priority: 1 },
  ]);
  expect(page).toContain('main (mail.example:587) not used until');
  expect(page).toContain('535 wrong password');
  expect(page).not.toContain('go out today');
});

test('of one server that works there is nothing to say', async () => {
  expect(await sendPage([relay])).not.toContain('Mail servers');
});

test('before real mail goes out: that its links lead to this machine only', async () => {
  const warning = /Links in this mail lead to http:\/\/127\.0\.0\.1:\d+, which works on this machine only/;
  expect(await sendPage([relay])).toMatch(warning);
  expect(await sendPage([relay], false)).not.toMatch(warning);
});
