import type { Article } from '../../feeds/article.ts';
import { withoutDateline } from '../language/datelines.ts';
import { type Token, tokensOf } from '../language/terms.ts';
import { outcomesIn } from '../memory/outcomes.ts';
import type { Profiled } from './pair-features.ts';
import type { ProposedPair } from './propose-pairs.ts';
import { quantitiesIn } from './quantities.ts';
import { hashOf, type WeightedTerms } from './weighted-terms.ts';

/** Words that count: an agency's headline and a sentence or two. */
const SHORT = 60;
/** With fewer, most of what a teaser says could stand in a report of anything. */
const FEWEST = 7;
/** How many times as much the report has to say that a teaser is held against. */
const FULLER = 2;
/** What of a teaser, and what of its title at the top of the report, the report has to say: shares, rare words counting more. */
const SAID = 0.7;
const TITLE_SAID = 0.6;
/** Of a name that is missing in the report, the rarity in the news of those days from which it tells of something else. */
const OF_ITS_OWN = 2.5;
const APART_MOST = 36 * 3_600_000;
/** Reports of a story that are asked whether they have a teaser's names, numbers and outcomes. */
const ASKED = 8;

export interface JoinedTeasers {
  /** Members of each group by index, ascending, groups in order of their first member. */
  groups: number[][];
  /** Of each teaser that joined a group, the report that says all of it. */
  told: ReadonlyMap<number, number>;
}

/**
 * A headline with a sentence is too little for the judgement of pairs to be sure of. Where a full report of about the
 * same time says nearly all of it, the teaser belongs to that report's story: a group of nothing but such teasers joins
 * the group of the report, provided that it brings no name, number or outcome of its own.
 * @param pairs those worth judging, of articles in order of time.
 */
export function joinTeasers(
  groups: readonly number[][],
  pairs: readonly ProposedPair[],
  articles: readonly Profiled[],
): JoinedTeasers {
  const groupOf = new Map(groups.flatMap((group) => group.map((index) => [index, group] as const)));
  const partners = partnersOf(pairs);
  const joining = new Map<number[], number[]>();
  const told = new Map<number, number>();
  for (const group of groups) {
    const reports = group.map((index) => reportTelling(index, partners.get(index) ?? [], articles, groupOf));
    const [story, ...others] = reports.map((report) => report !== undefined && groupOf.get(report));
    if (!story || story === group || others.some((other) => other !== story)) continue;
    joining.set(group, story);
    group.forEach((index, at) => void told.set(index, reports[at] ?? index));
  }
  const joined = new Map(groups.filter((group) => !joining.has(group)).map((group) => [group, [...group]]));
  for (const [group, story] of joining) joined.get(lastOf(joining, story))?.push(...group);
  return {
    groups: [...joined.values()]
      .map((members) => members.sort((x, y) => x - y))
      .sort((x, y) => (x[0] ?? 0) - (y[0] ?? 0)),
    told,
  };
}

/** A report may be so short that its story joins another one's; it ends, as each report is fuller than the one before. */
function lastOf(joining: ReadonlyMap<number[], number[]>, story: number[]): number[] {
  let last = story;
  for (let next = joining.get(last); next; next = joining.get(last)) last = next;
  return last;
}

function partnersOf(pairs: readonly ProposedPair[]): Map<number, number[]> {
  const partners = new Map<number, number[]>();
  const add = (a: number, b: number) => {
    const known = partners.get(a);
    if (known) known.push(b);
    else partners.set(a, [b]);
  };
  for (const { a, b } of pairs) {
    add(a, b);
    add(b, a);
  }
  return partners;
}

