import { expect, test } from 'vitest';
import { OperatorError } from '../../src/lib/errors.ts';
import { addSubscriber } from '../../src/subscribers/add-subscriber.ts';
import { exportSubscribers } from '../../src/subscribers/export-subscribers.ts';
import { type ImportOptions, importSubscribers } from '../../src/subscribers/import-subscribers.ts';
import type { Subscriber } from '../../src/subscribers/subscriber.ts';
import type { SubscriberFilter, SubscriberStore } from '../../src/subscribers/subscriber-store.ts';
import { openTemporaryStore } from './temporary-store.ts';

const NOW = Date.UTC(2026, 10, 23, 9);
const options: ImportOptions = {
  now: NOW,
  editions: ['morning', 'evening'],
  defaultEditions: [],
  wordingOf: (edition) => `Send me ${edition}.`,
  source: 'import of list.csv',
};
const everyone = (store: SubscriberStore, filter: SubscriberFilter = {}) =>
  store.list(filter, { afterId: 0, limit: 1000 });
const activeOf = ({ subscriptions }: Subscriber) =>
  subscriptions.filter(({ state }) => state === 'active').map(({ edition }) => edition);
async function exported(store: SubscriberStore) {
  let text = '';
  for await (const piece of exportSubscribers(store)) text += piece;
  return text;
}

const LIST = `email,name,editions,authors,topics
ada@example.com,Ada,morning;evening,Ines Marlow;Jun Okafor,Housing
bo@example.com,"Quill, Bo",evening,,
`;

test('a file adds subscribers with their consent, and a second run changes nothing', async () => {
  await using temporary = await openTemporaryStore();
  const { store } = temporary;
  expect(await importSubscribers(store, LIST, options)).toEqual({
    added: 2,
    updated: 0,
    unchanged: 0,
    problems: [],
  });
  const [ada, bo] = await everyone(store);
  expect(ada).toMatchObject({
    address: 'ada@example.com',
    name: 'Ada',
    follows: [
      { kind: 'author', label: 'Ines Marlow' },
      { kind: 'author', label: 'Jun Okafor' },
      { kind: 'topic', label: 'Housing' },
    ],
    subscriptions: [{ edition: 'evening', state: 'active' }, { edition: 'morning' }],
  });
  expect(bo).toMatchObject({ name: 'Quill, Bo' });
  expect(bo?.subscriptions[0]?.consent).toEqual({
    wording: 'Send me evening.',
    source: 'import of list.csv',
    at: NOW,
  });
  expect(await importSubscribers(store, LIST, options)).toEqual({
    added: 0,
    updated: 0,
    unchanged: 2,
    problems: [],
  });
});

test('who said no stays out, whatever the file says', async () => {
  await using temporary = await openTemporaryStore();
  const { store } = temporary;
  const both = 'di@example.com,Di,morning;evening,,\n';
  await importSubscribers(store, `${LIST}${both}`, options);
  const [ada, bo, di] = await everyone(store);
  await store.unsubscribe(ada?.id ?? 0, ['morning', 'evening'], NOW);
  await store.unsubscribe(bo?.id ?? 0, ['evening'], NOW);
  await store.unsubscribe(di?.id ?? 0, ['evening'], NOW);
  await store.suppress({ canonicalAddress: 'cy@example.com', reason: 'complaint', detail: '', at: NOW });

  const again = `${LIST}cy@example.com,Cy,morning,,\nbo@example.com,,morning,,\n${both}di@example.com,,evening,,\n`;
  const left = 'Unsubscribed from everything they had: only they can sign up again.';
  expect(await importSubscribers(store, again, options)).toEqual({
    added: 0,
    updated: 0,
    unchanged: 1,
    problems: [
      { line: 2, reason: left },
      { line: 3, reason: left },
      { line: 4, reason: 'The address is suppressed (complaint).' },
      { line: 5, reason: left }, // never asked for a morning either
      { line: 7, reason: 'Unsubscribed from evening.' },
    ],
  });
  expect((await everyone(store)).map(activeOf)).toEqual([[], [], ['morning']]);
});

