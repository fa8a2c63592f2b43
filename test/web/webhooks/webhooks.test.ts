import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { pino } from 'pino';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { applyEvents } from '../../../src/bounces/apply-events.ts';
import type { Incoming } from '../../../src/bounces/apply-reports.ts';
import { type ReceivedMail, receiveMail } from '../../../src/bounces/receive-mail.ts';
import { openProviders } from '../../../src/bounces/webhooks/providers.ts';
import { isSnsAddress } from '../../../src/bounces/webhooks/sns-signature.ts';
import { createUnprovenCount } from '../../../src/jobs/returned/count-unproven.ts';
import { createBackground } from '../../../src/lib/background.ts';
import { silentLog } from '../../../src/lib/log.ts';
import { createWebhookTokens } from '../../../src/store/returned/webhook-tokens.ts';
import { createWebhooks } from '../../../src/web/webhooks/create-webhooks.ts';
import { arf } from '../../bounces/returned-messages.ts';
import { DAY, sentIssues } from '../../bounces/sent-issues.ts';
import { ownSigner } from './own-signer.ts';

const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:newsroom-bounces';
const CERT_URL = 'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0123.pem';
const SECRET = 'a-secret-of-the-tests';
const ec = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });

const open: AsyncDisposable[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each[Symbol.asyncDispose]();
});

/** The webhooks on a real port, with keys of our own. `asked`: what they fetched from SNS. */
async function listening({ failing = false, log = silentLog, pauseMs = 600_000 } = {}) {
  const s = await sentIssues();
  const background = createBackground(log);
  const sent = await s.send(0);
  const deps = { ...s, rules: { softInARow: 3 } };
  const asked: string[] = [];
  const app = createWebhooks({
    providers: openProviders(
      {
        sesTopics: [TOPIC],
        sendgridKey: ec.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
        mailgunKey: SECRET,
        postmarkSecret: SECRET,
        genericSecret: SECRET,
      },
      {
        tokens: createWebhookTokens(s.database.db),
        fetchText: async (url) => {
          asked.push(url);
          return url === CERT_URL ? ownSigner.cert : url.includes('ConfirmSubscription') ? '<ok/>' : null;
        },
      },
    ),
    returnPaths: s.returnPaths,
    clock: s.clock,
    log,
    receiveEvents: async (_source: string, events: readonly Incoming[]) => {
      if (failing) throw new Error('the disk is full');
      await applyEvents(deps, events);
    },
    receiveMail: async (mail: ReceivedMail) => {
      if (failing) throw new Error('the disk is full');
      return receiveMail(deps, mail);
    },
    refused: createUnprovenCount({ reports: s.reports, clock: s.clock, log }, background, pauseMs),
  });
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const started = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(started));
  });
  open.push(s, background, {
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  });
  const { port } = server.address() as { port: number };
  const post = async (provider: string, body: string | Buffer, headers: Record<string, string> = {}) => {
    const answer = await fetch(`http://127.0.0.1:${port}/${provider}`, { method: 'POST', body, headers });
    return { status: answer.status, body: await answer.json() };
  };
  const [first, second] = sent;
  if (!first || !second) throw new Error('nothing was sent');
  return {
    s,
    port,
    first,
    second,
    path: s.returnPaths.returnPathOf(first),
    post,
    asked,
    background,
    seconds: () => String(Math.floor(s.clock.at / 1000)),
  };
}

type Here = Awaited<ReturnType<typeof listening>>;

const nothingHappened = async ({ s }: Here) => {
  expect([await s.barred(1), await s.barred(2)]).toEqual([null, null]);
};

