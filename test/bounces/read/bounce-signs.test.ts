import { describe, expect, test } from 'vitest';
import { readReport } from '../../../src/bounces/read/read-report.ts';

/** A notice without fields a machine could read: subject and words of a mail system, by language. */
const NOTICES: Record<string, [subject: string, words: string]> = {
  English: ['Undeliverable: Morning Update', 'could not be delivered:'],
  'English, of an error': ['Error sending message [17.a] from [mx]', 'the delivery failure was:'],
  'English, in three letters': ['NDN: Morning Update', 'could not be delivered to:'],
  German: ['Unzustellbar: Morning Update', 'konnte nicht zugestellt werden:'],
  French: ['Non remis : Morning Update', 'La remise à ces destinataires a échoué :'],
  Spanish: ['No se puede entregar: Morning Update', 'Error de entrega a los siguientes destinatarios:'],
  Portuguese: ['Não Entregue: Morning Update', 'Falha na entrega a estes destinatários:'],
  Italian: ['Non recapitabile: Morning Update', 'Impossibile recapitare il messaggio a:'],
  'Italian, in other words': ['Messaggio non inoltrabile', 'Il messaggio non può essere recapitato a:'],
  Dutch: ['Onbestelbaar: Morning Update', 'Dit bericht kan niet worden bezorgd:'],
  Swedish: ['Går inte att leverera: Morning Update', 'Det gick inte att leverera till:'],
  Danish: ['Kan ikke leveres: Morning Update', 'Levering til disse modtagere mislykkedes:'],
  Norwegian: ['Ikke levert: Morning Update', 'Levering mislyktes til disse mottakerne:'],
  Finnish: ['Toimittaminen epäonnistui: Morning Update', 'Viestiä ei voitu toimittaa:'],
  Polish: ['Zwrot niedoręczonej wiadomości', 'Wiadomość nie mogła zostać dostarczona:'],
  Czech: ['Nedoručitelné: Morning Update', 'Doručení těmto příjemcům se nezdařilo:'],
  Hungarian: ['Kézbesíthetetlen: Morning Update', 'Nem sikerült kézbesíteni:'],
  Romanian: ['Nelivrabil: Morning Update', 'Mesajul nu a putut fi livrat:'],
  Turkish: ['Teslim edilemedi: Morning Update', 'İletiniz teslim edilemedi:'],
  Greek: ['Ανεπίδοτο: Morning Update', 'Η παράδοση απέτυχε:'],
  Russian: ['Не удается доставить: Morning Update', 'Сбой доставки следующим получателям:'],
  Ukrainian: ['Не вдалося доставити: Morning Update', 'Лист не може бути доставлено:'],
  Arabic: ['غير قابل للتسليم: Morning Update', 'تعذر تسليم رسالتك:'],
  Thai: ['ไม่สามารถส่งได้: Morning Update', 'ไม่สามารถส่งถึงผู้รับ:'],
  Vietnamese: ['Không gửi được: Morning Update', 'Không thể gửi thư đến:'],
  Japanese: ['配信不能: Morning Update', '次の受信者への配信に失敗しました:'],
  Chinese: ['未送达: Morning Update', '传递到以下收件人失败:'],
  'traditional Chinese': ['無法傳遞: Morning Update', '無法傳遞至下列收件者:'],
  Bulgarian: ['Писмото не е доставено', 'Писмото не може да бъде доставено на:'],
  Croatian: ['Poruka nije isporučena', 'Poruku nije bilo moguće isporučiti na:'],
  Slovak: ['Správa nebola doručená', 'Správu sa nepodarilo doručiť na:'],
  Slovene: ['Sporočilo ni bilo dostavljeno', 'Sporočila ni bilo mogoče dostaviti na:'],
  'Finnish, with a noun': ['Toimitus epäonnistui: Morning Update', 'Viestin toimitus epäonnistui:'],
  'Romanian, in the past': ['Mesajul nu a fost livrat', 'Mesajul nu a putut fi livrat la:'],
  Korean: ['배달되지 않음: Morning Update', '메일을 전달하지 못했습니다:'],
};

function noticeOf(from: string, subject: string, words: string): Buffer {
  return Buffer.from(`From: ${from}
To: bounce+7.abc123@news.example.com
Subject: ${subject}
Content-Type: text/plain; charset=utf-8

${words}

ada@readers.example
`);
}

