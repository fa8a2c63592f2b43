import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** A newspaper of an invented town, so that a test runs what a newsroom of one's own runs. */
export interface NewsItem {
  slug: string;
  title: string;
  text: string;
  author?: string;
  topic?: string;
}

export const NEWS: NewsItem[] = [
  {
    slug: 'canal-lock',
    title: 'Brinmouth closes its canal lock after a gate splits',
    text: 'The canal lock at Brinmouth was closed on Sunday after its lower gate split along 3 metres of oak. Forty barges are waiting above the town. The canal trust said that a new gate would take six weeks to build.',
    author: 'Orla Penhale',
    topic: 'Canals',
  },
  {
    slug: 'school-meals',
    title: 'County council agrees free lunches for every primary pupil',
    text: 'Councillors voted 31 to 12 for free lunches in all 64 primary schools from January. The plan costs 5 million crowns a year. Head teachers had asked for it since the spring, when a survey found one pupil in five skipping lunch.',
    author: 'Tobias Ewart',
    topic: 'Schools',
  },
  {
    slug: 'glass-factory',
    title: 'Vellin Glass hires 180 workers as it lights a second furnace',
    text: 'Vellin Glass will take on 180 workers by March, its owners said. The second furnace melts bottles collected in four counties. Unions welcomed the contracts, which run for five years.',
    author: 'Orla Penhale',
    topic: 'Industry',
  },
  {
    slug: 'river-otters',
    title: 'Otters return to the upper Brin for the first time in 70 years',
    text: 'Wardens photographed a family of otters on the upper Brin this week. Nobody had seen the animals there for 70 years. Cleaner water and new willow banks brought them back, the wildlife office believes.',
    author: 'Sefa Lindholm',
    topic: 'Wildlife',
  },
  {
    slug: 'rail-timetable',
    title: 'Night trains to Corvale stop in December, operator announces',
    text: 'The night trains between Brinmouth and Corvale will end on 12 December. The operator blames a shortage of drivers. Passengers with season tickets are to be repaid within 30 days.',
    author: 'Tobias Ewart',
    topic: 'Railways',
  },
  {
    slug: 'theatre-roof',
    title: 'Storm tears half the roof off the Alder Street theatre',
    text: 'A storm tore half the copper roof off the Alder Street theatre early on Sunday. No one was inside. Performances move to the corn exchange until the building is safe, the manager said.',
    author: 'Sefa Lindholm',
    topic: 'Theatre',
  },
];

/** RSS 2.0. The first item is the newest, an hour before `at`; each next is ten minutes older. */
export function rssOf(items: NewsItem[], at: number): string {
  const parts = items.map(({ slug, title, text, author, topic }, place) => {
    const date = new Date(at - 3_600_000 - place * 600_000).toUTCString();
    return `<item><guid isPermaLink="false">${slug}</guid><link>https://news.brinmouth.example/${slug}</link>
<title>${title}</title><description>${text}</description><pubDate>${date}</pubDate>
<dc:creator>${author ?? ''}</dc:creator><category>${topic ?? ''}</category></item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Brinmouth Post</title>
<link>https://news.brinmouth.example/</link><description>News</description>
${parts.join('\n')}
</channel></rss>`;
}

interface FeedAnswer {
  status?: number;
  body?: string;
  /** Never ends its body. */
  endless?: boolean;
  headers?: Record<string, string>;
  /** Called before it answers. */
  asked?: () => void;
}

export interface FeedServer extends AsyncDisposable {
  url(path: string): string;
  /** What a path answers from now on; one that was never set answers 404. */
  set(path: string, answer: FeedAnswer): void;
}

export async function startFeedServer(): Promise<FeedServer> {
  const answers = new Map<string, FeedAnswer>();
  const server: Server = createServer((request, response) => {
    const {
      status = 200,
      body = '',
      endless,
      headers,
      asked,
    } = answers.get(request.url ?? '') ?? { status: 404 };
    asked?.();
    response.writeHead(status, { 'content-type': 'application/rss+xml; charset=utf-8', ...headers });
    if (endless) response.write(body);
    else response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (path) => `http://127.0.0.1:${port}${path}`,
    set: (path, answer) => void answers.set(path, answer),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export interface OwnNewsroom {
  /** By id. */
  feeds: Record<string, string>;
  approval?: 'auto' | 'hold' | 'last-approved';
  minStories?: number;
  maxStories?: number;
  giveUpHours?: number;
  quietHours?: [from: string, to: string];
  times?: { zone: string; draftAt: string; approveBy: string; sendAt: string };
}

const MORNING = { zone: 'UTC', draftAt: '05:30', approveBy: '06:00', sendAt: '06:30' };

/** Times around noon today in a zone where it is noon now: the draft was due 30 minutes ago, the send 20. */
export function dueNow(): typeof MORNING {
  const hours = 12 - new Date().getUTCHours();
  // POSIX turns the sign round: Etc/GMT-3 is three hours ahead of UTC.
  const zone = hours === 0 ? 'UTC' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
  return { zone, draftAt: '11:30', approveBy: '11:35', sendAt: '11:40' };
}

/** Writes a source list with one edition, `morning`, and returns its folder. */
export function writeNewsroom(folder: string, own: OwnNewsroom): string {
  const { feeds, approval, minStories, maxStories, giveUpHours, quietHours, times } = own;
  const dir = join(folder, 'newsroom');
  mkdirSync(dir, { recursive: true });
  // Its items lead to no page.
  const list = Object.entries(feeds).map(
    ([id, url]) => `  - { id: ${id}, url: "${url}", outlet: ${id}, pages: never }`,
  );
  const { zone, draftAt, approveBy, sendAt } = times ?? MORNING;
  writeFileSync(
    join(dir, 'newsroom.yaml'),
    `newsroom:
  name: Brinmouth Post
  url: https://news.brinmouth.example
  zone: ${zone}
  from: { address: updates@brinmouth.example }
  postalAddress: Brinmouth Post, 1 Lock Lane, Brinmouth
feeds:
${list.join('\n')}
editions:
  - id: morning
    days: daily
    draftAt: "${draftAt}"
    approveBy: "${approveBy}"
    sendAt: "${sendAt}"
    windowHours: 16
    minStories: ${minStories ?? 3}
    maxStories: ${maxStories ?? 9}
    approval: ${approval ?? 'hold'}
    giveUpHours: ${giveUpHours ?? 72}${quietHours ? `\n    quietHours: ${JSON.stringify(quietHours)}` : ''}
`,
  );
  return dir;
}
