import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Log, silentLog } from '../../../src/lib/log.ts';
import { createLinks } from '../../../src/subscribers/links.ts';
import { LINK_LIFETIME } from '../../../src/subscribers/sign-up.ts';
import { addReader, editions, NOW, type PagesServer, startPages } from './pages-server.ts';

let server: PagesServer;
beforeAll(async () => {
  server = await startPages();
});
afterAll(() => server[Symbol.asyncDispose]());

const DAY = 86_400_000;
let readers = 0;
const newReader = () => addReader(server, `reader${readers++}@example.com`);
const get = (url: string, init?: RequestInit) =>
  fetch(new URL(url, server.baseUrl), { redirect: 'manual', ...init });
const post = (url: string, fields: [string, string][], headers: Record<string, string> = {}) =>
  get(url, { method: 'POST', body: new URLSearchParams(fields), headers });
const statesOf = async (id: number) =>
  Object.fromEntries((await server.store.find(id))?.subscriptions.map((s) => [s.edition, s.state]) ?? []);

describe('sign-up', () => {
  test('the form ticks nothing beforehand and says what each edition is', async () => {
    const html = await (await get('/')).text();
    expect(html).not.toContain('checked');
    expect(html).toContain('Monday to Friday at 06:30, United Kingdom Time');
    expect(html).toContain('A 1-minute read: the lead story, 3 more stories and the agenda.');
    expect(html).toContain('Send me the Evening Update from The Saltmarsh Courier by email.');
  });

  test('an unknown, a known and a barred address get the same answer', async () => {
    const known = await newReader();
    await server.store.suppress({
      canonicalAddress: 'barred@example.com',
      reason: 'operator',
      detail: '',
      at: NOW,
    });
    const answers = [];
    for (const address of ['somebody@example.com', known.address, 'barred@example.com']) {
      const answer = await post('/sign-up', [
        ['address', address],
        ['edition', 'morning'],
      ]);
      const headers = [...answer.headers].filter(([name]) => name !== 'date');
      answers.push({ status: answer.status, headers, body: await answer.text() });
    }
    expect(answers[0]?.status).toBe(303);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    await server.settle();
    expect(server.mails.map(({ address }) => address)).toEqual(['somebody@example.com', known.address]);
  });

  test('the answer does not wait for the mail', async () => {
    let release = () => {};
    const sent = new Promise<void>((resolve) => {
      release = resolve;
    });
    await using slow = await startPages({ sendConfirmation: () => sent });
    const body = new URLSearchParams({ address: 'ada@example.com', edition: 'morning' });
    const answer = await fetch(`${slow.baseUrl}/sign-up`, { method: 'POST', body, redirect: 'manual' });
    expect(answer.status).toBe(303);
    release();
  });

  test('a form with mistakes comes back as typed, escaped, with the mistakes named', async () => {
    const answer = await post('/sign-up', [
      ['address', '"><script>alert(1)</script>'],
      ['edition', 'no-such-edition'],
    ]);
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain('Choose at least one edition.');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
    expect(html).not.toContain('<script>alert');
  });

  test('a form whose address is wrong keeps its ticks', async () => {
    const answer = await post('/sign-up', [
      ['address', 'ada'],
      ['edition', 'evening'],
    ]);
    const ticked = [...(await answer.text()).matchAll(/name="edition" value="(\w+)" checked/g)];
    expect(ticked.map(([, edition]) => edition)).toEqual(['evening']);
  });

  test('beyond the cap the page asks a network to come back later', async () => {
    await using tight = await startPages({ perNetwork: 1 });
    const signUp = (address: string, from: string) =>
      fetch(`${tight.baseUrl}/sign-up`, {
        method: 'POST',
        body: new URLSearchParams({ address, edition: 'morning' }),
        headers: { 'x-forwarded-for': from },
        redirect: 'manual',
      });
    expect((await signUp('one@example.com', '192.0.2.7')).status).toBe(303);
    const refused = await signUp('two@example.com', '192.0.2.7');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '3600']);
    expect((await signUp('two@example.com', '192.0.2.8')).status).toBe(303);
  });

  test.for([
    [{ origin: 'https://evil.example' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site', origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'same-origin', origin: 'null' }, 422],
    [{ origin: 'SELF' }, 422],
    [{}, 422],
  ] as [Record<string, string>, number][])('a post with %j answers %i', async ([headers, status]) => {
    const origin = headers.origin === 'SELF' ? { origin: server.baseUrl } : {};
    expect((await post('/sign-up', [], { ...headers, ...origin })).status).toBe(status);
  });

  test('a form of 100 kilobytes is refused, here and behind every link', async () => {
    const reader = await newReader();
    const { confirmUrl, preferencesUrl, unsubscribeUrl } = server.links;
    for (const url of [
      '/sign-up',
      confirmUrl(reader, ['morning'], NOW + 1000),
      preferencesUrl(reader),
      unsubscribeUrl(reader, 'morning'),
    ])
      expect((await post(url, [['address', 'a'.repeat(100_000)]])).status).toBe(413);
  });

  test('an edition named twice is asked for once', async () => {
    await post('/sign-up', [
      ['address', 'twice@example.com'],
      ['edition', 'morning'],
      ['edition', 'morning'],
    ]);
    await server.settle();
    const url = server.mails.find(({ address }) => address === 'twice@example.com')?.url ?? '';
    const asked = [...(await (await get(url)).text()).matchAll(/<li>(Send me [^<]+)</g)];
    expect(asked.map(([, sentence]) => sentence)).toEqual([
      'Send me the Morning Update from The Saltmarsh Courier by email. I can stop it at any time.',
    ]);
  });

  test('who confirms is told what was confirmed, and nothing else', async () => {
    const reader = await newReader();
    const url = server.links.confirmUrl(reader, ['evening'], NOW + 1000);
    const html = await (await post(url, [])).text();
    expect(html).toContain('<h2>Evening Update</h2>');
    expect(html).not.toContain('Morning Update');
  });

  test('who is barred is told so, and gets nothing', async () => {
    const reader = await newReader();
    const { id, canonicalAddress } = reader;
    await server.store.unsubscribe(id, ['morning', 'evening'], NOW);
    await server.store.suppress({ canonicalAddress, reason: 'operator', detail: '', at: NOW });
    const html = await (await post(server.links.confirmUrl(reader, ['evening'], NOW + 1000), [])).text();
    expect(html).toContain('This address cannot be signed up');
    expect(html).toContain('href="mailto:editions@courier.example"');
    expect(await statesOf(id)).toEqual({ morning: 'unsubscribed', evening: 'unsubscribed' });
  });
});

