import { isBroken } from './broken-sentence.ts';
import { datelineOf } from './datelines.ts';
import { hourLabelOf } from './live-entries.ts';
import { isNotice } from './notices.ts';
import { captionsPicture } from './picture-caption.ts';
import type { Sentence } from './split-sentences.ts';
import { countWords } from './terms.ts';

export interface CleanSentence extends Sentence {
  edited?: 'dateline' | 'connective' | 'parenthesis' | 'quotation';
}

const FEWEST_WORDS = 4;
const MOST_WORDS = 60;

/** What only ties a sentence to the one before; what is left says the same. Some do so only before a comma. */
const CONNECTIVE =
  /^(?:(?:But|And|Meanwhile|Moreover|Furthermore|Nevertheless|Nonetheless|Mais|Et|Cependant|Toutefois|Pourtant|Néanmoins|Par ailleurs|En outre|En effet|D['’]ailleurs|En revanche|Yet(?! (?:another|to|again)\\b)),?|(?:However|Still|Also|Instead|So|In addition|Additionally|Separately|Besides|Therefore|Thus|Consequently|As a result|Similarly|Likewise|Indeed|In fact|Of course|By contrast|In contrast|On the other hand|Even so|That said|At the same time|In the meantime|For example|For instance|Rather|Conversely|Finally|Or|De plus|Ainsi|Donc|Enfin|Par contre|Au contraire|Par conséquent|De même|Dans le même temps|Pendant ce temps|Entre-temps|Par exemple|For (?:his|her|its|their) part|In other (?:business|news)|(?:De (?:son|leur)|D['’]un autre) côté|Pour (?:sa|leur) part|À (?:son|leur) tour),)\s+(?!for\b|si\b|de\b)(?=["“«]?\p{L})/u;

/** In bold before a paragraph, for readers in a hurry: outside the article it labels nothing. */
const LABEL =
  /^(?:Why (?:it matters|now)|Driving the news|The (?:(?:big|bigger) picture|latest|intrigue|bottom line|other side|back(?:drop|story|ground)|details|context|upshot|impact|takeaway|stakes)|(?:The )?[Ss]tate of play|Between the lines|Zoom(?:ing)? (?:in|out)|By the numbers|What['’]s (?:next|new|happening|at stake)|What (?:they['’]re saying|to (?:watch|know)|we['’]re (?:watching|hearing)|happened)|Yes, but|Flashback|Catch up (?:quick|fast)|Be smart|How it works|(?:In )?[Cc]ontext|Background|Reality check|Threat level|Quick take|Worth noting|Pourquoi c['’]est important|Le contexte|En bref|L['’]essentiel)\s?:\s+(?=["“«]?\s?[\p{Lu}$£€])/u;

/** "…, Hale said, the plan is dead": set between commas, the speaker cannot stand first. */
const ATTRIBUTED = /^[^,"“«]{2,40} (?:said|says|added|adds|wrote|writes|argued|argues), (?!["“«])/u;

/** Says where in the picture beside the article somebody stands: "(pictured, left)", "(right)", "(not pictured)". */
const IN_PICTURE =
  /(?<!\s)\s*\((?:[^()]{0,40}\bpictured\b[^()]{0,60}|(?:(?:far|top|bottom|main) )?(?:left|right|above|below|cent(?:re|er)|inset|circled)(?:(?:,| and| with| in) [^()]{0,40})?)\)/giu;

const BULLET = /^[•·▪►–—|*-]\s*/u;

/** Anything a reader would take for the page's furniture and not for news. */
const FURNITURE: readonly RegExp[] = [
  /\b(?:read|see|learn|find out|watch|view|show) more\b|\b(?:continue|keep) reading\b|\b(?:found|available|listed|published) here\b|\bclick (?:here|to|the)\b|\bclique[rz] ici\b|\blire (?:la suite|aussi|plus)\b/i,
  /\b(?:sign up|subscribe|abonnez-vous|inscrivez-vous|newsletter|download (?:the|our) app|follow us|suivez-nous|share this|like us on)\b/i,
  /\bappeared first on\b|\bthis (?:article|story|post|piece|page) (?:was|is|has|will|originally|contains|may)\b|\baffiliate\b|\bcommission\b.*\blinks?\b|\ball rights reserved\b|©/i,
  /\b(?:photo|image|illustration|photograph|screenshot|picture|photographie|crédit photo)s?\s?(?:by\b|:|credit\b|via\b|courtesy\b)|\bgetty images\b|\bAP photo\b|\bvia (?:getty|ap|reuters)\b|\bfile photo\b|\/\s?(?:AFP|Getty|AP|Reuters|EPA|Shutterstock|The Verge)\b/i,
  /^(?:[Bb][Yy]|[Pp]ar) \p{Lu}[\p{L}'-]+ \p{Lu}[\p{L}'-]+/u,
  /^(?:reporting|additional reporting|editing|writing|compiled) by\b|^updated?\b.{0,40}\d|^(?:published|posted|last (?:modified|updated))\b/i,
  /\b(?:edited|condensed|abridged|shortened) for (?:\p{L}+,? (?:and )?)?(?:length|clarity|brevity|style)\b|\bthank(?:s| you) for (?:reading|watching|listening|joining)\b|^have an? (?:great|good|lovely|nice) (?:day|morning|evening|weekend|week)\b|^see you (?:tomorrow|next|on|soon)\b|(?<!\p{L})(?:merci de (?:nous|votre) (?:lire|lecture|fidélité|suivre)|abrégée? (?:et|pour|par)|par souci de (?:clarté|concision))(?!\p{L})|^(?:bonne (?:lecture|journée|soirée|semaine)|à (?:demain|bientôt))(?:[ ,.!]|$)/iu,
  /^(?:(?:the|viral|online|false) )?(?:claim|rumou?r|myth|fiction)\s?:|^(?:l['’]|la |le )?(?:affirmation|allégation|rumeur|mythe|idée reçue|fiction)\s?:|^\((?:avec|with)\s/iu,
  /\b(?:anyone|anybody|witnesses|those) (?:who (?:has|have)|with|having) (?:\p{L}+ ){0,3}(?:information|footage|tips?)\b|(?<!\p{L})toute (?:information|personne)\b[^.]{0,80} (?:peut|peuvent|doit|est (?:invitée|priée)|sera traitée)(?!\p{L})/iu,
  /(?<!\d)1[ .\u00a0-]8(?:00|33|44|55|66|77|88)[ .\u00a0-]\d{3}[ .\u00a0-]\d{4}(?!\d)/u,
  /^(?:related|read|watch|listen|see|photos?|videos?|gallery|opinion|analysis)\s?:|\bstory continues below\b|\bcontributed (?:to this (?:report|story|article)|reporting)\b|\breporting by\b.*\bediting by\b/i,
  /\bMORE(?:['’]s\b| \(\p{Lu}[\p{L}.]{0,4}[-)])|\p{Ll}{2}\p{Lu}[\p{L} ]{2}.{10,}\p{Ll}\)? ?MORE\b|^(?:CLOSE|SKIP) \p{Lu}\p{Ll}/u,
  /\b(?:opinions|views) expressed (?:in this|here|are)\b|\bthe content (?:is|was) produced\b|\bis showcasing the work of\b/i,
  /\b(?:reader|listener|member|donor)[- ](?:supported|funded)\s(?:[\p{L}-]+\s)?(?:publication|newsletter|newsroom|news|journalism|magazine|website)\b|^[^,]{2,60} is an? (?:[\p{L}-]+,? (?:and )?){0,4}(?:newsroom|news (?:organi[sz]ation|outlet|site|website|service)|publication|newsletter)(?:\.|,? (?:that|which) (?:covers|serves|reports|investigates|depends|relies)\b| (?:covering|serving|dedicated|focused|based)\b)/iu,
  /\blive ?blog\b|^follow\b.{0,60}\b(?:updates|live|coverage|story)\b/i,
  /^(?:FILE\s?[-–—]|(?:\d+ of \d+ )?in this (?:(?:\w+\.? \d{1,2}, )?\d{4},? )?(?:file )?(?:photo|image|picture|frame)\b|this (?:image|photo|picture|file photo|combination|undated)\b)/i,
  /(?<!\p{L})(?:à lire aussi|à voir aussi|à écouter|lire également|voir aussi|pour aller plus loin|partager (?:cet|sur)|publié le \d|mis à jour le \d|avec (?:l['’]AFP|la presse canadienne)\.?$|photo d['’]archives|cet article (?:a été|est)|cliquez|téléchargez|suivez|écoutez|regardez)(?!\p{L})/iu,
  /\b(?:fuck|shit|cunt|twat|bitch|asshole|bullshit|motherf)\w*\b|\p{L}\*{2,}/iu,
  /https?:\/\/|www\.|@\w{3,}|#\w{3,}|pic\.twitter|&[a-z]+;|[<>{}]/i,
  /^(?:how|why|whether|the (?:moment|story of|inside story))\s(?!.*,)/i,
  /^(?:here(?:'|’)s|here are|voici|this is (?:what|how|why)|find out|discover|check out|scroll|tune in|join us|stay tuned|good (?:morning|evening|afternoon)|welcome)\b/i,
  /\b(?:according to the video|in this (?:video|episode|article|clip|photo|picture)|pictured|above|below)\s*[:.)]|\((?:pictured|above|left|right|file)\)|\bpictured\b/i,
  /\b(?:BBC|CNN|Sky|ABC|NBC|CBS|Fox)(?:['’]s)? (?:Sport |News )?\p{Lu}[\p{L}-]+ \p{Lu}[\p{L}-]+ (?:reports|explains|speaks|looks|takes|tells|talks|has more|writes|joins|breaks)|\bwrites \p{Lu}|\b[Ll]ooks? back at\b/u,
];

const ENDED = /[.!…。！।۔።](?:\s?»|["”’')\]」』])*$/u;
/** Letters of a script that has capitals and small letters: others begin a sentence with any letter. */
const CASED = /[\p{Lu}\p{Ll}]/u;
const CUT = /(?:\.{2,}|…)\s*[[\]"”’')]*$|\[[^\]]*(?:…|\.{3})\s*\]?|\.{3}\s*$/u;

/**
 * A sentence fit for print, or null: whole, ended, declarative, nobody's caption or advertisement.
 * A dateline or a leading connective is cut from the front, and who is where in a picture from the middle; what
 * stays is the source's own words (`edited` tells, and after a connective the first letter is a capital), with both
 * marks of a quotation.
 */
export function cleanSentence(sentence: Sentence): CleanSentence | null {
  const clean = withWholeQuotation(withoutPicture(withoutFront(sentence)));
  const { text } = clean;
  const words = countWords(text);
  if (words < FEWEST_WORDS || words > MOST_WORDS) return null;
  if (!ENDED.test(text) || CUT.test(text)) return null;
  if (CASED.test(text) && !/^["“„‘'«(¡]*\s?(?:[\p{Lu}\d$£€]|\p{Ll}{1,2}\p{Lu})/u.test(text)) return null;
  if (/[?？؟](?:\s?»|["”’')])*$/.test(text) || FURNITURE.some((pattern) => pattern.test(text))) return null;
  if (captionsPicture(text) || isBroken(text) || isNotice(text) || BRACKETED.test(text)) return null;
  return balanced(text) ? clean : null;
}

function withoutFront(sentence: Sentence): CleanSentence {
  const bare = shift(sentence, BULLET.exec(sentence.text)?.[0].length ?? 0);
  const hour = hourLabelOf(bare.text);
  if (hour > 0) return { ...shift(bare, hour), edited: 'dateline' };
  const dateline = datelineOf(bare.text, sentence.start === 0);
  if (dateline > 0) return { ...shift(bare, dateline), edited: 'dateline' };
  let rest = bare;
  for (let cut = connectiveOf(rest.text); cut > 0; cut = connectiveOf(rest.text)) {
    if (ATTRIBUTED.test(rest.text.slice(cut))) return bare;
    rest = capitalised(shift(rest, cut));
  }
  return rest === bare ? bare : { ...rest, edited: 'connective' };
}

function withoutPicture(sentence: CleanSentence): CleanSentence {
  const text = sentence.text.replace(IN_PICTURE, '');
  return text === sentence.text ? sentence : { ...sentence, text, edited: 'parenthesis' };
}

function connectiveOf(text: string): number {
  return (LABEL.exec(text) ?? CONNECTIVE.exec(text))?.[0].length ?? 0;
}

/** A small first letter, but not that of "iPhone", becomes a capital. */
function capitalised(sentence: Sentence): Sentence {
  const text = sentence.text.replace(
    /^(["“«]?\s?)(\p{Ll})(?!\p{Lu})/u,
    (_, mark: string, letter: string) => mark + letter.toUpperCase(),
  );
  return { ...sentence, text };
}

function shift({ text, start, end }: Sentence, by: number): Sentence {
  return { text: text.slice(by), start: start + by, end };
}

const SPOKEN =
  /[,?!] (?:[^,]{0,60} )?(?:said|says|told|added|wrote|asked|explained|tweeted|a (?:dit|déclaré|ajouté|expliqué)|dit|explique|ajoute)(?!\p{L})/iu;

/** A quotation that begins or ends in another sentence is closed, or opened, where this one ends or begins. */
function withWholeQuotation(sentence: CleanSentence): CleanSentence {
  const { text } = sentence;
  if (text.includes('„')) return sentence;
  const more = count(text, '“') - count(text, '”');
  const straight = count(text, '"') % 2 === 1;
  if (straight ? more !== 0 : Math.abs(more) !== 1) return sentence;
  const opens = straight ? text.startsWith('"') || !/"[.!]?$|,"/.test(text) : more === 1;
  // Somebody says it behind the lost mark: where the quotation ended, nobody can tell.
  if (opens && SPOKEN.test(text.slice(text.lastIndexOf(straight ? '"' : '“')))) return sentence;
  const whole = opens ? `${text}${straight ? '"' : '”'}` : `${straight ? '"' : '“'}${text}`;
  return { ...sentence, text: whole, edited: 'quotation' };
}

/** A sentence in brackets is an aside to the one before. */
const BRACKETED = /^\([^()]*(?:\([^()]*\)[^()]*)*\)[.!]?$/u;

/** Half a quotation or half a bracket misleads. */
function balanced(text: string): boolean {
  return (
    quotations(text) === 0 &&
    count(text, '"') % 2 === 0 &&
    count(text, '(') === count(text, ')') &&
    count(text, '«') === count(text, '»')
  );
}

/** How many curled quotations are left open; German closes with the mark that English opens with („so“). */
function quotations(text: string): number {
  const [german, high, low] = [count(text, '„'), count(text, '“'), count(text, '”')];
  return german > 0 ? german - high - low : high - low;
}

/** Inside a word a straight mark is a letter's: Hebrew writes its abbreviations so (ד"ר). */
function count(text: string, mark: string): number {
  const marks = text.split(mark).length - 1;
  return mark === '"'
    ? marks - (text.match(/(?<=\p{Script=Hebrew})"(?=\p{Script=Hebrew})/gu)?.length ?? 0)
    : marks;
}
