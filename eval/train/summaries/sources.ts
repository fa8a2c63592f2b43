import { join } from 'node:path';
import type { Article } from '../../../src/feeds/article.ts';
import { readRows } from '../../lib/read-rows.ts';
import type { EvalRun } from '../../lib/report.ts';
import { toArticle } from '../../lib/to-article.ts';
import { roundupForm, summaryForm, textOf } from '../../summaries/read-texts.ts';

/** One story with what its editors made of it. */
export interface TrainingStory {
  source: string;
  /** How much it counts in training. */
  weight: number;
  articles: Article[];
  references: string[][];
}

/** What there is to train on. `weight` makes up for few rows. */
const SOURCES = [
  { name: 'cnndm', file: 'summaries/tokenised.jsonl', form: 'article', weight: 1 },
  { name: 'cnndm-cased', file: 'summaries/cased.jsonl', form: 'article', weight: 1 },
  { name: 'inshorts', file: 'summaries/inshorts.jsonl', form: 'article', weight: 3 },
  { name: 'roundups', file: 'summaries/roundups.jsonl', form: 'roundup', weight: 1.5 },
] as const;

export async function readSources(folder: string, run: EvalRun): Promise<TrainingStory[]> {
  const stories: TrainingStory[] = [];
  for (const { name, file, form, weight } of SOURCES) {
    const path = join(folder, file);
    if (form === 'article') {
      for (const { value } of await readRows(path, summaryForm, run)) {
        const article = toArticle({ id: value.id, title: value.title, body: textOf(value).body });
        stories.push({ source: name, weight, articles: [article], references: value.references });
      }
    } else {
      for (const { value, line } of await readRows(path, roundupForm, run)) {
        const articles = value.articles.map(({ title, text, outlet }, at) =>
          toArticle({ id: `${line}-${at}`, title, body: text, outlet: outlet ?? `Outlet ${at + 1}` }),
        );
        stories.push({ source: name, weight, articles, references: value.references });
      }
    }
  }
  return stories;
}
