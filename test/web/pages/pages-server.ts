import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import type { BlockConfig, EditionConfig } from '../../../src/issues/edition.ts';
import type { Newsroom } from '../../../src/issues/newsroom.ts';
import { type Log, silentLog } from '../../../src/lib/log.ts';
import { createLinks } from '../../../src/subscribers/links.ts';
import type { SignUpDeps } from '../../../src/subscribers/sign-up.ts';
import type { SubscriberStore } from '../../../src/subscribers/subscriber-store.ts';
import { createCaps } from '../../../src/subscribers/window-caps.ts';
import { clientAddress } from '../../../src/web/client-address.ts';
import { createPages } from '../../../src/web/pages/create-pages.ts';
import type { Archive, ListedArticle, PagesDeps, PublishedIssue } from '../../../src/web/pages/pages-deps.ts';
import { notFoundPage } from '../../../src/web/pages/problem-pages.ts';
import { createStaticFiles } from '../../../src/web/static-files.ts';
import { openTemporaryStore } from '../../subscribers/temporary-store.ts';

export const NOW = Date.UTC(2026, 10, 23, 9);
const HOUR = 3_600_000;

const courier: Newsroom = {
  name: 'The Saltmarsh Courier',
  url: 'https://courier.example/',
  from: { name: 'The Saltmarsh Courier', address: 'editions@courier.example' },
  replyTo: null,
  bounces: null,
  postalAddress: '4 Quay Street, Saltmarsh SM1 2AB',
  editors: ['Ines Marlow'],
  language: 'en-GB',
};

const block = (kind: BlockConfig['kind'], max: number, words: [number, number]): BlockConfig => ({
  kind,
  max,
  words,
  title: '',
  sections: [],
});

const morning: EditionConfig = {
  id: 'morning',
  title: 'Morning Update',
  language: 'en-GB',
  zone: 'Europe/London',
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  draftAt: '05:30',
  approveBy: '06:00',
  sendAt: '06:30',
  windowHours: 16,
  template: 'morning',
  greeting: 'Good morning',
  blocks: [block('lead', 1, [120, 160]), block('stories', 3, [50, 80]), block('agenda', 5, [10, 20])],
  minStories: 4,
  maxStories: 12,
  summaries: 'model',
  approval: 'hold',
  latenessMinutes: 120,
  giveUpHours: 72,
  spreadMinutes: 0,
  sendTime: 'newsroom',
  quietHours: null,
};

export const editions: EditionConfig[] = [
  morning,
  {
    ...morning,
    id: 'evening',
    title: 'Evening Update',
    sendAt: '17:00',
    template: 'evening',
    days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
    blocks: [
      block('lead', 1, [90, 110]),
      block('updates', 2, [30, 50]),
      block('radar', 4, [18, 25]),
      block('reads', 2, [40, 60]),
      block('following', 4, [20, 30]),
    ],
  },
];

const article = (
  id: string,
  title: string,
  authors: string[],
  topics: string[],
  hoursAgo: number,
): ListedArticle => ({
  id,
  url: `https://courier.example/${id}`,
  title,
  teaser: 'The council votes on Thursday, and both sides say the numbers are on theirs.',
  outlet: 'The Saltmarsh Courier',
  authors,
  topics,
  publishedAt: NOW - hoursAgo * HOUR,
  language: 'en',
});

const articles: ListedArticle[] = [
  article('tram', 'Tram line to the docks gets its money at last', ['Ada Quill'], ['Transport', 'Docks'], 2),
  article('rents', 'Rents rise faster in Saltmarsh than on the coast', ['Jun Okafor'], ['Housing'], 5),
  article('ferry', 'Night ferry returns after nine years', ['Zoë O’Neill-Łukasz'], ['transport'], 9),
  article(
    'script',
    'How <script>alert(1)</script> broke the library’s catalogue',
    [],
    ['Libraries & archives'],
    30,
  ),
  article('homes', 'Four hundred homes planned on the old brickworks', ['Ada Quill'], ['Housing'], 50),
  article('old', 'Last winter’s storm, one year on', ['Ada Quill'], ['Weather'], 24 * 20),
];

const issue = (edition: string, date: string, hoursAgo: number, subject: string): PublishedIssue => ({
  id: `${edition}/${date}`,
  edition,
  date,
  subject,
  preheader: 'Also: rents, the night ferry and a library that lost its catalogue',
  sentAt: NOW - hoursAgo * HOUR,
});

