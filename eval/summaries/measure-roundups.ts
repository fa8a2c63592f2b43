import type { z } from 'zod';
import type { Article } from '../../src/feeds/article.ts';
import { leadWithin } from '../../src/stories/learning/lead-within.ts';
import { orderReports } from '../../src/stories/reports/order-reports.ts';
import { readVocabulary } from '../../src/stories/reports/window-vocabulary.ts';
import { readRows } from '../lib/read-rows.ts';
import type { EvalRun, Report } from '../lib/report.ts';
import { toArticle } from '../lib/to-article.ts';
import { oursWithin60 } from './our-summary.ts';
import { roundupForm, sentencesOf } from './read-texts.ts';
import { figuresOf, score, systemsTable } from './score-systems.ts';

const WORDS = 60;

/** One summary of a story that several outlets told, against the editors' own roundup. */
export async function measureRoundups(path: string, run: EvalRun): Promise<Report> {
  const rows = await readRows(path, roundupForm, run);
  const scored = rows.map(({ value, line }, done) => {
    run.progress(done + 1, rows.length);
    return scoreStory(value, line);
  });
  const systems = {
    lead60: figuresOf(scored.flatMap(({ lead60 }) => lead60)),
    oursBest60: figuresOf(scored.map(({ oursBest60 }) => oursBest60)),
    ours60: figuresOf(scored.map(({ ours60 }) => ours60)),
  };
  return {
    figures: { n: rows.length, systems },
    lines: [`${rows.length} stories`, ...systemsTable(systems)],
  };
}

function scoreStory({ articles, references }: z.infer<typeof roundupForm>, line: number) {
  const reports = inOurOrder(
    articles.map(({ title, text, outlet }, index) =>
      toArticle({ id: `${line}-${index}`, title, body: text, outlet: outlet ?? `Outlet ${index + 1}` }),
    ),
  );
  const [best, all] = [oursWithin60(reports.slice(0, 1)), oursWithin60(reports)];
  return {
    lead60: articles.map(({ text }) => score(leadWithin(sentencesOf(text), WORDS), references)),
    oursBest60: score(best.sentences, references, best.ms),
    ours60: score(all.sentences, references, all.ms),
  };
}

/** As the program orders the reports of one story: the one that represents it first. */
function inOurOrder(articles: Article[]): Article[] {
  const vocabulary = readVocabulary(articles);
  return orderReports(vocabulary.articles, vocabulary).map(({ article }) => article);
}