test('an import confirms who had not, takes who had nothing, and an empty name leaves the one there is', async () => {
  await using temporary = await openTemporaryStore();
  const { store } = temporary;
  const known = ['ada', 'bo'].map((name) => ({
    address: `${name}@example.com`,
    canonicalAddress: `${name}@example.com`,
    name,
  }));
  const [ada] = await store.addMissing(known, NOW);
  const consent = { wording: 'Yes', source: 'home page', at: NOW };
  await store.addPending([{ subscriberId: ada?.id ?? 0, edition: 'morning', consent }]);
  const csv = 'email,name,editions\nada@example.com,,Morning\nbo@example.com,,MORNING;evening\n';
  expect(await importSubscribers(store, csv, options)).toMatchObject({ updated: 2, problems: [] });
  const all = await everyone(store);
  expect(all.map(({ name }) => name)).toEqual(['ada', 'bo']);
  expect(all.map(activeOf)).toEqual([['morning'], ['evening', 'morning']]);
  expect(await importSubscribers(store, csv, options)).toMatchObject({ unchanged: 2, problems: [] });
});

test('a name that the file gives anew takes the place of the one there is', async () => {
  await using temporary = await openTemporaryStore();
  const { store } = temporary;
  await importSubscribers(store, 'email,name,editions\nada@example.com,Ada,morning\n', options);
  const renamed = 'email,name,editions\nada@example.com,Ada Lund,morning\n';
  expect(await importSubscribers(store, renamed, options)).toMatchObject({ updated: 1 });
  expect(await everyone(store)).toMatchObject([{ name: 'Ada Lund' }]);
});

test('problems are told in the order of the file, whatever was wrong', async () => {
  await using temporary = await openTemporaryStore();
  const { store } = temporary;
  await store.suppress({ canonicalAddress: 'cy@example.com', reason: 'operator', detail: '', at: NOW });
  const csv = 'email,editions\ncy@example.com,morning\nnonsense,morning\n';
  const { problems } = await importSubscribers(store, csv, options);
  expect(problems.map(({ line }) => line)).toEqual([2, 3]);
});

test.for([
  ['nonsense,,morning,,', 2, /^“nonsense”: An address looks like/],
  [',,morning,,', 2, /^The address is missing\.$/],
  [
    '"ada@example.com\nBcc: eve@example.com",,morning,,',
    3,
    /^“ada@example.com\\u\{a\}Bcc: eve@example.com”: .*cannot be seen/,
  ],
  [`ada\u202e@example.com,,morning,,`, 2, /^“ada\\u\{202e\}@example.com”: /],
  [`${'ä'.repeat(300)}@example.com,,morning,,`, 2, /^“ä{59}…”: Only unaccented/],
  ['ada@example.com,,noon,,', 2, /no edition “noon”: the source list has morning, evening/],
  ['ada@example.com,,Morning Update,,', 2, /no edition “Morning Update”: the source list has/],
  ['ada@example.com,,,,', 2, /No edition is named/],
  ['ada@example.com,,morning,,,hard_bounce', 2, /marks this address as suppressed/],
] as const)('the row %j is a problem of line %i', async ([row, line, reason]) => {
  await using temporary = await openTemporaryStore();
  const csv = `email,name,editions,authors,topics,suppressed\n${row}\nbo@example.com,,morning,,\n`;
  expect(await importSubscribers(temporary.store, csv, options)).toEqual({
    added: 1,
    updated: 0,
    unchanged: 0,
    problems: [{ line, reason: expect.stringMatching(reason) }],
  });
});

test.for([
  [
    'a byte order mark, semicolons and capital headers',
    '\ufeffEmail;Name;Editions\nada@example.com;Ada;morning|evening\n',
  ],
  ['tabs and Windows line ends', 'name\temail\teditions\r\nAda\tada@example.com\tmorning;evening\r\n'],
  [
    'columns of another tool',
    'id,email,name,editions,opened\n7,ada@example.com,Ada,"evening; morning",yes\n',
  ],
  ['editions with a comma between them', 'email,name,editions\nada@example.com,Ada,"morning, evening"\n'],
  ['editions with a space between them', 'email,name,editions\nada@example.com,Ada,evening morning\n'],
] as const)('reads %s', async ([, csv]) => {
  await using temporary = await openTemporaryStore();
  expect(await importSubscribers(temporary.store, csv, options)).toMatchObject({ added: 1, problems: [] });
  const [ada] = await everyone(temporary.store);
  expect([ada?.name, ada && activeOf(ada)]).toEqual(['Ada', ['evening', 'morning']]);
});

