import type { IssueStory } from '../../issues/issue.ts';
import type { SummaryLength } from '../../stories/story.ts';
import { error, type LintFinding, type LintInput, type SourceText, warning } from './finding.ts';

const LENGTHS: SummaryLength[] = ['lead', 'story', 'brief'];

/**
 * Figures and quotations that no source of the story holds. In the machine's words that is a fault (error);
 * an editor may know more than the articles say (warning). The machine's own words can only be checked
 * where the articles' full texts are handed in.
 */
export function lintFacts({ content, sources = [] }: LintInput): LintFinding[] {
  const byId = new Map(sources.map((source) => [source.id, source]));
  return [...content.stories, ...content.reads].flatMap((story) => {
    const articles = story.articles.flatMap(({ id }) => byId.get(id) ?? []);
    const known = sourceOf(story, articles);
    const findings = articles.length === story.articles.length ? lintMachine(story, articles) : [];
    for (const text of editedTexts(story)) {
      for (const stray of strays(text, known)) {
        findings.push(warning('fact-not-in-source', `No source of this story holds ${stray}.`, story.id));
      }
    }
    return findings;
  });
}

function lintMachine(story: IssueStory, articles: SourceText[]): LintFinding[] {
  const known = articles.map(wordsOf).join('\n');
  const said = [story.headline, ...LENGTHS.map((length) => machineSummary(story, length))];
  return [...new Set(said.flatMap((text) => strays(text, known)))].map((stray) =>
    error('fact-not-in-source', `The machine’s summary holds ${stray}, and no source does.`, story.id),
  );
}

function sourceOf(story: IssueStory, articles: SourceText[]): string {
  const kept = [story.headline, ...story.articles.map(({ title }) => title)];
  const summaries = LENGTHS.map((length) => machineSummary(story, length));
  return [...kept, ...summaries, ...articles.map(wordsOf)].join('\n');
}

function machineSummary(story: IssueStory, length: SummaryLength): string {
  return story.summaries[length].sentences.map(({ text }) => text).join(' ');
}

function editedTexts({ edits }: IssueStory): string[] {
  return [edits.headline, ...LENGTHS.map((length) => edits.summary?.[length])].flatMap((text) => text || []);
}

function wordsOf({ title, teaser, body }: SourceText): string {
  return `${title}\n${teaser}\n${body}`;
}

/** Figures and quotations of `text` that `known` lacks, as they are to be named to an editor. */
function strays(text: string, known: string): string[] {
  const figures = new Set(figuresIn(known).map(digits));
  const folded = foldQuotes(known);
  return [
    ...figuresIn(text).filter((figure) => !figures.has(digits(figure))),
    ...quotationsIn(text)
      .filter((quotation) => !folded.includes(foldQuotes(quotation)))
      .map((q) => `“${q}”`),
  ];
}

function figuresIn(text: string): string[] {
  return text.match(/\d+(?:[.,\u00a0\u202f]\d+)*/g) ?? [];
}

/** 1,200 and 1 200 and 1200 are one figure; 4.2 and 42 are not. */
function digits(figure: string): string {
  return figure.replace(/[,.\u00a0\u202f](?=\d{3}(?!\d))/g, '').replace(',', '.');
}

/** Quotations of three words and more: shorter ones are names and scare quotes. */
function quotationsIn(text: string): string[] {
  return [...text.matchAll(/[“"„«]([^“”"„«»]+)[”"“»]/g)]
    .map(([, inside = '']) => inside.replace(/[\s,.]+$/, '').trim())
    .filter((inside) => inside.split(/\s+/).length >= 3);
}

function foldQuotes(text: string): string {
  return text
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/\s+/g, ' ');
}
