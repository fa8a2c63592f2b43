import { checkClaims } from '../../src/stories/gate/check-claims.ts';
import { readSources, type Sources } from '../../src/stories/gate/read-sources.ts';
import { readRows } from '../lib/read-rows.ts';
import { type EvalRun, type Report, round } from '../lib/report.ts';
import { table } from '../lib/table.ts';
import { sentencesOf, summaryForm, textOf } from '../summaries/read-texts.ts';
import { CORRUPTIONS, type Material } from './corruptions.ts';

type Base = 'references' | 'verbatim';
type Recipe = keyof typeof CORRUPTIONS;

/** Sentences of an article that are falsified, from its front. */
const FALSIFIED = 12;

interface Tally {
  n: number;
  found: number;
}

interface Tallies {
  /** Sentences as they are: `found` are those the gate stops. */
  faithful: Record<Base, Tally>;
  /** Falsified sentences that were let through as they were. */
  false: Record<Recipe, Record<Base, Tally>>;
  kinds: Record<Base, Record<string, number>>;
}

/**
 * What the gate stops: sentences of the article itself, which it should let through; the editors' own, of which
 * some say more than the article does; and both made false in fixed ways.
 */
export async function measureGate(path: string, run: EvalRun): Promise<Report> {
  const rows = await readRows(path, summaryForm, run);
  const texts = rows.map(({ value }) => textOf(value));
  const tallies = emptyTallies();
  const start = performance.now();
  rows.forEach(({ value }, at) => {
    run.progress(at + 1, rows.length);
    const { body, sentences } = texts[at] ?? { body: '', sentences: [] };
    const sources = readSources([{ id: value.id, title: value.title, teaser: '', body }], 'en');
    const material = { text: `${value.title}\n${body}`, other: texts[(at + 1) % rows.length]?.body ?? '' };
    const written = value.references[0]?.flatMap(sentencesOf) ?? [];
    for (const [place, sentence] of sentences.entries()) {
      tally('verbatim', sentence, sources, place < FALSIFIED ? material : null);
    }
    for (const sentence of written) tally('references', sentence, sources, material);
  });
  const ms = round((performance.now() - start) / rows.length, 1);

  function tally(base: Base, sentence: string, sources: Sources, material: Material | null): void {
    const findings = checkClaims(sentence, sources);
    count(tallies.faithful[base], findings.length > 0);
    for (const kind of new Set(findings.map((finding) => finding.kind))) {
      tallies.kinds[base][kind] = (tallies.kinds[base][kind] ?? 0) + 1;
    }
    if (findings.length > 0 || material === null) return;
    for (const recipe of recipes) {
      const corrupted = CORRUPTIONS[recipe](sentence, material);
      if (corrupted !== null) count(tallies.false[recipe][base], checkClaims(corrupted, sources).length > 0);
    }
  }
  return { figures: figuresOf(rows.length, ms, tallies), lines: linesOf(rows.length, ms, tallies) };
}

const recipes = Object.keys(CORRUPTIONS) as Recipe[];

function emptyTallies(): Tallies {
  const both = () => ({ references: { n: 0, found: 0 }, verbatim: { n: 0, found: 0 } });
  const perRecipe = Object.fromEntries(recipes.map((recipe) => [recipe, both()])) as Tallies['false'];
  return { faithful: both(), false: perRecipe, kinds: { references: {}, verbatim: {} } };
}

function count(tally: Tally, found: boolean): void {
  tally.n += 1;
  if (found) tally.found += 1;
}

function shareOf({ n, found }: Tally): number | null {
  return n === 0 ? null : round(found / n);
}

function figuresOf(n: number, ms: number, { faithful, false: falsified, kinds }: Tallies): object {
  const caught = recipes.map((recipe) => {
    const { references, verbatim } = falsified[recipe];
    const both = { n: references.n + verbatim.n, found: references.found + verbatim.found };
    return [
      recipe,
      { n: both.n, caught: shareOf(both), references: shareOf(references), verbatim: shareOf(verbatim) },
    ];
  });
  return {
    n,
    ms,
    flagged: { verbatim: shareOf(faithful.verbatim), references: shareOf(faithful.references), kinds },
    caught: Object.fromEntries(caught),
  };
}

function linesOf(n: number, ms: number, { faithful, false: falsified, kinds }: Tallies): string[] {
  const cells = (tally: Tally) => [
    String(tally.n),
    tally.n === 0 ? '' : ((100 * tally.found) / tally.n).toFixed(1),
  ];
  const why = (base: Base) =>
    Object.entries(kinds[base])
      .map(([kind, times]) => `${kind} ${times}`)
      .join(', ') || 'nothing';
  return [
    `${n} articles, ${ms} ms each`,
    ...table(
      ['', 'references', 'stopped %', 'verbatim', 'stopped %'],
      [
        ['as they are', ...cells(faithful.references), ...cells(faithful.verbatim)],
        ...recipes.map((recipe) => [
          recipe,
          ...cells(falsified[recipe].references),
          ...cells(falsified[recipe].verbatim),
        ]),
      ],
    ),
    `stopped as they are: references for ${why('references')}; verbatim for ${why('verbatim')}`,
  ];
}
