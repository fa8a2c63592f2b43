/*
 * How bylines say whose they are, in the languages of the web; sources of patterns for lines in any case.
 */

/** Before a name: no other line begins so. */
const SURE = [
  String.raw`(?:(?:published|posted|submitted|written|reported|reporting|story|words|text|analysis|opinion|review|article|report|updated|commentary|interview)\s+)?by`,
  '(?:posted|filed|published) (?:in|under) [^|]{2,40} by',
  String.raw`(?:(?:reportage|article|texte|enquête|analyse|entretien|interview|récit|propos|publié|écrit|rédigé|signé|posté|réalisé)(?: et photos| rédigé| écrit| réalisé| recueillis?)?\s+)?par`,
  '(?:reportage|enquête|récit|chronique|analyse) de',
  String.raw`(?:eine?\s+)?(?:bericht|beitrag|kommentar|analyse|interview|reportage|text|artikel|geschrieben|verfasst)\s+von`,
  String.raw`(?:escrito|publicado|redactado|texto|reportaje|reportagem|entrevista)\s+por`,
  String.raw`(?:scritto|pubblicato|testo|articolo|servizio|intervista)\s+(?:di|da)|a cura di`,
  String.raw`(?:γράφ(?:ει|ουν)|κείμενο|επιμέλεια)(?:\s+(?:ο|η|οι))?`,
  String.raw`(?:geschreven|tekst)\s+door|(?:skriven|skrevet|tekst|text)\s+(?:av|af)|napisała?|автор`,
];

/** What "by" is elsewhere; some are the beginnings of English sentences, so each in its own language only. */
const BY: Record<string, string> = {
  de: 'von',
  es: 'por',
  pt: 'por',
  it: 'di',
  nl: 'door',
  sv: 'av',
  nb: 'av',
  nn: 'av',
  no: 'av',
  da: 'af',
  id: 'oleh|penulis',
  ms: 'oleh',
};

/** With a colon, or what stands for one. */
const LABEL = String.raw`(?:authors?|auteurs?|autor(?:es|ka|a)?|autore|autrice|reporter|journalist[ea]?|words|reporting|reportage|(?:report|story)(?=\s?:.{3,60},\s(?:\S{1,20}\s){0,3}(?:reporter|correspondent|editor|writer))|reportaje|reportagem|servizio|reportaż|репортаж|(?:text|texto|tekst|texte|testo)(?: (?:und|&|et|och|en|i|y|e) \p{L}+)?|reda[ck]t(?:eur|ion|or|ora)|forfatter|författare|skribent|napisała?|opracowanie|автор[ыка]?|текст|журналист|συντάκτης|yazan|yazar|haber|بقلم|كتبت?|الكاتب|लेखक|כתב|מאת|penulis|tác giả|作者|文|撰文|撰稿|記者|记者|本报记者|글|글쓴이|기자)\s*[:：・]`;

/** Labels that no colon parts from the name. */
export const BARE_LABEL =
  /^(?:(?:本报)?(?:記者|记者)[\s/／]*(?=\p{Script=Han})|(?:بقلم|كتبت?|記者|记者|本报记者|文|penulis|yazar|kirjoittaja|teksti|기자명)[\s/／]+)/iu;

/** What East Asian papers set behind a reporter's name. */
export const REPORTER_BEHIND = /(?<=[\p{Script=Hangul}\p{Script=Han}])\s*(?:특파원|기자|記者|记者)$/u;

/** "Text: Ann Lee" */
export const LABEL_BEFORE_NAMES = new RegExp(`^${LABEL}`, 'iu');

/** "2026-11-23 12:20 来源：… 作者：…": where one labelled part ends and the next begins. */
export const BEFORE_LABEL = new RegExp(
  String.raw`\s+(?=${LABEL}|(?:来源|來源|编辑|編輯|责任编辑)\s?[:：])`,
  'giu',
);

/** A byline in the words above, to be cut off before its names: in whatever language it is. */
export const BEFORE_NAMES = new RegExp(
  String.raw`^(?:(?:${SURE.join('|')}|${[...new Set(Object.values(BY))].join('|')})(?:\s*:|(?![\p{L}\p{M}]))|${LABEL})\s*`,
  'iu',
);

/** A line that begins as bylines of the language do (BCP 47). */
export function opensByline(line: string, language: string): boolean {
  const by = BY[language.slice(0, 2).toLowerCase()];
  const words = [...SURE, ...(by ? [by] : [])].join('|');
  return new RegExp(
    String.raw`^(?:(?:${words}|de (?:notre|nos) (?:envoyé|correspondant)\p{L}*(?: spécia\p{L}+)?)(?:\s*:\s*|\s+)\p{Lu}|${LABEL}|(?:本报)?(?:記者|记者)\p{Script=Han}|기자명\s+\p{Script=Hangul}|\p{Script=Hangul}{2,4}\s기자(?:$|\s))`,
    'iu',
  ).test(line);
}