test.for([
  ['no email column', 'name\nAda\n'],
  ['an empty file', ''],
  ['a file of one empty line', '\n'],
  ['an open quote', 'email,name\nada@example.com,"Ada\n'],
] as const)('%s stops the import with a hint', async ([, csv]) => {
  await using temporary = await openTemporaryStore();
  const failed = importSubscribers(temporary.store, csv, { ...options, defaultEditions: ['morning'] });
  await expect(failed).rejects.toBeInstanceOf(OperatorError);
  await expect(failed).rejects.toMatchObject({ hint: expect.stringMatching(/./), exitCode: 2 });
});

test('a name over several lines, or with a hidden direction, comes in as one plain line', async () => {
  await using temporary = await openTemporaryStore();
  const csv = 'email,name,editions,topics\nada@example.com,"Ada\nBcc: \u202eeve",morning,"Hous\ning"\n';
  await importSubscribers(temporary.store, csv, options);
  const [ada] = await everyone(temporary.store);
  expect([ada?.name, ada?.follows[0]?.label]).toEqual(['Ada Bcc: eve', 'Hous ing']);
});

test('of a very long name the first 80 characters are kept', async () => {
  await using temporary = await openTemporaryStore();
  const csv = `email,name,editions\nada@example.com,${'🦦'.repeat(100)},morning\n`;
  await importSubscribers(temporary.store, csv, options);
  expect((await everyone(temporary.store))[0]?.name).toBe('🦦'.repeat(80));
});

test('whom an operator adds is subscribed on their word, unless the address is barred', async () => {
  await using temporary = await openTemporaryStore();
  const { store } = temporary;
  const deps = { store, clock: { now: () => NOW }, wordingOf: options.wordingOf };
  const ada = {
    address: 'ada@example.com',
    name: ' Ada\tLund\n',
    editions: ['morning'],
    follows: [{ kind: 'topic' as const, label: 'Sea\u200e  walls ' }],
  };
  expect(await addSubscriber(deps, ada)).toEqual({ outcome: 'added' });
  expect(await addSubscriber(deps, ada)).toEqual({ outcome: 'unchanged' });
  const [added] = await everyone(store);
  expect(added).toMatchObject({ name: 'Ada Lund', follows: [{ kind: 'topic', label: 'Sea walls' }] });
  expect(added?.subscriptions[0]?.consent).toEqual({
    wording: 'Send me morning.',
    source: 'operator',
    at: NOW,
  });
  await store.suppress({ canonicalAddress: 'bo@example.com', reason: 'complaint', detail: '', at: NOW });
  expect(await addSubscriber(deps, { ...ada, address: 'Bo@example.com' })).toEqual({
    outcome: 'refused',
    reason: 'The address is suppressed (complaint).',
  });
  expect(await store.count({})).toBe(1);
});

test('lines are counted in a file with Windows line ends', async () => {
  await using temporary = await openTemporaryStore();
  const csv = 'email,editions\r\nada@example.com,morning\r\n\r\nnonsense,morning\r\n';
  const { problems } = await importSubscribers(temporary.store, csv, options);
  expect(problems.map(({ line }) => line)).toEqual([4]);
});

test('a dry run reports and writes nothing', async () => {
  await using temporary = await openTemporaryStore();
  const report = await importSubscribers(temporary.store, LIST, { ...options, dryRun: true });
  expect(report.added).toBe(2);
  expect(await temporary.store.count({})).toBe(0);
});

