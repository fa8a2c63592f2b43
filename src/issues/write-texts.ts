import type { EditionConfig } from './edition.ts';
import type { IssueContent, IssueStory } from './issue.ts';

const SUBJECT_MOST = 55;
const PREHEADER_MOST = 90;

/** Subject, preheader and greeting in the machine's words: the headlines of the first stories, nothing invented. */
export function writeTexts(edition: EditionConfig, stories: IssueStory[]): IssueContent['machine'] {
  const [lead, second, third] = stories.map(({ edits, headline }) => edits.headline ?? headline);
  return {
    subject: lead ? shorten(lead, SUBJECT_MOST) : edition.title,
    preheader: writePreheader(edition, lead, [second, third]),
    greeting: edition.greeting,
  };
}

function writePreheader(
  edition: EditionConfig,
  lead: string | undefined,
  rest: (string | undefined)[],
): string {
  const [second, third] = rest;
  if (!second)
    return lead ? `${edition.title}: ${shorten(lead, PREHEADER_MOST - edition.title.length - 2)}` : '';
  const both = third ? `${second}; ${third}` : second;
  return both.length <= PREHEADER_MOST ? both : shorten(second, PREHEADER_MOST);
}

/** Cuts at the end of a clause where that leaves enough to say, else at a word, marked by an ellipsis. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const clause = /^(.*\S)(?:\s+[–—-]\s|[,;:]\s)/.exec(text.slice(0, most + 2))?.[1];
  if (clause && clause.length >= most * 0.5 && clause.length <= most) return clause;
  const words = text.slice(0, most).replace(/\s+\S*$/, '');
  return `${words.replace(/[\s,;:–—-]+$/, '')}…`;
}
