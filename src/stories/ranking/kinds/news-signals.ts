import { ACTORS, ACTS, BASES, EVENTS } from './news-words.ts';

/** So much of a headline says that something happened; more words of it say no more. */
const MOST_IN_TITLE = 4;

const WORD = /[\p{L}\p{N}]+(?:['-]\p{L}+)*/gu;

/** What befell somebody, in more than one word. */
export const BEFELL =
  /(?<!\p{L})(?:step(?:s|ped)? down|lay(?:s|ing)? off|laid off|walk(?:s|ed)? out|state of emergency|coup d'état|tritt (?:\p{L}+ ){0,4}zurück|bricht (?:\p{L}+ ){0,4}(?:ein|zusammen)|golpe de estado|alto el fuego|mise?s? en examen|sales (?:fall|fell|drop|slump|plunge))(?!\p{L})/iu;

/** What happened before or because: fillers have no cause. */
const CAUSE =
  /(?<=[\p{L}\d_%] )(?:after|amid|despite|following|over(?= (?!\p{L}* ?\d))|as(?= (?:\p{L}+ ){0,4}\p{L}+s(?!\p{L}))|après|alors que|malgré|selon|nach(?! \p{L}+$)|wegen|trotz|laut|tras|según|pese a|após|segundo|apesar d[eoa]|depois de)(?!\p{L})/iu;

/** "$40bn", "3 Milliarden", "330 to 290", "40,000 people": counted by nobody who sells. */
const COUNT =
  /[$£€]\s?\d[\d.,]*\s?(?:m|bn|tn|million|billion|trillion)(?!\p{L})|(?<![\p{L}\d])\d[\d.,]*\s?(?:millions?|billions?|trillions?|milliards?|milliarden?|millionen|mrd|mio|mil millones|millones|bilh(?:ões|ão)|milh(?:ões|ão)|mil milhões)(?!\p{L})|(?<![\p{L}\d])\d{1,3}(?:[., \u00a0\u202f]\d{3})+ (?!\p{L}*(?:gifts?|ideas))\p{L}/iu;

/** How much a title says that something happened, 0–4, in words of five languages; `rest` is the title without its filler words. */
export function newsInTitle(rest: string): number {
  const { events, actors, acts } = wordsOfNews(rest);
  const said =
    2 * Math.min(2, events + (BEFELL.test(rest) ? 1 : 0)) +
    Math.min(1, actors) +
    Math.min(2, acts) +
    (hasActors(rest) ? 1 : 0) +
    (plans(rest) || PASSIVE.test(rest) ? 1 : 0) +
    (CAUSE.test(rest) ? 1 : 0) +
    (COUNT.test(rest) ? 1 : 0);
  return Math.min(MOST_IN_TITLE, said);
}

/** “Merz trifft”, “Netflix buys”, “shares sink”: somebody named or many do what is news. The first word has a capital in any case. */
function hasActors(title: string): boolean {
  const named = [...title.matchAll(/(?<=[:|–—-] |\p{L},? )\p{Lu}[\p{L}'-]+ (\p{Ll}+)/gu)];
  const many = [...title.matchAll(/(?<!\p{L})\p{L}{2,}[^s\P{L}]s (\p{Ll}+)/gu)];
  return (
    named.some(([, verb = '']) => ACTS.has(verb) || EVENTS.has(verb)) ||
    many.some(([, verb = '']) => BASES.has(verb))
  );
}

const PASSIVE = /\p{L}(?:ed|en|é|ée|és|ées|ad[oa]s?) (?:by|par|por)(?!\p{L})/iu;

/** “state to close three prisons” */
function plans(title: string): boolean {
  return [...title.toLowerCase().matchAll(/(?<=\p{L}{2} )to (\p{L}+)/gu)].some(([, verb = '']) =>
    BASES.has(verb),
  );
}

/** Whether a teaser reports: somebody of public standing did or suffered something. */
export function reportsNews(teaser: string): boolean {
  const { events, actors, acts } = wordsOfNews(teaser.replaceAll('’', "'"));
  return events + actors + acts + (COUNT.test(teaser) ? 1 : 0) >= 2;
}

/** Departments of hard news, as their addresses name them. */
const NEWSROOM =
  /\/(?:world|international|politics|politique|politik|politica|internacional|mundo|monde|ausland|crime|courts?|justice|faits-divers|sucesos|economie|economy|national|nation)\//;

export function isOfNewsroom(path: string): boolean {
  return NEWSROOM.test(path);
}

/** The words of a text, lower-case, each once. */
export function wordsOf(text: string): Set<string> {
  return new Set((text.toLowerCase().match(WORD) ?? []).flatMap(parts));
}

function wordsOfNews(text: string): { events: number; actors: number; acts: number } {
  const words = wordsOf(text);
  const count = (list: ReadonlySet<string>) => [...words].filter((word) => list.has(word)).length;
  return { events: count(EVENTS), actors: count(ACTORS), acts: count(ACTS) };
}

/** "l'armée", "minister's" and "ex-minister" without what is tied to them. */
function parts(word: string): string[] {
  const bare = word.replace(/^(?:[dlsnm]|qu)'(?=\p{L}{2})/u, '').replace(/'s$/, '');
  return bare.includes('-') ? [bare, ...bare.split('-')] : [bare];
}
