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

/** Where a headline may end early and still be true: punctuation, or a word that opens a further clause. */
const CLAUSE_ENDS = /\s*(?:[,;:]\s|\s[–—-]\s|\s(?:and|but|after|amid|as|before|while|despite|following)\s)/gi;
const LEAST_SHARE = 0.45;

/** Shortens to the longest run of whole clauses that fits and says enough, else at a word, marked by an ellipsis. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const ends = [...text.matchAll(CLAUSE_ENDS)].map(({ index }) => index);
  const end = ends.findLast((place) => place <= most && place >= most * LEAST_SHARE);
  if (end !== undefined && isBalanced(text.slice(0, end))) return text.slice(0, end);
  const words = text.slice(0, most - 1).replace(/\s+\S*$/, '');
  return `${words.replace(/[\s,;:–—-]+$/, '')}…`;
}

/** A cut inside quotation marks or brackets would leave them open. */
function isBalanced(text: string): boolean {
  const count = (mark: RegExp) => (text.match(mark) ?? []).length;
  return count(/[“«(]/g) === count(/[”»)]/g) && count(/"/g) % 2 === 0;
}
