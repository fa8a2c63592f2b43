import type { EditionConfig } from './edition.ts';
import type { IssueContent, IssueStory } from './issue.ts';

const SUBJECT_MOST = 55;
const PREHEADER_MOST = 90;

/** Subject, preheader and greeting in the machine's words: the headlines of the first stories, nothing invented. */
export function writeTexts(edition: EditionConfig, stories: IssueStory[]): IssueContent['machine'] {
  return {
    subject: writeSubject(stories) ?? edition.title,
    preheader: writePreheader(stories) ?? '',
    greeting: edition.greeting,
  };
}

/** The content with subject and preheader following its first stories, where no editor wrote them. */
export function followStories(content: IssueContent): IssueContent {
  const { machine, stories } = content;
  const subject = writeSubject(stories) ?? machine.subject;
  const preheader = writePreheader(stories) ?? machine.preheader;
  return {
    ...content,
    machine: { ...machine, subject, preheader },
    subject: content.subject === machine.subject ? subject : content.subject,
    preheader: content.preheader === machine.preheader ? preheader : content.preheader,
  };
}

function writeSubject([lead]: IssueStory[]): string | null {
  return lead ? shorten(headline(lead), SUBJECT_MOST) : null;
}

/** The second and third story; the lead stands in the subject already. */
function writePreheader([, second, third]: IssueStory[]): string | null {
  if (!second) return null;
  const both = third ? `${headline(second)}; ${headline(third)}` : headline(second);
  return both.length <= PREHEADER_MOST ? both : shorten(headline(second), PREHEADER_MOST);
}

function headline(story: IssueStory): string {
  return story.edits.headline ?? story.headline;
}

/** Where a headline may end early and still be true: punctuation, or a word that opens a further clause. */
const CLAUSE_ENDS = /\s*(?:[,;:]\s|\s[–—-]\s|\s(?:and|but|after|amid|as|before|while|despite|following)\s)/gi;
const LEAST_SHARE = 0.45;

/** Whose word it is stands behind: without “, inquest told” what somebody claims would be a fact. */
const ATTRIBUTES =
  /(?<!\p{L})(?:say|says|said|told|hears?|heard|claims?|claimed|alleg(?:es?|ed|ing|edly)|according|accus(?:es?|ed|ing)|finds?|suggests?|suggested|reports?|reported|reportedly|argues?|insists?|believes?|den(?:y|ies|ied)|selon|d['’]après|dit|disent|affirme(?:nt)?|assure(?:nt)?|accuse(?:nt)?|estime(?:nt)?|soutien(?:t|nent)|dénonce(?:nt)?|nie(?:nt)?|croi(?:t|ent))(?!\p{L})/iu;

/** Shortens to the longest run of whole clauses that fits and says enough, else at a word, marked by an ellipsis. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const ends = [...text.matchAll(CLAUSE_ENDS)].map(({ index }) => index);
  const end = ends.findLast((place) => place <= most && place >= most * LEAST_SHARE);
  if (end !== undefined && openIn(text.slice(0, end)) === '' && !ATTRIBUTES.test(text.slice(end)))
    return text.slice(0, end);
  const short = cutAtWord(text, most - 1);
  const open = openIn(short);
  return open === '' ? `${short}…` : closed(text, most - 1 - open.length);
}

function closed(text: string, most: number): string {
  const short = cutAtWord(text, most);
  return `${short}…${openIn(short)}`;
}

function cutAtWord(text: string, most: number): string {
  return text
    .slice(0, most)
    .replace(/\s+\S*$/, '')
    .replace(/[\s,;:–—"“‘«([-]+$/, '');
}

const CLOSES: Readonly<Record<string, string>> = {
  '“': '”',
  '«': ' »',
  '‘': '’',
  '(': ')',
  '[': ']',
  '"': '"',
};

/** What would close the quotations and brackets that a text leaves open. An apostrophe closes nothing. */
function openIn(text: string): string {
  const open: string[] = [];
  for (const [mark] of text.matchAll(/[“”«»‘()[\]"]|’(?!\p{L})/gu)) {
    if (open.at(-1)?.trim() === mark) open.pop();
    else if (mark in CLOSES) open.push(CLOSES[mark] ?? '');
  }
  return open.reverse().join('');
}
