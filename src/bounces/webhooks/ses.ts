import { z } from 'zod';
import type { BounceReason, Report } from '../read/report.ts';
import { bounceOf, complaintOf, forged, looseText, otherOf, type Provider, parseJson } from './provider.ts';
import { createSnsCheck, type FetchText, isSnsAddress, snsMessage } from './sns-signature.ts';

/**
 * Amazon SES by way of SNS: notifications, or events of a configuration set. Only the topics named are listened to,
 * and their subscription is confirmed by itself.
 */
export function ses(topics: string[], fetchText: FetchText): Provider {
  const check = createSnsCheck(fetchText);
  return {
    source: 'ses',
    async verify({ body }, now) {
      const { given: message } = parseJson(body, snsMessage);
      if (!message) return forged('it is no SNS message');
      if (!topics.includes(message.TopicArn)) return forged('the topic is none of ours');
      return check(message, now);
    },
    async read({ body }) {
      const parsed = parseJson(body, snsMessage);
      if (!parsed.given) return parsed;
      const message = parsed.given;
      if (message.Type === 'SubscriptionConfirmation') await confirm(message.SubscribeURL, fetchText);
      if (message.Type !== 'Notification') return { events: [] };
      const { given: told } = parseJson(message.Message, notification);
      // SNS tries a topic out with plain text.
      return { events: told ? toReports(told).map((report) => ({ id: message.MessageId, report })) : [] };
    },
  };
}

async function confirm(url: string, fetchText: FetchText): Promise<void> {
  if (!isSnsAddress(url)) throw new Error('the subscription is to be confirmed elsewhere than at SNS');
  if ((await fetchText(url)) === null) throw new Error('the subscription could not be confirmed');
}

const header = z.object({ name: looseText, value: looseText });
const recipient = z.object({ emailAddress: looseText, status: looseText, diagnosticCode: looseText });
const preferences = z
  .object({
    unsubscribeAll: z.boolean().catch(false).default(false),
    topicSubscriptionStatus: z
      .array(z.object({ subscriptionStatus: looseText }))
      .catch([])
      .default([]),
  })
  .catch({ unsubscribeAll: false, topicSubscriptionStatus: [] });
const notification = z.object({
  notificationType: looseText,
  eventType: looseText,
  mail: z.object({
    /** The envelope sender, as it was handed to SES. */
    source: looseText,
    destination: z.array(z.string()).catch([]).default([]),
    headers: z.array(header).catch([]).default([]),
  }),
  bounce: z
    .object({
      bounceType: looseText,
      bounceSubType: looseText,
      bouncedRecipients: z.array(recipient).catch([]),
    })
    .optional(),
  complaint: z
    .object({
      complaintFeedbackType: looseText,
      complainedRecipients: z.array(z.object({ emailAddress: looseText })).catch([]),
    })
    .optional(),
  deliveryDelay: z.object({ delayedRecipients: z.array(recipient).catch([]) }).optional(),
  subscription: z.object({ newTopicPreferences: preferences }).optional(),
});
type Notification = z.infer<typeof notification>;

function toReports(told: Notification): Report[] {
  const about = {
    returnPath: told.mail.source,
    messageId: told.mail.headers.find(({ name }) => name.toLowerCase() === 'message-id')?.value ?? '',
  };
  const { bounce, complaint, deliveryDelay } = told;
  switch (told.notificationType || told.eventType) {
    case 'Bounce':
      return (bounce?.bouncedRecipients ?? []).map(({ emailAddress, status, diagnosticCode }) =>
        bounceOf(
          { ...about, address: emailAddress, detail: diagnosticCode },
          {
            ...meaningOf(bounce?.bounceType ?? '', bounce?.bounceSubType ?? ''),
            said: `${status} ${diagnosticCode}`,
          },
        ),
      );
    case 'Complaint':
      return (complaint?.complainedRecipients ?? []).map(({ emailAddress }) =>
        toComplaint(complaint?.complaintFeedbackType ?? '', { ...about, address: emailAddress }),
      );
    case 'DeliveryDelay':
      return (deliveryDelay?.delayedRecipients ?? []).map(({ emailAddress, diagnosticCode }) =>
        otherOf({ ...about, address: emailAddress, detail: diagnosticCode }, 'delayed'),
      );
    case 'Subscription':
      return hasLeft(told)
        ? told.mail.destination.map((address) => complaintOf({ ...about, address }, 'opt-out'))
        : [];
    default:
      return [];
  }
}

/** By a link or field of SES's own, from all that its contact list knows of. */
function hasLeft({ subscription }: Notification): boolean {
  if (!subscription) return false;
  const { unsubscribeAll, topicSubscriptionStatus: topics } = subscription.newTopicPreferences;
  return (
    unsubscribeAll ||
    (topics.length > 0 && topics.every(({ subscriptionStatus }) => subscriptionStatus === 'OptOut'))
  );
}

/** RFC 6430: a reader who says that it is no spam after all. */
function toComplaint(
  type: string,
  about: { address: string; returnPath: string; messageId: string },
): Report {
  return type === 'not-spam' ? otherOf(about, 'feedback') : complaintOf(about, type);
}

const SUBTYPES = new Map<string, BounceReason>([
  ['MailboxFull', 'mailbox_full'],
  ['MessageTooLarge', 'too_big'],
  ['ContentRejected', 'content'],
  ['AttachmentRejected', 'content'],
]);

/** `Permanent` is what SES itself stops mailing; everything else may work another day. */
function meaningOf(type: string, subType: string): { hard: boolean; reason: BounceReason } {
  if (type === 'Permanent') return { hard: true, reason: 'user_unknown' };
  return { hard: false, reason: SUBTYPES.get(subType) ?? 'unknown' };
}
