/** One reply of an SMTP server (RFC 5321 4.2). */
export interface SmtpReply {
  /** 200–599. */
  code: number;
  /** RFC 3463, "5.1.1"; null where the server gives none. */
  enhanced: string | null;
  /** All lines without their codes, joined with a space; 2,000 characters at most. */
  text: string;
}

/** What the reply answers: `body` is the final dot. */
export type SmtpVerb = 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'body';

/**
 * `next`: carry on with this message. `rejected`: never for this recipient. `deferred`: later for this
 * recipient. `back_off`: the server wants nothing from us now. `halt`: no recipient will fare better
 * until somebody changes something. `unclear`: no answer to the final dot that says whether it took the message.
 */
export type ReplyMeaning = 'next' | 'accepted' | 'deferred' | 'rejected' | 'back_off' | 'halt' | 'unclear';

/**
 * Who has to change for the mail to be taken: this `recipient`; this `message`, whoever it goes to; the `relay`, or we
 * as its customer; the recipient's whole `domain`, which wants less from us for a while. Null where nothing is wrong.
 */
export type Fault = 'recipient' | 'message' | 'relay' | 'domain';

export interface ReplyVerdict {
  meaning: ReplyMeaning;
  fault: Fault | null;
}

/**
 * The only place that says what a reply means, for its recipient and for everybody else. The enhanced code is asked
 * first, then the code, then the words; words come before the codes only where servers are known to contradict
 * themselves (`LIES`), or where the enhanced code says nothing of the reason (5.7.1, 5.0.0).
 */
export function weighReply(verb: SmtpVerb, reply: SmtpReply): ReplyVerdict {
  const { code } = reply;
  if (verb === 'DATA' && code === 354) return { meaning: 'next', fault: null };
  if (code >= 200 && code < 300) return succeeded(verb);
  // A 3xx that nothing asked for: the two sides are out of step, and no recipient is to blame.
  if (code < 400) return { meaning: verb === 'body' ? 'unclear' : 'back_off', fault: 'relay' };
  return RESULTS[senseOf(verb, reply)](verb, code < 500, reply);
}

/** What it means for this message, whoever is to blame. */
export function readReply(verb: SmtpVerb, reply: SmtpReply): ReplyMeaning {
  return weighReply(verb, reply).meaning;
}

function succeeded(verb: SmtpVerb): ReplyVerdict {
  if (verb === 'body') return { meaning: 'accepted', fault: null };
  // A 250 to DATA invites no text: what would follow is anybody's guess.
  return verb === 'DATA' ? { meaning: 'back_off', fault: 'relay' } : { meaning: 'next', fault: null };
}

/** What a refusal is about. */
type Sense =
  | 'no_mailbox'
  | 'not_now'
  | 'slow_down'
  | 'our_limit'
  | 'blocked'
  | 'unreachable'
  | 'content'
  | 'too_big'
  | 'access'
  | 'unfit'
  | 'not_understood'
  | 'out_of_step'
  | 'closing'
  | 'trouble'
  | 'policy';

/** Before RCPT the server knows nothing of the recipient: its trouble is its own, or ours. */
const beforeRecipient = (verb: SmtpVerb) => verb === 'MAIL' || verb === 'EHLO';

const relay = (forNow: boolean): ReplyVerdict => ({ meaning: forNow ? 'back_off' : 'halt', fault: 'relay' });

const oneRecipient = (verb: SmtpVerb, forNow: boolean): ReplyVerdict =>
  beforeRecipient(verb) ? relay(forNow) : { meaning: forNow ? 'deferred' : 'rejected', fault: 'recipient' };

/** Refused for good in words, and yet not the recipient's doing: it is tried again, and the domain is left in peace. */
const wholeDomain = (verb: SmtpVerb, forNow: boolean): ReplyVerdict =>
  beforeRecipient(verb) ? relay(forNow) : { meaning: 'deferred', fault: 'domain' };

