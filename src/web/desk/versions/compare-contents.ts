import type { IssueContent, IssueStory } from '../../../issues/issue.ts';
import { headlineOf, kickerOf, summaryOf, whyItMattersOf } from '../../../render/story-words.ts';
import type { SummaryLength } from '../../../stories/story.ts';

export interface Difference {
  what: string;
  before: string;
  after: string;
}

const LENGTHS: SummaryLength[] = ['lead', 'story', 'brief'];

/** What an editor sees changed between two versions; `what` names it, an empty side means it was not there. */
export function compareContents(before: IssueContent, after: IssueContent): Difference[] {
  return [
    difference('Subject', before.subject, after.subject),
    difference('Preheader', before.preheader, after.preheader),
    difference('Greeting', before.greeting, after.greeting),
    difference('Editor’s note', before.note, after.note),
    difference('Stories, in order', titles(before.stories), titles(after.stories)),
    difference('Reads', titles(before.reads), titles(after.reads)),
    difference('Agenda', before.agenda.join('\n'), after.agenda.join('\n')),
    ...storyDifferences(before, after),
  ].filter((row) => row.before !== row.after);
}

function storyDifferences(before: IssueContent, after: IssueContent): Difference[] {
  const earlier = new Map([...before.stories, ...before.reads].map((story) => [story.id, story]));
  return [...after.stories, ...after.reads].flatMap((story) => {
    const was = earlier.get(story.id);
    return was ? textDifferences(was, story) : [];
  });
}

function textDifferences(was: IssueStory, is: IssueStory): Difference[] {
  const name = `“${headlineOf(is)}”`;
  return [
    difference(`Headline of ${name}`, headlineOf(was), headlineOf(is)),
    difference(`Kicker of ${name}`, kickerOf(was), kickerOf(is)),
    difference(`Why ${name} matters`, whyItMattersOf(was), whyItMattersOf(is)),
    ...LENGTHS.map((length) =>
      difference(`Summary of ${name} (${length})`, summaryOf(was, length), summaryOf(is, length)),
    ),
  ];
}

function difference(what: string, before: string, after: string): Difference {
  return { what, before, after };
}

function titles(stories: IssueStory[]): string {
  return stories
    .map((story, place) => `${place + 1}. ${headlineOf(story)}${story.pinned ? ' (pinned)' : ''}`)
    .join('\n');
}
