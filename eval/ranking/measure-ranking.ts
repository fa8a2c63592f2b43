import { clusterArticles } from '../../src/stories/cluster-articles.ts';
import type { EvalRun, Report } from '../lib/report.ts';
import { mean, round } from '../lib/report.ts';
import { table } from '../lib/table.ts';
import { groupLeads, type Likeness, likenessAmong, tells } from './group-leads.ts';
import { halvesOf, ndcg } from './ndcg.ts';
import { articleOf, ORDERS, type Order } from './orders.ts';
import { readSnapshots } from './read-leads.ts';
import { type Lead, type Slot, slotsOf } from './slots.ts';

/** All orders are given the same news, put together by address and title; `oursGrouped` puts it together itself. */
const NAMES = [...Object.keys(ORDERS), 'oursGrouped'];

/** Whether the news an outlet leads with is found at the top of what the other outlets led with. */
export async function measureRanking(path: string, run: EvalRun): Promise<Report> {
  const slots = slotsOf(await readSnapshots(path, run));
  const likeness = likenessAmong(slots.flatMap(({ leads }) => leads.map(({ title }) => title)));
  const judged = slots.map((slot, done) => {
    run.progress(done + 1, slots.length);
    return { trials: trialsOf(slot, likeness), halves: halvesScores(slot, likeness) };
  });
  const trials = judged.flatMap((slot) => slot.trials);
  const systems = Object.fromEntries(
    NAMES.map((name) => [
      name,
      {
        hit1: round(mean(trials.map(({ places }) => Number((places[name] ?? 0) <= 1)))),
        hit3: round(mean(trials.map(({ places }) => Number((places[name] ?? 0) <= 3)))),
        ndcg5: round(mean(judged.flatMap(({ halves }) => halves.map((half) => half[name] ?? 0)))),
      },
    ]),
  );
  const ceiling = round(mean(trials.map(({ findable }) => Number(findable))));
  const agreement = round(mean(slots.flatMap((slot) => agreementsIn(slot, likeness))));
  return {
    figures: { n: trials.length, slots: slots.length, ceiling, agreement, ...systems },
    lines: [
      `${trials.length} leads in ${slots.length} slots; ${(100 * ceiling).toFixed(1)}% are in the others' pool at all; two outlets lead with the same news ${(100 * agreement).toFixed(1)}% of the time`,
      ...table(
        ['', 'hit@1 %', 'hit@3 %', 'NDCG@5'],
        Object.entries(systems).map(([name, { hit1, hit3, ndcg5 }]) => [
          name,
          (100 * hit1).toFixed(1),
          (100 * hit3).toFixed(1),
          ndcg5.toFixed(3),
        ]),
      ),
    ],
  };
}

/** For each two outlets, 1 where they lead with the same news now. */
function agreementsIn({ current }: Slot, likeness: Likeness): number[] {
  const leads = [...current.values()];
  return leads.flatMap((lead, at) =>
    leads.slice(0, at).map((other) => Number(tells([other], lead, likeness))),
  );
}

interface Trial {
  findable: boolean;
  /** By system: at which place the outlet's lead is found, from 1; Infinity where it is not. */
  places: Record<string, number>;
}

/** Each outlet in turn is left out, and what it leads with now looked for. */
function trialsOf(slot: Slot, likeness: Likeness): Trial[] {
  return [...slot.current].map(([outlet, lead]) => {
    const pool = slot.leads.filter((other) => other.outlet !== outlet);
    const placeOf = (ordered: readonly Lead[][]) =>
      ordered.findIndex((group) => tells(group, lead, likeness)) + 1 || Number.POSITIVE_INFINITY;
    return {
      findable: tells(pool, lead, likeness),
      places: forEach(orderedBySystem(pool, slot, likeness), placeOf),
    };
  });
}

/** Half of the outlets are ranked; what is right is how many of the other half led with each piece of news. */
function halvesScores(slot: Slot, likeness: Likeness): Record<string, number>[] {
  const news = groupLeads(slot.leads, likeness);
  const newsOf = new Map(news.flatMap((group, at) => group.map((lead) => [lead, at] as const)));
  const outlets = [...new Set(slot.leads.map(({ outlet }) => outlet))].sort();
  return halvesOf(outlets).map(({ shown, hidden }) => {
    const gains = news.map(
      (group) => new Set(group.filter((lead) => hidden.has(lead.outlet)).map((lead) => lead.outlet)).size,
    );
    const pool = slot.leads.filter((lead) => shown.has(lead.outlet));
    const placesOf = (ordered: readonly Lead[][]) =>
      ordered.map(([lead]) => (lead === undefined ? -1 : (newsOf.get(lead) ?? -1)));
    return forEach(orderedBySystem(pool, slot, likeness), (ordered) => ndcg(placesOf(ordered), gains, 5));
  });
}

function orderedBySystem(pool: readonly Lead[], slot: Slot, likeness: Likeness): Record<string, Lead[][]> {
  const groups = groupLeads(pool, likeness);
  return {
    ...forEach<Order, Lead[][]>(ORDERS, (order) => order(groups, slot)),
    oursGrouped: ORDERS.ours(groupAsWeDo(pool), slot),
  };
}

function forEach<From, To>(
  record: Readonly<Record<string, From>>,
  to: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, to(value)]));
}

/** The program's own grouping, to see grouping and ranking together. */
function groupAsWeDo(leads: readonly Lead[]): Lead[][] {
  const byId = new Map(leads.map((lead) => [articleOf(lead).id, lead]));
  return clusterArticles(leads.map(articleOf)).map(({ articles }) =>
    articles.flatMap(({ id }) => byId.get(id) ?? []),
  );
}