describe('links', () => {
  test('opening or probing any link changes nothing', async () => {
    const reader = await newReader();
    const urls = [
      server.links.confirmUrl(reader, ['morning'], NOW + 1000),
      `${server.links.preferencesUrl(reader)}?done=stopped&q=rent&unfollow=author:Ada%20Quill&action=stop`,
      `${server.links.unsubscribeUrl(reader, 'evening')}?scope=all`,
      server.links.followingUrl(reader),
    ];
    // `morning` could be turned on, `evening` off.
    await server.store.unsubscribe(reader.id, ['morning'], NOW);
    const before = await server.store.find(reader.id);
    for (const url of urls) {
      for (const method of ['GET', 'HEAD', 'OPTIONS']) await get(url, { method });
      expect((await get(url)).status).toBe(200);
    }
    expect(await server.store.find(reader.id)).toEqual(before);
  });

  test('a flipped, cut, expired, foreign or outdated link is one and the same 404', async () => {
    const reader = await newReader();
    const { links } = server;
    const good = links.unsubscribeUrl(reader, 'morning');
    const foreign = createLinks({ baseUrl: server.baseUrl, secret: 'another' });
    const bad = [
      `${good.slice(0, -1)}${good.endsWith('A') ? 'B' : 'A'}`,
      good.slice(0, -4),
      good.replace('/unsubscribe/', '/preferences/'),
      links.preferencesUrl(reader).replace('/preferences/', '/following/'),
      links.confirmUrl(reader, ['morning'], NOW),
      foreign.preferencesUrl(reader),
      links.preferencesUrl({ ...reader, tokenEpoch: reader.tokenEpoch - 1 }),
      links.preferencesUrl({ id: 999_999, tokenEpoch: reader.tokenEpoch }),
      `${server.baseUrl}/confirm/%00`,
    ];
    const pages = new Set<string>();
    for (const url of bad) {
      for (const method of ['GET', 'POST']) {
        const answer = await get(url, { method });
        expect([url, method, answer.status]).toEqual([url, method, 404]);
        pages.add(await answer.text());
      }
    }
    expect(pages.size).toBe(1);
    expect(await statesOf(reader.id)).toEqual({ morning: 'active', evening: 'active' });
  });

  test('personal pages are neither kept, indexed nor told to the sites they link to', async () => {
    const reader = await newReader();
    for (const url of [
      server.links.preferencesUrl(reader),
      server.links.followingUrl(reader),
      server.links.unsubscribeUrl(reader, 'morning'),
      server.links.confirmUrl(reader, ['morning'], NOW + 1000),
    ]) {
      const answer = await get(url);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex, nofollow',
      });
      const html = await answer.text();
      expect(html).toContain('<meta name="robots" content="noindex, nofollow">');
      expect(html).not.toContain(reader.address);
    }
  });

  test('confirming is one post, and posting twice shows the same', async () => {
    const reader = await newReader();
    await server.store.unsubscribe(reader.id, ['morning', 'evening'], NOW);
    const url = server.links.confirmUrl(reader, ['evening'], NOW + 1000);
    const first = await post(url, []);
    expect(first.status).toBe(200);
    expect(await statesOf(reader.id)).toEqual({ morning: 'unsubscribed', evening: 'active' });
    expect(await (await post(url, [])).text()).toBe(await first.text());
  });
});

