import { dateWordsIn } from '../facts/dates.ts';
import { type Figure, figuresIn, type KnownFigures, sourcesOf } from '../facts/figures.ts';
import { sharesIn } from '../facts/shares.ts';
import type { Claim } from './claim.ts';
import type { Finding } from './finding.ts';
import type { Sources } from './read-sources.ts';

/** Figures that lost their "up to" or "at least", or have it turned round: every report that gives them has it so. */
export function loosened(claim: Claim, sources: Sources): Finding[] {
  return [
    ...loosenedFigures(claim, sources),
    ...loosenedDays(claim, sources),
    ...loosenedShares(claim, sources),
  ];
}

/** "Until at least Friday". */
function loosenedDays({ folded }: Claim, { sentences }: Sources): Finding[] {
  return dateWordsIn(folded).flatMap(({ key, written }): Finding[] => {
    const places = sentences.filter(({ dates }) => dates.has(key));
    if (places.length === 0 || isAtLeast(folded, written)) return [];
    return places.every((place) => isAtLeast(place.folded, written))
      ? [{ kind: 'date', detail: `the reports say “at least” “${written}”` }]
      : [];
  });
}

/** "At least half of the money". */
function loosenedShares({ folded }: Claim, { sentences }: Sources): Finding[] {
  return sharesIn(folded).flatMap(({ written, ratio }): Finding[] => {
    if (isAtLeast(folded, written)) return [];
    const places = sentences.flatMap((place) =>
      sharesIn(place.folded).flatMap((own) =>
        own.ratio === ratio ? [isAtLeast(place.folded, own.written)] : [],
      ),
    );
    return places.length > 0 && places.every(Boolean)
      ? [{ kind: 'figure', detail: `the reports say “at least” “${written}”` }]
      : [];
  });
}

function isAtLeast(folded: string, written: string): boolean {
  return new RegExp(`\\b(?:at least|au moins) (?:\\p{L}+ )?${written}`, 'iu').test(folded);
}

function loosenedFigures({ folded, support }: Claim, { known }: Sources): Finding[] {
  return figuresIn(folded).flatMap((figure): Finding[] => {
    const near = support.flatMap(({ sentence }) => givenIn(figure, sentence.figures));
    const own = near.length > 0 ? near : givenIn(figure, known.figures);
    const detail = own.length === 0 ? null : lostOf(figure, own);
    return detail === null ? [] : [{ kind: 'figure', detail: `${detail} “${figure.written}”` }];
  });
}

function lostOf(figure: Figure, own: readonly Figure[]): string | null {
  const every = (holds: (source: Figure) => boolean) => own.every(holds);
  if (figure.claim === 'exactly' && every(({ bound }) => bound === 'most')) return 'the reports say “up to”';
  if (figure.claim === 'exactly' && every(({ bound }) => bound === 'least'))
    return 'the reports say “at least”';
  if (figure.claim === 'over' && every(({ bound }) => bound === 'nearly')) return 'the reports say “nearly”';
  if (figure.bound === 'nearly' && every(({ claim }) => claim === 'over')) return 'the reports say “over”';
  const opposite = figure.claim === 'over' ? 'under' : figure.claim === 'under' ? 'over' : null;
  return opposite !== null && every(({ claim }) => claim === opposite)
    ? `the reports say “${opposite}”`
    : null;
}

function givenIn(figure: Figure, known: KnownFigures): Figure[] {
  return sourcesOf(figure, known).filter((source) =>
    figure.values.some((value) => source.values.includes(value)),
  );
}
