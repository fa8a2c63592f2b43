import { load } from 'cheerio';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Issue } from '../../../../src/issues/issue.ts';
import { createIssueRepository } from '../../../../src/store/issues/issue-repository.ts';
import {
  type DeskServer,
  delivery,
  deskContent,
  EDITOR,
  ISSUE_ID,
  ISSUE_PATH,
  postForm,
  startDesk,
} from '../../../support/desk-server.ts';

let desk: DeskServer;
let cookie: string;
beforeEach(async () => {
  desk = await startDesk();
  cookie = await desk.signIn();
});
afterEach(async () => {
  await desk[Symbol.asyncDispose]();
});

const get = (path: string) => fetch(`${desk.baseUrl}${path}`, { redirect: 'manual', headers: { cookie } });
const text = async (path: string) => (await get(path)).text();
const post = (verb: string, fields: Record<string, string> = {}) =>
  postForm(`${desk.baseUrl}${ISSUE_PATH}/${verb}`, fields, cookie);
const stored = async (): Promise<Issue> => {
  const issue = await desk.deps.issues.get(ISSUE_ID);
  if (!issue) throw new Error('The draft is gone.');
  return issue;
};
const storyIds = async () => (await stored()).content.stories.map(({ id }) => id);
const subjectEdit = (version: number, subject: string, was: string) => ({
  kind: 'opening',
  version: String(version),
  subject,
  'was.subject': was,
});
async function approved(): Promise<Issue> {
  expect((await post('approve', { hash: (await stored()).contentHash })).status).toBe(303);
  return stored();
}

test.for([
  ['fr-CA', 'ltr'],
  ['ar', 'rtl'],
])('an edition’s texts are edited in its own language: %s', async ([language = '', direction]) => {
  await using foreign = await startDesk(deskContent(), language);
  const headers = { cookie: await foreign.signIn() };
  const $ = load(await (await fetch(`${foreign.baseUrl}${ISSUE_PATH}`, { headers })).text());
  const fields = $('[data-autosave]').find('textarea, input[name="kicker"]').toArray();
  expect(fields.length).toBeGreaterThan(8);
  for (const field of fields) expect($(field).attr()).toMatchObject({ lang: language, dir: direction });
  expect($('html').attr('lang')).toBe('en');
});

test('an address that says nothing known shows no notice', async () => {
  expect(await text(`${ISSUE_PATH}?said=constructor`)).not.toContain('notice-undefined');
});

test('what was said after an act is not said of an issue that has gone on since', async () => {
  const { db } = desk.deps.database;
  const said = async (query: string) => load(await text(`${ISSUE_PATH}?${query}`))('#said').text();
  const turn = (state: Issue['state']) => db.updateTable('issues').set({ state }).execute();
  expect(await said('said=saved&version=1')).toBe('Saved.');
  expect(await said('said=saved&version=2')).toBe('');
  expect(await said('said=approved')).toBe('');
  await turn('approved');
  expect(await said('said=approved')).toContain('Approved.');
  expect(await said('said=withdraw')).toBe('');
  await turn('sending');
  expect(await said('said=sending')).toBe('Sending has begun.');
  expect(await said('said=approved')).toBe('');
  for (const state of ['paused', 'finished', 'finished_with_failures', 'cancelled'] as const) {
    await turn(state);
    for (const key of ['sending', 'resume', 'saved', 'refreshed', 'composed', 'approved', 'withdraw'])
      expect([state, key, await said(`said=${key}`)]).toEqual([state, key, '']);
    expect(await said('said=pause')).toBe(
      state === 'paused' ? 'Paused. Nobody else is mailed until it is resumed.' : '',
    );
  }
});

test('the desk says the reading time that the mail’s masthead says, a note included', async () => {
  const { content } = await stored();
  const minutes = async () => {
    const desk = load(await text(ISSUE_PATH))('#measures').text();
    const mail = load(await text(`${ISSUE_PATH}/preview/desktop`))('.reading').text();
    return [/ · (\d+) minutes? · /.exec(desk)?.[1], /^(\d+)-minute read$/.exec(mail)?.[1]];
  };
  const [before, masthead] = await minutes();
  expect(before).toBe(masthead);
  const note = 'The editors have much to say this morning. '.repeat(60).trim();
  const edit = { kind: 'opening', version: '1', note, 'was.note': content.note };
  expect((await post('edit', edit)).status).toBe(303);
  const [after, mastheadAfter] = await minutes();
  expect(after).toBe(mastheadAfter);
  expect(Number(after)).toBe(Number(before) + 2);
});