/** The report that says most of a teaser, where it says enough; undefined too where it is no teaser. */
function reportTelling(
  index: number,
  partners: readonly number[],
  articles: readonly Profiled[],
  groupOf: ReadonlyMap<number, number[]>,
): number | undefined {
  const teaser = articles[index];
  if (!teaser || teaser.profile.words > SHORT) return undefined;
  const read = readTeaser(teaser);
  if (read.all.length < FEWEST) return undefined;
  const [best] = partners
    .flatMap((other) => {
      const report = articles[other];
      const said = report && isFuller(report, teaser) ? saidBy(report, read) : 0;
      return said >= SAID ? [{ other, said }] : [];
    })
    .sort((x, y) => y.said - x.said || x.other - y.other);
  if (best === undefined) return undefined;
  const story = (groupOf.get(best.other) ?? []).filter((other) => other !== best.other);
  const asked = [best.other, ...story.slice(0, ASKED - 1)].flatMap((other) => articles[other] ?? []);
  return bringsNothing(read, asked) ? best.other : undefined;
}

/** A report of the news of those hours that has more to say. */
function isFuller({ article, profile }: Profiled, teaser: Profiled): boolean {
  const [days, others] = [profile.weekdays, teaser.profile.weekdays];
  const otherDay = days !== 0 && others !== 0 && (days & others) === 0;
  return (
    profile.kind === 'news' &&
    profile.words >= FULLER * teaser.profile.words &&
    Math.abs(article.publishedAt - teaser.article.publishedAt) <= APART_MOST &&
    !otherDay
  );
}

interface ReadTeaser {
  text: string;
  title: Term[];
  all: Term[];
}

interface Term {
  id: number;
  /** In the news of those days. */
  rarity: number;
  name: boolean;
}

function readTeaser({ article, profile, local }: Profiled): ReadTeaser {
  const told = withoutDateline(article.body || article.teaser);
  const isName = idsOf(profile.allNames);
  const rarityOf = new Map(Array.from(local.whole.ids, (id, at) => [id, local.whole.rarities[at] ?? 0]));
  const read = (tokens: readonly Token[]) =>
    [...new Set(tokens.map(({ term }) => hashOf(term)))].flatMap((id): Term[] => {
      const rarity = rarityOf.get(id);
      return rarity === undefined ? [] : [{ id, rarity, name: isName.has(id) }];
    });
  const title = tokensOf(article.title);
  return {
    text: `${article.title}\n${told}`,
    title: read(title),
    all: read([...title, ...tokensOf(told)]),
  };
}

/** 0–1: how much of a teaser a report says; 0 where its top does not tell what the teaser's title does. */
function saidBy({ profile }: Profiled, { title, all }: ReadTeaser): number {
  return share(title, idsOf(profile.opening)) < TITLE_SAID ? 0 : share(all, idsOf(profile.whole));
}

function share(terms: readonly Term[], said: ReadonlySet<number>): number {
  let [all, shared] = [0, 0];
  for (const { id, rarity } of terms) {
    all += rarity;
    if (said.has(id)) shared += rarity;
  }
  return all > 0 ? shared / all : 0;
}

function bringsNothing(teaser: ReadTeaser, reports: readonly Profiled[]): boolean {
  const text = reports.map(({ article }) => textOf(article)).join('\n');
  const names = reports.map(({ profile }) => idsOf(profile.whole));
  const has = (known: readonly string[]) => (each: string) => known.includes(each);
  return (
    teaser.all.every(
      ({ id, name, rarity }) => !name || rarity < OF_ITS_OWN || names.some((said) => said.has(id)),
    ) &&
    quantitiesIn(teaser.text).every(has(quantitiesIn(text))) &&
    outcomesIn(teaser.text).every(has(outcomesIn(text)))
  );
}

function textOf({ title, teaser, body }: Article): string {
  return `${title}\n${teaser}\n${body}`;
}

/** A report of a great story is asked for every teaser of it. */
const idSets = new WeakMap<WeightedTerms, ReadonlySet<number>>();

function idsOf(terms: WeightedTerms): ReadonlySet<number> {
  const known = idSets.get(terms);
  if (known) return known;
  const ids = new Set(terms.ids);
  idSets.set(terms, ids);
  return ids;
}