const RESULTS: Record<Sense, (verb: SmtpVerb, forNow: boolean, reply: SmtpReply) => ReplyVerdict> = {
  no_mailbox: oneRecipient,
  not_now: (verb) => oneRecipient(verb, true),
  slow_down: (verb) => wholeDomain(verb, true),
  our_limit: () => relay(true),
  blocked: wholeDomain,
  unreachable: wholeDomain,
  content: (verb, forNow) =>
    verb === 'MAIL' ? relay(forNow) : { meaning: forNow ? 'deferred' : 'rejected', fault: 'message' },
  too_big: (verb, forNow) => {
    if (forNow) return { meaning: 'deferred', fault: 'message' };
    // In answer to RCPT it is one recipient's limit (RFC 1870 6.2).
    return { meaning: verb === 'RCPT' ? 'rejected' : 'halt', fault: 'message' };
  },
  access: (_verb, forNow) => relay(forNow),
  // Whose account or address? Once a recipient is named it is theirs, before and behind that ours.
  unfit: (verb, forNow) => (verb === 'RCPT' ? oneRecipient(verb, forNow) : relay(forNow)),
  out_of_step: () => relay(true),
  not_understood: (verb, forNow) =>
    // "No valid recipients" only repeats what RCPT was answered.
    verb === 'DATA' && !forNow ? relay(false) : oneRecipient(verb, forNow),
  closing: (verb, forNow, reply) =>
    // A relay that passes a destination's 421 on speaks of that destination; its own it says before RCPT.
    verb !== 'RCPT' && verb !== 'body' ? relay(forNow) : closingFor(reply),
  trouble: (verb, forNow) =>
    beforeRecipient(verb) ? relay(forNow) : { meaning: forNow ? 'deferred' : 'rejected', fault: 'relay' },
  policy: (verb, forNow) =>
    verb === 'body'
      ? { meaning: forNow ? 'deferred' : 'rejected', fault: 'message' }
      : oneRecipient(verb, forNow),
};

/** RFC 5321 3.8: the channel closes, whatever was asked; for the domain's sake where the words are of its limits. */
function closingFor({ enhanced, text }: SmtpReply): ReplyVerdict {
  const ofDomain = /^4\.7\.(?!0$)/.test(enhanced ?? '') || SLOW_DOWN.test(text) || BLOCKED.test(text);
  return { meaning: 'back_off', fault: ofDomain ? 'domain' : 'relay' };
}

/**
 * RFC 3463 and its registry (RFC 4865, 4954, 5248, 6710, 7372, 7504, 7505, 8616): subject and detail without the class.
 * What is not here says nothing beyond its class and is decided by code and words.
 */
const ENHANCED: Record<string, Sense> = {
  '1.0': 'no_mailbox', // something about an address
  '1.1': 'no_mailbox',
  '1.2': 'no_mailbox', // no such domain
  '1.3': 'no_mailbox',
  '1.4': 'no_mailbox', // ambiguous
  '1.6': 'no_mailbox', // moved
  '1.7': 'access', // the sender's address
  '1.8': 'access',
  '1.9': 'no_mailbox',
  '1.10': 'no_mailbox', // null MX
  '2.1': 'no_mailbox', // disabled
  '2.2': 'not_now', // full
  '2.3': 'no_mailbox', // too long for this mailbox
  '2.4': 'no_mailbox', // list expansion
  '3.1': 'trouble',
  '3.2': 'trouble', // takes no mail now; 521 and 421 say more
  '3.3': 'not_understood',
  '3.4': 'too_big',
  '3.5': 'trouble',
  '4.0': 'unreachable',
  '4.1': 'unreachable',
  '4.2': 'unreachable',
  '4.3': 'unreachable', // directory server
  '4.4': 'no_mailbox', // no route: the domain has no mail server
  '4.5': 'slow_down', // congestion
  '4.6': 'no_mailbox', // routing loop at the other end
  '4.7': 'no_mailbox', // it took them too long
  '5.3': 'slow_down', // too many recipients
  '6.0': 'content',
  '6.1': 'content',
  '6.2': 'content',
  '6.3': 'content',
  '6.6': 'content',
  '6.7': 'no_mailbox', // no SMTPUTF8 at this address
  '6.8': 'content',
  '6.9': 'content',
  '7.2': 'no_mailbox', // closed list
  '7.3': 'content',
  '7.7': 'content',
  '7.8': 'access',
  '7.9': 'access',
  '7.10': 'access',
  '7.11': 'access',
  '7.12': 'access',
  '7.13': 'access', // our account is disabled
  '7.14': 'access',
  '7.15': 'slow_down',
  '7.16': 'content', // the message's priority is too low
  '7.17': 'no_mailbox', // another owner since (RFC 7293)
  '7.18': 'no_mailbox',
  '7.19': 'no_mailbox',
  '7.20': 'blocked', // no passing DKIM signature
  '7.21': 'blocked',
  '7.22': 'blocked',
  '7.23': 'blocked', // SPF
  '7.24': 'blocked',
  '7.25': 'blocked', // reverse DNS
  '7.26': 'blocked', // several checks
  '7.27': 'blocked', // the sender's domain takes no mail
  '7.28': 'slow_down', // mail flood
  '7.29': 'blocked', // ARC
  '7.30': 'access', // REQUIRETLS
};

