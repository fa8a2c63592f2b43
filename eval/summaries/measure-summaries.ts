import { leadWithin } from '../../src/stories/learning/lead-within.ts';
import { readRows } from '../lib/read-rows.ts';
import type { EvalRun, Report } from '../lib/report.ts';
import { toArticle } from '../lib/to-article.ts';
import { npmTextRank } from './npm-text-rank.ts';
import { oursOfThree, oursWithin60 } from './our-summary.ts';
import { type SummaryRow, summaryForm, textOf } from './read-texts.ts';
import { figuresOf, type Scored, score, systemsTable } from './score-systems.ts';
import { textRank } from './text-rank.ts';

const SIXTY_WORDS = { words: 60, sentences: Number.POSITIVE_INFINITY };
const THREE_SENTENCES = { words: Number.POSITIVE_INFINITY, sentences: 3 };

/** Our summaries of single articles beside the simple ones, all against the editors' own. */
export async function measureSummaries(path: string, run: EvalRun): Promise<Report> {
  const rows = await readRows(path, summaryForm, run);
  const scored = rows.map(({ value }, done) => {
    run.progress(done + 1, rows.length);
    return scoreRow(value);
  });
  const names = Object.keys(scored[0] ?? {}) as (keyof ReturnType<typeof scoreRow>)[];
  const systems = Object.fromEntries(names.map((name) => [name, figuresOf(scored.map((row) => row[name]))]));
  return {
    figures: { n: rows.length, systems },
    lines: [`${rows.length} articles`, ...systemsTable(systems)],
  };
}

function scoreRow(row: SummaryRow) {
  const { sentences, body } = textOf(row);
  const article = toArticle({ id: row.id, title: row.title, body });
  const simple = (summary: string[]) => score(summary, row.references);
  const [three, sixty] = [oursOfThree([article]), oursWithin60([article])];
  return {
    lead1: simple(sentences.slice(0, 1)),
    lead2: simple(sentences.slice(0, 2)),
    lead3: simple(sentences.slice(0, 3)),
    lead60: simple(leadWithin(sentences, SIXTY_WORDS.words)),
    textrank3: simple(textRank(sentences, THREE_SENTENCES)),
    textrank60: simple(textRank(sentences, SIXTY_WORDS)),
    npmTextrank3: simple(npmTextRank(body, THREE_SENTENCES)),
    npmTextrank60: simple(npmTextRank(body, SIXTY_WORDS)),
    ours3: score(three.sentences, row.references, three.ms),
    ours60: score(sixty.sentences, row.references, sixty.ms),
  } satisfies Record<string, Scored>;
}