test('a link that was mailed before a complaint confirms nothing, one mailed after it does', async () => {
  const reader = await newReader();
  const { id, canonicalAddress } = reader;
  await server.store.unsubscribe(id, ['morning', 'evening'], NOW - DAY);
  await server.store.suppress({ canonicalAddress, reason: 'complaint', detail: '', at: NOW - DAY / 2 });
  const linkOf = (madeAt: number) => server.links.confirmUrl(reader, ['evening'], madeAt + LINK_LIFETIME);
  expect((await post(linkOf(NOW - DAY), [])).status).toBe(404);
  expect(await statesOf(id)).toEqual({ morning: 'unsubscribed', evening: 'unsubscribed' });
  expect((await post(linkOf(NOW), [])).status).toBe(200);
  expect(await statesOf(id)).toEqual({ morning: 'unsubscribed', evening: 'active' });
});

describe('unsubscribing', () => {
  test.for([
    ['urlencoded', () => new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })],
    [
      'multipart',
      () => {
        const form = new FormData();
        form.set('List-Unsubscribe', 'One-Click');
        return form;
      },
    ],
    ['empty', () => ''],
    ['unreadable', () => new Blob(['\u0000\u0001'], { type: 'multipart/form-data' })],
  ] satisfies [string, () => NonNullable<RequestInit['body']>][])(
    'the one-click post (%s) answers 200 from anywhere and counts at once',
    async ([, body]) => {
      const reader = await newReader();
      const url = server.links.unsubscribeUrl(reader, 'morning');
      const init = {
        method: 'POST',
        headers: { origin: 'https://mail.example', 'sec-fetch-site': 'cross-site' },
      };
      for (const _ of ['once', 'twice']) {
        const answer = await get(url, { ...init, body: body() });
        expect([answer.status, answer.headers.get('set-cookie')]).toEqual([200, null]);
        expect(await answer.text()).toContain('You are unsubscribed');
      }
      expect(await statesOf(reader.id)).toEqual({ morning: 'unsubscribed', evening: 'active' });
    },
  );

  test('the page stops the one edition or everything, as was pressed, and says which', async () => {
    const reader = await newReader();
    const url = server.links.unsubscribeUrl(reader, 'morning');
    expect(await (await get(url)).text()).toContain('Unsubscribe from everything');
    const one = await (await post(url, [['scope', 'edition']])).text();
    expect(one).toContain('We will not send you the Morning Update any more.');
    expect(await statesOf(reader.id)).toEqual({ morning: 'unsubscribed', evening: 'active' });
    const all = await (await post(url, [['scope', 'all']])).text();
    expect(all).toContain('We will not send you anything any more.');
    expect(await statesOf(reader.id)).toEqual({ morning: 'unsubscribed', evening: 'unsubscribed' });
    expect(await (await get(url)).text()).not.toContain('Unsubscribe from everything');
  });

  test('who gets the one edition alone is not asked whether to unsubscribe from everything', async () => {
    const reader = await newReader();
    await server.store.unsubscribe(reader.id, ['evening'], NOW);
    const html = await (await get(server.links.unsubscribeUrl(reader, 'morning'))).text();
    expect(html).toContain('Unsubscribe from the Morning Update');
    expect(html).not.toContain('Unsubscribe from everything');
  });

  test('what could not be written down is not said to be done', async () => {
    const failing = () => Promise.reject(new Error('the disk is full'));
    await using broken = await startPages({ store: (real) => ({ ...real, unsubscribe: failing }) });
    const reader = await addReader(broken);
    const urls = [broken.links.unsubscribeUrl(reader, 'morning'), broken.links.preferencesUrl(reader)];
    for (const url of urls) {
      const answer = await fetch(url, {
        method: 'POST',
        body: new URLSearchParams({ action: 'stop' }),
        redirect: 'manual',
      });
      expect(answer.status).toBe(500);
    }
  });

  test('the link works years later, for an edition that is gone', async () => {
    const reader = await newReader();
    const answer = await post(server.links.unsubscribeUrl(reader, 'weekend'), []);
    expect([answer.status, await statesOf(reader.id)]).toEqual([
      200,
      { morning: 'active', evening: 'active' },
    ]);
  });
});