test('an export disarms formulas, and importing it gives the same subscribers', async () => {
  await using from = await openTemporaryStore();
  await using to = await openTemporaryStore();
  const deps = { store: from.store, clock: { now: () => NOW }, wordingOf: options.wordingOf };
  await addSubscriber(deps, {
    address: '=cmd@example.com',
    name: "=cmd|' /C calc'!A0",
    editions: ['morning'],
    follows: [
      { kind: 'topic', label: '@home' },
      { kind: 'topic', label: 'Arts; music | dance' },
    ],
  });
  await addSubscriber(deps, {
    address: 'zoe@example.com',
    name: 'Zoë "Z", Łukasz',
    zone: 'America/St_Johns',
    editions: ['evening'],
    follows: [],
  });
  const csv = await exported(from.store);
  expect(csv.split('\n').slice(0, 2)).toEqual([
    'email,name,zone,editions,authors,topics,suppressed',
    "'=cmd@example.com,'=cmd|' /C calc'!A0,,morning,,'@home;Arts  music   dance,",
  ]);
  expect(csv).not.toMatch(/(^|[,"])[=+\-@]/m);
  await importSubscribers(to.store, csv, options);
  const without = (subscribers: Subscriber[]) =>
    subscribers.map(({ address, name, zone, follows, ...rest }) => ({
      address,
      name,
      zone,
      // What separates labels in a cell cannot stand in one.
      follows: follows.map(({ label }) => label.replace(/\W+/g, ' ')),
      active: activeOf(rest as Subscriber),
    }));
  expect(without(await everyone(to.store))).toEqual(without(await everyone(from.store)));
});

test('who left stays away when an export is imported elsewhere, whatever the default edition', async () => {
  await using from = await openTemporaryStore();
  await using to = await openTemporaryStore();
  await importSubscribers(from.store, LIST, options);
  const [bo] = await from.store.findByAddresses(['bo@example.com']);
  await from.store.unsubscribe(bo?.id ?? 0, ['evening'], NOW);
  const report = await importSubscribers(to.store, await exported(from.store), {
    ...options,
    defaultEditions: ['morning'],
  });
  expect(report).toMatchObject({ added: 1, problems: [{ line: 3, reason: 'Subscribed to nothing.' }] });
  expect((await everyone(to.store)).map(({ address }) => address)).toEqual(['ada@example.com']);
});

test('whom a report barred stays barred when an export is imported elsewhere', async () => {
  await using from = await openTemporaryStore();
  await using to = await openTemporaryStore();
  await importSubscribers(from.store, LIST, options);
  await from.store.suppress({
    canonicalAddress: 'bo@example.com',
    reason: 'complaint',
    detail: '',
    at: NOW,
  });
  const csv = await exported(from.store);
  expect(csv.split('\n')[2]).toBe('bo@example.com,"Quill, Bo",,evening,,,complaint');
  expect(await importSubscribers(to.store, csv, options)).toMatchObject({
    added: 1,
    problems: [{ line: 3, reason: 'The file marks this address as suppressed.' }],
  });
});

test('a zone is taken in any spelling, stays where a file has none, and a wrong one is a problem of its line', async () => {
  await using temporary = await openTemporaryStore();
  const { store } = temporary;
  const lists = { ...options, defaultEditions: ['morning'] };
  const zoneOf = async () => (await store.findByAddresses(['ada@example.com']))[0]?.zone;
  await importSubscribers(store, 'email,zone\nada@example.com,america/toronto\n', lists);
  expect(await zoneOf()).toBe('America/Toronto');
  await importSubscribers(store, 'email,zone\nada@example.com,\n', lists);
  expect(await zoneOf()).toBe('America/Toronto');
  const report = await importSubscribers(
    store,
    'email,zone\nada@example.com,EST5\nbo@example.com,+01:00\n',
    lists,
  );
  expect(report.problems.map(({ line }) => line)).toEqual([2, 3]);
  const moved = await importSubscribers(store, 'email,zone\nada@example.com,Europe/Paris\n', lists);
  expect([moved.updated, await zoneOf()]).toEqual([1, 'Europe/Paris']);
});

test('an operator adds one address under the same rules', async () => {
  await using temporary = await openTemporaryStore();
  const deps = { store: temporary.store, clock: { now: () => NOW }, wordingOf: options.wordingOf };
  const ada = { address: 'Ada@example.com', name: 'Ada', editions: ['morning'], follows: [] };
  expect(await addSubscriber(deps, ada)).toEqual({ outcome: 'added' });
  expect(await addSubscriber(deps, ada)).toEqual({ outcome: 'unchanged' });
  expect(await addSubscriber(deps, { ...ada, editions: ['evening'] })).toEqual({ outcome: 'updated' });
  expect(await addSubscriber(deps, { ...ada, address: 'ada@' })).toMatchObject({ outcome: 'refused' });
});

test('lists narrow by edition, state, suppression and text', async () => {
  await using temporary = await openTemporaryStore();
  const { store } = temporary;
  await importSubscribers(store, `${LIST}cy_1@example.com,Ćy,morning,,\n`, options);
  const [ada] = await everyone(store);
  await store.unsubscribe(ada?.id ?? 0, ['morning'], NOW);
  await store.suppress({ canonicalAddress: 'bo@example.com', reason: 'hard_bounce', detail: '', at: NOW });
  const found = async (filter: SubscriberFilter) => {
    const addresses = (await everyone(store, filter)).map(({ address }) => address.split('@')[0]);
    expect(await store.count(filter)).toBe(addresses.length);
    return addresses;
  };
  expect(await found({ edition: 'morning' })).toEqual(['ada', 'cy_1']);
  expect(await found({ edition: 'morning', state: 'active' })).toEqual(['cy_1']);
  expect(await found({ state: 'unsubscribed' })).toEqual(['ada']);
  expect(await found({ suppressed: true })).toEqual(['bo']);
  expect(await found({ suppressed: false })).toEqual(['ada', 'cy_1']);
  expect(await found({ search: 'QUILL' })).toEqual(['bo']);
  expect(await found({ search: '_' })).toEqual(['cy_1']);
  expect(await found({ search: '%' })).toEqual([]);
});

test('an import of many batches keeps every row once', async () => {
  await using temporary = await openTemporaryStore();
  const rows = Array.from({ length: 1200 }, (_, n) => `reader${n % 1100}@example.com,,morning,,`);
  const seen: number[] = [];
  const report = await importSubscribers(temporary.store, `email,name,editions\n${rows.join('\n')}`, {
    ...options,
    onProgress: (done) => seen.push(done),
  });
  expect(report).toEqual({ added: 1100, updated: 0, unchanged: 100, problems: [] });
  expect(seen.at(-1)).toBe(1200);
  expect(await temporary.store.count({ edition: 'morning', state: 'active' })).toBe(1100);
});

const REPEATED = `email,name,zone,editions,authors,topics
ada@example.com,Ada,,morning,,
bo@example.com,Bo,,morning,,
ADA@example.com,Ada Quill,America/Toronto,morning,,
ada@example.com,,,morning;evening,,Housing
ada@example.com,,,evening,,housing
`;

test('a dry run of an address that comes again remembers what it has already', async () => {
  await using temporary = await openTemporaryStore();
  const { store } = temporary;
  const row = (edition: string) => `ada@example.com,${edition}\n`;
  await importSubscribers(store, `email,editions\n${row('evening')}`, options);
  const csv = `email,editions\n${row('morning')}${row('evening')}`;
  const figures = { added: 0, updated: 1, unchanged: 1, problems: [] };
  for (const dryRun of [true, false])
    expect(await importSubscribers(store, csv, { ...options, dryRun })).toEqual(figures);
});

test('an address that comes again: a dry run counts as the import will, and once more changes nothing', async () => {
  await using temporary = await openTemporaryStore();
  const { store } = temporary;
  const figures = { added: 2, updated: 1, unchanged: 2, problems: [] };
  expect(await importSubscribers(store, REPEATED, { ...options, dryRun: true })).toEqual(figures);
  expect(await store.count({})).toBe(0);
  expect(await importSubscribers(store, REPEATED, options)).toEqual(figures);
  const [ada] = await everyone(store);
  expect(ada).toMatchObject({ name: 'Ada Quill', zone: 'America/Toronto', follows: [{ label: 'Housing' }] });
  for (const dryRun of [true, false])
    expect(await importSubscribers(store, REPEATED, { ...options, dryRun })).toEqual({
      added: 0,
      updated: 0,
      unchanged: 5,
      problems: [],
    });
});

test.each([
  [
    'a quote never closed',
    'ada@example.com,Ada\nbo@example.com,"Bo\ncy@example.com,Cy\n',
    'after 1 whole row a cell opens',
  ],
  ['a quote inside a cell', 'ada@example.com,Ada "the fox\n', 'line 2: a quotation mark stands inside'],
  ['text after a quote', 'ada@example.com,"Ada"x\n', 'line 2: text follows the quotation mark'],
])('%s is said in words, and where', async (_, rows, why) => {
  await using temporary = await openTemporaryStore();
  await expect(importSubscribers(temporary.store, `email,name\n${rows}`, options)).rejects.toThrow(why);
});
