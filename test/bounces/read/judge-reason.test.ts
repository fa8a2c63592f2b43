import { describe, expect, test } from 'vitest';
import { judgeReason } from '../../../src/bounces/read/judge-reason.ts';
import type { BounceReason } from '../../../src/bounces/read/report.ts';

/** What mail servers answer, by the reason a postmaster would give for it. */
const REPLIES: Record<BounceReason, string[]> = {
  user_unknown: [
    '550 Unbekannter Empfaenger',
    '550 5.1.1 Empfaengeradresse ungueltig',
    'X-Notes; Benutzer "reader@example.org" ist nicht im Domino-Verzeichnis eingetragen',
    '550 O endereço de email inserido não foi encontrado',
    '550 La dirección indicada no ha sido encontrada',
    '550 Nao ha nenhum usuario com esse nome',
    '550 Indirizzo non presente su questo server',
    '550 Adresát nenalezen',
    '550 Le destinataire n’est pas répertorié dans l’annuaire Domino',
    '550 5.1.1 Recipient is no longer a customer of ours',
    '550 5.1.1 <reader@example.org>: Recipient address rejected: User unknown in virtual mailbox table',
    '550 5.1.1 <reader@example.org>... User unknown',
    '550 5.1.1 The email account that you tried to reach does not exist. Please try double-checking the recipient’s email address for typos https://support.example.com/mail/?p=NoSuchUser',
    '550 5.5.0 Requested action not taken: mailbox unavailable',
    '550 No such user here',
    '550 No Such User Here"',
    '553 5.3.0 <reader@example.org>... No such user',
    '554 delivery error: dd This user doesn’t have a example.com account (reader@example.com)',
    '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
    '550 5.1.1 RESOLVER.ADR.RecipNotFound; not found',
    '550 5.4.1 Recipient address rejected: Access denied. AS(201806281)',
    '550 Invalid recipient <reader@example.org>',
    '550 unknown user <reader@example.org>',
    '550 sorry, no mailbox here by that name (#5.1.1)',
    '511 sorry, no mailbox here by that name (#5.1.1 - chkuser)',
    '550 Unrouteable address',
    '550 <reader@example.org> User not found: reader@example.org',
    '550-5.1.1 <reader@example.org>: Email address could not be found, or was misspelled',
    '550 Account not found',
    '550 5.1.1 Mailbox does not exist',
    '550 Mailbox not found',
    '550 MAILBOX NOT FOUND',
    '501 5.1.3 Bad recipient address syntax',
    '550 Address rejected: unknown recipient',
    '550 mailbox for reader@example.org not found',
    '550 <reader@example.org>, Recipient unknown',
    '550 user reader does not exist',
    '550 reader@example.org is not a valid mailbox',
    '550 That recipient does not exist here',
    '550 this mailbox is no longer available',
    '550 The account has been deleted',
    '550 no such recipient',
    '550 5.1.1 unknown or illegal alias: reader@example.org',
    '550 5.1.1 Adresse d au moins un destinataire invalide. Invalid recipient. OFR204_416 [416]',
    '550 Benutzer unbekannt',
    '550 Die Mailbox reader@example.de existiert nicht',
    '550 Usuario desconocido',
    'No se encontró la dirección de correo que escribió',
    'Não foi possível encontrar o endereço de email que você digitou',
    'Impossibile trovare l’indirizzo immesso',
    'E-postadressen du angav gick inte att hitta',
    'Modtageren blev ikke fundet',
    'Vastaanottajaa ei löytynyt',
    'A címzett nem található',
    'Utilizatorul nu există',
    'Ο παραλήπτης δεν βρέθηκε',
    'Такого користувача: скринька не існує',
    'المستخدم غير موجود',
    'ไม่พบผู้ใช้',
    'Người nhận không tồn tại',
    'Pengguna tidak ditemukan',
    '无法送达：未找到您输入的地址',
    '550 Invalid receiver address: reader@example.org',
    'User ned is not defined',
    "550 User 'IDA' Unknown",
    'Each recipient was rejected by a remote mail server. Reason: <reader@example.org>... unknown user',
    'Nie można odnaleźć wprowadzonego adresu e-mail',
    'Nie znaleziono adresu',
    'Zadaná e-mailová adresa nebyla nalezena',
    'Het e-mailadres dat u hebt opgegeven, kan niet worden gevonden',
    'Den mailadresse, du angav, blev ikke fundet',
    'No se ha encontrado la dirección',
    'Не вдалося знайти введену адресу',
    'Δεν ήταν δυνατή η εύρεση της διεύθυνσης',
    'כתובת הדואר שהזנת לא נמצאה',
    'Alamat yang Anda masukkan tidak dapat ditemukan',
    '입력한 주소를 찾을 수 없습니다',
    '550 not a local user',
    '550 Mailbox Not Available',
    '550 There is no one at this address',
    '550 Onbekende gebruiker',
    '550 okänd mottagare',
    '550 sähköpostiosoitetta ei löydy',
    '550 未知用户',
    '550 #5.1.0 Address rejected.',
    '550 Mailbox unavailable or access denied - <reader@example.org>',
    '550 Account does not exist or is disabled',
    '553 mailbox name not allowed',
    '550 user reader@example.org not in database',
    '550 This user no longer has an account here',
    '550 没有此用户',
    'The name does not match any entry in the directory',
    'their account no longer exists; they are not accepting mail from you',
    '550 Requested action not taken: mailbox unavailable\nFor explanation visit https://postmaster.example/help',
    '550 La cuenta reader@example.es no existe',
    '550 utente sconosciuto',
    '550 5.1.1 Usuário desconhecido',
    '550 Нет такого пользователя / No such user',
    '550 Mailbox not found or access denied (用户不存在)',
    'User reader (reader@example.org) not listed in Domino Directory',
    'The recipient name is not recognized',
    'Recipient’s e-mail address was not found in the recipient’s e-mail system',
    'Brugeren findes ikke',
    'Brukeren eksisterer ikke',
    '550 존재하지 않는 사용자입니다',
    '550 no existe ese usuario',
    '550 Destinatario errato',
    '554 Le destinataire n existe pas',
    '550 user missing home directory',
    '550 address has no final delivery point',
    '553 sorry, your envelope recipient is in my badrcptto list',
    '553 sorry, that domain or user isn’t in my list of allowed rcpthosts',
    '550 reader@example.org is not an active address here',
    '550 We do not know this person',
    '550 No mail drop for reader',
    '550 name not present in directory',
    '550 recipient is not local',
    '550 Account unavailable',
    'Mail refused: the addressee has left',
    'reader@example.org - Invalid subscriber number',
    'reader@example.org is not a valid mobile number on our network',
    '550 Correo inexistente',
    '550 Unknown destination mailbox',
    '550 mailbox deleted',
    '550 (reader@example.org) is not recognised',
    '550 Non existent user',
    '550 nonexisting recipient',
    '550 Could not find recipient',
    '550 Failed to find the mailbox',
    '550 Er bestaat geen gebruiker met die naam',
    '550 Pas de boîte à ce nom',
    '550 Nessun utente con questo nome',
    '550 Käyttäjää ei ole',
    '550 Nieprawidłowy adres',
    '550 Nincs ilyen felhasználó',
    '550 Utilizator inexistent',
    '550 Böyle bir kullanıcı yok',
    '550 該当するユーザはいません',
    '550 Mailbox does not exist, deleted after long inactivity',
    'host mx.example.org[192.0.2.1] said: 550 Email does not exist (in reply to RCPT TO command)',
  ],
  host_unknown: [
    '550 5.1.2 <reader@example.org>... Host unknown (Name server: example.org: host not found)',
    'Host or domain name not found. Name service error for name=example.invalid type=A: Host not found',
    '550 Host unknown',
    'Sorry, I couldn’t find any host named example.invalid. (#5.1.2)',
    'Domain example.invalid does not exist',
    'Domain name is invalid: no DNS entry for example.invalid',
    'Unrouteable mail domain "example.invalid"',
    '550 5.4.4 Invalid domain: DNS lookup of example.invalid failed: NXDOMAIN',
    'DNS Error: DNS type ’mx’ lookup of example.invalid responded with code NXDOMAIN Domain name not found: example.invalid',
    'all relevant MX records point to non-existent hosts',
    '553 5.1.2 Bad destination system address',
    'Unknown host: example.invalid',
    'The domain example.invalid was not found',
    'the domain name (example.invalid) does not appear to be registered',
    'Rechner unbekannt',
    'Could not resolve host: example.invalid',
  ],
  no_mail_accepted: [
    '556 5.1.10 Recipient address has null MX',
    '550 5.1.10 Domain example.org does not accept mail (nullMX)',
    '521 5.3.2 example.org does not accept mail',
    'an MX or SRV record indicated no SMTP service',
    '521 this host accepts no mail, no SMTP service here',
    '550 System not accepting network messages',
    '550 This address does not receive mail',
  ],
  moved: [
    '551 5.1.6 User has moved to <new@example.net>',
    '551 user not local; please try <reader@example.net>',
    '550 5.1.6 recipient no longer uses this address',
    'Die Adresse hat sich geändert',
  ],
  mailbox_full: [
    '552 5.2.2 Mailbox full',
    '550 5.2.2 The email account that you tried to reach is over quota',
    '452 4.2.2 The recipient’s inbox is out of storage space',
    '552 Mailbox quota exceeded',
    '552 5.2.2 Over quota',
    '552 user quota exceeded',
    '554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException',
    '450 4.2.2 <reader@example.org>: user is overquota',
    '422 4.2.2 mailbox is full (MEDIA reserve exceeded)',
    'mail folder is full, insufficient disk space in mailbox',
    '552 Requested mail action aborted: exceeded storage allocation',
    'Benutzer hat die Quota überschritten: Postfach voll',
    '552 Boite du destinataire pleine. Recipient overquota. OFR417',
    '550 Buzón lleno',
    '552 Ящик переполнен',
    '552 邮箱已满',
    'メールボックスが一杯のため、送信できませんでした',
    'Mottagarens inkorg är full',
    'Postilaatikko on täynnä',
    'A postafiók megtelt',
    'Căsuța poștală este plină',
    'Hộp thư đã đầy',
    '550 Quota violation for reader@example.org',
    'can’t create user output file. Command output: disk quota exceeded',
  ],
  disabled: [
    '550 Alias is disabled',
    '550 5.2.1 The email account that you tried to reach is disabled. https://support.example.com/mail/?p=DisabledUser',
    '550 5.2.1 Mailbox disabled for this recipient',
    '550 Mailbox is inactive',
    '554 30 Sorry, your message to reader@example.com cannot be delivered. This mailbox is disabled (554.30)',
    '550 account suspended',
    '550 User account is expired',
    '550 reader@example.org user is locked',
    '525 5.7.13 Recipient account has been disabled',
    '550 Account disabled due to inactivity',
    'Dieses Konto ist gesperrt',
  ],
  filtered: [
    '550 5.1.1 RCP-P2 Refused due to recipient preferences',
    '550 The recipient has blocked you',
    'message rejected by recipient: rejected by the user filter, message is filtered',
    '受信者の受信拒否設定により',
  ],
  spam: [
    '554 5.7.1 Message rejected as spam by content filter',
    '550 High probability of spam',
    '550-5.7.1 our system has detected that this message is likely unsolicited mail',
    '571 Message refused: looks like junk mail',
    '550 垃圾邮件',
    '554 5.7.1 The message was identified as bulk mail',
  ],
  virus: [
    '554 5.7.1 Virus found: Eicar-Test-Signature',
    '550 This message contains a virus or malware',
    '554 infected by Trojan',
  ],
  policy: [
    '554 5.7.1 <reader@example.org>: Recipient address rejected: Access denied by policy',
    '550 5.7.1 Message rejected due to local policy',
    '550 5.7.1 Access denied',
    '554 5.7.1 Rejected by administrative policy',
    '550 Administrative prohibition',
    '450 4.7.1 Greylisted, please wait',
    '550 5.7.0 Local policy violation',
    '550 permission denied',
    '554 Requested action not taken: mailbox unavailable. Reject due to policy restrictions.',
  ],
  blocked: [
    '554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.example.org; listed',
    '550 5.7.1 Unfortunately, messages from [192.0.2.1] weren’t sent. Please contact your Internet service provider since part of their network is on our block list (S3140)',
    '554 Your access to this mail system has been rejected due to the sending MTA’s poor reputation',
    '550-5.7.25 The IP address sending this message does not have a PTR record setup',
    '550 Client host rejected: cannot find your hostname, [192.0.2.1]; no reverse DNS',
    '553 5.3.0 Your IP is on a blacklist',
    '554 all mail servers must have a PTR record with a valid reverse DNS entry',
    '421 Your IP address 192.0.2.1 is temporarily blocked',
    '550 5.7.1 Mail from IP 192.0.2.1 was rejected due to listing in a DNSBL',
    '554 rejected: 192.0.2.1 is listed at bl.spamcop.example',
    '550 IP-Adresse 192.0.2.1 gesperrt, IP blockiert',
  ],
  rate_limited: [
    '421 4.7.28 unusual rate of unsolicited mail originating from your IP address; rate limited',
    '450 4.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages',
    '421 Too many concurrent SMTP connections',
    '452 4.5.3 Too many recipients',
    '421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred due to unexpected volume or user complaints',
    '451 4.7.1 Connection rate limit exceeded',
    '421 exceeded the connection limit',
    '554 You’ve reached your daily relay quota',
    '450 Requested mail action not taken: throttled, slow down',
  ],
  authentication: [
    '550-5.7.26 Unauthenticated email from example.com is not accepted due to domain’s DMARC policy',
    '550 5.7.23 SPF validation failed',
    '554 5.7.5 DKIM signature verification failed',
    '530 5.7.0 Authentication required',
    '550 Please turn on SMTP authentication in your mail client',
    '550 SPF check failed: 192.0.2.1 is not permitted',
    '530 5.7.0 Must issue a STARTTLS command first',
  ],
  sender_rejected: [
    '553 5.1.8 Domain of sender address news@example.com does not resolve',
    '550 Sender verify failed',
    '550 5.1.0 <news@example.com> sender rejected',
    '501 5.1.7 Invalid sender address',
    '550 Sender address rejected: not logged in',
    '550 sender is not a member of this list',
    '550 5.7.1 RESOLVER.RST.NotAuthorized; sender not authorized: delivery to this address is restricted',
    '504 5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname',
    '550 Absenderadresse gesperrt',
    '550-Requested action not taken: mailbox unavailable 550 Sender address has null MX',
    '550 5.7.27 Sender address has null MX',
    '550 Requested action not taken: mailbox unavailable; invalid DNS MX or A/AAAA resource record',
  ],
  relaying_denied: [
    '554 5.7.1 <reader@example.org>: Relay access denied',
    '550 relay not permitted',
    '553 sorry, that domain isn’t in my list of allowed rcpthosts (#5.7.1)',
    '550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain',
    '550 Relaying denied',
    '550 we do not relay',
  ],
  too_big: [
    '552 5.3.4 Message size exceeds fixed maximum message size',
    '552 message too large',
    '550 5.2.3 RESOLVER.RST.RecipSizeLimit; message too large for this recipient',
    '523 the message size 30000000 exceeds the size limit',
    '552 5.3.4 Error: message file too big',
  ],
  content: [
    '554 5.6.0 Message content rejected',
    '554 5.7.0 Header error',
    '550 5.7.1 Messages missing a From header are not accepted: invalid header',
  ],
  expired: [
    'retry timeout exceeded',
    'Envelope expired',
    'Could not deliver for the last 432000 seconds. Giving up.',
    'Unable to deliver message after multiple retries, giving up.',
    'delivery time expired',
    'I’m not going to try again; this message has been in the queue too long.',
    'Unable to deliver message for 5 days',
    'message could not be delivered within 3 days',
    'all hosts have been failing for a long time and were last tried after this message arrived',
  ],
  network: [
    'Name service error for name=example.org type=MX: Malformed or unexpected name server reply, host not found',
    'Could not resolve host: temporary failure in name resolution',
    'DNS lookup failure: example.org. Try again later.',
    'Routing loop detected: domain example.org is unknown to this host',
    'connect to mx.example.org[192.0.2.1]:25: Connection refused',
    'connect to mx.example.org[192.0.2.1]:25: Connection timed out',
    'lost connection with mx.example.org[192.0.2.1] while receiving the initial server greeting',
    'CNAME lookup failed temporarily; temporary DNS failure',
    'no route to host',
    'Host or domain name not found. Name service error for name=example.org type=MX: Host not found, try again',
    'Sorry, I wasn’t able to establish an SMTP connection. (#4.4.1)',
    'Too many hops 26 (25 max)',
    'mail forwarding loop for reader@example.org',
    '554 5.4.6 Routing loop detected',
  ],
  system: [
    '451 4.3.0 Temporary server error',
    '452 4.3.1 Insufficient system storage',
    '451 Requested action aborted: local error in processing',
    '421 4.3.2 System not available, try again later',
    'procmail: Couldn’t create "/var/mail/reader"',
    '554 5.3.0 Internal error',
    '550 5.3.5 mail system configuration error',
  ],
  protocol: [
    '500 5.5.1 command unrecognized',
    '501 5.5.4 Syntax error in parameters',
    '503 5.5.1 Bad sequence of commands',
    '503 need RCPT first',
  ],
  unknown: ['Sorry about that.', '', '550', '5.0.0 (undefined status)'],
};