/** By the code alone (RFC 5321 4.2.3, 4954, 7504, 7505). */
const CODES: Record<number, Sense> = {
  432: 'access',
  454: 'access',
  521: 'access',
  530: 'access',
  534: 'access',
  535: 'access',
  538: 'access',
  552: 'too_big',
  556: 'no_mailbox',
};

const words = (...patterns: string[]) => new RegExp(patterns.join('|'), 'i');

const SLOW_DOWN = words(
  'too many (open |concurrent |simultaneous )?(connections|messages|recipients|sessions|e?mails|requests|spams)',
  'rate.?limit|throttl|server (is )?(too )?busy|unusual(ly high)? (rate|volume|amount)',
  'too (fast|quickly|frequent)|(slow|back)(ing)? ?(down|off)',
  '\\b(connection|message|recipient|sending|receiving|ip)s? (rate|frequency|limit)',
  'temporarily deferred due to|unexpected volume',
  'exceed\\w* .{0,30}(connection|rate|frequency|messages per)|resources? (temporarily )?(restricted|limited)',
);
const BLOCKED = words(
  'block(ed|ing)? (using|by|for|due|from)|(black|block|deny)[- ]?list|\\b(dns|r)bl\\b|\\bbanned\\b',
  'spamhaus|barracuda|sorbs|spamcop|part of their network',
  '(poor|bad|low) (\\w+ )?reputation|reputation (of|is|score)',
  '(ip|host|sender|network|client)( \\S+)?( \\[\\S+\\])? (is |has been |was )?(temporarily )?(blocked|denied|listed)',
  'unauthenticated|\\b(spf|dkim|dmarc)\\b.{0,60}(fail|pass|align|required|reject|check)',
  'reverse (dns|host|lookup)|\\bptr\\b',
  '(client host|helo command)\\b.{0,20} rejected|sender (verif(y|ication)|domain must exist)|verifying (the )?(sender|<)',
  '(messages?|mail|traffic|connections?|spam|abuse)\\b.{0,30}\\bfrom (this|your|the) (ip|host|server|network)',
  '(messages?|mail|connections?) from \\[?[\\da-f.:]{7,39}\\]? (is|are|was|were|will|has|have)',
  'from (this |your )?ip (address|range)',
);

/**
 * Words that hold whatever the code, as servers contradict themselves in these: an unknown user as 5.4.1, a full
 * mailbox as 5.0.0, a block as 5.1.1, one's own limit as 5.2.2. The first that fits decides.
 */
const LIES: [RegExp, Sense][] = [
  [words('recipient address rejected: (access denied|user unknown|undeliverable)'), 'no_mailbox'],
  // Exchange's closed groups, and what is blocked, or blocks us, on one side of one mailbox.
  [
    words(
      'resolver\\.rst\\.|delivery restriction|not authenticated when sending to',
      '\\b(mailbox|inbox)\\b.{0,30} (is|was|has been) blocked',
      '\\b(mailbox|inbox|recipient|user|addressee)\\b.{0,60}\\binactivity\\b',
      '\\b(recipient|user|addressee)( \\S+)? (has )?(blocked|blocks) (you|the|this|your)',
    ),
    'no_mailbox',
  ],
  [
    words(
      '(daily|hourly|sending|outbound|sender|smtp) (user |message )?(sending )?(quota|limit|volume)',
      '(maximum|max) (sending|number of (messages|e?mails))|limit.{0,20}(messages|emails) (per|a|sent)',
      'messaging limits?|credits? (are |is |has been |have been )?(exceeded|exhausted|used up)',
    ),
    'our_limit',
  ],
  [
    words(
      '(mailbox|inbox|quota|storage|account)\\b.{0,40}\\b(full|exceed\\w*|over|limit reached)',
      'exceed\\w* .{0,20}(storage|mailbox|disk)|over ?quota|insufficient (mailbox|user) storage|(user|recipient|account)\\b.{0,40}receiving mail',
    ),
    'not_now',
  ],
  [words('gr[ea]y-?list', '(try|come|retry|delivery).{0,30}again (in|after) \\d+'), 'not_now'],
  [BLOCKED, 'blocked'],
  [SLOW_DOWN, 'slow_down'],
];