test('what happened is told in an editor’s words, on the page and among the versions', async () => {
  const [story = ''] = await storyIds();
  await post('edit', { kind: 'story', version: '1', story, do: 'pin' });
  await post('edit', {
    kind: 'story',
    version: '2',
    story,
    headline: 'The bridge is voted',
    'was.headline': 'x',
  });
  await post('restore', { restore: '2', version: '3' });
  await approved();
  const told = async (path: string, where: string) => {
    const $ = load(await text(path));
    return $(where)
      .toArray()
      .map((part) => $(part).text());
  };
  expect(await told(ISSUE_PATH, '#audit li strong')).toEqual([
    'Approved',
    'Earlier version restored',
    'Story edited',
    'Story pinned or unpinned',
    'Draft made',
  ]);
  expect(await told(`${ISSUE_PATH}/versions`, 'td[data-label="What"]')).toEqual([
    'Earlier version restored',
    'Story edited',
    'Story pinned or unpinned',
    'Draft made',
  ]);
});

describe('editing', () => {
  test('a saved text is stored, audited and shown', async () => {
    const { content } = await stored();
    const answer = await post('edit', subjectEdit(1, 'The bridge is voted', content.subject));
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(`${ISSUE_PATH}?said=saved&version=2#opening`);
    expect(await stored()).toMatchObject({
      version: 2,
      state: 'in_review',
      content: { subject: 'The bridge is voted' },
    });
    expect((await desk.deps.issues.audit(ISSUE_ID))[0]).toMatchObject({ actor: EDITOR, action: 'set_text' });
    expect(await text(ISSUE_PATH)).toContain('The bridge is voted');
  });

  test('saving leads back to the place on the page', async () => {
    const [story = ''] = await storyIds();
    const forms: [Record<string, string>, string][] = [
      [{ kind: 'agenda', agenda: '10:00 Council', 'was.agenda': '' }, '#agenda'],
      [{ kind: 'story', story, kicker: 'Bridges', 'was.kicker': 'Other' }, `#story-${story}`],
      [{ kind: 'story', story, do: 'pin' }, `#story-${story}`],
      [{ kind: 'story', story, do: 'drop' }, ''],
      [{ kind: 'story', story, do: 'restore' }, ''],
    ];
    for (const [fields, place] of forms) {
      const answer = await post('edit', { version: String((await stored()).version), ...fields });
      expect([answer.status, answer.headers.get('location')]).toEqual([
        303,
        `${ISSUE_PATH}?said=saved&version=${(await stored()).version}${place}`,
      ]);
    }
  });

  test('moving, dropping and bringing back', async () => {
    const [first, second] = await storyIds();
    await post('edit', { kind: 'story', version: '1', story: second ?? '', place: '1', do: 'up' });
    expect((await storyIds()).slice(0, 2)).toEqual([second, first]);
    await post('edit', { kind: 'story', version: '2', story: first ?? '', place: '1', do: 'drop' });
    expect(await storyIds()).not.toContain(first);
    await post('edit', { kind: 'story', version: '3', story: first ?? '', do: 'restore' });
    expect((await storyIds()).at(-1)).toBe(first);
  });

  test('a move past the end is refused in words', async () => {
    const [first] = await storyIds();
    const answer = await post('edit', {
      kind: 'story',
      version: '1',
      story: first ?? '',
      place: '0',
      do: 'up',
    });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Not saved. There is no such place.');
  });

  test('an emptied headline is refused beside its field, and the rest of the form stays typed', async () => {
    const [story] = (await stored()).content.stories;
    const answer = await post('edit', {
      kind: 'story',
      version: '1',
      story: story?.id ?? '',
      length: 'lead',
      headline: '',
      'was.headline': story?.headline ?? '',
      summary: 'Half a <thought>',
      'was.summary': 'Another',
    });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    const id = `story-${story?.id}-headline`;
    expect(page).toContain(`<p class="field-error" id="${id}-problem">A headline cannot be empty.</p>`);
    expect(page).toMatch(new RegExp(`id="${id}"[^>]* aria-describedby="${id}-problem" aria-invalid="true"`));
    expect(page).toContain('>Half a &lt;thought&gt;</textarea>');
    expect(page.match(/Half a &lt;thought|class="field-error"/g)).toHaveLength(2);
    expect(page).toContain(`name="was.headline" value="${story?.headline}"`);
    expect((await stored()).version).toBe(1);
  });

  test('what is wrong with “Why it matters” stands beside it', async () => {
    const content = deskContent();
    const [first, ...others] = content.stories;
    if (!first) throw new Error('The sample has no story.');
    await using other = await startDesk({
      ...content,
      stories: [{ ...first, whyItMatters: 'Half the island crosses it.' }, ...others],
    });
    const session = await other.signIn();
    const fields = { kind: 'story', version: '1', story: first.id, why: 'x'.repeat(401), 'was.why': 'Half' };
    const answer = await postForm(`${other.baseUrl}${ISSUE_PATH}/edit`, fields, session);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(`<p class="field-error" id="story-${first.id}-why-problem">`);
  });

  test('of a form with a fault nothing is saved', async () => {
    const { content } = await stored();
    const answer = await post('edit', {
      ...subjectEdit(1, 'A fine subject', content.subject),
      greeting: 'x'.repeat(1_001),
      'was.greeting': content.greeting,
    });
    expect(answer.status).toBe(422);
    expect(await stored()).toMatchObject({ version: 1, content: { subject: content.subject } });
    expect(await answer.text()).toContain('>A fine subject</textarea>');
  });

  test('the second of two editors gets 409 with both texts, and can keep hers', async () => {
    const { content } = await stored();
    await post('edit', subjectEdit(1, 'Theirs <b>', content.subject));
    const answer = await post('edit', subjectEdit(1, 'Mine & ours', content.subject));
    expect(answer.status).toBe(409);
    const page = await answer.text();
    expect(page).toContain('<p class="conflict-text">Mine &amp; ours</p>');
    expect(page).toContain('<p class="conflict-text">Theirs &lt;b&gt;</p>');
    expect((await stored()).content.subject).toBe('Theirs <b>');

    await post('edit', hiddenFields(page));
    expect(await stored()).toMatchObject({ version: 3, content: { subject: 'Mine & ours' } });
  });

  test('an undo brings the version before back', async () => {
    const { content } = await stored();
    await post('edit', subjectEdit(1, 'Other', content.subject));
    const compared = (await text(`${ISSUE_PATH}/versions/1`)).replaceAll(/<[^>]+>/g, ' ');
    expect(compared).toMatch(/Version 1\s.*Current, version 2\s+Other/s);
    expect((await post('restore', { version: '2', restore: '1' })).status).toBe(303);
    expect(await stored()).toMatchObject({ version: 3, content: { subject: content.subject } });
    expect((await post('restore', { version: '2', restore: '1' })).status).toBe(409);
  });
});

