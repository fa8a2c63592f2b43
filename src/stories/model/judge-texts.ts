import { checkSentence } from '../gate/check-sentence.ts';
import type { Finding } from '../gate/finding.ts';
import type { Sources } from '../gate/read-sources.ts';
import { pointsBack } from '../language/openings.ts';
import { countWords } from '../language/terms.ts';
import type { SummaryLength } from '../story.ts';
import type { StoryToWrite } from '../summariser.ts';
import type { TextPart } from '../wording.ts';
import type { ModelTexts } from './answer.ts';

/** What is wrong with one text: of a summary the sentence at `index`, or all of it where `index` is null. */
export interface PartFindings {
  part: TextPart;
  index: number | null;
  text: string;
  findings: Finding[];
}

const LENGTHS: SummaryLength[] = ['lead', 'story', 'brief'];
const HEADLINE_LONGEST = 120;
const HEADLINE_FEWEST = 3;
const WHY_MOST = 40;
/** A budget is a wall for whole sentences, not for the word; one sentence alone may go farther over it. */
const OVER = 1.15;
const OVER_ALONE = 1.5;

/** Most words that so many sentences may have where the budget says `most`. */
export function wordsThatFit(most: number, sentences: number): number {
  return Math.floor(most * (sentences > 1 ? OVER : OVER_ALONE));
}

/** Every fault of the model's texts; empty where all may be printed. */
export function judgeTexts(texts: ModelTexts, story: StoryToWrite, sources: Sources): PartFindings[] {
  return [
    ...judgeHeadline(texts.headline, story, sources),
    ...LENGTHS.flatMap((length) => judgeSummary(length, texts[length], story, sources)),
    ...judgeWhy(texts.whyItMatters, story, sources),
  ];
}

function judgeHeadline(text: string, { language }: StoryToWrite, sources: Sources): PartFindings[] {
  const findings = checkSentence(text, sources, { language, part: 'headline' });
  if (text.length > HEADLINE_LONGEST)
    findings.push(tooLong(`it has ${text.length} characters, at most ${HEADLINE_LONGEST} fit`));
  if (countWords(text) < HEADLINE_FEWEST) findings.push(tooLong('it says too little'));
  return found('headline', null, text, findings);
}

function judgeSummary(
  length: SummaryLength,
  sentences: string[],
  story: StoryToWrite,
  sources: Sources,
): PartFindings[] {
  const whole = sentences.join(' ');
  const [, most] = story.budgets[length];
  const words = countWords(whole);
  const ofAll: Finding[] = [];
  if (sentences.length === 0) ofAll.push(tooLong('it is empty'));
  if (words > wordsThatFit(most, sentences.length)) {
    ofAll.push(tooLong(`it has ${words} words, at most ${most} fit`));
  }
  return [
    ...found(length, null, whole, ofAll),
    ...sentences.flatMap((text, index) => {
      const findings = checkSentence(text, sources, { language: story.language, part: 'sentence' });
      if (index === 0 && pointsBack(text, story.language))
        findings.push({ kind: 'form', detail: 'it opens with a word that points back' });
      if (sentences.indexOf(text) < index) findings.push({ kind: 'form', detail: 'it says the same again' });
      return found(length, index, text, findings);
    }),
  ];
}

function judgeWhy(text: string, { language }: StoryToWrite, sources: Sources): PartFindings[] {
  if (text === '') return [];
  const findings = checkSentence(text, sources, { language, part: 'sentence' });
  const words = countWords(text);
  if (words > WHY_MOST) findings.push(tooLong(`it has ${words} words, at most ${WHY_MOST} fit`));
  return found('whyItMatters', null, text, findings);
}

function tooLong(detail: string): Finding {
  return { kind: 'length', detail };
}

function found(part: TextPart, index: number | null, text: string, findings: Finding[]): PartFindings[] {
  return findings.length === 0 ? [] : [{ part, index, text, findings }];
}