describe('preferences', () => {
  const change = async (fields: [string, string][]) => {
    const reader = await newReader();
    const answer = await post(server.links.preferencesUrl(reader), fields);
    expect(answer.status).toBe(303);
    const page = await get(answer.headers.get('location') ?? '');
    return { reader: await server.store.find(reader.id), html: await page.text() };
  };
  const labels = (reader?: { follows: { label: string }[] }) => reader?.follows.map(({ label }) => label);

  test('saves editions and name', async () => {
    const { reader, html } = await change([
      ['action', 'save'],
      ['edition', 'evening'],
      ['edition', 'no-such-edition'],
      ['name', ' Zoë\r\nBcc:  <b>\u202e '],
    ]);
    expect(reader?.name).toBe('Zoë Bcc: <b>');
    expect(reader && (await statesOf(reader.id))).toEqual({ morning: 'unsubscribed', evening: 'active' });
    expect(html).toContain('Saved.');
    expect(html).toContain('value="Zoë Bcc: &lt;b&gt;"');
  });

  test('follows and unfollows, matched without regard to case and accents', async () => {
    const added = await change([['follow', 'author:Zoë O’Neill-Łukasz']]);
    expect(labels(added.reader)).toEqual(['Ada Quill', 'Zoë O’Neill-Łukasz', 'Transport']);
    expect(labels((await change([['follow', 'author:ÁDA  quill']])).reader)).toEqual([
      'Ada Quill',
      'Transport',
    ]);
    expect(labels((await change([['unfollow', 'topic:TRANSPORT']])).reader)).toEqual(['Ada Quill']);
  });

  test.for(['', 'author:', 'author: \u200b', 'somebody:Ada', 'Ada', `topic:${'\n'.repeat(3)}`])(
    'a follow of %j changes nothing, and says so',
    async (value) => {
      const { reader, html } = await change([['follow', value]]);
      expect(labels(reader)).toEqual(['Ada Quill', 'Transport']);
      expect(html).toContain('Nothing was changed.');
    },
  );

  test('a file in place of a text is none', async () => {
    const reader = await newReader();
    const body = new FormData();
    body.set('action', 'save');
    body.set('edition', 'morning');
    body.set('name', new File(['Ada'], 'ada.txt'));
    await get(server.links.preferencesUrl(reader), { method: 'POST', body });
    expect(await server.store.find(reader.id)).toMatchObject({ name: '' });
    expect(await statesOf(reader.id)).toEqual({ morning: 'active', evening: 'unsubscribed' });
  });

  test('an author and a topic of one name are two', async () => {
    const reader = await newReader();
    const url = server.links.preferencesUrl(reader);
    await post(url, [['follow', 'topic:Ada Quill']]);
    await post(url, [['unfollow', 'author:Ada Quill']]);
    expect((await server.store.find(reader.id))?.follows).toEqual([
      { kind: 'topic', label: 'Ada Quill' },
      { kind: 'topic', label: 'Transport' },
    ]);
  });

  test('100 authors and topics can be followed, and no more', async () => {
    const reader = await newReader();
    const url = server.links.preferencesUrl(reader);
    const named = Array.from({ length: 97 }, (_, n) => `Writer ${n}`);
    await server.store.addFollows(
      named.map((label) => ({ subscriberId: reader.id, kind: 'author', key: label.toLowerCase(), label })),
      NOW,
    );
    const follow = async (name: string) =>
      (await post(url, [['follow', `author:${name}`]])).headers.get('location');
    expect(await follow('The hundredth')).toContain('done=followed#following');
    expect(await follow('One too many')).toContain('done=too_many#following');
    expect((await server.store.find(reader.id))?.follows).toHaveLength(100);
  });

  test.for(['action', 'q'])('a form without a known action (%s) changes nothing', async (field) => {
    const { reader, html } = await change([
      [field, 'delete'],
      ['edition', 'evening'],
    ]);
    expect(reader).toMatchObject({ name: 'Ada' });
    expect(reader && (await statesOf(reader.id))).toEqual({ morning: 'active', evening: 'active' });
    expect(html).toContain('Nothing was changed.');
  });

  test('an edition kept keeps its consent, and the zone is asked for by no form without it', async () => {
    const reader = await newReader();
    await server.store.setZone(reader.id, 'Europe/Lisbon');
    await server.store.unsubscribe(reader.id, ['morning'], NOW);
    await post(server.links.preferencesUrl(reader), [
      ['action', 'save'],
      ['edition', 'morning'],
      ['edition', 'evening'],
    ]);
    const saved = await server.store.find(reader.id);
    expect(saved?.zone).toBe('Europe/Lisbon');
    expect(saved?.subscriptions).toMatchObject([
      { edition: 'evening', consent: { source: 'test' } },
      { edition: 'morning', state: 'active', consent: { source: 'preferences page' } },
    ]);
  });

  test('an edition that the source list lacks for a day is kept, and ends with its tick when it is back', async () => {
    const [morning] = editions;
    if (!morning) throw new Error('no edition');
    const listed = [morning];
    await using pages = await startPages({ editions: listed });
    const reader = await addReader(pages);
    const url = pages.links.preferencesUrl(reader);
    const page = () => fetch(url).then((answer) => answer.text());
    const save = async (form: string, ticked: string[]) => {
      const fields = new URLSearchParams(ticked.map((id) => ['edition', id] as [string, string]));
      for (const [, name = '', value = ''] of form.matchAll(
        /<input type="hidden" name="(action|offered)" value="([^"]+)">/g,
      ))
        fields.append(name, value);
      await fetch(url, { method: 'POST', redirect: 'manual', body: fields });
      const saved = await pages.store.find(reader.id);
      return saved?.subscriptions.map(({ edition, state }) => [edition, state].join(' '));
    };
    const without = await page();
    expect(without).not.toContain('evening');
    expect(await save(without, [])).toEqual(['evening active', 'morning unsubscribed']);

    listed.push({ ...morning, id: 'evening' });
    expect(await save(without, ['morning'])).toEqual(['evening active', 'morning active']);
    const withIt = await page();
    expect(withIt).toContain('value="evening" checked');
    const [, evening] = listed.splice(1, 1);
    expect(await save(withIt, ['morning', 'evening'])).toEqual(['evening active', 'morning active']);
    if (evening) listed.push(evening);
    expect(await save(withIt, ['morning'])).toEqual(['evening unsubscribed', 'morning active']);
  });

  test('what waits for its confirmation is not shown as chosen, and there is nothing to stop', async () => {
    const address = `reader${readers++}@example.com`;
    const newcomer = { address, canonicalAddress: address, name: '' };
    const [reader] = await server.store.addMissing([newcomer], NOW);
    if (!reader) throw new Error('not added');
    const consent = { wording: 'Yes', source: 'test', at: NOW };
    await server.store.addPending([{ subscriberId: reader.id, edition: 'morning', consent }]);
    const html = await (await get(server.links.preferencesUrl(reader))).text();
    expect(html).not.toContain(' checked');
    expect(html).not.toContain('value="stop"');
  });

  test('a word in the address that no form sends says nothing', async () => {
    const reader = await newReader();
    const html = await (await get(`${server.links.preferencesUrl(reader)}?done=constructor`)).text();
    expect(html).not.toContain('role="status"');
  });

  test('stops everything and keeps what is followed', async () => {
    const { reader } = await change([['action', 'stop']]);
    expect(labels(reader)).toHaveLength(2);
    expect(reader && (await statesOf(reader.id))).toEqual({
      morning: 'unsubscribed',
      evening: 'unsubscribed',
    });
  });

  test('suggests what is in the news with counts, not what is followed already', async () => {
    const reader = await newReader();
    const html = await (await get(server.links.preferencesUrl(reader))).text();
    expect(html).toMatch(/<strong>Housing<\/strong>\s*<span class="meta">2 recent articles/);
    expect(html).toContain('value="topic:Libraries &amp; archives"');
    expect(html).not.toContain('name="follow" value="author:Ada Quill"');
    expect(html).not.toContain('Weather');
  });

  test('a search finds by part and offers the typed text itself', async () => {
    const reader = await newReader();
    const html = await (await get(`${server.links.preferencesUrl(reader)}?q=ZOE%20o`)).text();
    expect(html).toContain('value="author:Zoë O’Neill-Łukasz"');
    expect(html).toContain('value="topic:ZOE o"');
    const none = await (await get(`${server.links.preferencesUrl(reader)}?q=%3Ci%3E`)).text();
    expect(none).toContain('Nothing recent is named “&lt;i&gt;”.');
  });

  test('what was searched for stays in its field while one after the other is followed', async () => {
    const { html } = await change([
      ['follow', 'author:Zoë O’Neill-Łukasz'],
      ['q', 'ZOE o'],
    ]);
    expect(html).toContain('type="search" maxlength="80" value="ZOE o"');
  });

  test('a search for what is followed already does not say there is none', async () => {
    const reader = await newReader();
    const html = await (await get(`${server.links.preferencesUrl(reader)}?q=ada%20quill`)).text();
    expect(html).not.toContain('Nothing recent is named');
    expect(html).not.toContain('value="author:ada quill"');
  });

  test('while an address is suppressed, what is turned off is off, and that alone takes no link', async () => {
    const reader = await newReader();
    const { canonicalAddress } = reader;
    await server.store.suppress({ canonicalAddress, reason: 'soft_bounces', detail: '', at: NOW });
    const url = server.links.preferencesUrl(reader);
    const save = async (edition: string) =>
      (
        await post(url, [
          ['action', 'save'],
          ['edition', edition],
        ])
      ).headers.get('location');
    expect(await save('evening')).toContain('done=saved');
    expect(await statesOf(reader.id)).toEqual({ morning: 'unsubscribed', evening: 'active' });
    expect(await save('morning')).toContain('done=confirm');
    expect(await statesOf(reader.id)).toEqual({ morning: 'unsubscribed', evening: 'unsubscribed' });
  });

  test('whom an operator barred is promised no link', async () => {
    const reader = await newReader();
    const { canonicalAddress } = reader;
    await server.store.unsubscribe(reader.id, ['morning', 'evening'], NOW);
    await server.store.suppress({ canonicalAddress, reason: 'operator', detail: '', at: NOW });
    const answer = await post(server.links.preferencesUrl(reader), [
      ['action', 'save'],
      ['edition', 'morning'],
    ]);
    const html = await (await get(answer.headers.get('location') ?? '')).text();
    expect(html).toContain('This address is barred from our mail.');
    expect(html).not.toMatch(/a link/);
    await server.settle();
    expect(server.mails.map(({ address }) => address)).not.toContain(reader.address);
    expect(await statesOf(reader.id)).toEqual({ morning: 'unsubscribed', evening: 'unsubscribed' });
  });

  test('after a complaint, turning an edition on mails a link first', async () => {
    const reader = await newReader();
    const { canonicalAddress } = reader;
    await server.store.suppress({ canonicalAddress, reason: 'complaint', detail: '', at: NOW });
    await server.store.unsubscribe(reader.id, ['morning', 'evening'], NOW);
    const url = server.links.preferencesUrl(reader);
    expect(await (await get(url)).text()).toContain('reported as spam');
    const answer = await post(url, [
      ['action', 'save'],
      ['edition', 'morning'],
    ]);
    const html = await (await get(answer.headers.get('location') ?? '')).text();
    expect(html).toContain('open the link we are mailing you');
    expect(html).not.toContain('reported as spam');
    await server.settle();
    expect(await statesOf(reader.id)).toEqual({ morning: 'unsubscribed', evening: 'unsubscribed' });
    const mail = server.mails.find(({ address }) => address === reader.address);
    await post(mail?.url ?? '', []);
    expect(await statesOf(reader.id)).toEqual({ morning: 'active', evening: 'unsubscribed' });
  });
});

