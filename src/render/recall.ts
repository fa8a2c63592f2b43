import type { FollowingArticle } from '../issues/issue.ts';
import { type CarriedStory, indexCarried, moveSince } from '../stories/memory/carried-story.ts';
import { choosePieces } from './choose-pieces.ts';
import type { Recipient, RenderedIssue } from './rendered-issue.ts';

/** A frozen issue as a reader who got it remembers it. */
export interface SentIssue {
  rendered: Pick<RenderedIssue, 'following' | 'followingMax'>;
  /** What its pieces were made from. */
  following: readonly FollowingArticle[];
  /** What it told everybody. */
  stories: readonly CarriedStory[];
  /** When its content was closed. */
  at: number;
}

/** What each piece of one issue would tell again of an earlier one. */
interface Echoes {
  /** Places whose story that issue printed for everybody. */
  printed: ReadonlySet<number>;
  /** Place → places of that issue's pieces that tell the same. */
  pieces: ReadonlyMap<number, ReadonlySet<number>>;
}

export interface Recall {
  /** `got` has, for each earlier issue in order, whether the reader got it. Answers for places of the last issue. */
  toldTo(got: readonly boolean[], follows: Recipient['follows']): (place: number) => boolean;
}

/**
 * Works out, once for all readers, what the last of some issues (oldest first) would tell again. A story is known
 * by its reports, addresses and titles, however it was grouped; news of it with a new fact is not the same again.
 */
export function recallIssues(issues: readonly SentIssue[]): Recall {
  const echoes = issues.map((issue, at) => issues.slice(0, at).map((earlier) => echoesOf(issue, earlier)));
  const last = issues.length - 1;
  return {
    toldTo(got, follows) {
      const chosen: ReadonlySet<number>[] = [];
      const isTold = (at: number) => (place: number) =>
        (echoes[at] ?? []).some(
          ({ printed, pieces }, before) =>
            got[before] === true && (printed.has(place) || intersects(pieces.get(place), chosen[before])),
        );
      // What a reader got in Following depends on what they had got before: from the oldest issue on.
      issues.slice(0, last).forEach(({ rendered }, at) => {
        const pieces = got[at] === true ? choosePieces(rendered, follows, isTold(at)) : [];
        chosen.push(new Set(pieces.map(({ place }) => place)));
      });
      return isTold(last);
    },
  };
}

function echoesOf(issue: SentIssue, earlier: SentIssue): Echoes {
  const articles = new Map(issue.following.map((article) => [article.id, article]));
  const stories = Map.groupBy(issue.following, ({ storyId }) => storyId);
  const told = toldByPieces(earlier);
  const printedOf = indexCarried(earlier.stories);
  const piecesOf = indexCarried([...told.keys()]);
  const printed = new Set<number>();
  const pieces = new Map<number, Set<number>>();
  issue.rendered.following.forEach(({ articleId, storyId }, place) => {
    const article = articles.get(articleId);
    if (!article) return;
    const story = { articles: stories.get(storyId) ?? [] };
    // The story is the same, and this report of it has no fact that was not told.
    const again = (telling: CarriedStory) => moveSince({ articles: [article] }, telling) === undefined;
    if (printedOf(story).some(again)) printed.add(place);
    const places = piecesOf(story)
      .filter(again)
      .flatMap((telling) => told.get(telling) ?? []);
    if (places.length > 0) pieces.set(place, new Set(places));
  });
  return { printed, pieces };
}

/** What an issue's pieces told, each with its place. */
function toldByPieces({ rendered, following, at }: SentIssue): Map<CarriedStory, number> {
  const articles = new Map(following.map((article) => [article.id, article]));
  return new Map(
    rendered.following.flatMap(({ articleId }, place) => {
      const article = articles.get(articleId);
      return article ? [[asCarried(article, at), place] as const] : [];
    }),
  );
}

function asCarried(article: FollowingArticle, at: number): CarriedStory {
  return { headline: article.title, articles: [article], at, summary: article.teaser };
}

function intersects(a: ReadonlySet<number> | undefined, b: ReadonlySet<number> | undefined): boolean {
  if (!a || !b) return false;
  for (const one of a) if (b.has(one)) return true;
  return false;
}
