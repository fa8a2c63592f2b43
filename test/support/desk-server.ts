import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { parseMailboxUrl } from '../../src/bounces/mailbox/account.ts';
import { createReturnPaths } from '../../src/bounces/verp.ts';
import type { Delivery } from '../../src/delivery/delivery.ts';
import type { Issue, IssueContent } from '../../src/issues/issue.ts';
import type { ReturnEffects } from '../../src/jobs/effects.ts';
import { createReturnedService } from '../../src/jobs/returned/returned-service.ts';
import { hashOf } from '../../src/lib/canonical-json.ts';
import { silentLog } from '../../src/lib/log.ts';
import type { Database } from '../../src/store/database.ts';
import { createIssueRepository } from '../../src/store/issues/issue-repository.ts';
import { createMailboxRepository } from '../../src/store/returned/mailbox-repository.ts';
import { createReportRepository } from '../../src/store/returned/report-repository.ts';
import { createSubscriberStore } from '../../src/store/subscribers/subscriber-repository.ts';
import { createDesk } from '../../src/web/desk/create-desk.ts';
import type { DeskDeps } from '../../src/web/desk/desk-deps.ts';
import { createStaticFiles } from '../../src/web/static-files.ts';
import { createDeskIssues, type SendBook } from './desk-issues.ts';
import { fixedClock } from './fixed-clock.ts';
import { openMigrated, temporaryFolder } from './newsroom-database.ts';
import { eveningEdition, morningEdition, sampleContent, sampleNewsroom } from './sample-issue.ts';

export const EDITOR = 'ines@chronicle.example';
/** Monday 23 November 2026, 05:40 in Dublin. */
const NOW = Date.UTC(2026, 10, 23, 5, 40);
export const ISSUE_ID = 'morning/2026-11-23';
export const ISSUE_PATH = `/desk/issues/${ISSUE_ID}`;

export interface DeskServer extends AsyncDisposable {
  baseUrl: string;
  deps: DeskDeps;
  book: SendBook;
  /** The codes mailed so far, newest last. */
  codes: { address: string; code: string }[];
  /** Waits until a code was mailed to the editor, then signs in; the answer is a Cookie header. */
  signIn(): Promise<string>;
}

const SECRET = 'k7Qf2-not-a-real-secret-Zp91-Ld04-Wx';

function returnsOf({ db }: Database): ReturnEffects {
  return {
    reports: createReportRepository(db),
    returnPaths: createReturnPaths({ address: 'bounces@chronicle.example', secret: SECRET }),
    unsubscribeAddresses: null,
    rules: { softInARow: 7 },
    mailbox: {
      account: parseMailboxUrl('imaps://bounces:hidden@mail.example'),
      memory: createMailboxRepository(db),
      everyMs: 300_000,
      visit: null,
    },
    keepDays: 30,
  };
}

/** The sample with a story left out, and no photo that a browser would fetch. */
export function deskContent(): IssueContent {
  const content = sampleContent();
  const [first, ...rest] = content.stories;
  const last = rest.pop();
  if (!first || !last) throw new Error('The sample has too few stories.');
  return {
    ...content,
    stories: [{ ...first, image: null }, ...rest],
    leftOut: [{ ...last, reason: 'below the edition’s maximum of 9 stories' }],
  };
}

/** A desk on a real port with a real database file, and one draft unless `content` is null. */
/** `language`: that of its editions. */
export async function startDesk(
  content: IssueContent | null = deskContent(),
  language = 'en',
): Promise<DeskServer> {
  const folder = temporaryFolder();
  const database = await openMigrated(`sqlite:${folder.path}/desk.db`);
  if (content) {
    const entry = { at: NOW, actor: 'composer', action: 'compose', detail: '' };
    await createIssueRepository(database.db).insert(draftOf(content), entry);
  }
  const codes: DeskServer['codes'] = [];
  const book: SendBook = { readers: 1240, inDoubt: [], rejected: [], asked: [] };
  const clock = fixedClock(NOW);
  const root = new Hono();
  const server = await listen(root);
  const deps: DeskDeps = {
    newsroom: sampleNewsroom,
    editions: [morningEdition, eveningEdition].map((edition) => ({ ...edition, language })),
    baseUrl: server.baseUrl,
    mailLeaves: true,
    clock,
    log: silentLog,
    editors: { emails: [EDITOR] },
    database,
    secret: SECRET,
    clientAddress: () => '192.0.2.1',
    sendSignInCode: async (address, code) => void codes.push({ address, code }),
    issues: createDeskIssues(database, clock, book),
    returned: createReturnedService(
      {
        returns: returnsOf(database),
        subscribers: createSubscriberStore(database.db),
        issues: createIssueRepository(database.db),
        clock,
      },
      ['the mailbox imap://bounces@mail.example/INBOX', 'a webhook of SES'],
    ),
    feeds: {
      status: async () => FEEDS,
      release: async (id, actor) => {
        if (id !== 'ridge') return { outcome: 'not_found' };
        book.asked.push(`release ${id} ${actor}`);
        return { outcome: 'released' };
      },
    },
  };
  root.route('/static', createStaticFiles(new URL('../../src/web/static/', import.meta.url)));
  root.route('/desk', createDesk(deps));
  return {
    baseUrl: server.baseUrl,
    deps,
    book,
    codes,
    signIn: () => signIn(server.baseUrl, codes),
    async [Symbol.asyncDispose]() {
      await server.close();
      await database[Symbol.asyncDispose]();
      folder[Symbol.dispose]();
    },
  };
}