describe('following', () => {
  test('shows recent articles by followed authors and on followed topics, each with its reason', async () => {
    const reader = await newReader();
    const html = await (await get(server.links.followingUrl(reader))).text();
    const shown = [
      ...html.matchAll(/Because you follow ([^<]+)<\/p>\s*<a class="entry-title"[^>]*>([^<]+)</g),
    ];
    expect(shown.map(([, because, title]) => [because, title])).toEqual([
      ['Ada Quill', 'Tram line to the docks gets its money at last'],
      ['Transport', 'Night ferry returns after nine years'],
      ['Ada Quill', 'Four hundred homes planned on the old brickworks'],
    ]);
  });

  test('an article by a followed author on a followed topic is there for its author, and 60 are shown', async () => {
    const many = Array.from({ length: 61 }, (_, n) => ({
      id: String(n),
      url: `https://courier.example/${n}`,
      title: `Report ${n}`,
      teaser: '',
      outlet: 'The Saltmarsh Courier',
      authors: ['Ada Quill'],
      topics: ['Transport'],
      publishedAt: NOW,
      language: 'en',
    }));
    await using busy = await startPages({ recentArticles: async () => many });
    const html = await (await fetch(busy.links.followingUrl(await addReader(busy)))).text();
    expect(html.match(/Because you follow Ada Quill/g)).toHaveLength(60);
    expect(html).not.toContain('Because you follow Transport');
  });

  test('a report in another language is set by its rules and says which it is; what lists or sells is not shown', async () => {
    const article = (id: string, title: string, teaser: string) => ({
      id,
      url: `https://courier.example/${id}`,
      title,
      teaser,
      outlet: 'Le Courrier',
      authors: ['Ada Quill'],
      topics: [],
      publishedAt: NOW,
      language: 'fr-CA',
    });
    const told = [
      article('a', "Pell: l'eau monte", 'PELL (AL) — Le fleuve monte à Pell.'),
      article('b', 'La météo de demain', ''),
    ];
    await using busy = await startPages({ recentArticles: async () => told });
    const html = await (await fetch(busy.links.followingUrl(await addReader(busy)))).text();
    expect(html).toMatch(/<a class="entry-title" lang="fr-CA" dir="ltr"[^>]*>Pell\u00a0: l’eau monte</);
    expect(html).toContain('<p class="entry-text" lang="fr-CA" dir="ltr">Le fleuve monte à Pell.</p>');
    expect(html).not.toContain('La météo de demain');
  });

  test('a reader who follows nobody is told how to', async () => {
    const reader = await newReader();
    for (const { kind, label } of reader.follows)
      await server.store.removeFollow(reader.id, kind, label.toLowerCase());
    expect(await (await get(server.links.followingUrl(reader))).text()).toContain('You follow nobody yet');
  });
});

