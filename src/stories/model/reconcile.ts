import { bestSupport } from '../gate/claim.ts';
import type { Sources } from '../gate/read-sources.ts';
import { leansOnOthers, pointsBack } from '../language/openings.ts';
import { countWords, termsOf } from '../language/terms.ts';
import type { Summary, SummaryLength, SummarySentence } from '../story.ts';
import type { StoryToWrite, WrittenStory } from '../summariser.ts';
import type { PartWording, TextPart, Wording } from '../wording.ts';
import type { ModelTexts } from './answer.ts';
import { type PartFindings, wordsThatFit } from './judge-texts.ts';

const LENGTHS: SummaryLength[] = ['lead', 'story', 'brief'];

export interface Judged {
  model: string;
  texts: ModelTexts;
  findings: PartFindings[];
  /** What was wrong before the model was asked again; empty where it was not. */
  repaired: PartFindings[];
}

/**
 * The model's texts where they may be printed. A summary with a faulty sentence has it replaced by the sources' own,
 * or left out; one that cannot be mended, and every other faulty text, gives way to the extractive one.
 */
export function reconcile(story: StoryToWrite, judged: Judged, sources: Sources): WrittenStory {
  const { texts, model } = judged;
  const parts: Wording['parts'] = {};
  const keep = (part: TextPart, by: PartWording['by'] | null) => {
    const before = reasonsOf(part, judged.repaired);
    const reasons = [...new Set([...before, ...reasonsOf(part, judged.findings)])];
    parts[part] = { by: by ?? (before.length > 0 ? 'repaired' : 'model'), reasons };
  };
  const isClean = (part: TextPart) => judged.findings.every((finding) => finding.part !== part);

  keep('headline', isClean('headline') ? null : 'extractive');
  const summaries = { ...story.summaries };
  for (const length of LENGTHS) {
    const mended = isClean(length) ? null : mend(length, story, judged, sources);
    if (isClean(length))
      summaries[length] = toSummary(texts[length].map((text) => toSentence(text, sources)));
    else if (mended !== null) summaries[length] = mended;
    keep(length, isClean(length) ? null : mended === null ? 'extractive' : 'mended');
  }
  const why = isClean('whyItMatters') ? texts.whyItMatters : '';
  if (texts.whyItMatters !== '') keep('whyItMatters', why === '' ? 'extractive' : null);
  return {
    headline: isClean('headline') ? texts.headline : story.headline,
    summaries,
    whyItMatters: why,
    wording: { model, parts },
  };
}

/** All texts as they were, with the reason why. */
export function keepExtractive(story: StoryToWrite, model: string, reason: string): WrittenStory {
  const part = (): PartWording => ({ by: 'extractive', reasons: [reason] });
  return {
    headline: story.headline,
    summaries: story.summaries,
    whyItMatters: '',
    wording: { model, parts: { headline: part(), lead: part(), story: part(), brief: part() } },
  };
}

function reasonsOf(part: TextPart, findings: PartFindings[]): string[] {
  return findings
    .filter((finding) => finding.part === part)
    .flatMap((finding) => finding.findings.map(({ detail }) => detail));
}

/** What is left must be so much of the shortest summary that is wanted, or that the sources' own sentences make. */
const ENOUGH = 0.6;

/** Null where what is left would be no summary of the model's. */
function mend(length: SummaryLength, story: StoryToWrite, judged: Judged, sources: Sources): Summary | null {
  const kept = withoutFaulty(length, story, judged, sources);
  if (kept === null) return null;
  const [fewest, most] = story.budgets[length];
  while (kept.length > 1 && toSummary(kept).words > wordsThatFit(most, kept.length)) kept.pop();
  const summary = toSummary(kept);
  const isModels = kept.some(({ edited }) => edited === 'rewritten');
  const fits = summary.words <= wordsThatFit(most, kept.length);
  const isEnough = summary.words >= ENOUGH * Math.min(fewest, story.summaries[length].words);
  return isModels && fits && isEnough ? summary : null;
}

/** Null where a sentence that stays would be left without what it points back to. */
function withoutFaulty(
  length: SummaryLength,
  { summaries, language }: StoryToWrite,
  { texts, findings }: Judged,
  sources: Sources,
): SummarySentence[] | null {
  const kept: SummarySentence[] = [];
  for (const [index, text] of texts[length].entries()) {
    const isFaulty = findings.some((finding) => finding.part === length && finding.index === index);
    const sentence = isFaulty
      ? replacement(text, summaries[length].sentences, { kept, language })
      : toSentence(text, sources);
    if (sentence) kept.push(sentence);
    else if (pointsBack(texts[length][index + 1] ?? '', language)) return null;
  }
  return kept;
}

/** The sources' own sentence that says what this one meant to, if it can stand here. */
function replacement(
  text: string,
  extractive: SummarySentence[],
  { kept, language }: { kept: SummarySentence[]; language: string },
): SummarySentence | null {
  const meant = new Set(termsOf(text));
  const said = new Set(kept.flatMap((sentence) => termsOf(sentence.text)));
  const candidates = extractive
    .filter(
      (sentence) =>
        !pointsBack(sentence.text, language) && !leansOnOthers(sentence.text) && !kept.includes(sentence),
    )
    .map((sentence) => {
      const terms = termsOf(sentence.text);
      return {
        sentence,
        meant: terms.filter((term) => meant.has(term)).length / Math.max(1, terms.length),
        told: terms.filter((term) => said.has(term)).length / Math.max(1, terms.length),
      };
    })
    .filter((candidate) => candidate.meant >= 0.25 && candidate.told < 0.55)
    .sort((a, b) => b.meant - a.meant);
  return candidates[0]?.sentence ?? null;
}

/** The model's sentence with the place in the sources that bears it. */
function toSentence(text: string, sources: Sources): SummarySentence {
  const { articleId, field, start, end } = bestSupport(text, sources) ??
    sources.sentences[0] ?? { articleId: '', field: 'title' as const, start: 0, end: 0 };
  return { text, source: { articleId, field, start, end }, edited: 'rewritten' };
}

function toSummary(sentences: SummarySentence[]): Summary {
  return { sentences, words: countWords(sentences.map(({ text }) => text).join(' ')) };
}
