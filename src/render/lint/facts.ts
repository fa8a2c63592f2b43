import type { IssueStory } from '../../issues/issue.ts';
import { describeFact, type KnownFacts, knowFacts, strayFacts } from '../../stories/facts/stray-facts.ts';
import type { SummaryLength } from '../../stories/story.ts';
import { error, type LintFinding, type LintInput, type SourceText, warning } from './finding.ts';

const LENGTHS: SummaryLength[] = ['lead', 'story', 'brief'];

/**
 * Figures, names, dates and quotations that no source of the story holds. In the machine's words that is a fault
 * (error); an editor may know more than the articles say (warning). The machine's own words can only be checked
 * where the articles' full texts are handed in.
 */
export function lintFacts({ content, sources = [] }: LintInput): LintFinding[] {
  const byId = new Map(sources.map((source) => [source.id, source]));
  return [...content.stories, ...content.reads].flatMap((story) => {
    const articles = story.articles.flatMap(({ id }) => byId.get(id) ?? []);
    const findings = articles.length === story.articles.length ? lintMachine(story, articles) : [];
    const edited = editedTexts(story);
    if (edited.length === 0) return findings;
    const known = knowFacts(sourcesOf(story, articles));
    return [
      ...findings,
      ...straysIn(edited, known).map((stray) =>
        warning('fact-not-in-source', `No source of this story holds ${stray}.`, story.id),
      ),
    ];
  });
}

function lintMachine(story: IssueStory, articles: SourceText[]): LintFinding[] {
  const texts = articles.map(wordsOf);
  const said = machineTexts(story).filter((text) => !texts.some((source) => source.includes(text)));
  if (said.length === 0) return [];
  return straysIn(said, knowFacts(texts)).map((stray) =>
    error(
      'fact-not-in-source',
      `The machine’s summary holds ${stray}, and no source does (any more): refresh the draft from the feeds, or write it yourself.`,
      story.id,
    ),
  );
}

function straysIn(texts: string[], known: KnownFacts): string[] {
  return [...new Set(texts.flatMap((text) => strayFacts(text, known).map(describeFact)))];
}

function sourcesOf(story: IssueStory, articles: SourceText[]): string[] {
  return [...machineTexts(story), ...story.articles.map(({ title }) => title), ...articles.map(wordsOf)];
}

function machineTexts(story: IssueStory): string[] {
  const sentences = LENGTHS.flatMap((length) => story.summaries[length].sentences.map(({ text }) => text));
  return [story.headline, ...sentences, story.whyItMatters ?? ''].filter((text) => text !== '');
}

function editedTexts({ edits }: IssueStory): string[] {
  const summaries = LENGTHS.map((length) => edits.summary?.[length]);
  return [edits.headline, ...summaries, edits.whyItMatters].flatMap((text) => text || []);
}

function wordsOf({ title, teaser, body }: SourceText): string {
  return `${title}\n${teaser}\n${body}`;
}
