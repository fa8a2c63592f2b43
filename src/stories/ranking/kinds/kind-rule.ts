import type { ArticleKind } from '../kind-of-article.ts';

type Where = 'title' | 'teaser' | 'path' | 'topics';

export interface KindRule {
  kind: ArticleKind;
  where: Where;
  pattern: RegExp;
  /** How much it says, from LEAN to LABEL. */
  weight: number;
}

/** What stands beside the news of its subject, too: a storm's address names the weather. */
const LEAN = 1;
/** A word that also stands in the news. */
const HINT = 2;
/** A word before a colon that stands there for nothing else. */
const KICKER = 3;
/** The text as a whole is worded as that kind is, or its outlet labels it so. */
const FORM = 5;

/** The outlet says so itself. */
const LABEL = 9;

export function labels(kind: ArticleKind, where: Where, ...patterns: RegExp[]): KindRule[] {
  return patterns.map((pattern) => ({ kind, where, pattern, weight: LABEL }));
}

export function leans(kind: ArticleKind, where: Where, ...patterns: RegExp[]): KindRule[] {
  return patterns.map((pattern) => ({ kind, where, pattern, weight: LEAN }));
}

export function hints(kind: ArticleKind, where: Where, ...patterns: RegExp[]): KindRule[] {
  return patterns.map((pattern) => ({ kind, where, pattern, weight: HINT }));
}

export function forms(kind: ArticleKind, where: Where, ...patterns: RegExp[]): KindRule[] {
  return patterns.map((pattern) => ({ kind, where, pattern, weight: FORM }));
}

export function kickers(kind: ArticleKind, ...patterns: RegExp[]): KindRule[] {
  return patterns.map((pattern) => ({ kind, where: 'title', pattern, weight: KICKER }));
}

/** A name of the kind, which is also a word of the news: alone or with a day it is the form, before a colon a hint. */
export function named(kind: ArticleKind, ...names: string[]): KindRule[] {
  return naming(HINT, kind, names);
}

/** A name that nothing else has: before a colon, too, it says more than a word. */
export function namedOnly(kind: ArticleKind, ...names: string[]): KindRule[] {
  return naming(KICKER, kind, names);
}

function naming(weight: number, kind: ArticleKind, names: readonly string[]): KindRule[] {
  const name = `(?:${names.join('|')})`;
  return [
    ...forms(kind, 'title', new RegExp(String.raw`^${name}${WHEN}[\s:|.]*$`, 'iu')),
    { kind, where: 'title', pattern: new RegExp(`^${name}${WHEN}${ENDS}`, 'iu'), weight },
  ];
}

/** The text speaks to its reader, or asks. */
export const ADDRESSED =
  /(?<!\p{L})(?:you|your|our|my|vous|votre|vos|nos|ihre?n?|dein|tus?|sus?|seus?)(?!\p{L})|\?$/iu;

/** The words anywhere in the text. */
export function says(words: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\d])(?:${words})(?!\p{L})`, 'iu');
}

/** The words anywhere, unless they only say whose or which: "quiz champion", "lottery funds". */
export function saysItself(words: string): RegExp {
  return says(`(?:${words})(?!\\p{L})${ATTRIBUTE}`);
}

const ATTRIBUTE = String.raw`(?! (?:champions?|winners?|makers?|compan(?:y|ies)|firms?|apps?|sites?|platforms?|founders?|inventors?|creators?|hosts?|stars?|chiefs?|boss(?:es)?|editors?|officials?|commission|operators?|funds?|revenues?|money|plans?|programmes?|programs?|schemes?|systems?|laws?|bills?|rings?|tickets?)(?!\p{L}))`;

/** The text begins with them. */
export function opens(words: string): RegExp {
  return new RegExp(String.raw`^(?:${words})(?!\p{L})`, 'iu');
}

/** The text is nothing else. */
export function only(words: string): RegExp {
  return new RegExp(`^(?:${words})$`, 'iu');
}

/** The name of a text's kind ends here: "Corrections", "Corrections: …", "Corrections | …". */
export const ENDS = String.raw`(?=\s*(?:$|[:|–—]|- ))`;

const MONTH =
  '(?:jan(?:uary|vier|uar|eiro)?|enero|feb(?:ruary|ruar|rero)?|fév(?:rier)?|fev(?:ereiro)?|mar(?:ch|s|zo|ço)?|märz|apr(?:il)?|avr(?:il)?|abr(?:il)?|may|mai|mayo|maio|june?|juni|juin|junio|junho|july?|juli|juillet|julio|julho|aug(?:ust)?|août|agosto|sept?(?:ember|embre|iembre)?|setembro|oct(?:ober|obre|ubre)?|okt(?:ober)?|outubro|nov(?:ember|embre|iembre|embro)?|dec(?:ember)?|déc(?:embre)?|dez(?:ember|embro)?|dic(?:iembre)?)(?!\\p{L})';
const DAY_NAME =
  "(?:\\p{L}+day(?:'s)?|\\p{L}*tag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|mittwoch|lunes|martes|miércoles|jueves|viernes|sábado|domingo|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?)";

/** A day, in five languages: "Tuesday", "Nov. 24", "24 novembre", "24 de noviembre". */
export const DAY = String.raw`(?:${DAY_NAME}|\d{1,2}(?![\d,.]*\d)(?:st|nd|rd|th|er|\.)?(?: (?:de )?${MONTH})?|${MONTH}\.?(?: \d{1,2}(?!\d))?)`;

/** Nothing but days and what ties them together: each word or number one step, so that it is read at once. */
const WHEN = String.raw`(?:[\s:|,.–—-]+(?:${DAY_NAME}|${MONTH}|\d{1,4}(?:st|nd|rd|th|er)?|for|from|of|on|issued|filed|the|to|and|until|today|tonight|this|week|weekend|month|morning|evening|du|de|des|del|da|do|la|le|el|ce|soir|matin|aujourd'hui|semaine|semana|vom|am|der|für|bis|zum|woche|heute|hoy|hoje|para|pour|al|à|au|et|y|e|une?|dia|día|jour)(?![\p{L}\d]))*`;
