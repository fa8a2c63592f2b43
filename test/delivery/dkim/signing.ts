import { generateKeyPairSync } from 'node:crypto';
import { keyRecord } from '../../../src/delivery/dkim/key-record.ts';
import type { SignableMail } from '../../../src/delivery/dkim/signer.ts';
import { readSigningKeys, type SigningKey } from '../../../src/delivery/dkim/signing-keys.ts';

/** Made for these tests alone, once a run. */
export const RSA = pem(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);
export const ED25519 = pem(generateKeyPairSync('ed25519').privateKey);

function pem(key: { export(options: { type: 'pkcs8'; format: 'pem' }): string | Buffer }): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

export function bothKeys(domain = 'news.example'): SigningKey[] {
  return readSigningKeys(
    { keys: [{ text: `${RSA}\n${ED25519}`, place: 'DKIM_KEY' }], selectors: '2026a, 2026e', domain },
    domain,
  );
}

/** What DNS would say. */
export function published(keys: readonly SigningKey[]): Record<string, string> {
  return Object.fromEntries(keys.map(keyRecord).map(({ name, value }) => [name, value]));
}

export const HEAD = [
  'From: The Harbour Courier <morning@news.example>',
  'To: Ada <ada@mail.example>',
  'Subject: Ferry timetable changes on Monday',
  'Message-ID: <one@news.example>',
  'Date: Mon, 23 Nov 2026 06:30:00 +0000',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  'List-Unsubscribe: <https://updates.example/u/x>, <mailto:desk@news.example?subject=unsubscribe>',
  'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
  'List-Id: "The Harbour Courier" <morning.news.example>',
  'Feedback-ID: morning-2026-11-23:morning:issue:news.example',
];

export function mailOf(body: string | string[], head: string[] = HEAD): SignableMail {
  return {
    head: Buffer.from(`${head.join('\r\n')}\r\n`),
    body: [body].flat().map((segment) => Buffer.from(segment)),
  };
}

export function rawOf(signature: Buffer, { head, body }: SignableMail): Buffer {
  return Buffer.concat([signature, head, Buffer.from('\r\n'), ...body]);
}
