/** What servers say, in English, of an address that is none or of a host that takes no mail. */

export const USER_UNKNOWN = [
  // "User unknown", "Recipient <@> is not found", "mailbox does not exist"
  /(?:user|user ?name|user ?id|recipient|mail ?box|account|address|addressee|alias|local[- ]?part|person|customer|member|subscriber|inbox|receiver|rcpt)(?:s|\(s\)|es)?(?: name| address| account| id)?[\s:'"<>@.,()[\]-]{0,8}(?:(?:is|was|are|were|has|seems?|appears?)(?: to be)?(?: an?)? )?(?:currently )?(?:unknown|not found|not known|not exists?|(?:non[- ]?|un)exist(?:[ae]nt|ing)|inexistent|invalid|not valid|not recogni[sz]ed|unrecogni[sz]ed|undeliverable|not listed|not registered|not present|incorrect)(?![- ](?:sender|reverse|command|argument|syntax|attachment|helo|domain))/,
  /(?:user|recipient|mail ?box|account|address|addressee|alias|person|name(?! serv)|inbox|e-?mail)[^.;]{0,60} (?:does ?n[o']t|doesnt|dose not|do ?n[o']t|did ?n[o']t|could ?n[o']t|can ?not|can't|was ?n[o']t|is ?n[o']t|no longer|not|never)(?: currently| longer| be)? (?:exists?|existent|found|recogni[sz]ed|valid|known|listed|defined|registered|a (?:valid|known|registered)|on this (?:server|system)|hosted)\b(?! sender)/,
  /(?:user|recipient|account|mailbox) ['"<(]{0,2}[\w.@+=-]{1,80}['">)]{0,2},? (?:is )?(?:an? )?(?:unknown|invalid|nonexistent)\b(?! (?:sender|command))/,
  /unknown[\s:-]{1,3}(?:or (?:invalid|illegal|disabled) )?(?:local[ -]?|virtual |destination )?(?:e-?mail )?(?:user|recipient|mail ?box|account|address|addressee|alias|part|to address|name\b|rcpt)/,
  /no(?:t)? (?:such|matching|valid|known|active|local) (?:mail ?|e-?mail ?|smtp |virtual )?(?:user|recipient|mailbox|box|account|address|addressee|alias|person|one|name|customer|member|id\b|local|rcpt|here)/,
  /no (?:mail ?box|mail ?drop|account|users?|recipient|person|entry|address)(?:s)? (?:here|by|with|for|found|exists?|of|under|at|on|available|named)/,
  /(?:invalid|bad|illegal|incorrect|(?:non[- ]?|un)exist(?:[ae]nt|ing)|inexistent|unrecogni[sz]ed|undeliverable|dead|wrong)(?: or (?:unknown|inactive|disabled))?(?: (?:final|delivery|destination|e-?mail|mail|local|forward(?:ing)?|user|target|rcpt|to|mailbox|receiver|screen))* (?:user|userid|recipient|receiver|mailbox|account|address|addressee|alias|local[- ]part|rcpt)(?!es? (?:family|range|literal))/,
  /not? (?:a |an |one of )?(?:valid|known|registered|existing|current|active|local|our) (?:e-?mail )?(?:(?:mobile|phone|wireless|telephone) number|user|recipient|mailbox|account|address|customer|member|subscriber)s?/,
  /(?:user|address|recipient|mailbox|account|name|@)[\s'"<>)]{0,4}[^.;]{0,40} (?:is ?n[o']t|are not|not) (?:a )?(?:known|listed|found|recogni[sz]ed|registered|configured|in|defined) (?:here|at|in|on|by|for|to) (?:the |this |our )?(?:\w+ ){0,2}(?:directory|table|domain|system|server|address book|gateway|database|list|map|site)|(?:user|address|recipient|mailbox|account|@)[^.;]{0,40} not in (?:the |our |my )?(?:\w+ )?(?:database|directory|list)\b/,
  /does ?n[o']t have an? [^.;]{0,60}account/,
  /user not (?:exist|found|known|local)|recipient (?:is )?not (?:local|ok\b|okay)|users? unknown|not our (?:customer|user)|not a mailbox|(?:nobody|no one) (?:here|by|with|at) (?:that|this|the)|(?:user|person|recipient|subscriber|addressee|employee) (?:(?:is|has) )?(?:gone|left)\b|(?:do ?n[o']t|don't) know (?:this|that|any such) (?:user|person|address|recipient)/,
  /has no (?:mailbox|account)\b|no longer (?:with|at) (?:us|this|the company)|no longer has an? (?:account|mailbox)|no longer employed|no longer works? (?:here|for)|no longer (?:accepts|in use|on (?:this )?server|available|active here)/,
  /(?:recipient|address|mailbox|account|user)[^.;]{0,30} (?:has been |was |is |been )(?:deleted|removed|discontinued|terminated|closed|retired|cancell?ed)/,
  /(?:deleted|discontinued|terminated|closed) (?:user|account|mailbox|recipient|address)|(?:mailbox|account|address|user) (?:deleted|removed|discontinued|terminated|(?<!user )closed)\b(?! temporarily)/,
  /@['")>]{0,3} is not (?:recogni[sz]ed|known|valid)\b/,
  /(?:does not|doesn't|did not|didn't) match any (?:\w+ ){0,2}(?:entr(?:y|ies)|user|mailbox|recipient|address|account|record)|no match(?:es|ing)?[^.;]{0,30}(?:quer(?:y|ies)|director|found|entr(?:y|ies)|recipient|user|address)|not (?:present|listed) in (?:the |our )?(?:\w+ )?directory/,
  /address (?:not|couldn't be|could not be|wasn't|was not) found|wasn't found at|(?:double-)?check(?:ing)? (?:if )?(?:the )?(?:address|recipient's|spelling)[^.;]{0,30}(?:typos|correct|spelling|misspel)|misspell?ed/,
  /recipient (?:verify|verification|lookup) fail|(?:address|user|recipient) lookup fail|(?:(?:unable|failed|not able) to|could ?n[o']t) (?:verify|find|look ?up|locate|validate) (?:the |this |any |that )?(?:user|recipient|address|mailbox|account)|can(?:not|'t) (?:find|locate) (?:the |your |this )?(?:user|recipient|mailbox|account|e-?mail address)/,
  /recipn(?:otfound|ot found)|resolver\.adr\.(?:recip|ex|inval|bad)|recipientnotfound|nosuchuser|user_not_found|user_unknown|unknown_user|unknownuser|recipient_not|mailbox_not|mbx ?not ?found/,
  // Microsoft's edge refuses whom its directory does not hold in these words, 5.4.1; others in shorter ones.
  /recipient address rejected:? ?(?:access denied(?! (?:by|due|for|because))|undeliverable|unverified|invalid|no such|unknown|not found)|recipient (?:address )?rejected ?(?:[.(]|$)/,
  /undeliverable address|unroute?able address|unroute?able user|not deliverable to this/,
  /requested action not taken: (?:mailbox not found|no such|user)|mailbox (?:is )?unavailable or (?:not|doesn|access)/,
  /no account (?:by|with) (?:that|this) name|mail to this (?:address|user|recipient) is no longer|this (?:e-?mail )?address (?:is )?no longer|address you (?:entered|sent to|tried)[^.;]{0,40}(?:not exist|invalid)/,
  /recipient (?:name )?(?:is )?not recogni[sz]ed|(?:bad|invalid) destination (?:mailbox|email|user)|destination (?:mailbox|address) (?:unknown|invalid|does)/,
  /not listed in (?:the )?(?:public )?(?:name|domino|address)|not in (?:the )?domino directory|several matches found in domino/,
  // Unix and qmail: where mail would be put, and the lists of whom mail is refused for.
  /(?:missing|no|without) home ?directory|final (?:e-?mail )?delivery point|badrcptto|envelope recipient has been denied|domain or user is ?n[o']t in my list of allowed rcpthosts|do[se]{2}n'?t exist|can(?:not|'t) accept (?:this |the )?(?:user|recipient|address)\b|(?:invalid|unknown|unassigned|no such) (?:mobile |phone |wireless )?(?:subscriber|(?:phone|mobile|wireless|telephone) number)\b/,
  /(?:on|in) (?:the|our|your|an?) (?:\w+ ){0,2}suppression list|suppressed due to|(?:previously|has) (?:hard )?bounced/,
];

/** RFC 5321 4.2.3 words of 550, which some servers say before the true reason. */
export const STOCK_PHRASE = [
  /(?:mailbox|account) (?:is )?(?:unavailable|not available)(?! \(?(?:busy|temporar))|mailbox name (?:is )?(?:not allowed|invalid)/,
  /(?<!sender |from |client |server )address rejected(?! ?(?:[:]|by|due|because))/,
];

/** "Does not exist or is disabled": one of them ends the address, and neither lets it be. */
export const UNKNOWN_OR_DISABLED = [
  /(?:unknown|invalid|(?:does not|doesn't|not) (?:exist|found)) or (?:\w+ ){0,2}(?:disabled|inactive|suspended)\b/,
  /(?:does not|doesn't) exist[^.;]{0,20}deleted|(?:deleted|removed) (?:after|due to|because of|for) (?:\w+ ){0,2}inactivity/,
];

export const MOVED = [
  /(?:user|recipient|mailbox|account|customer|address|person) (?:has |have |is |was )?(?:permanently )?moved/,
  /has (?:been )?(?:moved|replaced by) (?:to )?(?:a |the )?(?:new|another)? ?(?:address|mailbox|@)|new (?:e-?mail )?address (?:is|of|for)/,
  /please (?:now )?(?:try|use|forward to)[: ]{1,2}<?@|user not local[;,:] please|(?:e-?mail )?address (?:has )?changed (?:to|from)|changed (?:its|his|her|their) (?:e-?mail )?address/,
  /destination mailbox has moved|mailbox has moved|no longer (?:uses|using) this address/,
];

export const DISABLED = [
  /(?:account|mail ?box|user|recipient|address|customer|e-?mail|inbox|service)(?:\(s\)|s)?(?: account| address| name| id)?[^.;]{0,50}? (?:is|has been|was|are|been|currently|temporarily|administratively)[ ]?(?:\w+ )?(?:disabled|suspended|inactive|locked|deactivated|frozen|expired|not active|not activated|not enabled|on hold|archived|barred|blocked for|out of service|not accepting (?:any )?(?:e-?mail|mail|messages?)(?! from))\b/,
  /(?:disabled|suspended|inactive|locked|deactivated|frozen|dormant|expired) (?:e-?mail )?(?:user|account|mailbox|recipient|address|customer)/,
  /(?:account|mail ?box|user|recipient|address|alias|domain)[\s:<>@'")]{0,6}(?:is )?(?:temporarily )?(?:disabled|suspended|inactive|locked|deactivated|frozen|expired|not active)\b/,
  /disableduser|inactiveuser|accountdisabled|has ?n[o']t logged in|not (?:been )?(?:accessed|logged in|used) (?:for|in)|inactivity|over \d+ months old/,
  /(?:delivery|mail) (?:is )?(?:suspended|turned off)|can ?not receive (?:mail|messages)|(?:account|mailbox)[^.;]{0,30}unavailable for (?!explanation|more|further|details|information|help)|user is (?:locked|inactive)/,
];

export const HOST_UNKNOWN = [
  /(?:host|domain|hostname|mail server|destination server)(?: or domain)?(?: name)?[\s:'"<>()-]{0,4}(?:@?[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}[\s:'"<>().]{0,4})?(?:is |was |are )?(?:unknown|not found|not exists?|nonexistent|non-existent|not resolvable|unresolvable|unroute?able)\b(?!,? try again)/,
  /(?:unknown|no such|nonexistent|non-existent|unroute?able|undefined|bad) (?:destination |remote |mail |internet |e-?mail |recipient(?:'s)? |system )*(?:host|domain|hostname|machine|mail domain|address domain|system address|destination system)\b/,
  /(?:host|domain)[^.;]{0,80} (?:does ?n[o']t|do not|did not|could ?n[o']t be|can ?not be|couldn't be|was ?n[o']t|is not|not) (?:exist|found|resolved|located|reachable)(?!,? try again)/,
  /(?:[\w-]+\.)+[a-z]{2,24} (?:does not|doesn't) exist/,
  /nxdomain|name service error(?!.{0,80}(?:malformed|unexpected|try again))|name or service not known|host ?name lookup failure|could ?n[o']t find any host (?:named|by that name)|could ?n[o']t find (?:a )?mail exchanger|unroute?able mail domain|all relevant mx records point to non-existent/,
  /(?:can(?:not|'t)|could ?n[o']t|unable to|failed to) (?:find|resolve|look ?up) (?:the )?(?:host|domain|hostname|mail server)(?!.{0,80}(?:temporary|try again))|unable to (?:route|find a route)|lookup of [^ ]{1,80} failed|domain (?:is )?not registered|domain[^.;]{0,80}(?:does not|doesn't) (?:appear|seem) to (?:be|exist)/,
  /(?:dns|domain|mx)[^.;]{0,30}(?:lookup|resolution) (?:error|fail)|dns error|host lookup did not complete/,
  /bad destination system|illegal host|lookup returned dns entry|recipient'?s? domain[^.;]{0,40}(?:not (?:found|exist)|invalid|isn't)|domain must exist|domain (?:name )?(?:is )?invalid|no dns (?:entry|records?)|no (?:a|address) records?/,
];

export const NO_MAIL_ACCEPTED = [
  /(?<!(?:sender|from)[^.;]{0,60})(?:null ?mx|null mail exchange)|mx[^.;]{0,40}indicated no smtp service|not accepting network messages/,
  /(?:host|domain|server|system|site|machine|address|we|it)[^.;]{0,60} (?:does|do|will)(?: not|n't) (?:accept|receive|take)(?: any)?(?: incoming| inbound)? (?:e-?mail|mail|messages)\b(?! (?:from|that|to unknown|over|larger|with|whose))/,
  /no mx (?:record|host|found)(?!s? for your)|no mx\b(?! (?:records? |hosts? )?for your)|mx (?:record )?(?:not found|missing)|no mail exchangers?\b|no valid mx/,
  /smtp service (?:is )?not (?:available|supported|provided)|no smtp (?:service|server) here|no mail service|not (?:a |an )?(?:mail|smtp) (?:server|host)\b|does not handle mail/,
];