describe('a notice in words alone', () => {
  test.for(Object.entries(NOTICES))('%s', async ([, [subject, words]]) => {
    const message = noticeOf('Mail <system@mx.relay.example>', subject, words);
    expect(await readReport(message)).toMatchObject([{ kind: 'bounce', address: 'ada@readers.example' }]);
  });

  test('a quarantine that keeps the mail', async () => {
    const words = 'The gateway has\nnot delivered a message. It is considered spam:';
    const message = noticeOf('Gateway <postmaster@mx.relay.example>', 'A suspect message', words);
    expect(await readReport(message)).toMatchObject([{ kind: 'bounce', hard: false, reason: 'spam' }]);
  });

  test.for([
    ['to a list', 'List-Unsubscribe: <https://parcels.example/off>\n', 'ada@readers.example'],
    ['with an address of its own', '', 'care@parcels.example'],
  ])('a mailing about a parcel sends none: %s', async ([, field, address]) => {
    const message = `From: Parcels <offers@parcels.example>
To: bounce+7.abc123@news.example.com
Subject: Delivery failed: choose a new day
${field}
Your parcel could not be delivered. Write to ${address}.
`;
    expect(await readReport(Buffer.from(message))).toMatchObject([{ kind: 'other', why: 'unrelated' }]);
  });

  test.for([
    ['Re: Undelivered Mail Returned to Sender', '> <ada@readers.example>: 550 5.1.1 User unknown'],
    ['AW: Unzustellbar: Anmeldung', '> ada@readers.example konnte nicht zugestellt werden: 550 5.1.1'],
  ])('a reader who answers one sends none: %s', async ([subject, quoted]) => {
    const message = `Return-Path: <ben@readers.example>
From: Ben <ben@readers.example>
To: bounce+7.abc123@news.example.com
Subject: ${subject}

My sister gets nothing either. Is her address wrong at your end?

${quoted}
`;
    expect(await readReport(Buffer.from(message))).toMatchObject([{ kind: 'other', why: 'unrelated' }]);
  });

  test.for([
    ['3 undelivered mails: mailbox almost full', 'could not be delivered because your mailbox is full.'],
    ['Undelivered messages: act now', '7 messages could not be delivered to post@news.example.com.'],
  ])('bait about mail for us sends none: %s', async ([subject, words]) => {
    const message = `From: Mail Administrator <admin@bait.example>
To: post@news.example.com
Subject: ${subject}

Dear post@news.example.com,

${words} Sign in: https://bait.example/login
`;
    expect(await readReport(Buffer.from(message))).toMatchObject([{ kind: 'other', why: 'unrelated' }]);
  });

  test('what "has not been delivered" is no delay without "yet"', async () => {
    const words = 'Your message was blocked by our spam firewall and has not been delivered to:';
    const message = noticeOf('Filter <mailer-daemon@mx.relay.example>', 'Message you sent blocked', words);
    expect(await readReport(message)).toMatchObject([{ kind: 'bounce', hard: false, reason: 'blocked' }]);
  });

  test('a list server that answers commands sends none', async () => {
    const message = noticeOf(
      'Lists <listserv@lists.example>',
      'Output of your job "bounces"',
      'Not subscribed:',
    );
    expect(await readReport(message)).toMatchObject([{ kind: 'other', why: 'unrelated' }]);
  });

  test('the reason counts where one is named, before what is said beside it', async () => {
    const words = 'Reason: the address could not be found.\n\nIf a mailbox is full, we write again.\n\nTo:';
    const message = noticeOf('postmaster@mx.relay.example', 'Undeliverable', words);
    expect(await readReport(message)).toMatchObject([{ kind: 'bounce', reason: 'user_unknown' }]);
  });

  test('a warning about our own mailbox is none', async () => {
    const message = `From: postmaster@news.example.com
To: bounce@news.example.com
Subject: Quota

bounce@news.example.com is at 90 %. You cannot send mail when it is full.
`;
    expect(await readReport(Buffer.from(message))).toMatchObject([{ kind: 'other', why: 'unrelated' }]);
  });

  test('a colleague away, whose answer has an empty return path, sends none', async () => {
    const message = `Return-Path: <>
From: Ben <ben@readers.example>
To: bounce+7.abc123@news.example.com
Subject: Re: Morning Update
Auto-Submitted: auto-replied

Elternzeit bis August. Ihre Nachricht wurde nicht weitergeleitet. Bitte an ada@readers.example.
`;
    expect(await readReport(Buffer.from(message))).toMatchObject([{ kind: 'other', why: 'auto_reply' }]);
  });

  test.for(['', 'Return-Path: <>\n'])('a reader who writes about a bounce sends none: %j', async (path) => {
    const message = `${path}From: Ben <ben@readers.example>
To: post@news.example.com
Subject: Re: Morning Update

The mail to ada@readers.example could not be delivered, “user unknown”. Can you look?
`;
    expect(await readReport(Buffer.from(message))).toMatchObject([{ kind: 'other', why: 'unrelated' }]);
  });
});

