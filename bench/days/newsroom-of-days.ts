import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, createApp } from '../../src/app/app.ts';
import { createConfig } from '../../src/config/config.ts';
import { readEnv } from '../../src/config/env.ts';
import { silentLog } from '../../src/lib/log.ts';
import { importSubscribers } from '../../src/subscribers/import-subscribers.ts';
import { temporaryFolder } from '../../test/support/newsroom-database.ts';
import { startFeedServer } from '../../test/support/own-newsroom.ts';
import { startSmtpDouble } from '../../test/support/smtp-double.ts';
import { OUTLETS, type Published } from './invent-news.ts';

export const EDITIONS = ['morning', 'evening'];
/** Of each feed. */
const LISTED = 40;
const KEPT_DAYS = 30;

/** A newsroom with feeds over HTTP, a database file and a receiving mail server, on a clock that is set. */
export interface NewsroomOfDays extends AsyncDisposable {
  app: App;
  clock: { at: number };
  /** By reader, the Message-IDs that the server took, in order. */
  taken: Map<string, string[]>;
  /** Makes each feed list its newest of these, published before now. */
  publish(news: readonly Published[]): void;
  /** Bytes in its data folder. */
  dataBytes(): number;
}

export async function openNewsroomOfDays(from: number, readers: number): Promise<NewsroomOfDays> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(temporaryFolder());
  const feeds = stack.use(await startFeedServer());
  const taken = new Map<string, string[]>();
  const smtp = stack.use(
    await startSmtpDouble(() => undefined, {
      onLog({ what, to, messageId }) {
        if (what !== 'taken') return;
        const reader = copyOf(to);
        taken.set(reader, [...(taken.get(reader) ?? []), copyOf(messageId ?? '')]);
      },
    }),
  );
  const newsroomDir = join(folder.path, 'newsroom');
  mkdirSync(newsroomDir);
  writeFileSync(
    join(newsroomDir, 'newsroom.yaml'),
    sourceList((outlet) => feeds.url(`/${outlet}.xml`)),
  );
  const dataDir = join(folder.path, 'data');
  const config = createConfig(
    readEnv({
      DATA_DIR: dataDir,
      NEWSROOM_DIR: newsroomDir,
      BASE_URL: 'https://updates.brinmouth.example',
      FEEDS_ALLOW_LOOPBACK: '1',
      SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
      KEEP_ARTICLES_DAYS: String(KEPT_DAYS),
      KEEP_DELIVERIES_DAYS: String(KEPT_DAYS),
      PORT: '0',
    }),
  );
  const clock = { at: from };
  const app = stack.use(await createApp({ config, clock: { now: () => clock.at }, log: silentLog }));
  await importSubscribers(app.effects.subscribers, subscribers(readers), {
    now: from,
    wordingOf: (edition) => `Subscribe to ${edition}`,
    source: 'bench',
    editions: EDITIONS,
    defaultEditions: EDITIONS,
  });
  const open = stack.move();
  return {
    app,
    clock,
    taken,
    publish(news) {
      for (const outlet of OUTLETS) {
        const items = news.filter((each) => each.outlet === outlet && each.at <= clock.at).slice(-LISTED);
        feeds.set(`/${outlet}.xml`, { body: feedOf(outlet, items.toReversed()) });
      }
    },
    dataBytes: () => bytesIn(dataDir),
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}

/** A piece of a mail would keep all of it in memory. */
function copyOf(piece: string): string {
  return Buffer.from(piece).toString();
}

function sourceList(feedUrl: (outlet: string) => string): string {
  return `newsroom:
  name: Brinmouth Post
  url: https://news.brinmouth.example
  zone: America/Toronto
  from: { address: updates@brinmouth.example }
  postalAddress: Brinmouth Post, 1 Lock Lane, Brinmouth
feeds:
${OUTLETS.map((id) => `  - { id: ${id}, url: "${feedUrl(id)}", outlet: ${id}, pages: never }`).join('\n')}
editions:
  - { id: morning, days: daily, draftAt: "05:30", approveBy: "06:15", sendAt: "06:30", minStories: 1, approval: auto }
  - { id: evening, days: daily, draftAt: "16:15", approveBy: "16:45", sendAt: "17:00", minStories: 1, approval: auto }
`;
}

function subscribers(readers: number): string {
  const rows = Array.from({ length: readers }, (_, reader) => `reader-${reader}@readers.example`);
  return `email\n${rows.join('\n')}\n`;
}

function feedOf(outlet: string, news: readonly Published[]): string {
  const items = news.map(
    ({ slug, title, text, author, topic, at }) =>
      `<item><guid isPermaLink="false">${slug}</guid><link>https://${outlet}.example/${slug}</link><title>${title}</title>
<description>${text}</description><pubDate>${new Date(at).toUTCString()}</pubDate><dc:creator>${author}</dc:creator><category>${topic}</category></item>`,
  );
  return `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>${outlet}</title>
<link>https://${outlet}.example/</link><description>News</description>${items.join('\n')}</channel></rss>`;
}

function bytesIn(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.size;
  return readdirSync(path).reduce((sum, name) => sum + bytesIn(join(path, name)), 0);
}