const reasonOf = (reply: string) => judgeReason({ reply, around: '', status: '', names: [] }).reason;

describe('what a server says, in any words', () => {
  for (const [reason, replies] of Object.entries(REPLIES)) {
    test.for(replies)(`${reason}: %s`, (reply) => {
      expect(reasonOf(reply)).toBe(reason);
    });
  }
});

describe('who is meant', () => {
  const NAMES = ['ada@readers.example'];
  const judge = (reply: string, around = reply) =>
    judgeReason({ reply, around, status: '', names: NAMES }, ['news.example.com']);

  test.for([
    ['the sender’s domain, after the text', '553 news.example.com does not exist', 'sender_rejected'],
    ['the sender’s address', '550 <post@news.example.com>: user unknown', 'sender_rejected'],
    [
      'the recipient beside the sender',
      '550 <ada@readers.example>: user unknown (from news.example.com)',
      'user_unknown',
    ],
    ['the sender’s null MX', '550 Domain news.example.com does not accept mail (nullMX)', 'sender_rejected'],
    ['a definite code', '550 5.1.1 no such user for news.example.com', 'user_unknown'],
    ['nobody', '550 no such user', 'user_unknown'],
  ] as const)('the reply names %s', ([, reply, reason]) => {
    expect(judge(reply).reason).toBe(reason);
  });

  test.for([
    ['(in reply to RCPT TO command)', 'user_unknown', true],
    ['(in reply to end of DATA command)', 'filtered', false],
    ['(in reply to MAIL FROM command)', 'sender_rejected', false],
    ['>>> DATA', 'filtered', false],
    ['SMTP error from remote mail server after initial connection:', 'sender_rejected', false],
    ['SMTP error from remote mail server after RCPT TO:<ada@readers.example>:', 'user_unknown', true],
    ['mx.example did not like our final DATA:', 'filtered', false],
    ['Connected to 192.0.2.1 but recipient was rejected.', 'user_unknown', true],
    ['delivering your mail', 'user_unknown', true],
  ] as const)('“user unknown” %s', ([stage, reason, hard]) => {
    expect(judge('550 user unknown', `550 user unknown\n${stage}`)).toMatchObject({ reason, hard });
  });

  test('who is refused after the text in more than three words is unknown', () => {
    const after = '(in reply to end of DATA command)';
    for (const reply of ['554 delivery error: dd Not a valid recipient', '550 mailbox not found']) {
      expect(judge(reply, `${reply}\n${after}`)).toMatchObject({ reason: 'user_unknown', hard: true });
    }
  });

  test('who is not at his desk has an address', () => {
    for (const reply of ['550 Destinatario non presente in ufficio', '550 L’utente non presente al momento'])
      expect(judge(reply, reply)).toMatchObject({ hard: false });
  });

  test('a host that takes no mail may say so before it knows for whom', () => {
    const around = 'SMTP error from remote mail server after initial connection: 521 no SMTP service here';
    expect(judge('521 no SMTP service here', around)).toMatchObject({
      reason: 'no_mail_accepted',
      hard: true,
    });
  });

  test('“user unknown” counts with the code of a bad address, a vague one or none, not with another', () => {
    const said = { around: '', status: '', names: NAMES };
    expect(judgeReason({ ...said, reply: '550 user unknown' })).toMatchObject({
      reason: 'user_unknown',
      hard: true,
    });
    expect(judgeReason({ ...said, reply: '550 5.2.1 user unknown' })).toMatchObject({ hard: false });
    expect(judgeReason({ ...said, reply: '450 4.2.0 no such mailbox today' })).toMatchObject({ hard: false });
    expect(judgeReason({ ...said, reply: '550 5.7.1 no such user here' })).toMatchObject({ hard: false });
    // Yandex refuses whom it does not know with the code of its policy.
    expect(judgeReason({ ...said, reply: '550 5.7.1 No such user!' })).toMatchObject({ hard: true });
  });

  test.for([
    ['bad-mailbox', '550 5.2.1 <ada@readers.example>... User Unknown', 'user_unknown', true],
    ['quota-issues', '550 sorry', 'mailbox_full', false],
    ['bad-domain', '', 'host_unknown', true],
    ['other', '550 5.2.1 <ada@readers.example>... User Unknown', 'filtered', false],
  ] as const)('the sending server files it under %s', ([category, reply, reason, hard]) => {
    expect(judgeReason({ reply, around: '', status: '', category, names: NAMES })).toMatchObject({
      reason,
      hard,
    });
  });
});
