import { describe, expect, test } from 'vitest';
import { measureRanking } from '../../eval/ranking/measure-ranking.ts';
import { halvesOf, ndcg } from '../../eval/ranking/ndcg.ts';
import { readSnapshots } from '../../eval/ranking/read-leads.ts';
import { slotsOf } from '../../eval/ranking/slots.ts';
import { evalRun, jsonlOf } from './eval-run.ts';

describe('NDCG at 5, counted by hand', () => {
  test.for([
    [[0, 1], [2, 1], 1],
    [[1, 0], [2, 1], (1 + 2 / Math.log2(3)) / (2 + 1 / Math.log2(3))],
    [[2], [1, 1, 0], 0],
    [[0, 0], [1, 1], 1 / (1 + 1 / Math.log2(3))],
    [[0], [0], 0],
  ] as const)('order %j of gains %j', ([ranked, gains, expected]) => {
    expect(ndcg(ranked, gains, 5)).toBeCloseTo(expected);
  });
});

test('outlets are parted in ways that do not depend on chance, each half shown once', () => {
  const halves = halvesOf(['a', 'b', 'c', 'd']);
  expect(halves.map(({ shown }) => [...shown].join(''))).toEqual(['ac', 'bd', 'ab', 'cd']);
  for (const { shown, hidden } of halves) expect(shown.union(hidden).size).toBe(4);
});

const lead = (title: string, since?: string) => ({
  title,
  url: `https://x.example/${title.replaceAll(' ', '-')}`,
  since,
});
const BRIDGE = lead('Saltmere assembly rebuilds harbour bridge', '2026-03-02T09:00:00Z');
const HERRING = lead('Herring quota cut angers fishers');
const snapshot = (at: string, leads: object) => ({ at, leads });

test('a slot holds the leads of its twelve hours; an outlet unseen for two has no lead now', async () => {
  const path = jsonlOf([
    snapshot('2026-03-01T23:00:00Z', { quay1: HERRING }),
    snapshot('2026-03-02T08:00:00Z', { mole1: HERRING }),
    snapshot('2026-03-02T11:00:00Z', { quay1: BRIDGE, quay2: HERRING, pier: BRIDGE, buoy1: HERRING }),
    snapshot('2026-03-02T11:45:00Z', { quay1: HERRING }),
    snapshot('not a time', {}),
  ]);
  const run = evalRun();
  const [slot, ...more] = slotsOf(await readSnapshots(path, run));
  expect(more).toEqual([]);
  expect(slot?.at).toBe(Date.UTC(2026, 2, 2, 11, 30));
  expect(slot?.leads.map(({ outlet }) => outlet)).toEqual(['mole', 'buoy', 'pier', 'quay']);
  expect([...(slot?.current.keys() ?? [])]).toEqual(['buoy', 'pier', 'quay']);
  expect(slot?.current.get('quay')?.from).toBe(Date.UTC(2026, 2, 2, 9));
  expect(run.warnings).toHaveLength(1);
});

test('a lead that most others share is found first; one of its own cannot be', async () => {
  const path = jsonlOf([
    snapshot('2026-03-02T11:00:00Z', {
      a: BRIDGE,
      b: BRIDGE,
      c: BRIDGE,
      d: HERRING,
      e: lead('Choir of welders sings'),
    }),
  ]);
  const { figures } = await measureRanking(path, evalRun());
  expect(figures).toMatchObject({
    n: 5,
    slots: 1,
    ceiling: 0.6,
    coverage: { hit1: 0.6, hit3: 0.6 },
    coverageDecay: { hit1: 0.6 },
    ours: { hit1: 0.6, hit3: 0.6 },
  });
});
