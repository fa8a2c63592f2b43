import { checkClaims } from '../../src/stories/gate/check-claims.ts';
import { readSources, type Sources } from '../../src/stories/gate/read-sources.ts';
import { readRows } from '../lib/read-rows.ts';
import { type EvalRun, type Report, round } from '../lib/report.ts';
import { table } from '../lib/table.ts';
import { type SummaryRow, sentencesOf, summaryForm, type Text, textOf } from '../summaries/read-texts.ts';
import { CORRUPTIONS, type Material } from './corruptions.ts';
import { VARIANTS } from './faithful-variants.ts';

const BASES = ['references', 'verbatim'] as const;
type Base = (typeof BASES)[number];
const FAITHFUL = ['asTheyAre', ...Object.keys(VARIANTS)] as (keyof typeof VARIANTS | 'asTheyAre')[];
const FALSIFIED = Object.keys(CORRUPTIONS) as (keyof typeof CORRUPTIONS)[];

/** Sentences of an article that are varied and falsified, from its front. */
const FROM_THE_FRONT = 12;

/** Sentences, and how many of them the gate stops. */
interface Tally {
  n: number;
  stopped: number;
}

type Tallies = Record<string, Record<Base, Tally>>;

/**
 * What the gate stops: sentences of the article itself, which it should let through; the editors' own, of which
 * some say more than the article does; and both made false in fixed ways.
 */
export async function measureGate(path: string, run: EvalRun): Promise<Report> {
  const rows = await readRows(path, summaryForm, run);
  const texts = rows.map(({ value }) => textOf(value));
  const tallies: Tallies = Object.fromEntries(
    [...FAITHFUL, ...FALSIFIED].map((name) => [
      name,
      { references: { n: 0, stopped: 0 }, verbatim: { n: 0, stopped: 0 } },
    ]),
  );
  const kinds: Record<Base, Record<string, number>> = { references: {}, verbatim: {} };
  rows.forEach(({ value }, at) => {
    run.progress(at + 1, rows.length);
    measureRow(value, texts[at], texts[(at + 1) % rows.length], { tallies, kinds });
  });
  return { figures: figuresOf(rows.length, tallies, kinds), lines: linesOf(rows.length, tallies, kinds) };
}

interface Counts {
  tallies: Tallies;
  kinds: Record<Base, Record<string, number>>;
}

function measureRow(row: SummaryRow, text: Text | undefined, other: Text | undefined, counts: Counts): void {
  const { body = '', sentences = [] } = text ?? {};
  const sources = readSources([{ id: row.id, title: row.title, teaser: '', body }], 'en');
  const material = { text: `${row.title}\n${body}`, other: other?.body ?? '' };
  for (const [place, sentence] of sentences.entries()) {
    measure('verbatim', sentence, sources, place < FROM_THE_FRONT ? material : null, counts);
  }
  for (const sentence of row.references[0]?.flatMap(sentencesOf) ?? []) {
    measure('references', sentence, sources, material, counts);
  }
}

/** What passes as it is, is varied and falsified where there is material for it. */
function measure(
  base: Base,
  sentence: string,
  sources: Sources,
  material: Material | null,
  { tallies, kinds }: Counts,
): void {
  const count = (name: string, stopped: boolean) => {
    const tally = tallies[name]?.[base];
    if (!tally) return;
    tally.n += 1;
    if (stopped) tally.stopped += 1;
  };
  const stops = (text: string) => checkClaims(text, sources).length > 0;
  const found = new Set(checkClaims(sentence, sources).map(({ kind }) => kind));
  count('asTheyAre', found.size > 0);
  for (const kind of found) kinds[base][kind] = (kinds[base][kind] ?? 0) + 1;
  if (found.size > 0 || material === null) return;
  for (const [name, vary] of Object.entries(VARIANTS)) {
    const varied = vary(sentence);
    if (varied !== null) count(name, stops(varied));
  }
  for (const name of FALSIFIED) {
    const falsified = CORRUPTIONS[name](sentence, material);
    if (falsified !== null) count(name, stops(falsified));
  }
}

function shareOf({ n, stopped }: Tally): number | null {
  return n === 0 ? null : round(stopped / n);
}

function figuresOf(n: number, tallies: Tallies, kinds: Counts['kinds']): object {
  const figures = (names: readonly string[]) =>
    Object.fromEntries(
      names.map((name) => [
        name,
        Object.fromEntries(
          BASES.map((base) => {
            const tally = tallies[name]?.[base] ?? { n: 0, stopped: 0 };
            return [base, { n: tally.n, stopped: shareOf(tally) }];
          }),
        ),
      ]),
    );
  return { n, faithful: figures(FAITHFUL), false: figures(FALSIFIED), kinds };
}

function linesOf(n: number, tallies: Tallies, kinds: Counts['kinds']): string[] {
  const cells = (name: string) =>
    BASES.flatMap((base) => {
      const tally = tallies[name]?.[base] ?? { n: 0, stopped: 0 };
      return [String(tally.n), tally.n === 0 ? '' : ((100 * tally.stopped) / tally.n).toFixed(1)];
    });
  const why = (base: Base) =>
    Object.entries(kinds[base])
      .map(([kind, times]) => `${kind} ${times}`)
      .join(', ') || 'nothing';
  return [
    `${n} articles`,
    ...table(
      ['', 'references', 'stopped %', 'verbatim', 'stopped %'],
      [
        ...FAITHFUL.map((name) => [`faithful: ${name}`, ...cells(name)]),
        ...FALSIFIED.map((name) => [`false: ${name}`, ...cells(name)]),
      ],
    ),
    `stopped as they are: references for ${why('references')}; verbatim for ${why('verbatim')}`,
  ];
}
