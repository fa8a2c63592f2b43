/** What servers say, in English, of the way there: time, network, machines, and the conversation itself. */

export const EXPIRED = [
  /envelope expired|giving up(?! on \S)|multiple retries|(?:for|after) the last \d+ (?:seconds|minutes|hours|days)/,
  /(?:retry|delivery|queue|message|mail|maximum|hold)[- ]?(?:time(?:out)?s?|period|lifetime|life ?time)?[^.;]{0,40}(?:expired|time exceeded|timeout exceeded|ran out)|retry time(?:out)? (?:not|exceeded)|retry timeout/,
  /in (?:the |our |your )?(?:mail )?(?:queue|spool) (?:for )?too long|queued? too long|too long in (?:the )?(?:queue|spool)|failing for a long time|message is too old/,
  /(?:unable to|could not|couldn't|cannot|can't|not|failed to)(?: be)? (?:sent?|deliver(?:ed)?)[^.;]{0,60}(?:for|after|within|in|over|past)(?: more than| the past| the last)? (?:\d+|one|two|three|four|five|six|seven) ?(?:days?|hours?|minutes?|attempts|tries)/,
  /(?:attempts?|retries|tries)[^.;]{0,20}(?:exceeded|exhausted)|failed \d+ (?:attempts|times)|cannot send message for|could not send message for past|delivery time expired|message expired|giving up after|after \d+ (?:attempts|tries|days|hours)/,
  /still (?:undelivered|being retried)|(?:allotted|delivery|maximum) time[^.;]{0,20}(?:exceeded|expired|elapsed)|not delivered within/,
];

export const NETWORK = [
  /connect(?:ion|ing)?[^.;]{0,60}(?:refused|reset|timed[ -]?out|time[- ]?out|dropped|lost|closed|broken|failed|failure|aborted|terminated|not established|died|interrupted)/,
  /(?:no|could ?n[o']t|cannot|can't|unable to|wasn't able to|failed to|not able to|did not)(?: make| open| accept our requests to| establish(?: an?)?| create)?(?: (?:an?|the|smtp|tcp|to))* (?:connect(?:ion|ed|ing)?|contact|reach)\b/,
  /no route to host|network is unreachable|(?:host|server|network) (?:is )?(?:unreachable|not reachable|not responding|down)|no answer from host|not responding|bad connection|refused to talk/,
  /timed out|time-?out|lost connection|broken pipe|(?:remote (?:host|server)|server|host) (?:closed|dropped|reset|terminated|hung|disconnected)|disconnect/,
  /routing (?:loop|error)|mail (?:forwarding )?loop|loops? back to|too many (?:hops|received)|hop ?count|forwarding loop|delivery loop/,
  /(?:temporary|transient) (?:dns|lookup|name server|resolution|network)|(?:name server|name service)[^.;]{0,40}(?:timeout|try again)|unexpected name server reply|network (?:error|problem|failure)/,
];

/** The name server has not answered yet, whatever else is said to be not found. */
export const NOT_RESOLVED_YET = [
  /host not found, try again|temporary failure in name resolution|name service error.{0,80}(?:try again|malformed|unexpected)|lookup fail(?:ed|ure)?[^;]{0,80}try (?:again|later)|rout(?:ing|e) loop|temporarily (?:not (?:found|resolvable|resolved)|unresolvable|unknown)/,
];

export const SYSTEM = [
  /(?:internal|system|server|software|mailer|local|configuration|queue|database|ldap|disk|processing|unexpected|temporary|transient)(?: \w+)? (?:error|failure|problem|fault|exception)s?\b/,
  /(?:insufficient|out of|not enough|no|low on)(?: \w+){0,2} (?:system (?:storage|resources)|memory|resources|file descriptors)|disk full|file ?system (?:is )?full|no space left|system full/,
  /(?:service|server|system|resource|host|requested action|mailbox)s?(?: \w+)? (?:is |are )?(?:currently |temporarily )*(?:unavailable|not available|busy|overloaded|too busy|aborted|offline|shut(?:ting)? down|not ready)/,
  /(?:temporarily|currently) (?:unavailable|unable|not (?:available|able)|deferred|busy|suspended)|try (?:again )?later|maintenance|misconfigur|closing transmission/,
  /(?:can(?:not|'t)|could ?n[o']t|unable to) (?:create|open|write|lock|append|chdir|access|exec|allocate|read|store|update)|permission denied|no such file/,
  /(?:command|program|process|pipe|child|procmail|mailer|agent|lmtp|maildrop|dovecot|script)[^.;]{0,60} (?:died|failed|exit(?:ed)?|status|error|signal|crash)|exit (?:status|code)|local error/,
];

export const PROTOCOL = [
  /syntax error|(?:command|parameter|argument|option|verb)s?[^.;]{0,40}(?:not (?:recogni[sz]ed|implemented|supported|allowed|valid)|unrecogni[sz]ed|unknown|invalid|out of sequence)/,
  /(?:unrecogni[sz]ed|unknown|unimplemented|invalid|bad|unsupported) (?:smtp )?(?:command|parameter|argument|sequence|verb|option)|bad sequence|out of sequence|protocol (?:error|violation)/,
  /need (?:rcpt|mail|helo|ehlo)|send (?:hello|helo|ehlo) first|nested mail|synchroni[sz]ation error/,
];
