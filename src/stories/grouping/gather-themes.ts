import type { Judged } from './judge-pairs.ts';

/** Articles of other groups that are asked how near they are: the nearest of them count. */
const NEAREST = 5;
/** Mean probability to those from which an article stands in the thick of a great story. */
const DENSE = 0.5;
/** Of a story's articles, spread over it, at most this many are compared with each. */
const COMPARED = 150;

/**
 * The angles of a great story share its names rather than sentences, so pairs alone leave it in pieces. Groups
 * whose articles lie close to many others that tell of it (the core points of DBSCAN, M. Ester et al., 1996) are
 * one story; a group that is close to itself alone, another event in which the name is mentioned, stays apart.
 * @param themes of each great story the articles that tell of it, by index; one told of in two belongs to the first.
 */
export function gatherThemes(
  groups: readonly number[][],
  themes: readonly (readonly number[])[],
  judged: Judged,
): number[][] {
  let gathered = [...groups];
  const taken = new Set<number>();
  for (const theme of themes) {
    const members = theme.filter((index) => !taken.has(index));
    for (const index of members) taken.add(index);
    const belongs = inTheThick(gathered, members, judged);
    const story = gathered.filter((group) => belongs.has(group)).flat();
    if (story.length === 0) continue;
    gathered = [...gathered.filter((group) => !belongs.has(group)), story.sort((x, y) => x - y)];
  }
  return gathered.sort((x, y) => (x[0] ?? 0) - (y[0] ?? 0));
}

/** Groups that tell of it throughout, half of whose articles or more are near to the other groups'. */
function inTheThick(
  groups: readonly number[][],
  members: readonly number[],
  { undoubted }: Judged,
): Set<readonly number[]> {
  const telling = new Set(members);
  const step = Math.max(1, members.length / COMPARED);
  const compared = members.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
  const found = groups.filter((group) => {
    if (!group.some((index) => telling.has(index))) return false;
    const others = compared.filter((index) => !group.includes(index));
    const dense = group.filter(
      (index) => telling.has(index) && nearness(others.map((other) => undoubted(index, other))) >= DENSE,
    );
    return 2 * dense.length >= group.length;
  });
  return new Set(found);
}

function nearness(likelihoods: number[]): number {
  const nearest = likelihoods.sort((x, y) => y - x).slice(0, NEAREST);
  return nearest.reduce((sum, each) => sum + each, 0) / NEAREST;
}
