/** How servers say, by language, that mail is late or has arrived. Matched without regard to case. */

export const DELAY_SUBJECTS: readonly RegExp[] = [
  /\b(?:delay(?:ed)?|warning|still being retried|not yet been delivered|deferred|temporar\w+|incomplete)\b/,
  /verz(?:oe|[oö])ger|retard|diff[eé]r[eé]|demora|atraso|atrasad|ritard|vertraag|f(?:oe|[oö])rdr(?:oe|[oö])j|fors[eiæ]nk|viiv(?:ae|[aä])st|op[oó][zź]nion|zpo[zž]d|k[eé]slelt|[iî]nt[aâ]rzi|gecik|задерж|затрим|забав|ka[sš]njenj|zamud[ae]|oneskor|καθυστέρη/,
  /遅延|遅れ|延迟|延遲|지연/,
];

export const DELAY_WORDS: readonly RegExp[] = [
  /you (?:do not|don't) need to (?:re-?send|resend)|warning (?:message )?only|no action is required on your part|this is (?:only )?a (?:temporary|warning)|temporary failure report/,
  /(?:will|is) (?:be )?(?:retried|keep trying|continue to (?:be )?(?:try|retr|deliver|attempt))|delivery (?:attempts )?will continue|will (?:re)?try(?:ing)? (?:again )?(?:for|until)|(?:has not|hasn't) (?:yet been delivered|been delivered (?:yet|so far))|not yet been delivered|will retry for/,
  /(?:noch|bisher) nicht (?:zugestellt|ausgeliefert|(?:ue|[uü])bermittelt)|versucht es weiter|weitere zustellversuche|(?:n'a|n'ont) pas encore (?:pu [eê]tre|[eé]t[eé])|(?:a[uú]n|todav[ií]a) no (?:se )?ha|ainda n[aã]o foi|non [eè] (?:stato ancora|ancora stato)|nog niet (?:bezorgd|afgeleverd)/,
  /(?:(?:ae|[aä])nnu|endnu|enn[aå]) (?:inte|ikke)|(?:inte|ikke) (?:(?:ae|[aä])nnu|endnu|enn[aå])|ei ole viel(?:ae|[aä])|jeszcze nie|nie (?:zosta[lł][ao]? )?jeszcze|zat[ií]m nebyl|zatia[lľ] nebol|jo[sš] (?:uvijek )?ni(?:je|su)|\sše ni\s|nu a fost [iî]nc[aă]|m[eé]g nem|hen(?:ue|[uü])z|ещ[её] не (?:было |был )?доставлен|все още не|ще не доставлен|δεν έχει (?:παραδοθεί )?ακόμ/,
  /まだ配信されていません|配信が遅れ|再送を(?:試み|続け)|尚未(?:传递|送达|投递|傳遞|送達)|(?:将|將)继续(?:尝试|重试)|아직 (?:배달|전달|전송)되지/,
];

/** For good, whatever else a text says. */
export const GIVEN_UP =
  /(?:permanent(?:ly)?|given up|giving up|gave up|will not be (?:retried|re-attempted)|no further (?:delivery )?attempts|delivery (?:has )?failed|not going to try|could not be delivered to)/i;

export const ARRIVED_SUBJECT =
  /^(?:relayed|delivered|expanded):|successful|return receipt|\((?:success|relay)/i;
export const ARRIVED_WORDS =
  /delivery to these recipients or (?:groups|distribution lists) is complete|(?:successfully|has been|was) (?:delivered|relayed) (?:to|on)\b/i;