describe('archive', () => {
  test('an issue stands in a frame that can run nothing', async () => {
    const page = await get('/archive/evening/2026-11-22');
    const html = await page.text();
    expect(html).toContain('Rents &amp; rates: &lt;b&gt;what&lt;/b&gt; the council decided');
    expect(html).toMatch(
      /<iframe[^>]+sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"/,
    );
    expect(html).toContain('href="/archive/evening/2026-10-30" rel="prev"');
    expect(html).not.toContain('rel="next"');
    const mail = await get('/archive/evening/2026-11-22/mail');
    expect(mail.headers.get('content-security-policy')).toMatch(/^sandbox allow-popups .*default-src 'none'/);
    expect(mail.headers.get('content-security-policy')).not.toMatch(/allow-scripts|allow-same-origin/);
    const url = `${server.baseUrl}/archive/evening/2026-11-22/mail`;
    const framed = await fetch(url, { headers: { 'sec-fetch-dest': 'iframe' } });
    expect(framed.headers.get('content-security-policy')).toMatch(
      /^sandbox allow-same-origin .*default-src 'none'/,
    );
    expect(framed.headers.get('content-security-policy')).not.toMatch(/allow-scripts|allow-forms|allow-top/);
    expect(framed.headers.get('vary')).toBe('Sec-Fetch-Dest');
  });

  test.for([
    '/archive/morning/1999-01-01',
    '/archive/morning/..%2f..%2fsecret',
    '/archive/__proto__/x/mail',
    '/nowhere',
  ])('%s is not found, and says so kindly', async (url) => {
    const answer = await get(url);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('There is no page at this address');
  });

  test('pages through older issues', async () => {
    const html = await (await get(`/archive?before=${NOW - 10 * 3_600_000}`)).text();
    expect(html).not.toContain('Tram line');
    expect(html).toContain('October 2026');
    expect(html).not.toContain('Older issues');
    expect(await (await get('/archive?before=yesterday')).text()).toContain('Tram line');
  });

  test('robots are kept from the readers’ own pages', async () => {
    const lines = (await (await get('/robots.txt')).text()).trim().split('\n');
    expect(lines).toEqual([
      'User-agent: *',
      ...['confirm', 'preferences', 'unsubscribe', 'following'].map((page) => `Disallow: /${page}/*`),
    ]);
  });

  test('the feed is well-formed Atom with escaped titles', async () => {
    const answer = await get('/archive/feed.xml');
    expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const xml = await answer.text();
    expect(xml).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>\s*<feed /);
    expect(xml).toContain('<title>Rents &amp; rates: &lt;b&gt;what&lt;/b&gt; the council decided</title>');
    expect(xml).toContain(`<link href="${server.baseUrl}/archive/morning/2026-11-23"/>`);
  });
});

