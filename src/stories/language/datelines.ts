import { opensWithPair } from './named-pair.ts';

const AGENCY = '(?:[\\p{L}][\\p{L}. ]{1,20})';
const PLACE = "\\p{Lu}[\\p{Lu}\\p{L}\\d.,/' -]{2,50}?";

/** "LONDON (Reuters) - ", "Lima (EFE).- ", "Corvane, Nov. 3 (AP) -", "(CNN) -- ", "(CNN)Rain": where and by whom it was filed. */
const SIGNED_DATELINE = new RegExp(
  `^(?:(?:${PLACE}\\s?)?\\(${AGENCY}\\)\\.?\\s*(?:—|–|--?|:)\\s+|(?:${PLACE}\\s?)?\\((?:CNN|AP|AFP|UPI|CP|PTI|ANI|IANS|EFE|ANSA|Reuters|Xinhua|The Canadian Press|La Presse canadienne)\\)\\s*|\\(\\p{Lu}[\\p{L}.&' ]{1,40}\\)(?=\\p{Lu}))(?=["“‘«'\\p{Lu}])`,
  'u',
);
/**
 * "OTTAWA — ", "MONTREAL, Nov. 3 – ", "NEW DELHI: ", "LIMA.- ". A pair of dashes is an aside and no dateline, unless a whole
 * clause stands between. Without bounds, a text of nothing but capitals would be searched for as long as the square of
 * its length.
 */
const PLACE_DATELINE =
  /^(?:\p{Lu}{3}|\p{Lu}{1,2}['’]\p{Lu}{2})[\p{Lu}.,/'’ -]{0,100}(?:,\s\p{Lu}[\p{L}\d. ]{1,60})?\s*(?:(?:—|–|\s--?|(?<=\.)-|:|\|)\s+|—)(?=["“‘«'\p{Lu}])(?!(?:[^\s.]+\s){1,8}(?:(?:—|–|--?)\s|\S*—))/u;

/**
 * "Harbour sold: mayor Vexford, Nov 3 (PTI) ", "(Eds: adds quotes) By Ada Lund Vexford, Nov 3 (PTI) ": a headline or a
 * byline that ran into an agency's dateline goes with it.
 */
const BURIED_DATELINE =
  /^.{0,160}?(?<!\p{L})\p{Lu}[\p{L}.'-]+(?: \p{Lu}[\p{L}.'-]+){0,4},? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{Ll}*\.? \d{1,2} \((?:PTI|ANI|IANS|UNI|AP|AFP|UPI|CP|EFE|ANSA|Reuters|Xinhua)\)\s*(?:(?:—|–|--?|:)\s*)?(?=["“‘«'\p{Lu}])/u;

const MONTH =
  '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|janv|févr?|mars|avr|mai|juin|juil|août|sept|oct|nov|déc)\\p{Ll}*\\.?';
/** ", Nov 27", ", le 27 novembre 2026". */
const DAY = `(?:,? (?:le )?(?:\\d{1,2}(?:er)? ${MONTH}|${MONTH} \\d{1,2})(?:,? \\d{4})?)`;
/** "Trois-Rivières", "L'Assomption", "Saint-Jean-sur-Richelieu", "Val-d'Or", "New Vexford". */
const NAME =
  "(?:L['’])?\\p{Lu}\\p{Ll}{2,}(?:[ -](?:(?:sur|sous|en|de|du|des|la|le|les|au|aux|à)-)*(?:[dl]['’])?\\p{Lu}\\p{Ll}+){0,4}";
/** When it was is a part of what it says. */
const NO_DAY =
  '(?!(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Lun|Mar|Mercre|Jeu|Vendre|Same)di|Dimanche|January|February|March|April|May|June|July|August|September|October|November|December|Janvier|Février|Mars|Avril|Mai|Juin|Juillet|Août|Septembre|Octobre|Novembre|Décembre|Yesterday|Today|Tomorrow|Hier|Demain)(?![\\p{L}-]))';

/**
 * "Vexford — ", "Trois-Rivières, le 3 novembre – ", in the manner of broadcasters: a name alone before the dash, and no
 * second dash behind it. Only at the front of a text: further on it is what the words behind it tell of ("Tarn Motors —
 * Shares of the carmaker …").
 */
const NAMED_DATELINE = new RegExp(
  `^${NO_DAY}${NAME}(?:, \\p{Lu}[\\p{L}.]+(?: \\p{Lu}\\p{L}+)?)?${DAY}?\\.?\\s[—–]\\s(?=(?:["“‘'«]\\s?)?(?:\\p{Lu}\\p{Ll}*['’]?s?|\\p{Lu}['’]\\p{L}+) [^—–]*$)`,
  'u',
);

/** "(Montréal) ", "(AB) ", "Vexford | ": a name in brackets or before a bar is no part of a sentence; at the front of a text alone. */
const SET_OFF_DATELINE = new RegExp(
  `^(?:\\(\\p{Lu}[\\p{L}.&'’ -]{1,40}(?:, \\p{Lu}[\\p{L}. ]{1,30})?\\)\\s+|${NO_DAY}${NAME}${DAY}?\\s\\|\\s+)(?=["“‘«'\\p{Lu}])`,
  'u',
);

/** A text without the place and the agency in front: where it was filed is not what it says. */
export function withoutDateline(text: string): string {
  return text.slice(datelineOf(text, true));
}

/** How much of a sentence says where, when and by whom it was filed; `isFront` where the text begins with it. */
export function datelineOf(text: string, isFront: boolean): number {
  if (opensWithPair(text)) return 0;
  const found =
    SIGNED_DATELINE.exec(text) ??
    BURIED_DATELINE.exec(text) ??
    PLACE_DATELINE.exec(text) ??
    (isFront ? (NAMED_DATELINE.exec(text) ?? SET_OFF_DATELINE.exec(text)) : null);
  return found?.[0].length ?? 0;
}