describe('approving and sending', () => {
  test('approves exactly what was shown; an edit voids it', async () => {
    const issue = await approved();
    expect(issue).toMatchObject({ state: 'approved', approvedBy: EDITOR, approvedVersion: 1 });
    await post('edit', subjectEdit(1, 'Changed later', issue.content.subject));
    expect((await stored()).state).toBe('in_review');
    expect(await text(ISSUE_PATH)).toContain('that no longer counts');

    const stale = await post('approve', { hash: issue.contentHash });
    expect(stale.status).toBe(409);
    expect(await stale.text()).toContain('Not approved: the issue was changed');
    expect((await stored()).state).toBe('in_review');
  });

  test('a failing check stops the approval and names itself', async () => {
    await using other = await startDesk({ ...deskContent(), subject: '' });
    const session = await other.signIn();
    const draft = await other.deps.issues.get(ISSUE_ID);
    const url = `${other.baseUrl}${ISSUE_PATH}/approve`;
    const answer = await postForm(url, { hash: draft?.contentHash ?? '' }, session);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('The subject is empty.');
    expect((await other.deps.issues.get(ISSUE_ID))?.state).toBe('draft');
  });

  test('the send page states list, count, time and subject, and the send starts', async () => {
    expect(await text(`${ISSUE_PATH}/send`)).toContain('The issue is not approved');
    const issue = await approved();
    const page = await text(`${ISSUE_PATH}/send`);
    for (const fact of [
      '1,240 subscribers',
      'Morning Update',
      issue.content.subject,
      '23 Nov 2026, 05:40',
      'Send to 1,240 subscribers now',
    ]) {
      expect(page).toContain(fact);
    }
    expect((await post('send', { hash: 'another' })).status).toBe(422);
    expect((await post('send', { hash: issue.contentHash })).status).toBe(303);
    expect(desk.book.asked).toEqual([`start ${ISSUE_ID}`]);
  });

  test('an empty audience blocks', async () => {
    await approved();
    desk.book.readers = 0;
    const page = await text(`${ISSUE_PATH}/send`);
    expect(page).toContain('Nobody would get it');
    expect(page).not.toContain('name="hash"');
  });

  test('withdraw, cancel, and what is then no longer possible', async () => {
    await approved();
    expect((await post('withdraw')).status).toBe(303);
    expect((await post('pause')).status).toBe(422);
    expect((await post('cancel')).status).toBe(303);
    expect((await stored()).state).toBe('cancelled');
    const late = await post('approve', { hash: (await stored()).contentHash });
    expect([late.status, await late.text()]).toEqual([422, expect.stringContaining('Not approved. ')]);
    const page = await text(ISSUE_PATH);
    expect(page).toContain(' readonly');
    expect(page).not.toContain('value="save"');
  });

  test('paused and going on, and each says so', async () => {
    await approved();
    await desk.deps.database.db.updateTable('issues').set({ state: 'sending' }).execute();
    for (const [verb, state] of [
      ['pause', 'paused'],
      ['resume', 'sending'],
    ] as const) {
      const answer = await post(verb);
      expect([answer.status, answer.headers.get('location')]).toEqual([303, `${ISSUE_PATH}?said=${verb}`]);
      expect((await stored()).state).toBe(state);
    }
    expect(await text(`${ISSUE_PATH}?said=resume`)).toContain('Sending goes on.');
  });

  test('nothing is done to an issue that is not there', async () => {
    const nowhere = '/desk/issues/morning/1999-01-01';
    for (const verb of ['approve', 'withdraw', 'pause', 'resume', 'cancel', 'test-send', 'edit', 'restore']) {
      const fields = { addresses: 'a@x.example', kind: 'agenda', version: '1', restore: '1' };
      const answer = await postForm(`${desk.baseUrl}${nowhere}/${verb}`, fields, cookie);
      expect([verb, answer.status]).toEqual([verb, 404]);
    }
    for (const page of [
      'standing',
      'preview/desktop',
      'versions',
      'versions/1',
      'outcomes',
      'send',
      'cancel',
    ])
      expect([page, (await get(`${nowhere}/${page}`)).status]).toEqual([page, 404]);
    expect(desk.book.asked).toEqual([]);
  });

  test('a form that cannot be read does nothing', async () => {
    const asked = (verb: string) =>
      fetch(`${desk.baseUrl}${ISSUE_PATH}/${verb}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: desk.baseUrl, cookie, 'content-type': 'application/json' },
        body: '{"hash": "x"}',
      });
    expect((await asked('approve')).status).toBe(409);
    for (const verb of ['edit', 'restore', 'test-send', 'resolve', 'send'])
      expect([verb, (await asked(verb)).status]).toEqual([verb, 422]);
    for (const [verb, fields] of [
      ['resolve', { delivery: 'seven', decision: 'accept' }],
      ['restore', { version: 'one', restore: '1' }],
      ['restore', { version: '1', restore: '' }],
    ] as [string, Record<string, string>][])
      expect([verb, (await post(verb, fields)).status]).toEqual([verb, 422]);
    expect(desk.book.asked).toEqual([]);
    expect((await stored()).version).toBe(1);
  });

  test('a file in place of a text counts as nothing typed', async () => {
    const body = new FormData();
    body.set('addresses', new File(['a@x.example'], 'list.txt'));
    const headers = { origin: desk.baseUrl, cookie };
    const answer = await fetch(`${desk.baseUrl}${ISSUE_PATH}/test-send`, { method: 'POST', headers, body });
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('Type an address')]);
  });

  test('a test send reports each address and asks nothing else', async () => {
    const answer = await post('test-send', { addresses: 'a@x.example, b@x.example' });
    expect(await answer.text()).toContain('250 2.0.0 Ok');
    expect(desk.book.asked).toEqual(['test a@x.example b@x.example']);
    expect((await stored()).version).toBe(1);
  });

  test('deliveries in doubt are named and settled one by one', async () => {
    desk.book.inDoubt.push(delivery(7, 'marit@post.example'), delivery(9, 'quill@post.example'));
    expect(await text(`${ISSUE_PATH}/outcomes`)).toContain('marit@post.example');
    expect((await post('resolve', { delivery: '7', decision: 'accept' })).status).toBe(303);
    expect((await post('resolve', { delivery: '7', decision: 'accept' })).status).toBe(422);
    expect((await post('resolve', { delivery: '9', decision: 'delete' })).status).toBe(422);
    desk.book.refused = 'It would come too late.';
    const refused = await post('resolve', { delivery: '9', decision: 'resend' });
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('It would come')]);
    desk.book.refused = undefined;
    expect((await post('resolve', { delivery: '9', decision: 'resend' })).status).toBe(303);
    expect(desk.book.asked).toEqual(['accept 7', 'resend 9']);
    expect(await text(`${ISSUE_PATH}/outcomes`)).not.toContain('marit@post.example');
  });
});

describe('safety', () => {
  const HOSTILE = '"><script>alert(1)</script>{{secret}}';

  test('what articles say is text everywhere', async () => {
    await desk[Symbol.asyncDispose]();
    const content = deskContent();
    const hostile = content.stories.map((story) => ({
      ...story,
      headline: HOSTILE,
      outlets: [HOSTILE],
      articles: story.articles.map((article) => ({ ...article, title: HOSTILE, outlet: HOSTILE })),
    }));
    const leftOut = content.leftOut.map((story) => ({ ...story, headline: HOSTILE, reason: HOSTILE }));
    desk = await startDesk({ ...content, subject: HOSTILE, warnings: [HOSTILE], stories: hostile, leftOut });
    cookie = await desk.signIn();
    for (const path of ['/desk', ISSUE_PATH, `${ISSUE_PATH}/send`, `${ISSUE_PATH}/preview/desktop`]) {
      const page = await text(path);
      expect(page).not.toContain('<script>alert');
      expect(page).toContain('{{secret}}');
    }
  });

  test.for([
    { name: 'another origin', headers: { origin: 'https://evil.example' } },
    { name: 'another site', headers: { 'sec-fetch-site': 'cross-site' } },
    { name: 'a sibling site', headers: { 'sec-fetch-site': 'same-site' } },
  ])('a form from $name changes nothing', async ({ headers }) => {
    const { contentHash } = await stored();
    const answer = await fetch(`${desk.baseUrl}${ISSUE_PATH}/approve`, {
      method: 'POST',
      redirect: 'manual',
      headers: { ...headers, cookie },
      body: new URLSearchParams({ hash: contentHash }),
    });
    expect(answer.status).toBe(403);
    expect((await stored()).state).toBe('draft');
  });

  test('a GET never acts', async () => {
    for (const verb of [
      'approve',
      'withdraw',
      'pause',
      'resume',
      'resolve',
      'restore',
      'edit',
      'test-send',
    ]) {
      expect((await get(`${ISSUE_PATH}/${verb}`)).status).toBe(404);
    }
    for (const page of ['cancel', 'send']) expect((await get(`${ISSUE_PATH}/${page}`)).status).toBe(200);
    expect((await stored()).state).toBe('draft');
    expect(desk.book.asked).toEqual([]);
  });

  test.for(['desktop', 'phone', 'dark', 'text'])('the %s preview is sandboxed', async (view) => {
    const answer = await get(`${ISSUE_PATH}/preview/${view}`);
    const policy = answer.headers.get('content-security-policy');
    expect(policy).toMatch(/^sandbox /);
    expect(policy).not.toContain('allow-scripts');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'self'");
  });

  test('the plain text is text, and the dark view is dark whatever the editor’s machine likes', async () => {
    const view = async (name: string) => {
      const answer = await get(`${ISSUE_PATH}/preview/${name}`);
      return [answer.headers.get('content-type') ?? '', await answer.text()] as const;
    };
    const [plain, words] = await view('text');
    expect(plain).toMatch(/^text\/plain/);
    expect(words).not.toContain('<html');
    const [[html, light], [, dark]] = [await view('desktop'), await view('dark')];
    expect(html).toMatch(/^text\/html/);
    for (const page of [light, dark]) expect(page).not.toContain('prefers-color-scheme');
    expect(dark.replaceAll('(min-width:0)', '(max-width:0)')).toBe(
      light.replaceAll('(min-width:0)', '(max-width:0)'),
    );
    expect(dark).not.toBe(light);
  });

  test('the desk itself may not be framed', async () => {
    const { headers } = await get('/desk');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  test.for(['/desk/issues/morning/2031-01-01', '/desk/issues/nope/x/send', '/desk/nothing'])(
    '%s is not found',
    async (path) => {
      const answer = await get(path);
      expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('Signed in as')]);
    },
  );
});

describe('the list', () => {
  test('a refused draft says why', async () => {
    const answer = await postForm(`${desk.baseUrl}/desk/compose`, { edition: 'evening' }, cookie);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Only 2 stories');
  });

  test('of an edition that is none no draft is made', async () => {
    for (const fields of [{ edition: 'midday' }, {}] as Record<string, string>[]) {
      const answer = await postForm(`${desk.baseUrl}/desk/compose`, fields, cookie);
      expect([answer.status, await answer.text()]).toEqual([
        422,
        expect.stringContaining('There is no such edition.'),
      ]);
    }
  });

  test('a made draft opens; what is said to be kept is what a refreshed one kept', async () => {
    const compose = (date: string) =>
      postForm(`${desk.baseUrl}/desk/compose`, { edition: 'morning', date }, cookie);
    const location = async (date: string) => (await compose(date)).headers.get('location');
    expect(await location('2026-11-23')).toBe(`${ISSUE_PATH}?said=refreshed`);
    expect(await location('2026-11-24')).toBe('/desk/issues/morning/2026-11-24?said=composed');
    expect(await (await get(`${ISSUE_PATH}?said=refreshed`)).text()).toContain('drops were kept');
    expect(await (await get(`${ISSUE_PATH}?said=composed`)).text()).not.toContain('were kept');
  });
});

test('without an issue the list says how to begin', async () => {
  await using empty = await startDesk(null);
  const session = await empty.signIn();
  const page = await (await fetch(`${empty.baseUrl}/desk`, { headers: { cookie: session } })).text();
  expect(page).toContain('There is no issue yet');
});

/** The hidden fields of the first form that edits, as a browser would post them. */
function hiddenFields(page: string): Record<string, string> {
  const form = page.slice(page.indexOf('/edit"'));
  const fields: Record<string, string> = {};
  for (const [, name = '', value = ''] of form.matchAll(
    /<input type="hidden" name="([^"]*)" value="([^"]*)">/g,
  )) {
    fields[name] = value.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  }
  return fields;
}

describe('how an issue stands', () => {
  const warnings = ['Tidewatch could not be read: 404.', 'Ridge Wire could not be read: 503.'];
  const held = 'Only 1 eligible story in the window; this edition needs 5.';
  const move = (from: Issue['state'], to: Issue['state']) =>
    createIssueRepository(desk.deps.database.db).move({
      ...{ id: ISSUE_ID, from: [from], to },
      entry: { at: 0, actor: 'twofold', action: 'test', detail: '' },
    });
  beforeEach(async () => {
    await desk[Symbol.asyncDispose]();
    desk = await startDesk({ ...deskContent(), warnings });
    cookie = await desk.signIn();
    const entry = { at: 0, actor: 'twofold', action: 'hold', detail: held };
    await createIssueRepository(desk.deps.database.db).setHeldReason(ISSUE_ID, held, entry);
  });
  const boxes = (page: string) =>
    [...page.matchAll(/<div class="notice[^>]*>(.*?)<\/div>/gs)].map(([, box = '']) =>
      box.replaceAll(/<[^>]+>/g, ''),
    );

  test('a draft says what holds it, and what it lacks in one box', async () => {
    expect(boxes(await text(ISSUE_PATH))).toEqual([`Held: ${held}`, warnings.join('')]);
    expect(await text('/desk')).toContain(`<span class="held">${held}</span>`);
  });

  test('its one state is that it is held, wherever a state is shown', async () => {
    const tags = async (path: string) =>
      load(await text(path))('#main .tag-warn, #main .tag:not([class*="tag-"])')
        .toArray()
        .map((tag) => load(tag).text())
        .filter((label) => ['Held', 'Draft', 'In review', 'Approved'].includes(label));
    for (const [path, shown] of [
      [ISSUE_PATH, ['Held']],
      [`${ISSUE_PATH}/outcomes`, ['Held']],
      ['/desk', ['Held', 'Held', 'Held']],
    ] as const)
      expect([path, await tags(path)]).toEqual([path, shown]);
    expect(await text(ISSUE_PATH)).toContain('<span>Due Mon, 23 Nov 2026, 06:30 GMT</span>');
  });

  test('a send that paused by itself is paused, not held', async () => {
    await approved();
    await move('approved', 'sending');
    await move('sending', 'paused');
    await desk.deps.database.db.updateTable('issues').set({ held_reason: 'It refuses everybody.' }).execute();
    expect(boxes(await text(ISSUE_PATH))).toEqual(['Paused: It refuses everybody.']);
  });

  test('what a draft lacked is folded once it is approved', async () => {
    await approved();
    const page = await text(ISSUE_PATH);
    expect(boxes(page)).toEqual([]);
    expect(page).toMatch(/<summary>2 warnings from when it was a draft<\/summary><ul><li>Tidewatch/);
  });

  test('a cancelled issue says first by whom and when, and no longer that it is held', async () => {
    expect((await post('cancel')).status).toBe(303);
    const page = await text(`${ISSUE_PATH}?said=cancel`);
    expect(boxes(page)).toEqual([`Cancelled by ${EDITOR}, Mon, 23 Nov 2026, 05:40 GMT. Nobody was mailed.`]);
    expect(page).toContain(`<li>Held: ${held}</li>`);
    const list = await text('/desk');
    expect(list).not.toContain(held);
    expect(list).toContain('Was planned for');
  });

  test('while it is sent, how far it is comes first, and the texts are folded', async () => {
    await approved();
    await move('approved', 'sending');
    Object.assign(desk.book, { accepted: 3_120, waiting: 880, inDoubt: [delivery(7, 'marit@post.example')] });
    for (const path of [ISSUE_PATH, `${ISSUE_PATH}/standing`, `${ISSUE_PATH}/outcomes`]) {
      const page = await text(path);
      const words = page.replaceAll(/<[^>]+>/g, '');
      expect(words).toContain('3,120 of 4,001 accepted · 1 in doubt · 880 waiting');
      expect(page).toContain('data-live-from=');
    }
    const page = await text(ISSUE_PATH);
    expect(page.indexOf('id="progress"')).toBeLessThan(page.indexOf('id="issue-bar"'));
    expect(page).toMatch(/<details class="fold" id="frozen-texts"><summary>Texts/);
    expect(page).not.toContain('data-gauge');
  });

  test('a finished issue says when it was finished, and how many checks have something to say', async () => {
    await approved();
    await move('approved', 'sending');
    await desk.deps.database.db
      .updateTable('issues')
      .set({ state: 'finished', finished_at: Date.UTC(2026, 10, 23, 5, 39) })
      .execute();
    const page = await text(ISSUE_PATH);
    expect(page).toContain('Finished Mon, 23 Nov 2026, 05:39 GMT');
    expect(page).not.toContain('data-live-from=');
    expect(page).toMatch(
      /<summary id="checks-title">Checks <span class="meta">(all pass|\d+ warnings?)<\/span>/,
    );
    expect((await text('/desk')).replaceAll(/<[^>]+>/g, '')).toContain(
      'Finished Mon, 23 Nov 2026, 05:39 GMT',
    );
  });
});

test('a freeze under way is said on the page, live', async () => {
  const { contentHash } = await stored();
  await desk.deps.issues.approve(ISSUE_ID, contentHash, EDITOR);
  expect(await text(ISSUE_PATH)).not.toContain('Being frozen');
  const { db } = desk.deps.database;
  const lease = { issue_id: ISSUE_ID, token: 'other', lease_until: desk.deps.clock.now() + 15_000 };
  await db.insertInto('freezes').values(lease).execute();
  for (const path of [ISSUE_PATH, `${ISSUE_PATH}/standing`]) {
    const page = await text(path);
    expect(page).toContain('<strong>Being frozen</strong>: 0 subscribers written down so far.');
    expect(page).toContain(`data-live-from="${ISSUE_PATH}/standing"`);
  }
});
