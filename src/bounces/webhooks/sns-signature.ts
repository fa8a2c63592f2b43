import { verify, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import type { EpochMs } from '../../lib/clock.ts';
import { DAY, forged, GENUINE, looseText, type Verdict } from './provider.ts';

/** Fetches a public address; null where it could not, or was led elsewhere. */
export type FetchText = (url: string) => Promise<string | null>;

/** The envelope of every SNS message. */
export const snsMessage = z.object({
  Type: z.enum(['Notification', 'SubscriptionConfirmation', 'UnsubscribeConfirmation']),
  MessageId: z.string(),
  TopicArn: z.string(),
  Message: z.string(),
  Subject: z.string().nullish(),
  Timestamp: z.string(),
  Token: looseText,
  SubscribeURL: looseText,
  SignatureVersion: z.coerce.string(),
  Signature: z.string(),
  SigningCertURL: z.string(),
});
export type SnsMessage = z.infer<typeof snsMessage>;

const HASHES = new Map([
  ['1', 'RSA-SHA1'],
  ['2', 'RSA-SHA256'],
]);
const MOST_CACHED = 20;

/** True for SNS's own servers: anybody may name a certificate, and only theirs counts. */
export function isSnsAddress(text: string): boolean {
  const url = URL.parse(text);
  return (
    url?.protocol === 'https:' &&
    /^sns\.[a-z0-9-]{3,30}\.amazonaws\.com(\.cn)?$/.test(url.hostname) &&
    url.port === '' &&
    url.username === ''
  );
}

/** Checks the signatures of SNS messages, versions 1 (SHA-1) and 2 (SHA-256). Certificates are fetched once. */
export function createSnsCheck(
  fetchText: FetchText,
): (message: SnsMessage, now: EpochMs) => Promise<Verdict> {
  const certificates = new Map<string, X509Certificate>();
  async function certificateAt(url: string): Promise<X509Certificate | null> {
    const known = certificates.get(url);
    if (known) return known;
    const text = await fetchText(url);
    if (text === null) throw new Error('the signing certificate could not be fetched');
    try {
      const certificate = new X509Certificate(text);
      if (certificates.size >= MOST_CACHED) certificates.clear();
      certificates.set(url, certificate);
      return certificate;
    } catch {
      return null;
    }
  }
  return async (message, now) => {
    const hash = HASHES.get(message.SignatureVersion);
    if (!hash) return forged('the signature version is unknown');
    if (!isSnsAddress(message.SigningCertURL) || !/\.pem$/.test(new URL(message.SigningCertURL).pathname))
      return forged('the certificate is not from SNS');
    if (!(Math.abs(Date.parse(message.Timestamp) - now) <= DAY))
      return forged('the timestamp is missing or old');
    const certificate = await certificateAt(message.SigningCertURL);
    if (!certificate || !isValidAt(certificate, now)) return forged('the certificate is not valid');
    const signature = Buffer.from(message.Signature, 'base64');
    return verify(hash, Buffer.from(textToSign(message)), certificate.publicKey, signature)
      ? GENUINE
      : forged('the signature is wrong');
  };
}

function isValidAt(certificate: X509Certificate, now: EpochMs): boolean {
  return Date.parse(certificate.validFrom) <= now && now <= Date.parse(certificate.validTo);
}

/** Names and values on lines of their own, in the order of the names; which names depends on the type. */
function textToSign(message: SnsMessage): string {
  const names =
    message.Type === 'Notification'
      ? (['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'] as const)
      : (['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'] as const);
  return names
    .map((name) => [name, message[name]] as const)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `${name}\n${value}\n`)
    .join('');
}
