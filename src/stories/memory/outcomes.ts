import { FRENCH_OUTCOMES } from './french-outcomes.ts';

/** What can become of an event, in English, by the word an editor reads. Finite forms: what is expected has not happened. */
const ENGLISH_OUTCOMES: Readonly<Record<keyof typeof FRENCH_OUTCOMES, string>> = {
  dead: 'dead|die[sd]|passe[sd] away|kill(?:s|ed)|death toll|fatal(?:ly)?',
  injured: 'injured|wounded|hospitali[sz]ed',
  arrested: 'arrest(?:s|ed)?|(?:in|into) custody|captured|surrender(?:s|ed)|detained',
  charged: 'charged|indict(?:ed|s)',
  judged:
    'convict(?:s|ed)|(?<!\\bnot )guilty|found not guilty|(?<!\\b(?:consider|considers|considered|considering|await|awaits|awaiting|reach|reaching|before|until|on) (?:(?:an?|the|its|their) )?)verdict|acquit(?:s|ted)|sentence[sd]|jail(?:s|ed)',
  resigned: 'resign(?:s|ed)|steps? down|stepped down|quits?|ousted|sacked|dismissed',
  won: 'elected|wins?|won|victory|defeat(?:s|ed)|conced(?:es|ed)',
  agreed: 'agree(?:s|d|ment)|deal reached|sign(?:s|ed)|ceasefire|truce',
  decided:
    'approve[sd]|pass(?:es|ed)(?! (?:away|on)| [$£€]?\\d[\\d,.]*(?:$|[,:;]| (?:as|in|after|amid|dead|deaths|cases|people)(?!\\p{L})))|adopt(?:s|ed)|reject(?:s|ed)|block(?:s|ed)|strikes? down|struck down|uph(?:olds|eld)|overturn(?:s|ed)|veto(?:es|ed)',
  found:
    'found(?! (?:not )?guilty)|rescued|recovered|freed|released|(?:aboard|on board) safe|safe and (?:well|sound)|(?:brought|led|carried|pulled|winched|airlifted) (?:\\p{L}+ ){0,3}(?:to safety|safely|ashore|alive)|towed (?:in|ashore|(?:in)?to (?:port|harbou?r|safety))',
  ended:
    'end(?:s|ed)|call(?:s|ed) off|cancel(?:s|led|ed)|suspend(?:s|ed)|postpone[sd]|resume[sd]|reopen(?:s|ed)|avert(?:s|ed)',
  reversed:
    'after all|revers(?:es|ed)|u-turns?|back(?:s|ed) down|scrap(?:s|ped)|abandon(?:s|ed)|drop(?:s|ped) (?:\\p{L}+ ){0,2}(?:plans?|bids?|proposals?|charges|case|lawsuit)|(?:stays?|kept|remains?) open',
  closed:
    '(?<!behind )clos(?:es|ed)(?![- ](?:to|in on|at|ranks|doors?)(?!\\p{L}))|shut(?:s|tered)?(?: down)?(?! (?:out|of)(?!\\p{L}))',
  evacuated: 'evacuat(?:es|ed|ion|ions)',
  taken: 'retak(?:es|en)|retook|recapture[sd]|liberated|seize[sd]|withdr(?:aws|ew|awn)|retreat(?:s|ed)',
  called:
    'call(?:s|ed) (?:an? |the )?(?:\\p{L}+ )?(?:elections?|referendum)(?! (?:fraud|officials?|results?|rigged|an?|the)(?!\\p{L}))',
  named: 'named|appoint(?:s|ed)|proclaim(?:s|ed)|sworn in|crowned',
  spoke:
    'address(?:es|ed) the nation|(?:makes|made|gives|gave|deliver(?:s|ed)) (?:\\p{L}+ ){0,3}(?:speech|address)|apologi[sz]e[sd]',
};

const OUTCOMES = Object.entries(ENGLISH_OUTCOMES).map(([outcome, english]) => ({
  outcome,
  pattern: words(
    [english, FRENCH_OUTCOMES[outcome as keyof typeof FRENCH_OUTCOMES]].filter(Boolean).join('|'),
  ),
}));

/** The outcomes a text reports: “Ferry captain arrested” → `arrested`. */
export function outcomesIn(text: string): string[] {
  const straight = text.replaceAll('’', "'");
  return OUTCOMES.filter(({ pattern }) => pattern.test(straight)).map(({ outcome }) => outcome);
}

/** `\b` knows no accents. */
function words(pattern: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, 'iu');
}