/** Words that decide where the enhanced code says nothing of the reason. */
const WORDS: [RegExp, Sense][] = [
  [
    words(
      'relay(ing)?( access)? (is )?(denied|not (permitted|allowed)|prohibited)|unable to relay',
      'not (permitted|allowed) to relay|\\bauth(entication)? (is )?required|must (authenticate|issue a? ?starttls)',
      'sender (address |domain )?((is )?not (allowed|verified|owned)|rejected)|invalid credentials',
      '\\b(e-?mail address|domain|identit(y|ies))\\b.{0,60}(not allowed to send|failed the check)',
      'sending (is |was |has been )?(paused|disabled|suspended)',
      '(your|sender.?s?|sending) account (is |was |has been )?(\\w+ )?(suspended|locked|disabled|blocked)',
    ),
    'access',
  ],
  [
    words(
      'account (is )?(suspended|locked)',
      '\\b(e-?mail address|domain|identit(y|ies))\\b.{0,60}(not verified|unverified)',
    ),
    'unfit',
  ],
  [
    words(
      '(no|not an?|unknown|invalid|non-?existent) (such |valid |local )?(user|mailbox|recipient|address|account)',
      '(user|mailbox|recipient|account|address)( \\S+)? (is )?(unknown|not found|disabled|inactive|closed)',
      'does(n.t| not) (exist|have an? \\S+ account)|no longer (exists|valid|active|with us)',
    ),
    'no_mailbox',
  ],
  [
    words(
      'spam|virus|malware|phish|unsolicited|security issue|content (is )?(rejected|refused|denied|not)',
      '(message|content|mail)\\b.{0,40}(filter|suspicious|prohibited|unacceptable|not (acceptable|allowed))',
    ),
    'content',
  ],
  [words('\\bpolic(y|ies)\\b'), 'policy'],
];

/** Yahoo answers mail that breaks its rules with the code of an AUTH that is too weak. */
const isMisused = (enhanced: string | null, text: string) =>
  enhanced?.slice(2) === '7.9' && !/mechanism|weak|credential|log ?in\b/i.test(text);

function senseOf(verb: SmtpVerb, { code, enhanced, text }: SmtpReply): Sense {
  if (code === 421) return 'closing';
  const coded = isMisused(enhanced, text) ? undefined : ENHANCED[enhanced?.slice(2) ?? ''];
  if (coded === 'access' || coded === 'too_big') return coded;
  const said = (rules: [RegExp, Sense][]) => rules.find(([pattern]) => pattern.test(text))?.[1];
  // RFC 7504: a host takes no mail. In answer to RCPT that is the recipient's, whom a relay has just asked.
  if (code === 521 && verb === 'RCPT')
    return coded === 'no_mailbox' ? coded : (said(LIES) ?? said(WORDS) ?? 'unreachable');
  if (code === 521 || (code >= 530 && code <= 538)) return 'access';
  const lie = said(LIES);
  if (lie ?? coded) return lie ?? coded ?? 'no_mailbox';
  if (verb === 'DATA' && code >= 500 && code <= 504) return 'not_understood';
  if (verb === 'RCPT' && code === 503) return 'out_of_step';
  const told = said(WORDS);
  if (told) return told;
  // RFC 5321 4.2.3: storage exceeded, which in answer to RCPT is the mailbox's own.
  if (verb === 'RCPT' && code === 552) return enhanced === null ? 'not_now' : fallback(code, enhanced);
  return (enhanced?.[2] === '2' ? undefined : CODES[code]) ?? fallback(code, enhanced);
}

/** By the subject of the enhanced code where the detail is unknown, else by the class of the code. */
function fallback(code: number, enhanced: string | null): Sense {
  const subject = enhanced?.[2];
  if (subject === '7') return 'policy';
  if (subject === '4') return 'unreachable';
  if (subject === '3' || (code < 500 && subject !== '2')) return 'trouble';
  return 'no_mailbox';
}
