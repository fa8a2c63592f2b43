import type { IssueStory } from '../issues/issue.ts';
import type { SummaryLength } from '../stories/story.ts';

/** What is printed: the editor's words where there are any, else the machine's. */
export function headlineOf(story: IssueStory): string {
  return story.edits.headline || story.headline;
}

export function summaryOf(story: IssueStory, length: SummaryLength): string {
  return story.edits.summary?.[length] || sentencesOf(story, length).join(' ');
}

/** The one or two words above a headline: the editor's, else the section's title, else the first topic; may be ''. */
export function kickerOf(story: IssueStory): string {
  return story.edits.kicker ?? (story.kicker || (story.topics[0] ?? ''));
}

/** The line below the summary, or '': an editor's empty line takes the machine's out. */
export function whyItMattersOf(story: IssueStory): string {
  return story.edits.whyItMatters ?? story.whyItMatters ?? '';
}

const PARAGRAPH_WORDS = 55;

/** The summary in paragraphs: an editor's at their blank lines, the machine's after every 55 words or so. */
export function paragraphsOf(story: IssueStory, length: SummaryLength): string[] {
  const edited = story.edits.summary?.[length];
  if (edited) return splitParagraphs(edited);
  const paragraphs: string[][] = [];
  let room = 0;
  for (const sentence of sentencesOf(story, length)) {
    const words = countWords(sentence);
    if (paragraphs.length === 0 || words > room) {
      paragraphs.push([]);
      room = PARAGRAPH_WORDS;
    }
    paragraphs.at(-1)?.push(sentence);
    room -= words;
  }
  return paragraphs.map((sentences) => sentences.join(' '));
}

export function splitParagraphs(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '');
}

export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

function sentencesOf(story: IssueStory, length: SummaryLength): string[] {
  return story.summaries[length].sentences.map((sentence) => sentence.text);
}
