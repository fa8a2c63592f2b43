import { squash, tidyLine } from '../text/tidy-line.ts';
import { BARE_LABEL, BEFORE_NAMES, REPORTER_BEHIND } from './byline-words.ts';
import { splitAuthors } from './split-authors.ts';

/** Labels and roles in front of a name. */
const LABELS =
  /^(?:authors?|auteurs?|autor(?:es)?|propos recueillis par|recueilli par|texte?|tekst)\s+|^(?:interview|entretien|entrevista|intervista|protokoll|recherche|analyse|kommentar)\s?:\s+/iu;
/** "ANN LEE The Quay": what stands behind a name in capitals, and the words that show it to be a paper or a role. */
const CAPITALS = /^((?:\p{Lu}[\p{Lu}\p{M}.'’-]+\s+){1,7}\p{Lu}[\p{Lu}\p{M}.'’-]+)\s+(\p{Lu}\p{Ll}.*)$/u;
const PAPER =
  /^The\s|\b(?:News|Times|Post|Herald|Tribune|Gazette|Journal|Courier|Press|Staff|Correspondent|Editor|Writer|Reporter)\b/;
/** "Foto Bo Ek": who took the pictures. */
const PICTURES_BY =
  /^(?:foto(?:s|graf(?:ie|in?)?)?|photo(?:s|graph(?:s|y|er|ies?)?)?|bild(?:er)?|kuvat?|zdj\.|zdjęci[ae]|фото|illustrations?)(?:\s?:)?\s+(?!.*\b(?:words|te[kx]te?|texto|testo|story)\b)\p{L}/iu;
/** "Our reporter Bo Cruz" in the languages that put the role in front. */
const ROLE_IN_FRONT =
  /^(?:(?:onze|notre|de (?:notre|nos)|dal(?:la)? nostr[oa]|unser(?:em|er)?|vår|vores|nuestr[oa])\s+)?(?:redact(?:eur|rice)|verslagge(?:ver|efster)|correspondante?|correspondent|journaliste|redakteur(?:in)?|reporter(?:in)?|redactora?|redator|giornalista|inviat[oa]|corrispondente|envoyée?s? spéciale?(?:s|ux)?|journalist)\s+(?=\p{Lu})/iu;
/** What follows a name and is none: agencies, places, times, invitations. */
const TAIL =
  /\s*(?:[.;,]?\s(?:fotos?|photos?|photographs?|photographie|vidéo|video|illustrations?|bilder)\s?[:：].*|／.*|\b(?:edited|photographs?|photos?|illustrations?|video|graphics|translated(?: from(?: the)? \p{L}+)?|additional reporting|with reporting|as told to)\s+by\b.*|\b(?:for|pour|of)\s+(?:the\s+)?\p{Lu}.*|[|•·–—/]\s.*|\(.*|\s(?:le|on|at|am|el|em|den|op)\s+(?:\p{L}+\.?,?\s+)?\d.*|,?\s+(?:special to|staff (?:writer|reporter)|updated|published|publiée?|mise? à jour|modifiée?|follow|contact|view profile|read more)(?!\p{L}).*|\s다른\s?기사.*|\d.*)$/iu;
/** “Ann Lee Associated Press”: agencies and papers set behind a name without a mark between. */
const AGENCY =
  /(?<=\S\s+\S.*)\s+(?:the\s+)?(?:associated press|canadian press|presse canadienne|reuters|agence france-presse|afp|bloomberg(?: news)?|cbc news|radio-canada|cnn|npr|bbc news|staff)$/iu;
const NOT_A_PERSON =
  /^(?:by|par|share|follow|published|updated|staff|super ?user|admin(?:istrat\p{L}+)?|web ?master|root|guest|editors?|the editors?|newsroom|web ?desk|online|news ?desk|home|login|subscribe|comments?|facebook|twitter|(?:log|sign) ?(?:in|up|out)(?: now| here)?|register|(?:my|your|edit|view) (?:account|profile|subscriptions?|settings|page|feed)|become an? .*|members? (?:area|log ?in|only|benefits)|null|undefined|n\/a|agenc(?:ias?|es)|agentur(?:en)?|agenzi[ae]|agências?|기자 ?페이지|다른 ?기사.*|more \p{L}.*|(?:(?:la|die) )?r[eé]da(?:ktion|kcja|kce|ksi|cción|ção|zione|ction|ctie)(?: .*)?)$/iu;
/** “Mac & i”, “Marks & Spencer”: single words on both sides are one name. */
const BRAND = /^[\p{L}\d]+ & [\p{L}\d]+$/u;
const MAX_WORDS = 6;

/**
 * The people named in what a page calls its author: "By Ann Lee, Bo Cruz and Cy Dee | Reuters" is three.
 * Names that are the site's own, addresses and whole sentences are not kept.
 */
export function readNames(written: string, siteNames: ReadonlySet<string> = new Set()): string[] {
  const line = tidyLine(written)
    .slice(0, 300)
    .replace(/^[［【]([^［【］】]*)[］】]$/, '$1');
  if (/^https?:|^www\.|^@|\{\{/i.test(line) || PICTURES_BY.test(line)) return [];
  if (BRAND.test(line)) return siteNames.has(squash(line)) ? [] : [line];
  if (isPlaceOfSite(line, siteNames)) return [];
  const plain = splitHan(line)
    .replace(/\s[’'‘]\d{2}(?!\d)/g, '')
    .replace(/\s*\((?:avec|with)\s+([^)]*)\)/i, ' and $1')
    .replace(BEFORE_NAMES, '')
    .replace(LABELS, '')
    .replace(BARE_LABEL, '')
    .replace(BEFORE_NAMES, '')
    .replace(ROLE_IN_FRONT, '')
    .replace(CAPITALS, (whole, name: string, behind: string) =>
      PAPER.test(behind) || siteNames.has(squash(behind)) ? name : whole,
    )
    .replace(/\s+(?:et|und|y|e)\s+/giu, ' and ');
  const parts = splitAuthors([plain.replace(TAIL, '')]);
  return parts
    .filter((name) => !siteNames.has(squash(name)))
    .map((name) =>
      name
        .replace(TAIL, '')
        .replace(AGENCY, '')
        .replace(REPORTER_BEHIND, '')
        .replace(/[\s,.:;–—-]+$/, '')
        .trim(),
    )
    .filter((name) => isPerson(name, siteNames));
}

/** Names of three characters and more side by side are several people; shorter ones a family's and a given name. */
function splitHan(line: string): string {
  return line.replace(/[、，]|(?<=\p{Script=Han}{3})\s+(?=\p{Script=Han}{3})/gu, ' and ');
}

/** "Küstenblatt, Vey, Germany": the outlet and where it is. */
function isPlaceOfSite(line: string, siteNames: ReadonlySet<string>): boolean {
  const [first = '', ...rest] = line.split(/,\s*/);
  return rest.length > 0 && siteNames.has(squash(first)) && rest.every((part) => !/\s/.test(part));
}

function isPerson(name: string, siteNames: ReadonlySet<string>): boolean {
  if (NOT_A_PERSON.test(name) || siteNames.has(squash(name)) || /[@/\\<>{}[\]#*=_?!]|\d/.test(name))
    return false;
  const words = name.split(/\s+/);
  return words.length <= MAX_WORDS && /^[\p{L}\p{M}.'’‘ -]{2,60}$/u.test(name);
}

/** "（山本葵、佐藤健一）" as a line of its own. */
export function readSignature(line: string): string[] {
  const inside =
    /^[（(【[]([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}、・]{2,30})[）)】\]]$/u.exec(line)?.[1];
  return (inside ?? '').split(/[、・]/).filter((name) => name.length >= 2 && name.length <= 8);
}

/** "（中央社記者林郁芬灣東14日電）", "(记者陈思远)": who reports, in front of the first sentence or in it. */
export function readReporterInFront(text: string): string[] {
  const found =
    /(?:記者|记者)[\s：:]?(\p{Script=Han}{2,3}(?:[、\s]\p{Script=Han}{2,3}){0,3})(?:[）)]|[\s/／]?(?=\p{Script=Han}{2,4}\d{1,2}日))/u.exec(
      text.slice(0, 60),
    );
  return (found?.[1] ?? '').split(/[、\s]/).filter((name) => name !== '');
}

/** What is no name behind the last word of a Japanese text: "to be continued", agencies, honorifics left out. */
const NO_REPORTER =
  /^(?:敬称略|共同通信|時事通信|写真提供|以下同じ|以下略|肩書.*|.*(?:新聞|通信|社|部|局|支局|編集|撮影|年齢|当時))$/u;

/** "…見学できる。（西田航平）": the reporter behind the last word. */
export function readSignatureBehind(text: string): string[] {
  const inside = /[。」][（(]([\p{Script=Han}々・、]{3,24})[）)]$/u.exec(text.slice(-40))?.[1];
  const names = (inside ?? '').split(/[、・]/);
  return names.every((name) => name.length >= 3 && name.length <= 5 && !NO_REPORTER.test(name)) ? names : [];
}

/** Two words at least, each with a capital: what is shown may be anything. */
export function looksLikeName(name: string): boolean {
  const words = name.split(/\s+/);
  if (/^(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,8}|\p{Script=Hangul}{2,4})$/u.test(name))
    return true;
  return (
    words.length >= 2 &&
    words.every(
      (word) =>
        !/^\p{Ll}/u.test(word) ||
        /^[dlo][’']\p{Lu}/u.test(word) ||
        /^(?:de|da|di|du|van|von|der|den|la|le|el|al|bin|y|e|dos|das)$/.test(word),
    )
  );
}
