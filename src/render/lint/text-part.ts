import type { IssueStory } from '../../issues/issue.ts';
import type { SummaryLength } from '../../stories/story.ts';
import { placeStories } from '../place-stories.ts';
import { plain, safeUrl } from '../plain-text.ts';
import { slot } from '../slots.ts';
import { headlineOf, summaryOf } from '../story-words.ts';
import { headlineLanguage, summaryLanguage } from '../text-language.ts';
import { typeset } from '../typeset.ts';
import { error, type LintFinding, type LintInput } from './finding.ts';

/** A reader of the text part gets the same stories, and the same ways out. */
export function lintTextPart(input: LintInput): LintFinding[] {
  const { content, edition, newsroom, rendered } = input;
  const text = unwrap(rendered.text);
  const findings = placeStories(content, edition.blocks).blocks.flatMap((block) => {
    if (!('length' in block)) return [];
    return block.stories.flatMap((story) =>
      lintStory(story, block.length, { text, home: newsroom.url, language: edition.language }),
    );
  });
  if (!rendered.text.includes(slot('unsubscribe-url'))) {
    findings.push(error('text-unsubscribe', 'The text part lacks the unsubscribe link.', 'text'));
  }
  if (newsroom.postalAddress.trim() === '' || !text.includes(unwrap(plain(newsroom.postalAddress)))) {
    findings.push(
      error('text-postal-address', 'The text part lacks the postal address the law asks for.', 'text'),
    );
  }
  const photo = content.stories.find(({ image }) => image && rendered.text.includes(image.url));
  if (photo) findings.push(error('text-image', 'The text part holds the address of an image.', 'text'));
  return findings;
}

function lintStory(
  story: IssueStory,
  length: SummaryLength,
  { text, home, language }: { text: string; home: string; language: string },
): LintFinding[] {
  const asSet = (written: string, own = language) => unwrap(typeset(plain(written), own));
  const missing = [
    ['headline', text.includes(asSet(headlineOf(story), headlineLanguage(story)))],
    ['summary', text.includes(asSet(summaryOf(story, length), summaryLanguage(story, length)))],
    ['address', text.includes(safeUrl(story.url, home))],
  ].flatMap(([what, present]) => (present ? [] : [what]));
  if (missing.length === 0) return [];
  return [error('text-story', `The text part lacks this story’s ${missing.join(', ')}.`, story.id)];
}

function unwrap(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
