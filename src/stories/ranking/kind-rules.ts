import { FILLER_RULES } from './filler-rules.ts';
import { type KindRule, rules } from './kind-rule.ts';

const MONEY = String.raw`(?:[$£€]\s?\d[\d,.]*|\d[\d,.]*\s?(?:€|£|\$|euros?|dollars?))`;

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

/** In the order they are tried. English, with the commonest forms of other languages. Written for any newsroom's feeds. */
export const KIND_RULES: readonly KindRule[] = [
  ...FILLER_RULES,
  ...rules(
    'promotion',
    'title',
    /\b(?:best|top|today'?s|latest|more)\b.{0,40}\bdeals\b|\b(?:best|today'?s)\b.{0,40}\bdeal\b/i,
    /\bdeals? (?:of the (?:day|week)|you can|to (?:shop|buy|get)|right now|today|from|on|under|at)\b(?=.*(?:\$|£|€|%|amazon|best buy|walmart|target|sale|laptop|tv|phone|ssd|monitor|headphones))/i,
    new RegExp(
      String.raw`\b(?:save|saving|off|discount(?:ed)?|drops? to|down to|just|only|under|for|as low as|at)\s+(?:up to\s+)?${MONEY}(?=.*\b(?:deal|sale|off|save|amazon|now|buy|bundle|month)\b)`,
      'i',
    ),
    new RegExp(
      String.raw`${MONEY} (?:off|discount)\b|\b\d+% off\b|\(save ${MONEY}|\bsave (?:up to )?(?:${MONEY}|\d+%)`,
      'i',
    ),
    /\b(?:(?:is|are|now) on sale (?:for|at|with)|sale ends|flash sale|clearance|lowest price(?! in (?:days|weeks|months|years|\w+ years)\b)|all-time low price|price drop|limited[- ]time (?:deal|offer)|free shipping|cheapest price|first major discount|back on sale|pre-?order (?:now|guide|bonus\w*|at|for)|where to (?:buy|pre-?order))\b/i,
    /\bfor (?:as (?:little|low) as|just|only) (?:[$£€]\s?\d)|\bget .{3,60} for (?:[$£€]\s?\d|free\b)/i,
  ),
  ...rules(
    'buying advice',
    'title',
    /^(?:the |our |\d+ (?:of the )?)?(?:very )?best\b(?![- ](?:friends?|selling|known|man|actor|actress|picture|director)\b).*\b(?:for|of|in|under|to (?:buy|get)|you can|right now|available|20\d\d|deals?|gifts?)\b/i,
    /\bbest\b.{2,50}\b(?:of|in|for) 20\d\d\b|^(?:the |our )?\d+ (?:of the )?(?:very )?best\b|\bgift (?:guide|ideas)\b|\bbuy(?:ing|er'?s) guide\b/i,
    /\b(?:should you (?:buy|upgrade|get)|which (?:one )?should you (?:buy|get|choose)|worth (?:buying|the (?:money|upgrade|extra))|right time to buy|don'?t (?:need(?! to\b)|buy)|how to (?:choose|buy))\b/i,
    /\bvs\.?\s.+(?::|\?|\bcompared\b|\bcomparison\b|\bdifferen|\bspecs\b|\bwhich\b|\bwhose\b)|\bspecs compared\b|\b(?:here'?s )?how .{3,60} compare\b|\bwe compare\b/i,
    /\b(?:iphone|galaxy|pixel|airpods|watch|macbook|playstation|xbox) .{0,30}\bvs\.? /i,
    /\b(?:products?|gadgets?|gifts?|tools?|accessories) (?:you|that|we|to)\b.*\b(?:need|love|buy|want)\b|\beditors'? picks\b/i,
  ),
  ...rules(
    'review',
    'title',
    /\breviews?\b\s*(?::|–|—|-|\||$)|\breview(?:ed)?\b\s*[:(]|\bhands[- ]on\b|\bfirst impressions\b|\btested\b:|\bunboxing\b|\b(?:test|critique) :/i,
    /^review\b|\b(?:film|book|movie|album|theatre|theater|restaurant|tv|game) review\b|\bspoiler(?:s|-free)\b|\bending explained\b|\brecap:/i,
  ),
  ...rules('review', 'teaser', /^(?:review|hands[- ]on)\s*:/i),
  ...rules('review', 'path', /\/reviews?\//),
  ...rules(
    'how-to',
    'title',
    /^how to\b|\bhow (?:you can|to) (?:watch|stream|buy|get|use|turn|set|make|create|fix|install|find|check|save|apply|avoid|stop|clean|cook|download|live stream|scan)\b|\b(?:and why you should|here'?s how)\b\)?$|^comment (?!.*\?)\w+er\b/i,
    /^(?:\d+|five|six|seven|eight|nine|ten|twelve|top \d+|x) (?:[\w'-]+ ){0,4}(?:tips|tricks|hacks|ways|reasons|things(?! [a-z]+ed\b)|steps|recipes?|habits|signs|exercises|ideas|secrets|lessons|myths|facts|shows|movies|films|books|games|apps|features|villages|places|destinations)\b/i,
    /\b(?:shows|films|movies|books|series|games|albums|podcasts) to (?:watch|see|read|stream|play|hear)\b/i,
    /\band more(?::| with |$)|\bet plus encore$/i,
    /^(?:you should|you can|you don'?t|you may|do this|don'?t (?:forget|miss)|stop (?:doing|using)|why you (?:should|need)|when (?:are|is) .* due\b|the (?:easiest|right|best) way to|yes, |no, |sorry, you)\b/i,
    /^(?:recettes?|rezepte?|recetas?)(?: (?:du jour|de la semaine|des tages|der woche|del día|de la semana))?\s?:(?!.*(?:milliard|million))/i,
    /\b(?:guide|walkthrough|cheat sheet|recipe(?! (?:for|to) (?:disaster|trouble|chaos|success))|everything you need to know|all you need to know|tips and tricks|beginner'?s|hidden features|diy|step[- ]by[- ]step)\b(?=$|:|\s?[-–|]|.*20\d\d| (?:for|to)\b)/i,
  ),
  ...rules(
    'transcript',
    'title',
    /\btranscripts?\b|\bin full\b|^read:|^read .{0,60}\b(?:declaration|statement|letter|speech|ruling|indictment|resignation)\b|: read (?:it|the)\b|\bfull (?:text|speech|statement)\b|\btexte intégral\b/i,
  ),
  ...rules(
    'trailer',
    'title',
    /(?<!tractor[- ]|semi-?)\btrailers?\b(?! (?:parks?|homes?|trucks?|fires?|crash))|\bteaser\b.*\b(?:film|movie|season|series)\b|\bgameplay (?:reveal|footage|trailer)|\bgameplay\b.*\breveal/i,
  ),
  ...rules(
    'gallery',
    'title',
    /^(?:in (?:pictures|photos)|photo gallery|picture essay|gallery|slideshow|en (?:images|photos)|diaporama|fotostrecke|galería|galerie)\b(?! (?:show|reveal|prove|seized|taken|found)\w*)|^(?:photos?|pictures?|images|fotos|bilder)\b(?=\s*(?:$|[:|–—-]))/i,
    /\bin (?:pictures|photos)$|\b(?:photo|picture) (?:gallery|essay)\b|\b(?:photos?|pictures?|images|imágenes|fotos?|bilder|cartoons?) (?:of|de|del|der|des) (?:the |la |l')?(?:day|week|weekend|month|year|jour|semaine|mois|semana|día|woche|jahres|tages|monats)\b|: (?:photos|pictures|images) of\b|^(?:rarely[- ]seen|rare|stunning|amazing|unseen) (?:photos|pictures|images)\b|\breaders'? (?:best )?(?:photos|pictures)\b|\bsemaine en (?:images|photos)\b|\b(?:week|month|year|day) in (?:pictures|photos)\b|^(?:editorial )?cartoons?\b\s*(?:$|[:|–—-])/i,
    /^(?:bilderstrecke|fotostrecke|fotogaler[ií]a|fotogallery|galer[ií]a|en imágenes|em imagens)\s*[:|–—]/i,
  ),
  ...rules('gallery', 'path', /\/(?:gallery|galleries|in-pictures|photos|slideshow|diaporama)\//),
  ...rules(
    'scoreboard',
    'title',
    /^[\p{Lu}][\p{L}.' ]{2,30} v(?:s\.?)? [\p{Lu}][\p{L}.' ]{2,30}:?$/u,
    /^[^:]{3,40}: [\p{Lu}][\p{L}' ]{2,25} v(?:s\.?)? [\p{Lu}][\p{L}' ]{2,25}$/u,
  ),
  ...rules(
    'live',
    'title',
    /^(?:live|live updates?|live blog|en direct)\b\s*[:|–—-]|\blive (?:updates|blog|news|coverage)\b|\bnews live\b|\bas it happened\b|\bminute[- ]by[- ]minute\b|\blatest updates\b|\blive:|^updates:|\bplus live\b|\blive\b.{0,40}\bupdates$/i,
    /^[\s+]*(?:live-?ticker|en directo|en vivo|em direto|ao vivo|in diretta|direct)\s*(?:[+:|–—]|-\s)|\bminute par minute\b|\bminuto a minuto\b/i,
  ),
  ...rules(
    'video',
    'title',
    /^(?:watch|video|moment|the moment)\b(?: as|:| )|[[(](?:video|watch)[\])]|\s(?:[-–]\s)?video(?: - \w+)?$|^(?:regardez|vidéo)\b/i,
  ),
  ...rules('video', 'path', /\/(?:videos?|av|watch)\//),
  ...rules(
    'opinion',
    'title',
    /^(?:opinion|commentary|comment|op-?ed|editorial|(?:guest )?column|guest (?:essay|view|opinion)|letters?|lettres?|lettre ouverte|letters to the editor|courrier des lecteurs|our view|chronique|éditorial|tribune|point de vue|leserbriefe?|kommentar|meinung|leitartikel|cartas al director|opinión|editorial)\b\s*(?:[:|–—-]|$)|\|\s*opinion\b|\bcomment: /i,
    /^[A-Z]{3,}(?: [A-Z'-]{2,}){1,3}(?:'S)?(?::| (?=[a-z]))/,
    /^(?:welcome to (?:the|a)|dear|imagine|spare (?:us|me)|bienvenue dans)\b|\bis an? (?:call to|lesson (?:in|for|to)|reminder|wake-up call|love letter)\b/i,
  ),
  ...rules(
    'opinion',
    'title',
    /^(?:Ask|Dear) \p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?:/u,
    new RegExp(`${REPORTED}${UNQUOTED}${ONESELF}`, 'u'),
    new RegExp(
      `${REPORTED}(?:(?:stop|quit) (?:pretending|blaming|calling|telling|saying|worrying|treating|asking|acting|trying)\\b|it(?:'s| is) (?:past |high |about )?time (?:to|for|that)\\b)`,
      'iu',
    ),
  ),
  ...rules(
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
  ...rules('opinion', 'teaser', /^(?:opinion|commentary|comment|op-?ed|editorial)\s*:/i),
  ...rules(
    'opinion',
    'path',
    /\/(?:opinions?|commentisfree|op-?eds?|editorials?|columnists?|opinion-.*|debats|idees|chroniques)\//,
  ),
  ...rules('opinion', 'topics', /\b(?:opinions?|editorials?|op-eds?|columns?|commentary|letters)\b/),
  ...rules(
    'analysis',
    'title',
    /^(?:analysis|news analysis|analyse|decryptage|décryptage)\b\s*[:|–—-]|\banalysis\s*$/i,
  ),
  ...rules('analysis', 'path', /\/(?:analysis|analyses|decryptage)\//),
  ...rules('interview', 'title', /^(?:interview|entretien|q&a)\b\s*[:|–—-]|: (?:the )?interview$/i),
  ...rules(
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
  ...rules(
    'explainer',
    'title',
    /^(?:what (?:is|are|was|were|does|do|can|could|will|would|happens|happened|we know|to know|the|it)|why (?:is|are|was|were|did|do|does|has|have|the|some|so|\w+ (?:is|are))|how (?:did|do|does|the|a|an|is|are|was|much|many|long|\w+'s)|who (?:is|are|was|were|will)|who's who|where (?:is|are|was)|when (?:is|will|did)|pourquoi|comment|qui est|qu'est-ce|que sait-on)\b/i,
    /\b(?:explained|explainer|what (?:we know|to know|you need to know|it means|happens (?:next|now))|everything (?:we know|to know)|your questions,? answered|here'?s (?:what|why|how)|fact[- ]check|timeline|key (?:dates|moments)|questions? (?:and|&) answers?|what's next)\b/i,
    /^reality check:|^(?:\d+|three|four|five|six|seven|eight|nine|ten) (?:(?:key|big|main|more|biggest|top) )?(?:takeaways|moments(?! of silence)|questions|numbers(?! (?:drawn|picked|blocked|called))|charts)\b|\bwhat's at stake\b/i,
    /^(?:a|the) look (?:back|inside|at)\b|\b(?:look|looks|looking) back (?:at|on)\b|^(?:retour sur|il y a \d+ ans)\b/i,
    /^obituary\b(?!.*\b(?:die[sd]|dead)\b)|^profile\b|:\s+(?:how|why|what|who|will|can|should|is|are|comment|pourquoi)\b.*(?:\?|\bwill\b)/i,
  ),
  ...rules(
    'celebrity',
    'title',
    /\b(?:red carpet|bikini|swimsuit|cleavage|abs|flaunts?|stuns in|dazzles|shows off|steps out|makeup-free|loved[- ]up|baby bump|puts on a .{3,30}display|leggy|busty|sizzles?|smooch\w*|pda|spotted (?:in|out|with|at|on)|cuts a .{3,20}figure|on a date|dating|split from|engaged to|pregnan(?:t|cy) with|wedding dress|outfit|runway (?:shows?|looks?|debut)|fashion week|royal fans?|body language expert)\b/i,
    /\b(?:breaks (?:her|his|their) silence|on playing (?!fields?\b|grounds?\b|cards\b|surfaces?\b)|on (?:her|his|their) role as|opens up about|reveals why (?:she|he)|celebs?|celebrit(?:y|ies)|paparazzi|kardashians?|jenners?|influencer|tiktok(?:er| star| trend)|reality (?:tv )?star|love island|the bachelor(?:ette)?|real housewives)\b/i,
  ),
  ...rules(
    'celebrity',
    'path',
    /\/(?:tvshowbiz|celebrity|celebrities|celebs|showbiz|gossip|entertainment\/celebrity\w*)\//,
  ),
];
