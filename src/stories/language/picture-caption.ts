const MONTH =
  '(?:Jan(?:\\.|uary)|Feb(?:\\.|ruary)|Mar(?:\\.|ch)|Apr(?:\\.|il)|May|June?|July?|Aug(?:\\.|ust)|Sept?(?:\\.|ember)|Oct(?:\\.|ober)|Nov(?:\\.|ember)|Dec(?:\\.|ember))';
/** Without the full stop that ends a sentence. */
const NAME = "\\p{Lu}[\\p{L}.'’-]*[\\p{L}'’]";
const WEEKDAY = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day';

/** When a picture was taken, as captions put it behind a place: "in Vexford, Friday, May 3, 2019", "at Vey, May 3, 2019." */
const TAKEN = new RegExp(
  `, (?:${WEEKDAY}, ${MONTH} \\d{1,2}, \\d{4}\\b|${MONTH} \\d{1,2}, \\d{4}(?:, (?:in|at) .{3,60})?\\.$)`,
  'u',
);
/**
 * Where in it somebody stands: "Ada Lund, left, and …", "From left: …", "Otto Hale (2nd L)". A name is looked for from
 * its beginning only: a text of nothing but capitals would be searched for as long as the square of its length.
 */
const STANDS =
  /(?<![\p{L}.'’-])\p{Lu}[\p{L}.'’-]*, (?:(?:far|top|bottom|second from|third from) )?(?:left|right|cent(?:er|re)),|\b[Ff]rom (?:top )?left(?:,|:| to right\b)|\((?:L|\d\w\w [LRC])\)/u;
/** What people do in pictures and not in the news; waves of heat and of the sea, and on whom luck smiles, are news. */
const POSES =
  /(?<!\b(?:who|that|which|he|she|they|it|and|or|to|not|made?|makes|making|the|new|of) )\b(?:gestures|poses|(?<!\b(?:heat|cold|shock|sound|light|radio|brain|crime|tidal|seismic|gravitational|in|by|big|high|huge|more) )waves(?! (?:on|in|from|at sea)\b)|smiles(?! on\b)|looks on|listens|speaks to (?:reporters|supporters|journalists|the (?:media|press|crowd)))(?: to [^,]{3,40})? (?:as|at|during|in|on|to|while|with|outside|inside|after|before|next|from)\b/iu;
/** "Picture taken May 3, 2019.", "A general view of the harbour in Vexford, Norland May 3, 2019.", "Ada Lund in 2008 when …" */
const SHOWN = new RegExp(
  `^(?:(?:[Pp]icture|[Pp]hoto|[Ii]mage|[Pp]hotograph)s? (?:(?:was|were|is) )?taken\\b(?!.*\\b(?:show|reveal|suggest|prove)(?:s|ed)?\\b)|A (?:(?:general|aerial|file|undated|combination|screen|night|drone) (?:view|photo|image|picture|grab)|(?:aerial|file|undated|screen) shot)\\b|(?:\\p{Lu}[\\p{L}.'’-]+ ){2,4}in \\d{4}(?:\\.$| (?:when|during|at|as)\\b))|\\bin (?:\\p{Lu}[\\p{L}.'’-]+,? ){1,5}${MONTH} \\d{1,2}, \\d{4}\\.?$`,
  'u',
);
const REPORTED =
  /\b(?:said|told|announced|according|reported|ruled|died|born|will|published|dated|since|until)\b|["“”]/u;

const MOST_UNTOLD = 16;
/** "Norland's Foreign Minister Ada Lund.", "The Minister of the Interior Otto Hale.": a title and a name. */
const MOST_NAMED = 10;
const TITLED = new RegExp(
  `(?<!\\p{L})(?:Minister|Secretary|President|Mayor|Governor|Senator|Chancellor|Premier|Director|Chair(?:man|woman)?|Chief|Commissioner|Ambassador|Judge|Justice|Leader|Speaker|King|Queen|Prince|Princess|Pope|Coach|General|Deputy|Dr\\.|Sen\\.|Rep\\.|Gov\\.|Ministre|Maire|Présidente?|Députée?|Roi|Reine)(?: (?:of|for|de|du)(?: the| la)? ${NAME}(?: (?:and|et) ${NAME})?)? ${NAME}(?: \\p{Lu}\\.)? ${NAME}$`,
  'u',
);
const WITHIN_NAMES = new Set(['of', 'the', 'and', 'for', 'de', 'du', 'la']);
const WITHOUT_VERB = new Set(
  'at in on during outside inside with and of the a an his her their for after before from by to near last week month year press news conference rally meeting'.split(
    ' ',
  ),
);

/** Whether a sentence only says what a picture shows: it stands beneath one, however the page marks it. */
export function captionsPicture(text: string): boolean {
  return (
    STANDS.test(text) ||
    ([TAKEN, SHOWN, POSES].some((pattern) => pattern.test(text)) && !REPORTED.test(text)) ||
    isLabel(text)
  );
}

/** "Dr. Ada Lund on May 3 in Vexford.": somebody somewhere, and nothing happens. */
function isLabel(text: string): boolean {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu) ?? [];
  const small = words.filter((word) => /^\p{Ll}/u.test(word));
  if (isTitled(text, words)) return true;
  return (
    words.length <= MOST_UNTOLD &&
    /^(?:\p{Lu}[\p{L}.'’-]+ ){2,5}(?:at|in|on|during|outside|with) /u.test(text) &&
    small.every((word) => WITHOUT_VERB.has(word.replace(/\.$/, '')))
  );
}

function isTitled(text: string, words: readonly string[]): boolean {
  const named = words.every((word) => /^\p{Lu}/u.test(word) || WITHIN_NAMES.has(word));
  return (
    words.length <= MOST_NAMED &&
    !/["“”«\d]/u.test(text) &&
    named &&
    TITLED.test(words.join(' ').replace(/\.$/, ''))
  );
}
