import { forms, hints, type KindRule, labels } from './kind-rule.ts';

/** The name of a programme in quotation marks, and perhaps its day. */
const SHOW = String.raw`["“‘']\p{Lu}[^"“”]{2,40}?[.,]?["”’'](?: (?:this |on )?\p{Lu}\p{Ll}+day\b)?`;
/** What guests and hosts do on it. */
const TALKS =
  '(?:sa(?:id|ys)|sp(?:oke|eaks)|talk(?:s|ed)|discuss(?:es|ed)|weigh(?:s|ed) in|sound(?:s|ed) off|claim(?:s|ed)|warn(?:s|ed)|call(?:s|ed) on|credit(?:s|ed)|detail(?:s|ed)|remember(?:s|ed)|react(?:s|ed)|recall(?:s|ed)|express(?:es|ed)|argu(?:es|ed)|blast(?:s|ed)|slam(?:s|med))';

/** Outside quotation marks, and before a colon, behind which somebody named speaks; an apostrophe is no mark. */
const UNQUOTED = String.raw`^(?:[^"“':]|(?<=\p{L})')*?(?<![\p{L}\d'.-])`;
/** The writer, and no numeral: "World War I", "Artemis I" have a name before it. */
const ONESELF = String.raw`(?:(?<!\b(?!(?:And|As|Because|But|Can|Did|Do|How|If|Should|So|That|What|When|Where|Who|Why)\b)\p{Lu}\p{L}* )I(?! Bonds?\b)|I'(?:m|ve|d|ll))(?![\p{L}\d'.-])`;

/** "… minister says", "… court orders": somebody's words are news, whoever they speak of. */
const REPORTED = String.raw`^(?!.*(?:[,–—]| -) ?[^,]{0,30}\b(?:says?|said|tells?|told|urges?|warns?|orders?|insists?|admits?|vows?|pleads?)\b|.*\b(?:says?|said|tells?|told|admits?|insists?)(?: that)?(?: \p{L}+){0,2} I\b)`;

/** Nobody is said to hold it: then it is the writer who does. */
const UNATTRIBUTED = String.raw`^(?!.*\b(?:says?|said|tells?|told|asks?|argu\w+|urg\w+|warn\w*|call\w*|claim\w*|insist\w*|suggest\w*|rul(?:es?|ed|ing)|polls?|survey\w*|report\w*|panel|judges?|court|study|experts?|advi\w+|voters?|americans|canadians|britons|doctors|scientists|critics|lawmakers?|leaders?|majority|most|half|percent|believ\w+|think\w*|wants?|agree\w*|tweets?|lawsuit\w*|jury|guid\w+|propos\w+|recommend\w*|demands?|vows?|admits?|debat\w+|considers?|decides?|votes?|finds?|announces?|inquests?|inquir\w+|auditors?|coroners?|tribunal|watchdog|regulators?|ombudsman)\b|.*["“”]|.*%|.*(?<!\p{L})'\p{L})`;

/** What those concerned are told to do is news. */
const ADVISED = String.raw`(?!.*\bshould(?:n't)? (?:expect|boil|evacuate|shelter)\b|.*\b(?:people|residents|drivers|motorists|passengers|travell?ers|commuters|patients|parents|customers|users|swimmers|visitors|tourists|households)\b.*\bshould(?:n't)? (?:avoid|stop|stay|leave|check)\b)`;

/** What happens to a case before a court. */
const IN_COURT =
  '(?:collaps\\w+|falls?|heard|opens?|goes|begins?|dropped|dismissed|is|was|are|were|has|resumes?|ends?|adjourned|thrown|stalls?|delayed|postponed|starts?|continues?|proceeds?|heads?|moves?|hinges|rests)';