describe('Amazon SES by SNS', () => {
  type Sns = Record<string, string | undefined>;
  const signed = (fields: Sns, version: '1' | '2' = '2'): string => {
    const names = [
      'Message',
      'MessageId',
      'Subject',
      'SubscribeURL',
      'Timestamp',
      'Token',
      'TopicArn',
      'Type',
    ];
    const text = names
      .flatMap((name) => (fields[name] === undefined ? [] : [`${name}\n${fields[name]}\n`]))
      .join('');
    const signature = createSign(version === '1' ? 'RSA-SHA1' : 'RSA-SHA256')
      .update(text)
      .sign(ownSigner.key, 'base64');
    return JSON.stringify({
      SignatureVersion: version,
      SigningCertURL: CERT_URL,
      ...fields,
      Signature: signature,
    });
  };
  const notified = ({ s }: Here, message: object, changes: Sns = {}): Sns => ({
    Type: 'Notification',
    MessageId: 'c0ffee',
    TopicArn: TOPIC,
    Message: JSON.stringify(message),
    Timestamp: new Date(s.clock.at).toISOString(),
    ...changes,
  });
  const bounced = (here: Here, type = 'Permanent') => ({
    notificationType: 'Bounce',
    bounce: {
      bounceType: type,
      bounceSubType: 'General',
      bouncedRecipients: [
        {
          emailAddress: 'reader1@mail.example',
          status: '5.1.1',
          diagnosticCode: 'smtp; 550 5.1.1 user unknown',
        },
      ],
    },
    mail: { source: here.path, messageId: '0100-ses' },
  });

  test('a kind of bounce that is the name of what every object has', async () => {
    const here = await listening();
    const told = bounced(here, 'Transient');
    const body = { ...told, bounce: { ...told.bounce, bounceSubType: 'constructor' } };
    expect((await here.post('ses', signed(notified(here, body)))).status).toBe(200);
    expect(await here.s.reports.list({}, 9)).toMatchObject([{ reason: 'unknown' }]);
  });

  test.for(['1', '2'] as const)('a bounce, signature version %s', async (version) => {
    const here = await listening();
    const body = signed(notified(here, bounced(here)), version);
    expect(await here.post('ses', body)).toEqual({ status: 200, body: { received: 1 } });
    expect(await here.post('ses', body)).toEqual({ status: 200, body: { received: 1 } });
    expect(await here.s.barred(1)).toBe('hard_bounce');
    expect(await here.s.reports.list({}, 9)).toMatchObject([
      { source: 'ses', matchedBy: 'return_path', code: 550, enhanced: '5.1.1', copies: 2 },
    ]);
    expect(here.asked).toEqual([CERT_URL]);
  });

  test('a bounce that SES itself cannot tell bars nobody', async () => {
    const here = await listening();
    await here.post('ses', signed(notified(here, bounced(here, 'Undetermined'))));
    expect(await here.s.barred(1)).toBeNull();
    expect(await here.s.reports.list({}, 9)).toMatchObject([{ kind: 'soft', outcome: 'counted' }]);
  });

  test('a transient bounce is soft; an event of a configuration set and its Message-ID will do, too', async () => {
    const here = await listening();
    const { notificationType: _type, ...rest } = bounced(here, 'Transient');
    const event = {
      ...rest,
      eventType: 'Bounce',
      mail: {
        source: 'news@example.org',
        headers: [{ name: 'Message-ID', value: `<${here.first.messageId}>` }],
      },
    };
    await here.post('ses', signed(notified(here, event)));
    expect(await here.s.reports.list({}, 9)).toMatchObject([
      { kind: 'soft', outcome: 'counted', matchedBy: 'message_id' },
    ]);
  });

  test('a complaint', async () => {
    const here = await listening();
    const told = {
      notificationType: 'Complaint',
      complaint: {
        complaintFeedbackType: 'abuse',
        complainedRecipients: [{ emailAddress: 'reader1@mail.example' }],
      },
      mail: { source: here.path },
    };
    await here.post('ses', signed(notified(here, told)));
    expect(await here.s.barred(1)).toBe('complaint');
  });

  test('a reader who says that it is no spam after all is barred from nothing', async () => {
    const here = await listening();
    const told = {
      notificationType: 'Complaint',
      complaint: {
        complaintFeedbackType: 'not-spam',
        complainedRecipients: [{ emailAddress: 'reader1@mail.example' }],
      },
      mail: { source: here.path },
    };
    await here.post('ses', signed(notified(here, told)));
    await nothingHappened(here);
    expect(await here.s.reports.list({}, 9)).toMatchObject([{ kind: 'other', outcome: 'no_effect' }]);
  });

  test.for([
    ['everything', { unsubscribeAll: true }, 'complaint'],
    ['each topic', { topicSubscriptionStatus: [{ subscriptionStatus: 'OptOut' }] }, 'complaint'],
    [
      'one topic',
      { topicSubscriptionStatus: [{ subscriptionStatus: 'OptOut' }, { subscriptionStatus: 'OptIn' }] },
      null,
    ],
    ['nothing', { unsubscribeAll: false }, null],
  ] as const)('a reader who leaves %s in SES’s own list', async ([, newTopicPreferences, barred]) => {
    const here = await listening();
    const told = {
      eventType: 'Subscription',
      subscription: { source: 'UnsubscribeHeader', newTopicPreferences },
      mail: { source: here.path, destination: ['reader1@mail.example'] },
    };
    await here.post('ses', signed(notified(here, told)));
    expect(await here.s.barred(1)).toBe(barred);
  });

  test.for([
    [{ eventType: 'Reject', reject: { reason: 'Bad content' } }],
    [{ eventType: 'Rendering Failure', failure: { errorMessage: 'no such attribute' } }],
    [
      {
        eventType: 'DeliveryDelay',
        deliveryDelay: {
          delayType: 'MailboxFull',
          delayedRecipients: [{ emailAddress: 'reader1@mail.example' }],
        },
      },
    ],
    [{ eventType: 'Delivery', delivery: { recipients: ['reader1@mail.example'] } }],
  ])('%j bars nobody', async ([event]) => {
    const here = await listening();
    const mail = { source: here.path, destination: ['reader1@mail.example'] };
    expect((await here.post('ses', signed(notified(here, { ...event, mail })))).status).toBe(200);
    await nothingHappened(here);
  });

  test('several recipients of one notification are each told of', async () => {
    const here = await listening();
    const told = bounced(here);
    const [one] = told.bounce.bouncedRecipients;
    told.mail.source = 'news@example.org';
    told.bounce.bouncedRecipients = [1, 2].map((n) => ({
      ...(one ?? { status: '', diagnosticCode: '' }),
      emailAddress: `reader${n}@mail.example`,
    }));
    expect((await here.post('ses', signed(notified(here, told)))).body).toEqual({ received: 2 });
    expect([await here.s.barred(1), await here.s.barred(2)]).toEqual(['hard_bounce', 'hard_bounce']);
  });

  test('a subject is signed with the rest', async () => {
    const here = await listening();
    const body = signed(notified(here, bounced(here), { Subject: 'Amazon SES Email Event Notification' }));
    expect((await here.post('ses', body.replace('SES Email', 'SES Post'))).status).toBe(401);
    expect((await here.post('ses', body)).status).toBe(200);
    expect(await here.s.barred(1)).toBe('hard_bounce');
  });

  test('a subscription of our topic is confirmed at SNS, and nowhere else', async () => {
    const here = await listening();
    const asks = (url: string) =>
      signed(
        notified(
          here,
          {},
          { Type: 'SubscriptionConfirmation', Token: '23', Message: 'You chose …', SubscribeURL: url },
        ),
      );
    const there = 'https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=23';
    expect((await here.post('ses', asks(there))).status).toBe(200);
    expect(here.asked).toEqual([CERT_URL, there]);
    expect((await here.post('ses', asks('https://evil.example/?Action=ConfirmSubscription'))).status).toBe(
      500,
    );
    expect(here.asked).toHaveLength(2);
    // Where it cannot be confirmed now, SNS is to ask again.
    expect((await here.post('ses', asks(`${there.split('?')[0]}?Action=Other`))).status).toBe(500);
  });

  test.for([
    [CERT_URL, true],
    ['https://sns.cn-north-1.amazonaws.com.cn/x.pem', true],
    ['http://sns.eu-west-1.amazonaws.com/x.pem', false],
    ['https://sns.eu-west-1.amazonaws.com:8443/x.pem', false],
    ['https://us:pw@sns.eu-west-1.amazonaws.com/x.pem', false],
    ['https://x.sns.eu-west-1.amazonaws.com/x.pem', false],
    ['https://sns.eu-west-1.amazonaws.com.evil.example/x.pem', false],
    ['x.pem', false],
  ] as const)('%s is an address of SNS: %s', ([url, expected]) => {
    expect(isSnsAddress(url)).toBe(expected);
  });

  test.for<[string, (here: Here, body: string) => string]>([
    ['a changed message', (_here, body) => body.replace('reader1', 'reader2')],
    ['another topic', (here) => signed(notified(here, bounced(here), { TopicArn: `${TOPIC}2` }))],
    [
      'a certificate from elsewhere',
      (_here, body) =>
        body.replace('sns.eu-west-1.amazonaws.com', 'sns.eu-west-1.amazonaws.com.evil.example'),
    ],
    [
      'what is no certificate, from SNS itself',
      (_here, body) => body.replace(CERT_URL, 'https://sns.eu-west-1.amazonaws.com/ConfirmSubscription.pem'),
    ],
    [
      'a certificate under another ending, which anybody may have put there',
      (_here, body) => body.replace(CERT_URL, CERT_URL.replace('.pem', '.txt')),
    ],
    ['a certificate by http', (_here, body) => body.replace('https://sns', 'http://sns')],
    [
      'a certificate from another host of Amazon’s',
      (_here, body) => body.replace('https://sns.eu-west-1', 'https://bucket.s3'),
    ],
    [
      'a message of the day before yesterday',
      (here) =>
        signed(
          notified(here, bounced(here), { Timestamp: new Date(here.s.clock.at - 2 * DAY).toISOString() }),
        ),
    ],
    ['a message of no time', (here) => signed(notified(here, bounced(here), { Timestamp: 'this morning' }))],
    [
      'a certificate that has run out',
      (here) => {
        here.s.clock.at = Date.UTC(2121, 0, 1);
        return signed(notified(here, bounced(here)));
      },
    ],
    [
      'an unknown signature version',
      (_here, body) => body.replace('"SignatureVersion":"2"', '"SignatureVersion":"3"'),
    ],
    [
      'the name of what every object has',
      (_here, body) => body.replace('"SignatureVersion":"2"', '"SignatureVersion":"constructor"'),
    ],
    ['no signature', (_here, body) => body.replace(/"Signature":"[^"]*"/, '"Signature":""')],
    ['no SNS message', () => '{"notificationType":"Bounce"}'],
  ])('%s is refused', async ([, change]) => {
    const here = await listening();
    const body = change(here, signed(notified(here, bounced(here))));
    expect((await here.post('ses', body)).status).toBe(401);
    await nothingHappened(here);
    await expect
      .poll(() => here.s.reports.list({ refused: true }, 9))
      .toMatchObject([{ why: 'bad_signature', source: 'ses' }]);
  });
});

describe('SendGrid', () => {
  const send = (here: Here, events: object[], changes: { body?: string; timestamp?: string } = {}) => {
    const timestamp = changes.timestamp ?? here.seconds();
    const body = JSON.stringify(events);
    const signature = createSign('sha256')
      .update(timestamp + body)
      .sign(ec.privateKey, 'base64');
    return here.post('sendgrid', changes.body ?? body, {
      'X-Twilio-Email-Event-Webhook-Signature': signature,
      'X-Twilio-Email-Event-Webhook-Timestamp': timestamp,
    });
  };
  const of = ({ first }: Here, event: string, more: object = {}) => ({
    event,
    email: 'reader1@mail.example',
    sg_event_id: `id-${event}`,
    'smtp-id': `<${first.messageId}>`,
    ...more,
  });

  test('bounces, blocks and spam reports; other events are nothing to us', async () => {
    const here = await listening();
    const { second } = here;
    const answer = await send(here, [
      of(here, 'delivered'),
      of(here, 'bounce', { type: 'blocked', status: '5.7.1', reason: '550 5.7.1 blocked' }),
      of(here, 'bounce', { type: 'bounce', status: '5.1.1', reason: '550 5.1.1 unknown' }),
      { ...of(here, 'spamreport'), email: 'reader2@mail.example', 'smtp-id': `<${second.messageId}>` },
    ]);
    expect(answer).toEqual({ status: 200, body: { received: 3 } });
    expect([await here.s.barred(1), await here.s.barred(2)]).toEqual(['hard_bounce', 'complaint']);
    expect(await here.s.reports.ofIssue('morning/2026-11-23')).toEqual({ hard: 1, soft: 1, complaints: 1 });
  });

  test.for(['unsubscribe', 'group_unsubscribe'])('%s is the reader’s own word', async (event) => {
    const here = await listening();
    await send(here, [of(here, event)]);
    expect(await here.s.barred(1)).toBe('complaint');
  });

  test('a bounce with a passing status is soft', async () => {
    const here = await listening();
    await send(here, [of(here, 'bounce', { type: 'bounce', status: '4.2.2', reason: '452 4.2.2 full' })]);
    expect(await here.s.barred(1)).toBeNull();
    expect(await here.s.reports.ofIssue('morning/2026-11-23')).toMatchObject({ hard: 0, soft: 1 });
  });

  test.for([
    ['Spam Reporting Address', 'complaint'],
    ['Bounced Address', 'hard_bounce'],
    ['Invalid', 'hard_bounce'],
    ['Unsubscribed Address', 'complaint'],
    ['Recipient List over Package Quota', null],
    ['Invalid SMTPAPI header', null],
    ['Spam Content (if Spam Checker app is enabled)', null],
  ] as const)('what was not sent at all, because of “%s”: %s', async ([reason, barred]) => {
    const here = await listening();
    await send(here, [of(here, 'dropped', { reason })]);
    expect(await here.s.barred(1)).toBe(barred);
    expect(await here.s.reports.list({}, 9)).toHaveLength(1);
  });

  test('an event of somebody else’s mail through the same account is refused', async () => {
    const here = await listening();
    const bounce = of(here, 'bounce', { type: 'bounce', 'smtp-id': '<invoice@shop.example>' });
    expect((await send(here, [bounce])).status).toBe(200);
    await nothingHappened(here);
    expect(await here.s.reports.list({ refused: true }, 9)).toMatchObject([{ why: 'unknown_message' }]);
  });

  test('a changed body, an old timestamp and no signature are refused', async () => {
    const here = await listening();
    const bounce = of(here, 'bounce', { type: 'bounce' });
    const old = String(Number(here.seconds()) - 2 * 86_400);
    expect((await send(here, [bounce], { body: JSON.stringify([bounce, bounce]) })).status).toBe(401);
    expect((await send(here, [bounce], { timestamp: old })).status).toBe(401);
    expect((await here.post('sendgrid', JSON.stringify([bounce]))).status).toBe(401);
    await nothingHappened(here);
  });
});

describe('Mailgun', () => {
  const body = (
    here: Here,
    data: object,
    { token = 't0ken', key = SECRET, timestamp = here.seconds() } = {},
  ) =>
    JSON.stringify({
      signature: {
        timestamp,
        token,
        signature: createHmac('sha256', key)
          .update(timestamp + token)
          .digest('hex'),
      },
      'event-data': {
        id: 'e1',
        recipient: 'reader1@mail.example',
        message: { headers: { 'message-id': here.first.messageId } },
        ...data,
      },
    });
  const failed = {
    event: 'failed',
    severity: 'permanent',
    reason: 'bounce',
    'delivery-status': { code: 550, 'enhanced-code': '5.1.1', message: '5.1.1 no such user' },
  };

  test('a permanent failure is hard, a temporary one no bounce', async () => {
    const here = await listening();
    expect((await here.post('mailgun', body(here, { ...failed, severity: 'temporary' }))).status).toBe(200);
    expect(await here.s.barred(1)).toBeNull();
    expect((await here.post('mailgun', body(here, failed, { token: 'another' }))).status).toBe(200);
    expect(await here.s.barred(1)).toBe('hard_bounce');
  });

  test.for([
    ['what was suppressed for a complaint', { ...failed, reason: 'suppress-complaint' }, 'complaint'],
    ['what was given up after hours', { ...failed, reason: 'old' }, null],
    [
      'a blocked sender',
      { ...failed, 'delivery-status': { code: 550, 'enhanced-code': '5.7.1', message: '' } },
      null,
    ],
    ['what bounced before', { ...failed, reason: 'suppress-bounce', 'delivery-status': {} }, 'hard_bounce'],
    [
      'a closed mailbox',
      { ...failed, 'delivery-status': { code: 550, 'enhanced-code': '5.2.1', message: '' } },
      'hard_bounce',
    ],
    [
      'an old server’s 550',
      { ...failed, 'delivery-status': { code: 550, message: 'unknown' } },
      'hard_bounce',
    ],
    ['an old server’s 552', { ...failed, 'delivery-status': { code: 552, message: 'full' } }, null],
    [
      'an old server’s 550 to a block',
      { ...failed, 'delivery-status': { code: 550, message: 'spam message rejected' } },
      null,
    ],
    [
      'an old server’s 550 to a full mailbox',
      { ...failed, 'delivery-status': { code: 550, message: 'mailbox is full' } },
      null,
    ],
    [
      'a sender that is not wanted',
      { ...failed, 'delivery-status': { code: 550, 'enhanced-code': '5.1.8', message: 'sender rejected' } },
      null,
    ],
    ['what was suppressed for a wish', { ...failed, reason: 'suppress-unsubscribe' }, 'complaint'],
    ['a wish to get no more', { event: 'unsubscribed' }, 'complaint'],
    ['a complaint', { event: 'complained' }, 'complaint'],
    ['an opening', { event: 'opened' }, null],
  ] as const)('%s', async ([, data, barred]) => {
    const here = await listening();
    expect((await here.post('mailgun', body(here, data))).status).toBe(200);
    expect(await here.s.barred(1)).toBe(barred);
  });

  test('a token is good for one body: the signature does not cover it', async () => {
    const here = await listening();
    await here.post('mailgun', body(here, { event: 'opened' }));
    expect((await here.post('mailgun', body(here, { event: 'opened' }))).status).toBe(200);
    expect((await here.post('mailgun', body(here, failed))).status).toBe(401);
    expect((await here.post('mailgun', body(here, failed, { token: 'x', key: 'guessed' }))).status).toBe(401);
    const old = String(Number(here.seconds()) - 2 * 86_400);
    expect((await here.post('mailgun', body(here, failed, { token: 'y', timestamp: old }))).status).toBe(401);
    await nothingHappened(here);
  });
});

describe('Postmark', () => {
  const basic = (password: string) => ({
    authorization: `Basic ${Buffer.from(`any:${password}`).toString('base64')}`,
  });
  const bounce = (Type: string) =>
    JSON.stringify({
      RecordType: 'Bounce',
      Type,
      ID: 4711,
      Email: 'reader1@mail.example',
      Details: '550 no such user',
    });

  test.for([
    ['HardBounce', 'hard_bounce'],
    ['SpamComplaint', 'complaint'],
    ['Unsubscribe', 'complaint'],
    ['BadEmailAddress', 'hard_bounce'],
    ['ManuallyDeactivated', 'hard_bounce'],
    ['SoftBounce', null],
    ['DnsError', null],
    ['Blocked', null],
    ['DMARCPolicy', null],
    ['SpamNotification', null],
    ['Unknown', null],
    ['AddressChange', null],
    ['AutoResponder', null],
    ['Transient', null],
    ['ChallengeVerification', null],
  ] as const)('%s', async ([type, barred]) => {
    const here = await listening();
    expect((await here.post('postmark', bounce(type), basic(SECRET))).status).toBe(200);
    expect(await here.s.barred(1)).toBe(barred);
    expect(await here.s.reports.list({}, 9)).toMatchObject([{ matchedBy: 'address' }]);
  });

  test.for([
    'SMTPApiError',
    'InboundError',
    'OpenRelayTest',
    'Unconfirmed',
    'TemplateRenderingFailed',
    'Subscribe',
    'constructor',
  ])('%s says nothing of a delivery', async (type) => {
    const here = await listening();
    expect((await here.post('postmark', bounce(type), basic(SECRET))).status).toBe(200);
    await nothingHappened(here);
  });

  test.for([
    [{ SuppressSending: true, SuppressionReason: 'ManualSuppression', Origin: 'Recipient' }, 'complaint'],
    [{ SuppressSending: true, SuppressionReason: 'SpamComplaint', Origin: 'Recipient' }, 'complaint'],
    [{ SuppressSending: true, SuppressionReason: 'HardBounce', Origin: 'Recipient' }, 'hard_bounce'],
    [{ SuppressSending: true, SuppressionReason: 'ManualSuppression', Origin: 'Customer' }, 'hard_bounce'],
    [{ SuppressSending: false, SuppressionReason: null, Origin: 'Recipient' }, null],
  ] as const)('a change of subscription %j: %s', async ([change, barred]) => {
    const here = await listening();
    const body = { RecordType: 'SubscriptionChange', Recipient: 'reader1@mail.example', ...change };
    expect((await here.post('postmark', JSON.stringify(body), basic(SECRET))).status).toBe(200);
    expect(await here.s.barred(1)).toBe(barred);
  });

  test('events without an ID are told apart by their text', async () => {
    const here = await listening();
    const soft = (Details: string) =>
      JSON.stringify({ RecordType: 'Bounce', Type: 'SoftBounce', Email: 'reader1@mail.example', Details });
    await here.post('postmark', soft('452 full'), basic(SECRET));
    await here.s.send(1);
    for (const said of ['452 full', '452 still full']) await here.post('postmark', soft(said), basic(SECRET));
    const reports = await here.s.reports.list({}, 9);
    expect(reports.map(({ copies }) => copies).sort()).toEqual([1, 2]);
  });

  test('the secret in a header will do; a wrong one or none is refused', async () => {
    const here = await listening();
    expect((await here.post('postmark', bounce('HardBounce'), basic('guessed'))).status).toBe(401);
    expect((await here.post('postmark', bounce('HardBounce'))).status).toBe(401);
    await nothingHappened(here);
    expect((await here.post('postmark', bounce('HardBounce'), { 'x-twofold-secret': SECRET })).status).toBe(
      200,
    );
    expect(await here.s.barred(1)).toBe('hard_bounce');
  });
});

test('SendGrid: a key that cannot check its signatures is refused at once, not with each request', () => {
  const { publicKey } = generateKeyPairSync('ed25519');
  const sendgridKey = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  const none = { sesTopics: null, mailgunKey: null, postmarkSecret: null, genericSecret: null };
  const needs = { tokens: { use: async () => true }, fetchText: async () => null };
  expect(() => openProviders({ ...none, sendgridKey }, needs)).toThrow(/SENDGRID_WEBHOOK_KEY/);
  expect(openProviders({ ...none, sendgridKey: null }, needs).size).toBe(0);
});

test('who hangs up in the middle of a request writes no error into the log', async () => {
  const levels: number[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void levels.push(JSON.parse(line).level) });
  const here = await listening({ log });
  for (const head of ['Content-Length: 1000', 'Transfer-Encoding: chunked']) {
    const socket = connect(here.port, '127.0.0.1');
    socket.write(`POST /generic HTTP/1.1\r\nHost: x\r\n${head}\r\n\r\n5\r\nabcde`);
    await setTimeout(100);
    socket.destroy();
  }
  await vi.waitFor(() => expect(levels).toHaveLength(2));
  expect(levels).toEqual([30, 30]);
});