describe('every answer', () => {
  test('carries the security headers', async () => {
    for (const url of ['/', '/archive', '/check-your-inbox', '/archive/feed.xml']) {
      const { headers } = await get(url);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).toContain("form-action 'self'; frame-ancestors 'none'");
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
    }
  });

  test('a style sheet is revalidated by its hash, and no other file can be asked for', async () => {
    const first = await get('/static/site.css');
    expect(first.headers.get('content-type')).toBe('text/css; charset=utf-8');
    const again = await get('/static/site.css', {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
    expect((await get('/static/..%2flayout.ts')).status).toBe(404);
  });

  test('a failure of ours is a page without its cause, and a line in the log without the reader’s link', async () => {
    const told: unknown[] = [];
    await using broken = await startPages({
      recentArticles: () => Promise.reject(new Error('secret cause')),
      log: { ...silentLog, error: (...words: unknown[]) => void told.push(words) } as Log,
    });
    const reader = await addReader(broken);
    const answer = await fetch(broken.links.followingUrl(reader));
    const html = await answer.text();
    expect(answer.status).toBe(500);
    expect(html).toContain('Something went wrong here');
    expect(html).not.toContain('secret cause');
    const path = '/following/:token';
    expect(told).toEqual([[{ err: new Error('secret cause'), path }, 'page failed']]);
  });
});

test('every configured edition is on the front page', async () => {
  const html = await (await get('/')).text();
  for (const { title } of editions) expect(html).toContain(title);
});

describe('the reader’s time zone', () => {
  const zoneOf = async (from: PagesServer, address: string) =>
    (await from.store.findByAddresses([address]))[0]?.zone;
  const signUp = (from: PagesServer, address: string, zone: string) =>
    fetch(`${from.baseUrl}/sign-up`, {
      method: 'POST',
      body: new URLSearchParams({ address, zone, edition: 'morning' }),
      redirect: 'manual',
    });

  test('comes with a sign-up, and a stranger’s sign-up changes nobody’s', async () => {
    await signUp(server, 'west@example.com', 'America/Edmonton');
    await server.settle();
    expect(await zoneOf(server, 'west@example.com')).toBe('America/Edmonton');
    await signUp(server, 'west@example.com', 'Asia/Tokyo');
    await signUp(server, 'nowhere@example.com', '<b>');
    await server.settle();
    expect(await zoneOf(server, 'west@example.com')).toBe('America/Edmonton');
    expect(await zoneOf(server, 'nowhere@example.com')).toBeNull();
  });

  test('is asked for only where an edition goes by it, and kept as chosen', async () => {
    const reader = await newReader();
    const plain = await get(server.links.preferencesUrl(reader)).then((answer) => answer.text());
    expect(plain).not.toContain('name="zone"');

    await using hourly = await startPages({
      editions: editions.map((edition) => ({ ...edition, sendTime: 'reader' as const })),
    });
    const traveller = await addReader(hourly, 'traveller@example.com');
    const url = hourly.links.preferencesUrl(traveller);
    const save = (zone: string) =>
      fetch(url, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams([
          ['action', 'save'],
          ['name', ''],
          ['zone', zone],
        ]),
      });
    await save('Europe/Lisbon');
    expect(await zoneOf(hourly, traveller.address)).toBe('Europe/Lisbon');
    expect(await fetch(url).then((answer) => answer.text())).toContain('value="Europe/Lisbon" selected');
    await save('Mars/Olympus');
    expect(await zoneOf(hourly, traveller.address)).toBe('Europe/Lisbon');
    await save('');
    expect(await zoneOf(hourly, traveller.address)).toBeNull();
  });

  test('is asked for where an edition keeps quiet hours, and a zone that the list lacks is kept', async () => {
    const quietHours: [string, string] = ['22:00', '06:00'];
    await using quiet = await startPages({
      editions: editions.map((edition) => ({ ...edition, quietHours })),
    });
    const reader = await addReader(quiet);
    await quiet.store.setZone(reader.id, 'Asia/Ho_Chi_Minh');
    const html = await (await fetch(quiet.links.preferencesUrl(reader))).text();
    expect(html).toContain('value="Asia/Ho_Chi_Minh" selected');
  });
});
