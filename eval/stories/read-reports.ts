import { z } from 'zod';
import type { Article } from '../../src/feeds/article.ts';
import { readRows } from '../lib/read-rows.ts';
import type { EvalRun } from '../lib/report.ts';
import { SOME_TIME, toArticle } from '../lib/to-article.ts';

/** Articles and, by place, the story each belongs to. */
export interface Labelled {
  articles: Article[];
  stories: string[];
}

const id = z.union([z.string(), z.number()]).transform(String);
const reportForm = z.object({
  id,
  title: z.string(),
  text: z.string().default(''),
  outlet: z.string().optional(),
  published: z
    .union([z.string(), z.number()])
    .transform((value) => new Date(value).getTime())
    .refine((time) => !Number.isNaN(time), { message: 'not a date' })
    .optional(),
  story: id,
});
const roundupForm = z.object({
  reports: z.array(z.object({ title: z.string(), text: z.string(), outlet: z.string().optional() })).min(1),
});
const form = z.union([reportForm, roundupForm]);

/** Rows of one report each, or of all reports of one story. Those without a date get the same time. */
export async function readReports(path: string, run: EvalRun): Promise<Labelled> {
  const rows = await readRows(path, form, run);
  const labelled = rows.flatMap(({ value, line }) =>
    'reports' in value ? ofRoundup(value, line) : [ofReport(value, line)],
  );
  return { articles: labelled.map(({ article }) => article), stories: labelled.map(({ story }) => story) };
}

/** The line keeps two rows of one id apart. */
function ofReport(row: z.infer<typeof reportForm>, line: number) {
  const { title, text, outlet, published = SOME_TIME, story } = row;
  return {
    article: toArticle({ id: `${row.id}#${line}`, title, body: text, outlet, publishedAt: published }),
    story,
  };
}

function ofRoundup({ reports }: z.infer<typeof roundupForm>, line: number) {
  return reports.map(({ title, text, outlet }, index) => ({
    article: toArticle({
      id: `${line}-${index}`,
      title,
      body: text,
      outlet: outlet ?? `Outlet ${index + 1}`,
    }),
    story: String(line),
  }));
}
