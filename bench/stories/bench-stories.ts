import { table } from '../../eval/lib/table.ts';
import { clusterArticles } from '../../src/stories/cluster-articles.ts';
import { GroupingMemory } from '../../src/stories/grouping/grouping-memory.ts';
import { inventArticles } from './invent-articles.ts';

const SIZES = [1_000, 10_000, 100_000];
/** Articles that come in before a window is grouped again. */
const ADDED = 20;

/** Grouping from nothing, and again with a few articles more while the rest are remembered. */
export async function benchStories(say: (line: string) => void): Promise<string[]> {
  clusterArticles(inventArticles(300), { memory: new GroupingMemory() });
  const rows = SIZES.map((size) => {
    say(`${size} articles …`);
    const articles = inventArticles(size + ADDED);
    const memory = new GroupingMemory();
    const first = timed(() => clusterArticles(articles.slice(0, size), { memory }));
    const again = timed(() => clusterArticles(articles, { memory }));
    const megabytes = process.resourceUsage().maxRSS / 1024;
    return [
      size.toLocaleString('en-GB'),
      first.found.length.toLocaleString('en-GB'),
      first.seconds.toFixed(2),
      (size / first.seconds).toFixed(0),
      again.seconds.toFixed(2),
      megabytes.toFixed(0),
    ];
  });
  const head = ['articles', 'stories', 'seconds', 'articles/s', `again, ${ADDED} new`, 'peak MB'];
  return table(head, rows);
}

function timed<T>(work: () => T): { found: T; seconds: number } {
  const start = performance.now();
  const found = work();
  return { found, seconds: (performance.now() - start) / 1000 };
}