/** A POST as a browser sends a form of the same site. */
export function postForm(url: string, fields: Record<string, string>, cookie = ''): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: new URL(url).origin, cookie },
    body: new URLSearchParams(fields),
  });
}

export function delivery(id: number, address: string, changes: Partial<Delivery> = {}): Delivery {
  return {
    id,
    issueId: ISSUE_ID,
    subscriberId: id,
    address,
    state: 'in_doubt',
    worker: null,
    epoch: 1,
    leaseUntil: null,
    messageId: `morning-20261123-${id}@chronicle.example`,
    date: NOW,
    attempts: 1,
    nextAt: null,
    code: null,
    enhanced: null,
    detail: 'The connection was reset before the reply.',
    updatedAt: NOW,
    relay: null,
    ...changes,
  };
}

function draftOf(content: IssueContent): Issue {
  return {
    id: ISSUE_ID,
    edition: 'morning',
    date: '2026-11-23',
    state: 'draft',
    version: 1,
    content,
    contentHash: hashOf(content),
    window: { from: NOW - 86_400_000, to: NOW },
    sendAt: Date.UTC(2026, 10, 23, 6, 30),
    approvedVersion: null,
    approvedHash: null,
    approvedBy: null,
    approvedAt: null,
    heldReason: null,
    finishedAt: null,
  };
}

async function listen(app: Hono): Promise<{ baseUrl: string; close(): Promise<void> }> {
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
      resolve({
        baseUrl: `http://127.0.0.1:${port}`,
        close: () => new Promise((done) => server.close(() => done())),
      }),
    );
  });
}

async function signIn(baseUrl: string, codes: DeskServer['codes']): Promise<string> {
  const before = codes.length;
  const asked = await postForm(`${baseUrl}/desk/sign-in`, { address: EDITOR });
  if (asked.status !== 200) throw new Error(`No code: status ${asked.status}`);
  while (codes.length === before) await new Promise((resolve) => setTimeout(resolve, 5));
  const code = codes.at(-1)?.code ?? '';
  const answer = await postForm(`${baseUrl}/desk/sign-in/code`, { address: EDITOR, code });
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

const FEEDS: Awaited<ReturnType<DeskDeps['feeds']['status']>> = [
  {
    id: 'tidewatch',
    url: 'https://tidewatch.example/rss',
    outlet: 'Tidewatch',
    status: 'ok',
    error: null,
    warning: null,
    held: null,
    checkedAt: NOW - 300_000,
    nextCheckAt: NOW + 600_000,
    itemCount: 31,
    pages: { read: 0, unread: 0 },
  },
  {
    id: 'merrow',
    url: 'https://merrow-gazette.example/feed.xml',
    outlet: 'Merrow Gazette',
    status: 'failing',
    error: 'The server answered 503 three times; the last good articles are kept.',
    warning: null,
    held: null,
    checkedAt: NOW - 120_000,
    nextCheckAt: NOW + 1_800_000,
    itemCount: 12,
    pages: { read: 9, unread: 2 },
  },
  {
    id: 'ridge',
    url: 'https://ridge-wire.example/atom.xml',
    outlet: 'Ridge Wire',
    pages: { read: 0, unread: 0 },
    status: 'held',
    error: null,
    warning: '2 unknown items wait for an editor: “Bridge shut”, “Bridge opens”',
    held: 'The GUIDs of 9 items changed at once, and 7 of them are articles it had before.',
    checkedAt: NOW - 60_000,
    nextCheckAt: NOW + 500_000,
    itemCount: 9,
  },
];
