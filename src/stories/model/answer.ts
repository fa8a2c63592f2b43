import { z } from 'zod';
import { splitSentences } from '../language/split-sentences.ts';

/** What the model is asked for. Summaries are lists of sentences. */
export interface ModelTexts {
  headline: string;
  lead: string[];
  story: string[];
  brief: string[];
  whyItMatters: string;
}

const sentences = { type: 'array', items: { type: 'string' } } as const;

/** JSON Schema of the answer, in the strict form that `response_format` takes: every field required, none besides. */
export const ANSWER_SCHEMA = {
  type: 'object',
  properties: {
    headline: { type: 'string' },
    lead: sentences,
    story: sentences,
    brief: sentences,
    whyItMatters: { type: 'string' },
  },
  required: ['headline', 'lead', 'story', 'brief', 'whyItMatters'],
  additionalProperties: false,
} as const;

const LONGEST = 2_000;
const text = z.string().max(LONGEST);
/** Some models give one string for a list of one. */
const list = z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(text).max(20));
const answer = z.object({
  headline: text,
  lead: list,
  story: list,
  brief: list,
  whyItMatters: z.preprocess((value) => value ?? '', text),
});

/** The texts of an answer, each sentence apart; null where it is not the JSON that was asked for. */
export function readAnswer(raw: string, language: string): ModelTexts | null {
  const json = parseJson(withoutThoughts(raw));
  const parsed = answer.safeParse(json);
  if (!parsed.success) return null;
  const { headline, lead, story, brief, whyItMatters } = parsed.data;
  const apart = (pieces: string[]) =>
    pieces.flatMap((piece) => splitSentences(tidy(piece), language).map((one) => one.text));
  return {
    headline: tidy(headline).replace(/(?<![.\p{Lu}])\.$/u, ''),
    lead: apart(lead),
    story: apart(story),
    brief: apart(brief),
    whyItMatters: tidy(whyItMatters),
  };
}

/** Reasoning that a local model leaves before its answer. */
function withoutThoughts(raw: string): string {
  return raw.replace(/^\s*<think>[\s\S]*?<\/think>/i, '');
}

/** Also out of a code fence, or from among words. */
function parseJson(raw: string): unknown {
  for (const candidate of [raw, raw.slice(raw.indexOf('{'), raw.lastIndexOf('}') + 1)]) {
    try {
      return JSON.parse(candidate);
    } catch {
      // The next reading may do.
    }
  }
  return null;
}

function tidy(written: string): string {
  return written.replace(/\s+/gu, ' ').trim();
}
