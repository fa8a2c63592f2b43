import type { IssueStory } from '../../issues/issue.ts';
import { choosePhoto } from '../choose-photo.ts';
import { placeStories } from '../place-stories.ts';
import { headlineOf, summaryOf } from '../story-words.ts';
import { error, type LintFinding, type LintInput, warning } from './finding.ts';

/** The choice of stories, before any markup. */
export function lintStories({ content, edition }: LintInput): LintFinding[] {
  if (content.stories.length === 0)
    return [error('no-stories', 'The issue has no story, so there is nothing to send.')];
  const { blocks, unplaced } = placeStories(content, edition.blocks);
  const findings = unplaced.map((story) =>
    warning('story-unplaced', `No block has room for “${headlineOf(story)}”.`, story.id),
  );
  for (const block of blocks) {
    if (!('length' in block)) continue;
    if (block.kind === 'lead') findings.push(...block.stories.flatMap(lintPhoto));
    for (const story of block.stories) {
      if (summaryOf(story, block.length).trim() !== '') continue;
      findings.push(warning('summary-missing', `“${headlineOf(story)}” has no summary.`, story.id));
    }
  }
  return [...findings, ...lintDuplicates([...content.stories, ...content.reads])];
}

function lintDuplicates(stories: IssueStory[]): LintFinding[] {
  const seen = new Map<string, IssueStory>();
  return stories.flatMap((story) => {
    const keys = [`id ${story.id}`, `url ${story.url}`, `headline ${headlineOf(story).toLowerCase().trim()}`];
    const earlier = keys.map((key) => seen.get(key)).find((found) => found !== undefined);
    for (const key of keys) seen.set(key, story);
    return earlier ? [error('story-twice', `“${headlineOf(story)}” is in the issue twice.`, story.id)] : [];
  });
}

function lintPhoto(story: IssueStory): LintFinding[] {
  if (story.image === null) return [];
  if (choosePhoto(story) === null) {
    const message = `The lead’s photo is left out: it is no JPEG, PNG or GIF at an https address, or it is too narrow.`;
    return [warning('photo-left-out', message, story.id)];
  }
  const { alt, caption, credit } = story.image;
  const missing = [
    ['alternative text', alt],
    ['caption', caption],
    ['credit', credit],
  ].flatMap(([what, text]) => (text?.trim() ? [] : [what]));
  if (missing.length === 0) return [];
  const rule = alt.trim() === '' ? 'photo-alt' : 'photo-caption';
  return [warning(rule, `The lead’s photo has no ${missing.join(', no ')}.`, story.id)];
}
