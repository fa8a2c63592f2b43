/** What servers say, in English, against the sender, the machine it sends from, or how its mail looks. */

export const AUTHENTICATION = [
  /smtp authentication|without authentication/,
  /(?:dmarc|dkim|spf|domainkeys)\b|sender policy framework|sender id (?:\(|check|fail|not)|dmarcrejection|unauthenticated (?:e-?mail|message|sender)/,
  /not (?:pass|authenticated)|authentication (?:information|requirements|results?|checks?)[^.;]{0,40}(?:pass|fail|missing|not)/,
  /(?:authentication|auth) (?:is )?(?:required|needed|failed|failure|error|unsuccessful|credentials)|must authenticate|client was not authenticated|incorrect authentication|credentials/,
  /must issue a starttls|starttls (?:is )?(?:required|first)|tls (?:is )?(?:required|handshake|negotiation|not available)|encryption (?:required|needed)|certificate (?:verif|expired|not|invalid|validation)/,
  /not permitted sender|is not designated|spoof(?:ed|ing)?\b/,
];

export const SENDER_REJECTED = [
  /(?:sender|mail from|return[- ]?path|envelope[- ]?(?:from|sender)|originator|from address|sending address|from:)(?:'s)?[\s:'"<>@().]{0,10}(?:\w+ ){0,4}?(?:rejected|denied|refused|invalid|not (?:allowed|permitted|accepted|valid|exist|found|verified|known|recogni[sz]ed|local|authori[sz]ed|a valid)|unknown|does ?n[o']t (?:exist|resolve|have)|cannot be (?:verified|resolved)|could not be verified|blacklisted|blocked|must (?:exist|resolve|be)|unroute?able|mismatch|verify fail|verification fail|unresolvable)\b/,
  /(?:invalid|unknown|bad|unroute?able|unverified|unresolvable|malformed|illegal|empty|forged|forbidden|refused|reject(?:ed|ing)?|denied|unauthori[sz]ed|blocked|bogus) (?:envelope |mail |the |e-?mail )*(?:sender|return[- ]?path|from address|mail from|originator|reverse-path|helo|ehlo)/,
  /invalid dns (?:mx|a)|(?:sender|from)[^.;]{0,60}null ?mx|domain of (?:the )?sender|sender (?:address )?(?:verify|callout|callback|verification)|callback (?:lookup|verif|setup)|(?:cannot|couldn't|could not) verify (?:the )?sender|sender or recipient blocked/,
  /only (?:members|subscribers|authori[sz]ed senders)|not (?:a )?(?:list )?members?\b|(?:allowed|permitted|permission|authori[sz]ed) to (?:post|send)\b[^.;]{0,30}(?:this|group|list|recipient)|have permission to post|not subscribed|delivery to this address is restricted|restricted to (?:authori[sz]ed|internal)/,
  /(?:helo|ehlo)[^.;]{0,40}(?:rejected|invalid|denied|not|bogus|unknown)|my name was rejected|need fully[- ]qualified|sender was rejected/,
  /you (?:are|were|aren't|have) ?(?:not )?(?:been )?(?:allowed|permitted|authori[sz]ed) to send/,
];

export const RATE_LIMITED = [
  /(?:daily|hourly|sending|relay|outgoing) (?:\w+ )?quota/,
  /too (?:many|much) (?:concurrent |simultaneous |open |smtp |active |bad |unknown |invalid |non-?existent |recent |mail |e-?mail )*(?:connections?|users|addresses|sessions?|messages|e-?mails?|mails|recipients|requests|attempts|errors|commands|connects|rcpts?|deliveries|transactions|traffic)/,
  /(?:connection|session|sending|rate|message|hourly|daily|mail|sender|frequency)s?[- ](?:rate[- ])?(?:limit|limits|limitation|control|throttl\w*)(?:ed|ing)?\b(?![^.;]{0,10}size)|rate[- ]?limit|ratelimit|throttl|frequency limited/,
  /(?:sending|receiving|sent|coming)[^.;]{0,40}(?:too (?:fast|quickly|frequently|often|rapidly)|at a rate)|slow down|excessive(?:ly)? (?:number|rate|volume|connection|messages)/,
  /exceeded? (?:the )?(?:\w+ ){0,4}?(?:connections?|rate|messages? (?:per|limit|count)|frequency|recipients)|max(?:imum)? (?:\w+ )?(?:connections?|recipients|sessions)/,
  /unexpected volume|unusual (?:rate|volume|traffic)|(?:message(?:s)? |mail )?(?:from [^.;]{1,60} )?temporarily deferred|deferred due to (?:user complaints|unexpected)|flood(?:ing|ed)?\b|receiveddatacount|(?:connections?|messages|recipients|mails) per (?:hour|minute|day|second|session|connection)/,
];

export const BLOCKED = [
  /must have an? (?:valid )?(?:ptr|reverse)|ptr record with/,
  /black[- ]?list|block[- ]?list|deny ?list|dnsbl|\brbl\b|spamhaus|spamcop|sorbs|barracuda|senderbase|senderscore|trustedsource|uceprotect|invaluement|mailspike|surbl|uribl|listed (?:by|in|on|at) [^.;]{0,40}(?:bl\b|list|block|spam|\.(?:org|net|com))|is (?:currently )?listed\b/,
  /(?:ip|ip address|host|client|server|network|address range|connection|mail server|client host|sending (?:ip|host|server|mta)|remote host)[\s[\]()\d.:'",-]{0,40}(?:\w+ ){0,5}?(?:blocked|banned|denied|blacklisted|not (?:allowed|permitted|welcome)|(?:rejected|refused) (?:for|due|by|because)|prohibited)\b/,
  /\[\d[\d.]{6,14}\][^.;]{0,30}(?:blocked|banned|denied|rejected)/,
  /(?:blocked|rejected|denied|refused|banned|blocking|rejecting|refusing|denying)[^.;]{0,30}(?:\bip\b|ip address|client host|your (?:isp|server|network)|because of (?:your|its|the) (?:ip|host|reputation)|using [\w.-]+\.(?:org|net|com))/,
  /(?:poor|bad|low|negative|no|insufficient)\w* (?:\w+ ){0,2}?reputation|reputation (?:of|too|is|score|block|filter|rating|service)/,
  /(?:reverse|rdns|ptr|fcrdns)[ -]?(?:dns|lookup|record|entry|hostname|name|resolution|mapping|check|address)?\b[^.;]{0,60}(?:fail|missing|not|no |does|required|invalid|mismatch|match|unable|must|generic|unknown|error|lack)/,
  /(?:no|missing|lacks?|without|invalid|requires?|need|bad|cannot (?:find|resolve) (?:your|a)|could not (?:find|resolve)|fix|generic)(?: an?| your| the| valid| proper| correct| matching)* (?:reverse|ptr|rdns|fcrdns)/,
  /cannot find your (?:hostname|reverse)|dynamic(?:ally)?[- ](?:ip|address|assigned|range|host|pool)|dial-?up|residential|open relay|open proxy/,
  /(?:service|connection|access|session|message|mail|connections?|transaction)s? (?:\w+ ){0,3}?(?:refused|blocked|denied|rejected|not (?:allowed|accepted)) (?:from|by) (?:your|this|the|\[|ip|\d)/,
  /no (?:more )?(?:mail|messages|connections?|access) (?:\w+ )?(?:accepted |allowed )?from (?:your|this|mail server|\[|ip)|not accepting (?:any )?(?:mail|messages|connections?|traffic) from|(?:do|does|will) not accept (?:mail|messages|connections?) from/,
  /^(?:[45]\d\d[ -])?(?:[45]\.\d{1,3}\.\d{1,3} )?blocked\b/,
  /part of (?:your|their) network is on our block list|you (?:have been|are|were) (?:blocked|banned)|blocked (?:by|for|due|because|from|using)|is blocked\b|(?:has been|was) blocked|banned|delist(?:ing)?\b|bad (?:ip|host)\b/,
  /\bofr_?\d{3}|lpn_?\d{3}|\blpnaaa_\d{3}|\bib\d{3}\b|\bts[rs]\d\d|snds\b|\bs3140\b|\bs3150\b|(?:rly|dyn|hvu|esc|con|cxn|unk|scn|dfr):\w/,
];

export const SPAM = [
  /spam\w*|unsolicited|junk\b|bulk (?:e-?mail|mail)|\buce\b|\bube\b/,
  /(?:looks|appears?|seems?|considered|classified|identified|detected|suspected|flagged|tagged) (?:\w+ ){0,3}?(?:as )?(?:like |to be )?(?:a )?(?:bulk|unsolicited|junk|suspicious|advert)/,
  /unwanted (?:mail|message|email|content)|suspicious (?:mail|message|content|url|link)|(?:content|message|email|mail) (?:is |was )?(?:blocked|rejected|denied) (?:because|due to|as|for) (?:\w+ ){0,4}(?:filter|suspicious)/,
];

export const RELAYING = [
  /relay(?:ing)?[^.;]{0,30}(?:denied|not (?:permitted|allowed|authori[sz]ed|possible)|prohibited|refused|forbidden|disallowed|rejected|restricted)/,
  /(?:unable|not (?:permitted|allowed|authori[sz]ed)|cannot|can't|won't|refuse|denied|attempt|do not|don't|does not|unauthori[sz]ed)(?: to)? relay|no relay(?:ing)?\b/,
  /rcpthosts|we (?:do not|don't) (?:relay|handle|host|serve)|not (?:a |our )?(?:local|hosted) domain|domain (?:isn't|is not) (?:hosted|handled|local)|not configured to (?:receive|accept) mail/,
];

export const FILTERED = [
  /recipient preferences?|(?:recipient|user|customer|subscriber|addressee)(?:'s)? (?:\w+ ){0,2}?(?:preferences?|settings|refuses?|declines?|filters?|only accepts?|does ?n[o']t (?:want|accept|wish) |will not accept |has (?:blocked|rejected|refused) |rejects? (?:your|this|mail))/,
  /(?:blocked|rejected|refused|denied|filtered) by (?:the )?(?:recipient|user|addressee|customer|domain filter|user filter|mail ?filter)\b(?! (?:domain|server|mail|system|host))|(?:message|mail)[^.;]{0,20} filtered/,
  /recipient (?:is )?not accepting (?:mail|messages) from|not on (?:the )?recipient's/,
];

/** What Netscape's servers say above the true reason. */
export const REJECTED_ELSEWHERE = [/rejected by a remote mail server/];

export const POLICY = [
  /polic(?:y|ies)\b|administrative(?:ly)? (?:prohibit|denied|refus|reject|restrict)|(?:not|un)[- ]?authori[sz]ed|prohibit(?:ed|ion)?\b|security (?:reasons?|violation|error|failure|issue)/,
  /(?:access|permission|delivery|message|mail|service|transaction|submission|request)s? (?:is |was |has been |were )?(?:\w+ )?(?:denied|refused|rejected|forbidden|declined|disallowed|not (?:allowed|accepted|permitted))\b/,
  /(?:denied|refused|rejected|declined|disallowed|forbidden) (?:by|due|for|because)\b|violat(?:es?|ion|ed|ing)|restrict(?:ion|ed|ions)\b|gr[ae]y-?list/,
  /^[45]\d\d[ -](?:\S+ )?(?:rejected|denied|refused)\.?$/,
];
