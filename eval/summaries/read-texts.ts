import { z } from 'zod';
import { splitSentences } from '../../src/stories/language/split-sentences.ts';
import { untokenise } from './untokenise.ts';

const references = z.array(z.array(z.string()).min(1)).min(1);

/** One article and what its editors made of it; the material has either the text or its tokenised sentences. */
export const summaryForm = z
  .object({
    id: z.union([z.string(), z.number()]).transform(String),
    title: z.string().default(''),
    text: z.string().optional(),
    sentences: z.array(z.string()).optional(),
    references,
  })
  .refine((row) => (row.text ?? row.sentences?.join('') ?? '') !== '', {
    message: 'neither text nor sentences',
  });
export type SummaryRow = z.infer<typeof summaryForm>;

const report = z.object({ title: z.string().default(''), text: z.string(), outlet: z.string().optional() });

/** Several outlets' reports of one story and the editors' own roundup, in the two forms it comes in. */
export const roundupForm = z.union([
  z
    .object({
      id: z.union([z.string(), z.number()]).transform(String),
      articles: z.array(report).min(1),
      references,
    })
    .strip(),
  z
    .object({ reports: z.array(report).min(1), roundup: z.object({ text: z.string().min(1) }) })
    .transform(({ reports, roundup }) => ({
      id: '',
      articles: reports,
      references: [sentencesOf(roundup.text)],
    })),
]);

/** An article as the baselines and the program read it. */
export interface Text {
  sentences: string[];
  body: string;
}

/** Tokenised sentences stay apart as paragraphs: nobody has to guess where they end. */
export function textOf(row: Pick<SummaryRow, 'text' | 'sentences'>): Text {
  if (row.text !== undefined) return { sentences: sentencesOf(row.text), body: row.text };
  const sentences = untokenise(row.sentences ?? []);
  return { sentences, body: sentences.join('\n\n') };
}

export function sentencesOf(text: string): string[] {
  return splitSentences(text, 'en').map((sentence) => sentence.text);
}
