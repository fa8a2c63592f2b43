/** What can become of an event, in English and French, by the word an editor reads. */
const OUTCOMES: Readonly<Record<string, RegExp>> = {
  dead: /\b(?:dead|die[sd]|kill(?:s|ed)|death toll|fatal(?:ly)?|morte?s?|tuée?s?|décès)\b/iu,
  injured: /\b(?:injured|wounded|hospitali[sz]ed|blessée?s?|hospitalisée?s?)\b/iu,
  arrested: /\b(?:arrest(?:s|ed)?|(?:in|into) custody|captured|surrender(?:s|ed)|detained|arrêtée?s?)\b/iu,
  charged: /\b(?:charged|indict(?:ed|s)|inculpée?s?|mise? en examen)\b/iu,
  judged:
    /\b(?:convicted|guilty|verdict|acquitted|sentenced|jailed|condamnée?s?|coupables?|acquittée?s?)\b/iu,
  resigned:
    /\b(?:resign(?:s|ed)|steps? down|stepped down|quits?|ousted|sacked|dismissed|démissionn\p{L}*|limogée?s?)\b/iu,
  won: /\b(?:elected|wins?|won|victory|defeat(?:s|ed)|conced(?:es|ed)|élue?s?|remporte)\b/iu,
  agreed:
    /\b(?:agree(?:s|d|ment)?|deal reached|sign(?:s|ed)|ceasefire|truce|accord|signent?|cessez-le-feu)\b/iu,
  decided:
    /\b(?:approve[sd]|pass(?:es|ed)|adopt(?:s|ed)|reject(?:s|ed)|block(?:s|ed)|strikes? down|struck down|uph(?:olds|eld)|overturn(?:s|ed)|veto(?:es|ed)|adoptée?s?|rejetée?s?|approuvée?s?)\b/iu,
  found: /\b(?:found|rescued|recovered|freed|released|retrouvée?s?|libérée?s?|secourue?s?)\b/iu,
  ended:
    /\b(?:end(?:s|ed)|call(?:s|ed) off|cancel(?:s|led|ed)|suspend(?:s|ed)|postpone[sd]|resume[sd]|reopen(?:s|ed)|annulée?s?|suspendue?s?|reportée?s?)\b/iu,
  evacuated: /\b(?:evacuat(?:es|ed|ion|ions)|évacuée?s?|évacuations?)\b/iu,
  taken:
    /\b(?:retak(?:es|en)|retook|recapture[sd]|liberated|seize[sd]|withdr(?:aws|ew|awn)|retreat(?:s|ed))\b/iu,
  named: /\b(?:named|appoint(?:s|ed)|proclaim(?:s|ed)|sworn in|crowned|nommée?s?|proclamée?s?)\b/iu,
  spoke:
    /\b(?:address(?:es|ed) the nation|(?:makes|made|gives|gave|deliver(?:s|ed)) (?:\p{L}+ ){0,3}(?:speech|address)|apologi[sz]e[sd]|s'excuse)\b/iu,
};

/** The outcomes a text reports: “Ferry captain arrested” → `arrested`. */
export function outcomesIn(text: string): string[] {
  return Object.entries(OUTCOMES)
    .filter(([, pattern]) => pattern.test(text))
    .map(([outcome]) => outcome);
}
