/** What can become of an event, in English and French, by the word an editor reads. Finite forms: what is expected has not happened. */
const OUTCOMES: Readonly<Record<string, RegExp>> = {
  dead: words('dead|die[sd]|passe[sd] away|kill(?:s|ed)|death toll|fatal(?:ly)?|morte?s?|tuée?s?|décès'),
  injured: words('injured|wounded|hospitali[sz]ed|blessée?s?|hospitalisée?s?'),
  arrested: words('arrest(?:s|ed)?|(?:in|into) custody|captured|surrender(?:s|ed)|detained|arrêtée?s?'),
  charged: words('charged|indict(?:ed|s)|inculpée?s?|mise? en examen'),
  judged: words(
    'convict(?:s|ed)|(?<!\\bnot )guilty|found not guilty|(?<!\\b(?:consider|considers|considered|considering|await|awaits|awaiting|reach|reaching|before|until|on) (?:(?:an?|the|its|their) )?)verdict|acquit(?:s|ted)|sentence[sd]|jail(?:s|ed)|condamnée?s?|coupables?|acquittée?s?',
  ),
  resigned: words(
    'resign(?:s|ed)|steps? down|stepped down|quits?|ousted|sacked|dismissed|démissionn\\p{L}*|limogée?s?',
  ),
  won: words('elected|wins?|won|victory|defeat(?:s|ed)|conced(?:es|ed)|élue?s?|remporte'),
  agreed: words('agree(?:s|d|ment)|deal reached|sign(?:s|ed)|ceasefire|truce|accord|signent?|cessez-le-feu'),
  decided: words(
    'approve[sd]|pass(?:es|ed)(?! (?:away|on)| [$£€]?\\d[\\d,.]*(?:$|[,:;]| (?:as|in|after|amid|dead|deaths|cases|people)(?!\\p{L})))|adopt(?:s|ed)|reject(?:s|ed)|block(?:s|ed)|strikes? down|struck down|uph(?:olds|eld)|overturn(?:s|ed)|veto(?:es|ed)|adoptée?s?|rejetée?s?|approuvée?s?',
  ),
  found: words(
    'found(?! (?:not )?guilty)|rescued|recovered|freed|released|(?:aboard|on board) safe|safe and (?:well|sound)|(?:brought|led|carried|pulled|winched|airlifted) (?:\\p{L}+ ){0,3}(?:to safety|safely|ashore|alive)|towed (?:in|ashore|(?:in)?to (?:port|harbou?r|safety))|retrouvée?s?|libérée?s?|secourue?s?|saine?s? et sau(?:f|ve)s?',
  ),
  ended: words(
    'end(?:s|ed)|call(?:s|ed) off|cancel(?:s|led|ed)|suspend(?:s|ed)|postpone[sd]|resume[sd]|reopen(?:s|ed)|annulée?s?|suspendue?s?|reportée?s?',
  ),
  reversed: words(
    'after all|revers(?:es|ed)|u-turns?|back(?:s|ed) down|scrap(?:s|ped)|abandon(?:s|ed)|drop(?:s|ped) (?:\\p{L}+ ){0,2}(?:plans?|bids?|proposals?|charges|case|lawsuit)|(?:stays?|kept|remains?) open|finalement|renonc\\p{L}*|abandonn\\p{L}*|volte-face|fait marche arrière',
  ),
  closed: words(
    '(?<!behind )clos(?:es|ed)(?![- ](?:to|in on|at|ranks|doors?)(?!\\p{L}))|shut(?:s|tered)?(?: down)?(?! (?:out|of)(?!\\p{L}))|ferme(?:nt|ra|ront)|(?<!(?:la|une|cette|de|à|reste) )ferme(?= (?:ses|son|sa|les?|la|des|une?|définitivement)(?!\\p{L})|$)|fermeture confirmée',
  ),
  evacuated: words('evacuat(?:es|ed|ion|ions)|évacuée?s?|évacuations?'),
  taken: words(
    'retak(?:es|en)|retook|recapture[sd]|liberated|seize[sd]|withdr(?:aws|ew|awn)|retreat(?:s|ed)',
  ),
  called: words(
    'call(?:s|ed) (?:an? |the )?(?:\\p{L}+ )?(?:elections?|referendum)(?! (?:fraud|officials?|results?|rigged|an?|the)(?!\\p{L}))|déclenche(?:nt)? (?:des |les )?élections',
  ),
  named: words('named|appoint(?:s|ed)|proclaim(?:s|ed)|sworn in|crowned|nommée?s?|proclamée?s?'),
  spoke: words(
    "address(?:es|ed) the nation|(?:makes|made|gives|gave|deliver(?:s|ed)) (?:\\p{L}+ ){0,3}(?:speech|address)|apologi[sz]e[sd]|s'excuse",
  ),
};

/** The outcomes a text reports: “Ferry captain arrested” → `arrested`. */
export function outcomesIn(text: string): string[] {
  return Object.entries(OUTCOMES)
    .filter(([, pattern]) => pattern.test(text))
    .map(([outcome]) => outcome);
}

/** `\b` knows no accents. */
function words(pattern: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, 'iu');
}
