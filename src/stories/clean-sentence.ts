import type { Sentence } from './split-sentences.ts';
import type { SummarySentence } from './story.ts';
import { countWords } from './terms.ts';

export interface CleanSentence extends Sentence {
  edited?: NonNullable<SummarySentence['edited']>;
}

const FEWEST_WORDS = 5;
const MOST_WORDS = 60;

/** "LONDON (Reuters) - ", "OTTAWA — ", "(CNN) -- ": where and by whom it was filed. */
const DATELINE =
  /^(?:\p{Lu}[\p{Lu}\p{L}.,' -]{2,40}\s?\((?:[\p{L}. ]{2,20})\)|\p{Lu}{3,}[\p{Lu}.,' -]*(?:,\s\p{Lu}[\p{L}.]+)?|\((?:[\p{L}. ]{2,20})\))\s*(?:—|–|--?)\s+(?=["“‘'\p{Lu}])/u;
const CONNECTIVE =
  /^(?:However|But|And|Yet|Still|Meanwhile|Moreover|Furthermore|Nevertheless|Nonetheless|Also|Instead|In addition|Mais|Or|Cependant|Toutefois|Pourtant|Par ailleurs|De plus|Néanmoins),?\s+(?=\p{L})/u;

const BULLET = /^[•·▪►–—|*-]\s*/u;

/** Anything a reader would take for the page's furniture and not for news. */
const FURNITURE: readonly RegExp[] = [
  /\b(?:read|see|learn|find out|watch|view|show) more\b|\b(?:continue|keep) reading\b|\b(?:found|available|listed|published) here\b|\bclick (?:here|to|the)\b|\bclique[rz] ici\b|\blire (?:la suite|aussi|plus)\b/i,
  /\b(?:sign up|subscribe|abonnez-vous|inscrivez-vous|newsletter|download (?:the|our) app|follow us|suivez-nous|share this|like us on)\b/i,
  /\bappeared first on\b|\bthis (?:article|story|post|piece|page) (?:was|is|has|will|originally|contains|may)\b|\baffiliate\b|\bcommission\b.*\blinks?\b|\ball rights reserved\b|©/i,
  /\b(?:photo|image|illustration|photograph|screenshot|picture|photographie|crédit photo)s?\s?(?:by\b|:|credit\b|via\b|courtesy\b)|\bgetty images\b|\bAP photo\b|\bvia (?:getty|ap|reuters)\b|\bfile photo\b|\/\s?(?:AFP|Getty|AP|Reuters|EPA|Shutterstock|The Verge)\b/i,
  /^(?:by|par) \p{Lu}[\p{L}'-]+ \p{Lu}[\p{L}'-]+|^(?:reporting|additional reporting|editing|writing|compiled) by\b|^updated?\b.{0,40}\d|^(?:published|posted|last (?:modified|updated))\b/iu,
  /\b(?:fuck|shit|cunt|twat|bitch|asshole|bullshit|motherf)\w*\b|\p{L}\*{2,}/iu,
  /https?:\/\/|www\.|@\w{3,}|#\w{3,}|pic\.twitter|&[a-z]+;|[<>{}]/i,
  /^(?:how|why|whether|the (?:moment|story of|inside story))\s(?!.*,)/i,
  /^(?:here(?:'|’)s|here are|voici|this is (?:what|how|why)|find out|discover|check out|scroll|tune in|join us|stay tuned|good (?:morning|evening|afternoon)|welcome)\b/i,
  /\b(?:according to the video|in this (?:video|episode|article|clip|photo|picture)|pictured|above|below)\s*[:.)]|\((?:pictured|above|left|right|file)\)|\bpictured\b/i,
  /\b(?:BBC|CNN|Sky|ABC|NBC|CBS|Fox)(?:'s|’s)? (?:Sport |News )?\p{Lu}[\p{L}-]+ \p{Lu}[\p{L}-]+ (?:reports|explains|speaks|looks|takes|tells|talks|has more|writes|joins|breaks)|\bwrites \p{Lu}|\blooks? back at\b/iu,
];

const ENDED = /[.!…]["”’'»)\]]*$/u;
const CUT = /(?:\.{2,}|…)\s*[[\]"”’')]*$|\[[^\]]*(?:…|\.{3})\s*\]?|\.{3}\s*$/u;

/**
 * A sentence fit for print, or null: whole, ended, declarative, nobody's caption or advertisement.
 * A dateline or a leading connective is cut from the front; what stays is the source's own words
 * (`edited` tells, and after a connective the first letter is a capital).
 */
export function cleanSentence(sentence: Sentence): CleanSentence | null {
  const clean = withoutFront(sentence);
  const { text } = clean;
  const words = countWords(text);
  if (words < FEWEST_WORDS || words > MOST_WORDS) return null;
  if (!ENDED.test(text) || CUT.test(text)) return null;
  if (!/^["“‘'«(]*(?:[\p{Lu}\d$£€]|\p{Ll}{1,2}\p{Lu})/u.test(text)) return null;
  if (/\?["”’')]*$/.test(text) || FURNITURE.some((pattern) => pattern.test(text))) return null;
  return balanced(text) ? clean : null;
}

function withoutFront(sentence: Sentence): CleanSentence {
  const bullet = BULLET.exec(sentence.text)?.[0].length ?? 0;
  const bare = shift(sentence, bullet);
  const dateline = DATELINE.exec(bare.text)?.[0].length ?? 0;
  if (dateline > 0) return { ...shift(bare, dateline), edited: 'dateline' };
  const connective = CONNECTIVE.exec(bare.text)?.[0].length ?? 0;
  if (connective === 0) return bare;
  const rest = shift(bare, connective);
  return { ...rest, text: rest.text.charAt(0).toUpperCase() + rest.text.slice(1), edited: 'connective' };
}

function shift({ text, start, end }: Sentence, by: number): Sentence {
  return { text: text.slice(by), start: start + by, end };
}

/** Half a quotation or half a bracket misleads. */
function balanced(text: string): boolean {
  const count = (mark: string) => text.split(mark).length - 1;
  return (
    count('“') === count('”') &&
    count('"') % 2 === 0 &&
    count('(') === count(')') &&
    count('«') === count('»')
  );
}
