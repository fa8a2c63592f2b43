/** Words whose full stop never ends a sentence in news text: titles, months, streets, parties and their like. */
const ALWAYS_OPEN = new Set(
  `mr mrs ms mx dr prof rev hon gov lt gen col sgt capt cmdr cpl adm maj pvt brig sen rep sens reps pres supt insp det
  st mt ft jan feb mar apr jun jul aug sept sep oct nov dec no nos vs v art fig figs approx est ave blvd rd
  ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo
  mm mme mlle mgr me jr`.split(/\s+/),
);

/** Words whose full stop may end one: it does before a word that usually opens a sentence. */
const SOMETIMES_OPEN = new Set(
  'inc corp co ltd llc plc bros etc jr sr esq ph.d m.d b.a m.a a.m p.m u.s u.k u.n e.u u.s.a d.c al cos dept'.split(
    ' ',
  ),
);

const OPENERS = new Set(
  `the a an he she it they we i you this that these those there his her its their our my but and or so if when while
  after before in on at as for with by from to not no yes what who how why where both all some many most one two
  however although because since until during under over last next now then le la les un une il elle ils elles ce cette`.split(
    /\s+/,
  ),
);

/** "E." in "J. E. Smith"; not "U.S." and not a lone "I." */
const INITIAL = /^[A-HJ-Z]$/u;

/** What the text just before and after a possible boundary says: true where the sentence goes on. */
export function goesOn(before: string, after: string): boolean {
  const next = after.trimStart();
  if (/^["'”’)\]]*\p{Ll}/u.test(next) || /^[,;:–—-]/.test(next)) return true;
  const word = /([\p{L}\p{N}.]+)\.$/u.exec(before)?.[1];
  if (word === undefined) return false;
  const lower = word.toLowerCase();
  if (INITIAL.test(word)) return true;
  if (word === 'I') return /\p{Lu}\p{L}+\s+I\.$/u.test(before) && !opens(next);
  if (lower === 'p' || lower === 'pp') return /^\d/.test(next);
  if (lower === 'no' || lower === 'nos') return /^\d/.test(next);
  if (lower === 'me' || lower === 'art' || lower === 'fig') return /^[\p{Lu}\d]/u.test(next) && !opens(next);
  if (SOMETIMES_OPEN.has(lower) || /^(\p{L}\.)+\p{L}$/u.test(word)) return !opens(next);
  return ALWAYS_OPEN.has(lower) && /^["“]?[\p{Lu}\d]/u.test(next) && !(word === lower && opens(next));
}

function opens(next: string): boolean {
  const word = /^["“‘'(]*([\p{L}]+)/u.exec(next)?.[1];
  return word === undefined
    ? /^["“‘]/.test(next)
    : OPENERS.has(word.toLowerCase()) && /^["“‘'(]*\p{Lu}/u.test(next);
}
