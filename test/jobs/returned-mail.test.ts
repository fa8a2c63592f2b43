import { expect, test } from 'vitest';
import {
  DRAFT_TIME,
  ISSUE_ID,
  type NewsroomHere,
  SEND_TIME,
  startNewsroom,
} from '../support/newsroom-here.ts';

const BOUNCES = { BOUNCE_ADDRESS: 'bounces@brinmouth.example' };

async function send(here: NewsroomHere, changes: Record<string, string>): Promise<string[]> {
  for (const reader of ['ada', 'bo']) await here.run(['subscribers', 'add', `${reader}@mail.example`]);
  await here.tickAt(DRAFT_TIME, changes);
  await here.tickAt(DRAFT_TIME, changes);
  await here.tickAt(SEND_TIME, changes);
  return here.smtp.commands
    .filter((line) => line.startsWith('MAIL FROM:'))
    .map((line) => /<(.*?)>/.exec(line)?.[1] ?? '');
}

test('each copy of an issue has a return path of its own, which proves its delivery', async () => {
  await using here = await startNewsroom({ approval: 'auto' });
  const senders = await send(here, BOUNCES);
  await using app = await here.open(BOUNCES);
  const { returnPaths, reports } = app.effects.returns;
  const addresses = [];
  for (const sender of senders) {
    const claimed = returnPaths?.readReturnPath(sender);
    const delivery = claimed && (await reports.deliveryById(claimed.deliveryId));
    if (delivery && returnPaths?.isGenuine(claimed, delivery)) addresses.push(delivery.canonicalAddress);
  }
  expect(addresses.sort()).toEqual(['ada@mail.example', 'bo@mail.example']);
  expect(await app.issues.get(ISSUE_ID)).toMatchObject({ state: 'finished' });
  expect(here.smtp.accepted.map(({ raw }) => /^From: .*$/m.exec(raw)?.[0])).toEqual(
    Array(2).fill(expect.stringContaining('<updates@brinmouth.example>')),
  );
});

test('without a bounce address the From address stays the envelope sender', async () => {
  await using here = await startNewsroom({ approval: 'auto' });
  expect(new Set(await send(here, {}))).toEqual(new Set(['updates@brinmouth.example']));
});
