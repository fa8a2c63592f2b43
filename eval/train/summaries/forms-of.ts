import type { TrainingStory } from './sources.ts';

/** Reports of a story read alone, too. */
const ALONE = 3;
/** What another form of a story counts, beside the story as it came. */
const SHARE = 0.5;

/**
 * A story in the forms in which other newsrooms' stories come: as it is; each of several reports alone, every other
 * one without its title; a single report without its title. Otherwise trees take how many reports there are, and
 * whether they have titles, for a sign of the source, and judge another source's form by one source's habits.
 */
export function formsOf(story: TrainingStory, at: number): TrainingStory[] {
  const weight = story.weight * SHARE;
  const { articles } = story;
  if (articles.length > 1) {
    const alone = articles.slice(0, ALONE).map((article) => ({ ...story, weight, articles: [article] }));
    return [story, ...alone.map((one, place) => ((at + place) % 2 === 0 ? one : withoutTitles(one)))];
  }
  return articles[0]?.title ? [story, withoutTitles({ ...story, weight })] : [story];
}

function withoutTitles(story: TrainingStory): TrainingStory {
  return { ...story, articles: story.articles.map((article) => ({ ...article, title: '' })) };
}
