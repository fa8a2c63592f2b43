import { z } from 'zod';
import type { Returned } from './take-apart.ts';

const person = z.object({
  emailAddress: z.string(),
  action: z.string().optional(),
  status: z.string().optional(),
  diagnosticCode: z.string().optional(),
});

const notification = z.object({
  notificationType: z.string().optional(),
  eventType: z.string().optional(),
  mail: z
    .object({
      destination: z.array(z.string()).optional(),
      commonHeaders: z.object({ messageId: z.string().optional() }).optional(),
    })
    .optional(),
  bounce: z
    .object({
      bounceType: z.string().optional(),
      bounceSubType: z.string().optional(),
      bouncedRecipients: z.array(person),
    })
    .optional(),
  complaint: z
    .object({
      complainedRecipients: z.array(person),
      complaintFeedbackType: z.string().nullish(),
    })
    .optional(),
  delivery: z.object({ recipients: z.array(z.string()), smtpResponse: z.string().optional() }).optional(),
});

export type SesNotification = z.infer<typeof notification>;

/** Amazon SES by way of an SNS topic that mails: JSON as text. Null for everything else. */
export function readSes({ text }: Returned): SesNotification | null {
  if (!/"(?:notificationType|eventType)\\?"|"Type"\s*:\s*"Notification"/.test(text)) return null;
  const outer = objectIn(text);
  const inner = isMessage(outer) ? objectIn(outer.Message) : outer;
  const checked = notification.safeParse(inner);
  return checked.success ? checked.data : null;
}

function isMessage(value: unknown): value is { Message: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as { Message?: unknown }).Message === 'string'
  );
}

/** The first object of a text. Mail servers break long lines with a line end and a space. */
function objectIn(text: string): unknown {
  const start = text.indexOf('{');
  const body = text.slice(start).replace(/\n--\n[\s\S]*$/, '');
  for (const one of [body, body.replaceAll(/\n ?/g, ''), body.replaceAll(/\n /g, '').replaceAll('\n', '')]) {
    const end = one.lastIndexOf('}');
    try {
      return JSON.parse(one.slice(0, end + 1));
    } catch {}
  }
  return null;
}
