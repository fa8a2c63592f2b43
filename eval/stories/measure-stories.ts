import type { Article } from '../../src/feeds/article.ts';
import { clusterArticles } from '../../src/stories/cluster-articles.ts';
import { GroupingMemory } from '../../src/stories/grouping/grouping-memory.ts';
import type { EvalRun, Report } from '../lib/report.ts';
import { round } from '../lib/report.ts';
import { table } from '../lib/table.ts';
import { bCubed, type PrecisionRecall, pairwise } from './compare-groups.ts';
import { type CopyFigures, measureCopies } from './measure-copies.ts';
import { readReports } from './read-reports.ts';
import { tfidfGroups } from './tfidf-groups.ts';

interface GroupingFigures {
  b3: PrecisionRecall;
  pairs: PrecisionRecall;
  stories: number;
  perSecond: number;
}

/** How well the reports of one event are put together, and those of another kept apart. */
export async function measureStories(path: string, run: EvalRun): Promise<Report> {
  const labelled = await readReports(path, run);
  const { articles, stories } = labelled;
  const ours = timed(articles, stories, ourGroups);
  run.progress(1, 3);
  const tfidf = timed(articles, stories, tfidfGroups);
  run.progress(2, 3);
  const copies = measureCopies(labelled);
  run.progress(3, 3);
  const rows = Object.entries({ ours, 'TF-IDF single-link': tfidf }).map(([name, { b3, pairs, ...rest }]) => [
    name,
    ...[b3.p, b3.r, b3.f1, pairs.p, pairs.r, pairs.f1].map((share) => share.toFixed(3)),
    String(rest.stories),
    rest.perSecond.toFixed(0),
  ]);
  const head = ['', 'B³ P', 'B³ R', 'B³ F1', 'pairs P', 'pairs R', 'pairs F1', 'stories', 'articles/s'];
  return {
    figures: { n: articles.length, gold: new Set(stories).size, ours, tfidf, copies },
    lines: [
      `${articles.length} articles in ${new Set(stories).size} stories`,
      ...table(head, rows),
      ...(copies === undefined ? [] : ['', ...copyLines(copies)]),
    ],
  };
}

function copyLines({ made, found, recipes, pairs, flagged }: CopyFigures): string[] {
  const percent = (share: number) => `${(100 * share).toFixed(2)} %`;
  return [
    `${made} copies made: ${percent(found)} recognised (${Object.entries(recipes)
      .map(([name, share]) => `${name} ${percent(share)}`)
      .join(', ')})`,
    `${pairs} other pairs of one story: ${percent(flagged)} taken for copies`,
  ];
}

type Grouper = (articles: readonly Article[]) => (string | number)[];

function timed(articles: readonly Article[], gold: readonly string[], group: Grouper): GroupingFigures {
  const start = performance.now();
  const found = group(articles);
  const seconds = (performance.now() - start) / 1000;
  return {
    b3: rounded(bCubed(found, gold)),
    pairs: rounded(pairwise(found, gold)),
    stories: new Set(found).size,
    perSecond: round(articles.length / Math.max(seconds, 0.001), 0),
  };
}

function ourGroups(articles: readonly Article[]): string[] {
  const groupOf = new Map<string, string>();
  for (const story of clusterArticles(articles, { memory: new GroupingMemory() })) {
    for (const { id } of story.articles) groupOf.set(id, story.id);
  }
  return articles.map(({ id }) => groupOf.get(id) ?? id);
}

function rounded({ p, r, f1 }: PrecisionRecall): PrecisionRecall {
  return { p: round(p, 4), r: round(r, 4), f1: round(f1, 4) };
}
