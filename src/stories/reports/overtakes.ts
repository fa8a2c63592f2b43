import type { Article } from '../../feeds/article.ts';
import { outcomesIn } from '../memory/outcomes.ts';

type Told = Pick<Article, 'title' | 'teaser' | 'body' | 'publishedAt'>;

/** A report says at its top what became of the event, and what of earlier reports was wrong. */
const TOP_CHARS = 600;

const REPORTING =
  'statements?|claims?|reports?|assertions?|accounts?|allegations?|remarks?|announcement|figures?|counts?|tolls?|estimates?|identification';
/** “Withdrawing an earlier statement”, “the toll was revised down”, “le bilan a été ramené à six”. */
const TAKES_BACK = new RegExp(
  `(?<!\\p{L})(?:${[
    `(?:withdr(?:aws?|ew|awn|awing)|retract(?:s|ed|ing)?|correct(?:s|ed|ing)|revis(?:es|ed|ing)|walk(?:s|ed|ing) back|tak(?:es|ing|en) back|took back) (?:(?:its|his|her|their|an?|the|that|earlier|previous|initial|first|false|official|death) ){0,4}(?:${REPORTING})`,
    `(?:earlier|previous|initial|first|original) (?:(?:police|media|official|news|death) )?(?:${REPORTING}) (?:(?:was|were|had been|that|of|by|saying) (?:[^\\s.]+ ){0,8}?)?(?:wrong|incorrect|false|mistaken|inaccurate|untrue|erroneous|in error|withdrawn|retracted)`,
    `(?:information|${REPORTING}) (?:was|were|is|are|has been|have been|had been) (?:wrong|incorrect|false|mistaken|inaccurate|untrue|erroneous|withdrawn|retracted|lowered|reduced|(?:revised|cut) (?:down|to))`,
    '(?:revised|lowered|cut|reduced) (?:down )?(?:the|its|their) (?:(?:official|death|previous) ){0,2}(?:toll|count|figure|estimate)|(?:had )?(?:wrongly|mistakenly|erroneously|incorrectly) (?:said|reported|identified|named|stated|announced|listed|believed)|contrary to (?:earlier|initial|previous|first) reports',
    'bilan (?:(?:[^\\s.]+ ){0,6}?(?:est|a été) )?(?:ramené|revu à la baisse|abaissé|corrigé|rectifié)|(?:contrairement à|revient sur|est revenue? sur|a rectifié|a corrigé|a démenti|rétracte|s’est rétractée?|a retiré) (?:ce (?:qu|que)|une?|l[ae]s?|ses?|sa|son|leurs?) |(?:information|déclaration|annonce)s? (?:(?:étai(?:t|en)t|était|est|était) )?(?:erronée|fausse|inexacte)s?|(?:annoncé|identifié|affirmé|présenté|indiqué) (?:[^\\s.]+ ){0,3}?(?:par erreur|à tort)',
  ].join('|')})(?!\\p{L})`,
  'iu',
);

/** Whether a report says that what was said before was wrong. */
export function takesBack(report: Told): boolean {
  return TAKES_BACK.test(topOf(report).replaceAll("'", '’'));
}

/** Outcomes after which something told before is no longer true: at large, missing, on trial, in office, in doubt. */
const SETTLES: ReadonlySet<string> = new Set(
  'dead arrested judged resigned won agreed decided found reversed'.split(' '),
);
/** Who speaks of a death knows of it, whether or not he says that somebody died. */
const OF_DEATH =
  /(?<!\p{L})(?:deaths?|deadly|slain|murder(?:s|ed)?|killings?|funerals?|obituary|meurtres?|mort|obsèques|funérailles|meurtrière?)(?!\p{L})/iu;

/** Whether a report tells in its headline how something came out that an earlier one does not know. */
export function overtakes(later: Told, earlier: Told): boolean {
  if (earlier.publishedAt >= later.publishedAt) return false;
  const settled = outcomesIn(later.title).filter((outcome) => SETTLES.has(outcome));
  if (settled.length === 0) return false;
  const top = topOf(earlier);
  const known = outcomesIn(top);
  return settled.some((outcome) => !known.includes(outcome) && !(outcome === 'dead' && OF_DEATH.test(top)));
}

function topOf({ title, teaser, body }: Told): string {
  return `${title}\n${teaser.slice(0, TOP_CHARS)}\n${body.slice(0, TOP_CHARS)}`;
}
