import { z } from 'zod';
import { bareArticle } from '../../feeds/bare-article.ts';
import { readJsonLines } from '../../lib/read-json-lines.ts';
import { type PastBlurb, pastBlurb } from '../../stories/retrain/past-blurb.ts';

const text = z.string().regex(/\S/, 'empty');
const report = z.object({
  title: z.string().default(''),
  teaser: z.string().default(''),
  text,
  outlet: z.string().optional(),
});
const told = {
  summary: text.optional(),
  references: z.array(z.array(text).min(1)).min(1).optional(),
  language: z.string().optional(),
};

/** One article, or several reports of one story, and what was told of it: as a text, or as lists of sentences. */
const blurbForm = z
  .union([z.object({ articles: z.array(report).min(1), ...told }), report.extend(told)])
  .refine(({ summary, references }) => summary !== undefined || references !== undefined, {
    message: 'neither summary nor references',
  });
type BlurbRow = z.infer<typeof blurbForm>;

/** The past blurbs of JSONL files, in their order. Throws OperatorError (exit 2) where a file cannot be read. */
export async function readBlurbFiles(
  files: readonly string[],
  { language, warn }: { language: string; warn(line: string): void },
): Promise<PastBlurb[]> {
  const blurbs: PastBlurb[] = [];
  for (const file of files)
    for (const { value, line } of await readJsonLines(file, blurbForm, { warn }))
      blurbs.push(toBlurb(value, `${file}:${line}`, language));
  return blurbs;
}

function toBlurb(row: BlurbRow, place: string, newsroomLanguage: string): PastBlurb {
  const language = row.language ?? newsroomLanguage;
  const reports = ('articles' in row ? row.articles : [row]).map(
    ({ title, teaser, text: body, outlet }, at) =>
      bareArticle({
        id: `${place}-${at}`,
        title,
        teaser,
        body,
        outlet: outlet ?? `Outlet ${at + 1}`,
        url: 'https://blurbs.example/',
        language,
        publishedAt: 0,
      }),
  );
  return pastBlurb(reports, row.references ?? row.summary ?? '', language);
}