/** What reports or explains the news otherwise than a report does; the first that fits decides. For any newsroom's feeds. */
export const ABOUT_THE_NEWS: readonly KindRule[] = [
  ...forms(
    'live',
    'title',
    /^(?:live|live updates?|live blog|en direct)\b\s*[:|–—-]|\blive (?:updates|blog|news|coverage)\b|\bnews live\b|\bas it happened\b|\bminute[- ]by[- ]minute\b|\blatest updates\b|\blive:|^updates:|\bplus live\b|\blive\b.{0,40}\bupdates$/i,
    /^[\s+]*(?:live-?ticker|en directo|en vivo|em direto|ao vivo|in diretta|direct)\s*(?:[+:|–—]|-\s)|\bminute par minute\b|\bminuto a minuto\b/i,
  ),
  ...forms(
    'video',
    'title',
    /^(?:watch|video|moment|the moment|regardez|vidéo)\s?[:|]|^watch (?:as|the|this|how|live|moment)\b|^(?:the )?moment (?!of\b)|[[(](?:video|watch)[\])]|\s(?:[-–]\s)?video(?: - \w+)?$/i,
  ),
  ...hints('video', 'title', /^(?:watch|video|moment|the moment)\b(?= |:)|^(?:regardez|vidéo)\b/i),
  ...labels('video', 'path', /\/(?:videos?|av|watch)\//),
  ...forms(
    'opinion',
    'title',
    /^(?:opinion|commentary|op-?ed|guest (?:column|essay|view|opinion)|lettre ouverte|letters to the editor|courrier des lecteurs|our view|chronique|éditorial|point de vue|leserbriefe?|meinung|leitartikel|cartas al director|opinión)\b\s*(?:[:|–—-]|$)|\|\s*opinion\b/i,
    /^[A-Z]{3,}(?: [A-Z'-]{2,}){1,3}(?:'S)?(?::| (?=[a-z]))/,
    /^(?:welcome to (?:the|a)|dear|imagine|spare (?:us|me)|bienvenue dans)\b|\bis an? (?:call to|lesson (?:in|for|to)|reminder|wake-up call|love letter)\b/i,
  ),
  ...forms(
    'opinion',
    'title',
    /^(?:Ask|Dear) \p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?:/u,
    new RegExp(`${REPORTED}${UNQUOTED}${ONESELF}`, 'u'),
    new RegExp(
      `${REPORTED}(?:(?:stop|quit) (?:pretending|blaming|calling|telling|saying|worrying|treating|asking|acting|trying)\\b|it(?:'s| is) (?:past |high |about )?time (?:to|for|that)\\b)`,
      'iu',
    ),
  ),
  ...forms(
    'opinion',
    'title',
    new RegExp(`^the case (?:for|against)\\b(?!.*\\b${IN_COURT}\\b)`, 'i'),
    /^the (?:\p{L}+ ){1,3}view on\b|^(?:in (?:defen[cs]e|praise) of(?! (?:\p{L}+ )?(?:titles?|crown|championship|cup|trophy|belt)\b)|a plea (?:for|to)|enough with)\b|^remember (?:when|how)\b|^(?:please,? )?let's\b|^(?:there's (?:a|no) reason|it's no (?:surprise|wonder|secret)|no wonder|make no mistake)\b/iu,
    new RegExp(
      `(?!.*\\b(?:whether|who|what|how|if|when|where|which|that|it|they|he|she)\\b.*\\bshould)${ADVISED}${UNATTRIBUTED}[^?:]*\\bshould(?:n't)? (?!(?:he|she|it|they|we|you|the|an?)\\b)\\p{Ll}+[^?]*$`,
      'iu',
    ),
    new RegExp(
      `${UNATTRIBUTED}[^?:]*\\b(?:is|are|was|were)(?: \\p{Ll}+ly| just| still| not| simply| dead| all| and)* (?:(?:a|an|the) (?:\\p{Ll}+ )?(?:mistake|disgrace|farce|sham|travesty|betrayal|idea)|(?:(?:\\p{Ll}+ly )?\\p{Ll}+ and )?(?:wrong|right(?!-| (?:wing|on|next|outside|inside|back|behind|beside|under|above|near|after|before|at|there|now|away)\\b)|shameful|disgraceful|absurd|ridiculous|nonsense|hypocritical|indefensible|pathetic|confusing))\\b[^?]*$`,
      'iu',
    ),
  ),
  ...hints(
    'opinion',
    'title',
    /^(?:comment|editorial|column|letters?|lettres?|tribune|kommentar)\b\s*(?:[:|–—-]|$)|\bcomment: /i,
  ),
  ...forms('opinion', 'teaser', /^(?:opinion|commentary|comment|op-?ed|editorial)\s*:/i),
  ...forms(
    'opinion',
    'path',
    /\/(?:opinions?|commentisfree|op-?eds?|editorials?|columnists?|opinion-.*|debats|idees|chroniques)\//,
  ),
  ...forms('opinion', 'topics', /\b(?:opinions?|editorials?|op-eds?|columns?|commentary|letters)\b/),
  ...forms(
    'analysis',
    'title',
    /^(?:analysis|news analysis|analyse|decryptage|décryptage)\b\s*[:|–—-]|\banalysis\s*$/i,
  ),
  ...forms('analysis', 'path', /\/(?:analysis|analyses|decryptage)\//),
  ...forms('interview', 'title', /^(?:interview|entretien|q&a)\b\s*[:|–—-]|: (?:the )?interview$/i),
  ...forms(
    'programme',
    'teaser',
    /\b(?:hosts?|anchors?|presenters?) (?:\p{Lu}[\p{L}'’-]+ ){1,3}(?:spoke|speaks?|talk(?:s|ed)?|sat|sits|chat(?:s|ted)?|interview(?:s|ed)|discuss(?:es|ed)|weigh(?:s|ed) in|sound(?:s|ed) off|react(?:s|ed))\b/u,
    new RegExp(
      `\\b(?:joins?|joined|sp(?:oke|eaks) (?:to|with)|s[ai]ts? down with) (?:the )?${SHOW}(?: to (?:urge|discuss|analy[sz]e|talk|explain|react|weigh|share)\\b|[ .,]*$)`,
      'u',
    ),
    new RegExp(
      `\\b${TALKS}\\b.*? on (?:the )?${SHOW}(?:[ .]*$|\\. |,? (?:saying|following|after|praising|against)\\b)`,
      'u',
    ),
  ),
  ...forms(
    'explainer',
    'title',
    /^(?:what (?:is|are|was|were|does|do|can|could|will|would|happens|happened|we know|to know|the|it)|why (?:is|are|was|were|did|do|does|has|have|the|some|so|\w+ (?:is|are))|how (?:did|do|does|the|a|an|is|are|was|much|many|long|\w+'s)|who (?:is|are|was|were|will)|who's who|where (?:is|are|was)|when (?:is|will|did)|pourquoi|qui est|qu'est-ce|que sait-on)\b/i,
    // Not “Comment period opens”: its words are French.
    /^[Cc]omment (?=.*(?:(?<!\p{L})(?:l[ea]s?|d[eu]s?|une?|ce(?:s|tte)?|est|sont|ont|aux?|et|pour|dans|sur|qui|que|ils?|elles?|se|ses|nous|vous|notre|votre|faire|bien)(?!\p{L})|(?<!\p{L})[cdjlmnst]['’]|[àâçèéêëîïôùû]))/u,
    /\b(?:explained|explainer|what (?:we know|to know|you need to know|it means|happens (?:next|now))|everything (?:we know|to know)|your questions,? answered|here'?s (?:what|why|how)|fact[- ]check|timeline|key (?:dates|moments)|questions? (?:and|&) answers?|what's next)\b/i,
    /^reality check:|^(?:\d+|three|four|five|six|seven|eight|nine|ten) (?:(?:key|big|main|more|biggest|top) )?(?:takeaways|moments(?! of silence)|questions|numbers(?! (?:drawn|picked|blocked|called))|charts)\b|\bwhat's at stake\b/i,
    /^(?:a|the) look (?:back|inside|at)\b|\b(?:look|looks|looking) back (?:at|on)\b|^(?:retour sur|il y a \d+ ans)\b/i,
    /^obituary\s?[:|–-](?!.*\b(?:die[sd]|dead)\b)|^profile\b|:\s+(?:how|why|what|who|will|can|should|is|are|comment|pourquoi)\b.*(?:\?|\bwill\b)/i,
  ),
  ...forms(
    'celebrity',
    'title',
    /\b(?:red carpet|bikini|swimsuit|cleavage|abs|flaunts?|stuns in|dazzles|shows off|steps out|makeup-free|loved[- ]up|baby bump|puts on a .{3,30}display|leggy|busty|sizzles?|smooch\w*|pda|spotted (?:in|out|with|at|on)|cuts a .{3,20}figure|on a date|dating|split from|engaged to|pregnan(?:t|cy) with|wedding dress|outfit|runway (?:shows?|looks?|debut)|fashion week|royal fans?|body language expert)\b/i,
    /\b(?:breaks (?:her|his|their) silence|on playing (?!fields?\b|grounds?\b|cards\b|surfaces?\b)|on (?:her|his|their) role as|opens up about|reveals why (?:she|he)|celebs?|celebrit(?:y|ies)|paparazzi|kardashians?|jenners?|influencer|tiktok(?:er| star| trend)|reality (?:tv )?star|love island|the bachelor(?:ette)?|real housewives)\b/i,
  ),
  ...forms(
    'celebrity',
    'path',
    /\/(?:tvshowbiz|celebrity|celebrities|celebs|showbiz|gossip|entertainment\/celebrity\w*)\//,
  ),
];
