import { decodeWords } from './mime/headers.ts';
import type { Returned } from './take-apart.ts';

const DAEMON =
  /mailer?[-_ .]?daemon|mail[-_ ]?(?:delivery|deliver) ?(?:sub)?system|post[-_]?master|mail ?(?:system|administrator|admin|router|transfer agent|gateway)|delivery[- ]?(?:subsystem|system|status|notification|agent|failure|report)|system administrator|mdaemon|daemon@|bounces?[@+-]|microsoft exchange|mta@|(?:-admin|-owner|-request|-bounces|listserv|majordomo|mailman|listmaster)@|owner-|(?:^|<)<?>?$/i;

const SUBJECT = new RegExp(
  [
    "undeliver(?:able|ed)|returned (?:mail|message|to sender)|return(?:ed|ing) (?:e-?)?mail|(?:mail|message|delivery|e-?mail)[^:]{0,30}(?:fail(?:ed|ure)?|error|status|problem|rejected|returned|refused|bounced|could not|couldn.t|not delivered|undelivered|reject|notification|delay)|failure (?:notice|notification|delivery|report)|failed (?:delivery|mail)|delivery (?:has )?(?:failed|failure|status|notification|report|unsuccessful|error|problem)|non[- ]?deliver|not? (?:be )?deliver(?:ed|y|able)|could ?n[o']?t (?:be )?(?:deliver|send)|unable to deliver|bounce|user unknown|not (?:a )?member|post(?:ing)? [^:]{0,40}(?:rejected|denied)|loop alert|warning: (?:could|message)|mail system error|nondeliverable|unzustellbar|nicht zustellbar|zustell(?:ung|bar)|fehler bei|[eé]chec|non remis|non distribu|retour(?:n[eé])? (?:de |à )|no (?:se pudo|entregado|se ha podido)|error de entrega|devuelto|n[aã]o (?:entregue|foi poss)|falha na entrega|devolvid|mancata consegna|consegna non|errore di consegna|niet (?:bezorgd|afgeleverd)|onbestelbaar|kan inte levereras|kunne ikke (?:leveres|afleveres)|niedostarcz|nie dor[eę]czon|nedoru[cč]|teslim edilemedi|не (?:доставлено|может быть доставлено|удалось)|недоставлен|возврат|ошибка доставки|エラー|配信(?:不能|不可|エラー)|送信できません|届きません|退信|投递失败|退回|系统退信|無法傳送|반송|전송 ?실패",
  ].join('|'),
  'iu',
);

const WORDS =
  /(?:could|can|did|was|were|has|is) ?n[o']t (?:be |been )?(?:deliver|reach|sent|send)|cannot be delivered|unable to (?:deliver|send|relay)|undeliverable|delivery (?:to the following|failed|has failed|error|attempts)|permanent (?:fatal )?(?:error|failure)|wasn't able to deliver|(?:error|problem)s? (?:occurred )?(?:while )?(?:attempting to |trying to |in )?deliver|message (?:was )?(?:not delivered|rejected|returned|bounced)|could not send|transcript of session|did not reach|said: ?[45]\d\d|rejected by (?:a |the )?(?:remote|recipient)|returned to sender|mail delivery|failed address|delivery problems|delivery errors|failure reasons|invalid (?:final delivery|user address)|no such user|user unknown|not (?:a )?member of|duplicated message-id|nicht zugestellt|zustellung|n'a pas pu|n'ont pu|no (?:pudo|se pudo|ha podido) |n[aã]o p[oô]de|non [eè] stato possibile|не (?:может|удалось|доставлен)|送信できません|配信できません|届けられません|配送|无法(?:投递|发送|送达)|退信|wurde nicht/iu;

interface BounceSigns {
  daemon: boolean;
  subject: boolean;
  /** How many of sender, subject and words, the last only beside one of the others. */
  count: number;
}

/** How much in a message looks like a report of a server: sender, subject, words, each one sign. */
export function bounceSigns({ headers, text }: Returned): BounceSigns {
  const from = decodeWords(headers.first('from'));
  const path = headers.first('return-path').trim();
  const daemon =
    DAEMON.test(from) || /^<?(?:mailer-daemon[^>]*)?>$|^mailer-daemon/i.test(path) || path === '<>';
  const subject = SUBJECT.test(decodeWords(headers.first('subject')));
  const words =
    WORDS.test(text.slice(0, 20_000)) || /(?:^|\s)[45]\d\d[ -]#?[45]\.\d{1,3}\.\d{1,3}\b/m.test(text);
  return { daemon, subject, count: Number(daemon) + Number(subject) + Number(words) };
}