describe('the generic webhook', () => {
  const send = (here: Here, body: string, more: { timestamp?: string; type?: string; key?: string } = {}) => {
    const timestamp = more.timestamp ?? here.seconds();
    return here.post('generic', body, {
      'content-type': more.type ?? 'application/json',
      'twofold-timestamp': timestamp,
      'twofold-signature': createHmac('sha256', more.key ?? SECRET)
        .update(`${timestamp}.${body}`)
        .digest('hex'),
    });
  };
  const hard = JSON.stringify({
    kind: 'hard',
    address: 'reader1@mail.example',
    detail: '550 5.1.1 no such user',
  });

  test('one event, several, or a returned message', async () => {
    const here = await listening();
    expect(await send(here, hard)).toEqual({ status: 200, body: { received: 1 } });
    expect(await here.s.barred(1)).toBe('hard_bounce');
    const several = [
      { kind: 'delayed', address: 'reader2@mail.example' },
      { kind: 'soft', address: 'reader2@mail.example' },
    ];
    expect(await send(here, JSON.stringify({ events: several }))).toMatchObject({ body: { received: 2 } });
    expect(await here.s.barred(2)).toBeNull();
    const message = arf({
      to: 'fbl@news.example',
      recipient: here.second.address,
      messageId: here.second.messageId,
    });
    expect((await send(here, message, { type: 'message/rfc822' })).status).toBe(200);
    expect(await here.s.barred(2)).toBe('complaint');
  });

  test('the same words about the next issue are another event, and the same request is not', async () => {
    const here = await listening();
    const soft = JSON.stringify({ kind: 'soft', address: 'reader2@mail.example' });
    const first = here.seconds();
    await send(here, soft);
    const { at } = here.s.clock;
    await here.s.send(1);
    here.s.clock.at = at;
    await send(here, soft, { timestamp: first });
    expect(await here.s.reports.list({}, 9)).toMatchObject([{ kind: 'soft', copies: 2 }]);
    here.s.clock.at += 60_000;
    await send(here, soft);
    expect(await here.s.reports.list({}, 9)).toHaveLength(2);
  });

  test('unsigned, wrongly signed and old requests are refused', async () => {
    const here = await listening();
    const old = String(Number(here.seconds()) - 660);
    const ahead = String(Number(here.seconds()) + 660);
    expect((await here.post('generic', hard)).status).toBe(401);
    expect((await send(here, hard, { key: 'guessed' })).status).toBe(401);
    expect((await send(here, hard, { timestamp: old })).status).toBe(401);
    expect((await send(here, hard, { timestamp: ahead })).status).toBe(401);
    await nothingHappened(here);
  });

  const burst = async (here: Here) => {
    for (let i = 0; i < 4; i++) expect((await here.post('generic', hard)).status).toBe(401);
  };
  const counted = async (here: Here) => {
    const reports = await here.s.reports.list({ refused: true }, 9);
    return reports.map(({ why, copies }) => `${why} ${copies}`);
  };

  test('a burst of refused ones is counted whole, though none comes after it', async () => {
    const here = await listening({ pauseMs: 100 });
    await burst(here);
    await expect.poll(() => counted(here)).toEqual(['bad_signature 4']);
  });

  test('the first refused one is counted at once, the others when the process stops', async () => {
    const here = await listening();
    await burst(here);
    await expect.poll(() => counted(here)).toEqual(['bad_signature 1']);
    await here.background[Symbol.asyncDispose]();
    expect(await counted(here)).toEqual(['bad_signature 4']);
  });

  test.for([
    ['hello', 'the body is not JSON'],
    ['[]', 'the body: Invalid input: expected object, received array'],
    ['{"kind":"gone","address":"reader1@mail.example"}', /^kind: .*"hard"\|"soft"/],
    [`{"events":[${hard},{"kind":"hard"}]}`, /^events\[1\]\.address: .*expected string/],
  ] as const)('%s is not understood, and whoever signed it hears why', async ([body, problem]) => {
    const warned: unknown[] = [];
    const log = pino({ level: 'warn' }, { write: (line: string) => void warned.push(JSON.parse(line).why) });
    const here = await listening({ log });
    const answer = { error: 'not understood', problem: expect.stringMatching(problem) };
    expect(await send(here, body)).toEqual({ status: 422, body: answer });
    expect(warned).toEqual([answer.problem]);
    await nothingHappened(here);
  });

  test('what could not be written down is asked for again', async () => {
    const here = await listening({ failing: true });
    expect((await send(here, hard)).status).toBe(500);
    expect((await send(here, 'From: a', { type: 'message/rfc822' })).status).toBe(500);
  });

  test('a thousand events come at once at most', async () => {
    const here = await listening();
    const events = (count: number) => JSON.stringify({ events: Array(count).fill(JSON.parse(hard)) });
    expect((await send(here, events(1_001))).body).toMatchObject({
      problem: expect.stringMatching(/^events: /),
    });
    await nothingHappened(here);
  });

  test('a body of more than 2 MB is refused', async () => {
    const here = await listening();
    expect((await send(here, 'x'.repeat(2_200_000))).status).toBe(413);
  });
});

test('a webhook nobody opened is not there, and a browser hears that another is', async () => {
  const here = await listening();
  expect((await here.post('sparkpost', '{}')).status).toBe(404);
  const look = (name: string) => fetch(`http://127.0.0.1:${here.port}/${name}`);
  expect((await look('sparkpost')).status).toBe(404);
  const there = await look('generic');
  expect([there.status, there.headers.get('allow')]).toEqual([405, 'POST']);
});
