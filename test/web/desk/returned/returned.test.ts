import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSubscriberStore } from '../../../../src/store/subscribers/subscriber-repository.ts';
import { type DeskServer, EDITOR, ISSUE_PATH, postForm, startDesk } from '../../../support/desk-server.ts';
import { seedReturned } from './returned-mail.ts';

let desk: DeskServer;
let cookie: string;
beforeEach(async () => {
  desk = await startDesk();
  cookie = await desk.signIn();
});
afterEach(() => desk[Symbol.asyncDispose]());

const read = async (path: string) => (await fetch(`${desk.baseUrl}${path}`, { headers: { cookie } })).text();
const barred = async (address: string) =>
  (await createSubscriberStore(desk.deps.database.db).suppressions([address])).length === 1;

test('the page says what came back, what it did, and what was refused', async () => {
  expect(await read('/desk/returned')).toContain('Nothing has come back yet.');
  await seedReturned(desk);
  const page = await read('/desk/returned');
  for (const [name, n] of [
    ['Hard bounces', 1],
    ['Soft bounces', 1],
    ['Complaints', 1],
    ['No effect', 1],
    ['Refused', 1],
  ])
    expect(page).toContain(`<dt>${name}</dt><dd>${n}</dd>`);
  expect(page).toContain('its return path is forged');
  expect(page).toContain('3 addresses.');
  expect(page).not.toContain(':hidden@');
  expect(page).not.toContain('<script>alert');
  expect(page).not.toContain('<img src=x');
  expect(await read(`${ISSUE_PATH}/outcomes`)).toMatch(
    /Came back later.*<dt>Hard bounces<\/dt><dd>1<\/dd>.*<dt>Complaints<\/dt><dd>1<\/dd>/s,
  );
});

test('part of an address finds its suppression; % is a character like others', async () => {
  await seedReturned(desk);
  expect(await read('/desk/returned?search=%20GONE%20')).toContain('1 address with “GONE”.');
  expect(await read('/desk/returned?search=%25')).toContain('No address with “%” is suppressed');
});

test('an editor lifts a suppression with a reason, and never one for a complaint', async () => {
  await seedReturned(desk);
  const lift = (address: string, note: string, by = cookie) =>
    postForm(`${desk.baseUrl}/desk/returned/lift`, { address, note }, by);
  expect((await lift('gone@post.example', ' ')).status).toBe(422);
  expect(await barred('gone@post.example')).toBe(true);

  const complained = await lift('angry@post.example', 'She says it was a mistake.');
  expect([complained.status, await complained.text()]).toEqual([
    422,
    expect.stringContaining('confirming again'),
  ]);
  expect(await barred('angry@post.example')).toBe(true);

  expect((await lift('gone@post.example', 'He phoned.', '')).headers.get('location')).toBe('/desk/sign-in');
  expect(await barred('gone@post.example')).toBe(true);

  const lifted = await lift('gone@post.example', 'He phoned: it works again.');
  expect([lifted.status, lifted.headers.get('location')]).toEqual([303, '/desk/returned?said=lifted']);
  expect(await barred('gone@post.example')).toBe(false);
  const after = await read('/desk/returned?said=lifted');
  for (const words of [
    'He phoned: it works again.',
    'Lifted. The address gets what it is subscribed to again',
  ])
    expect(after).toContain(words);
  const audit = await desk.deps.database.db
    .selectFrom('audit')
    .where('action', '=', 'lift_suppression')
    .selectAll()
    .execute();
  expect(audit).toMatchObject([
    { actor: EDITOR, issue_id: null, detail: 'an address of no subscriber: He phoned: it works again.' },
  ]);
});