/** The server goes on trying, by language. */
const DELAYS: Record<string, [subject: string, words: string]> = {
  English: [
    'Delivery delayed: Morning Update',
    "This message hasn't been delivered yet. Delivery will continue to be attempted.",
  ],
  'English, over two lines': ['Warning: message 1 delayed', 'Your message has not yet\nbeen delivered to:'],
  German: ['=?utf-8?Q?Verz=C3=B6gerte_Zustellung?=', 'Ihre Nachricht konnte noch nicht zugestellt werden:'],
  French: ['Remise différée : Morning Update', "Ce message n'a pas encore été remis :"],
  Spanish: ['Entrega con demora: no se pudo entregar', 'Este mensaje aún no se ha entregado:'],
  Dutch: ['Vertraagd: Morning Update', 'Dit bericht is nog niet bezorgd:'],
  Russian: ['Доставка задерживается', 'Сообщение ещё не доставлено, не удалось связаться:'],
  Japanese: ['配信の遅延 配信エラー', 'このメッセージはまだ配信されていません。配信できません:'],
  'French, shorter': ['Retard de remise', "Ce message n'a pas encore pu être remis à :"],
  Italian: ['Consegna in ritardo', 'Il messaggio non è stato ancora consegnato:'],
  Polish: ['Opóźnienie dostarczenia', 'Wiadomość nie została jeszcze dostarczona:'],
  Slovak: ['Oneskorené doručenie', 'Správa zatiaľ nebola doručená:'],
  Croatian: ['Kašnjenje isporuke', 'Poruka još nije isporučena:'],
  Romanian: ['Întârziere la livrare', 'Mesajul nu a fost încă livrat:'],
  Bulgarian: ['Забавяне на доставката', 'Писмото все още не е доставено:'],
  Turkish: ['İletinin teslimi gecikti', 'İleti henüz teslim edilmedi:'],
  Finnish: ['Viestin toimitus viivästyy', 'Viestiä ei ole vielä toimitettu:'],
  Greek: ['Καθυστέρηση παράδοσης', 'Το μήνυμα δεν έχει παραδοθεί ακόμη:'],
  Chinese: ['邮件投递延迟', '邮件尚未送达，系统将继续尝试投递：'],
};

describe('a notice of delay', () => {
  test.for(Object.entries(DELAYS))('%s', async ([, [subject, words]]) => {
    const message = noticeOf('Mail Delivery System <mailer-daemon@mx.relay.example>', subject, words);
    expect(await readReport(message)).toMatchObject([
      { kind: 'other', why: 'delayed', address: 'ada@readers.example' },
    ]);
  });
});

test.for([
  [
    'Relayed: Morning Update',
    'Delivery to these recipients or groups is complete:\n\nada@readers.example',
    'other',
  ],
  ['BANNED contents from you (x.exe)', 'Delivery of the email was stopped!\n\nada@readers.example', 'bounce'],
  ['Rejected posting to ada@readers.example', 'You are not authorized to send mail to the list.', 'bounce'],
])('“%s”', async ([subject, words, kind]) => {
  const message = `From: postmaster@mx.relay.example\nSubject: ${subject}\n\n${words}\n`;
  expect(await readReport(Buffer.from(message))).toMatchObject([{ kind, address: 'ada@readers.example' }]);
});