const issues: PublishedIssue[] = [
  issue('morning', '2026-11-23', 3, 'Tram line to the docks gets its money'),
  issue('evening', '2026-11-22', 16, 'Rents & rates: <b>what</b> the council decided'),
  issue('morning', '2026-11-20', 75, 'Night ferry returns after nine years'),
  issue('evening', '2026-10-30', 570, 'Four hundred homes on the old brickworks'),
];

const MAIL = `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Mail</title></head>
<body style="font-family:Georgia,serif;max-width:600px;margin:0 auto;padding:16px"><h1>Morning Update</h1>
<p>Good morning. The tram line to the docks gets its money, nine years after it was first drawn.</p>
<p style="height:3000px">The rest of the issue.</p>
<script>document.title = 'the script ran'</script></body></html>`;

const archive: Archive = {
  list: async ({ limit, before = Number.POSITIVE_INFINITY }) =>
    issues.filter(({ sentAt }) => sentAt < before).slice(0, limit),
  find: async (id) => issues.find((one) => one.id === id),
  async neighbours(id) {
    const same = issues.filter(({ edition }) => id.startsWith(`${edition}/`));
    const index = same.findIndex((one) => one.id === id);
    return { previous: same[index + 1] ?? null, next: same[index - 1] ?? null };
  },
  html: async () => MAIL,
};

export interface PagesServerOptions {
  perNetwork?: number;
  empty?: boolean;
  sendConfirmation?: SignUpDeps['sendConfirmation'];
  recentArticles?: PagesDeps['recentArticles'];
  editions?: EditionConfig[];
  log?: Log;
  /** What the pages get for the real one. */
  store?(real: SubscriberStore): SubscriberStore;
  /** BCP 47 tag of the newsroom. */
  language?: string;
}

/** The pages over real HTTP with a real store; `mails` collects the confirmation links. */
export async function startPages(options: PagesServerOptions = {}) {
  const newsroom = { ...courier, language: options.language ?? courier.language };
  const temporary = await openTemporaryStore();
  const { store } = temporary;
  const mails: { address: string; url: string }[] = [];
  const work: Promise<void>[] = [];
  const clock = { at: NOW, now: () => clock.at };
  const app = new Hono();
  app.notFound((c) => notFoundPage(c, newsroom));
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const links = createLinks({ baseUrl, secret: 'a secret of the test' });
  app.route('/static', createStaticFiles(new URL('../../../src/web/static/', import.meta.url)));
  app.route(
    '/',
    createPages({
      store: options.store?.(store) ?? store,
      links,
      clock,
      log: options.log ?? silentLog,
      caps: createCaps({ perNetwork: options.perNetwork ?? 100, overall: 1000 }),
      newsroom,
      editions: options.editions ?? editions,
      baseUrl,
      archive: options.empty ? { ...archive, list: async () => [] } : archive,
      recentArticles:
        options.recentArticles ??
        (async (since, limit) =>
          options.empty ? [] : articles.filter(({ publishedAt }) => publishedAt >= since).slice(0, limit)),
      clientAddress: (c) => clientAddress('127.0.0.1', c.req.header('x-forwarded-for')),
      sendConfirmation:
        options.sendConfirmation ??
        (async (subscriber, url) => {
          mails.push({ address: subscriber.address, url });
        }),
      background: (task) => {
        work.push(task());
      },
    }),
  );
  return {
    baseUrl,
    links,
    store,
    clock,
    mails,
    /** Waits for what runs after the answers. */
    settle: () => Promise.all(work),
    async [Symbol.asyncDispose]() {
      await Promise.all(work);
      await new Promise((resolve) => server.close(resolve));
      await temporary[Symbol.asyncDispose]();
    },
  };
}
export type PagesServer = Awaited<ReturnType<typeof startPages>>;

/** A subscriber of both editions with a few follows. */
export async function addReader({ store }: Pick<PagesServer, 'store'>, address = 'ada@example.com') {
  const [added] = await store.addMissing([{ address, canonicalAddress: address, name: 'Ada' }], NOW);
  if (!added) throw new Error('not added');
  const consent = { wording: 'Yes', source: 'test', at: NOW };
  await store.activate(editions.map(({ id }) => ({ subscriberId: added.id, edition: id, consent })));
  await store.addFollows(
    [
      { subscriberId: added.id, kind: 'author', key: 'ada quill', label: 'Ada Quill' },
      { subscriberId: added.id, kind: 'topic', key: 'transport', label: 'Transport' },
    ],
    NOW,
  );
  const reader = await store.find(added.id);
  if (!reader) throw new Error('not found');
  return reader;
}
