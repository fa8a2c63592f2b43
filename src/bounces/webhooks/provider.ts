import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { EpochMs } from '../../lib/clock.ts';
import type { Bounce, BounceReason, Complaint, OtherReport, OtherWhy, Report } from '../read/report.ts';
import type { ReportSource } from '../report-store.ts';

export interface WebhookRequest {
  /** By lower-case name. */
  header(name: string): string | undefined;
  /** As it came: signatures cover bytes. */
  body: Buffer;
}

/** `why` is for the log; whoever asks is told nothing. */
export type Verdict = { genuine: true } | { genuine: false; why: string };

export interface ProviderEvent {
  /** The same event sent again has the same; '' where the provider gives none. */
  id: string;
  report: Report;
}

/** What a genuine request brings: events, or a returned message as it came. */
export type Brought = { events: ProviderEvent[] } | { message: Buffer };

/** Nothing that can be read. `problem` is told: whoever asks has proven who they are. */
export interface NotUnderstood {
  problem: string;
}

/** Somebody who posts what came back. */
export interface Provider {
  source: ReportSource;
  verify(request: WebhookRequest, now: EpochMs): Promise<Verdict>;
  /** Of a genuine request only. */
  read(request: WebhookRequest): Promise<Brought | NotUnderstood>;
}

export const GENUINE: Verdict = { genuine: true };
export const forged = (why: string): Verdict => ({ genuine: false, why });

/** How old a signed request may be: providers try again for hours. What comes twice counts once in any case. */
export const DAY = 86_400_000;

/** Clocks differ by so much. */
const AHEAD_MS = 5 * 60_000;

/** `seconds` since 1970, as text: not more than `most` milliseconds ago, and not of the future. */
export function isRecent(seconds: string | undefined, now: EpochMs, most: number): boolean {
  const age = now - Number(seconds) * 1_000; // NaN, of what is no number, is no age
  return age <= most && age >= -AHEAD_MS;
}

/** HMAC-SHA256 in hexadecimal, compared in constant time. */
export function hasHmac(key: string, signed: string | Buffer, given: string | undefined): boolean {
  if (given === undefined) return false;
  const expected = createHmac('sha256', key).update(signed).digest();
  const bytes = Buffer.from(given, 'hex');
  return bytes.length === expected.length && timingSafeEqual(bytes, expected);
}

/** Texts of any length, compared in a time that tells neither where they differ nor how long the right one is. */
export function isSameSecret(expected: string, given: string): boolean {
  const mac = (text: string) => createHmac('sha256', 'compare').update(text).digest();
  return timingSafeEqual(mac(expected), mac(given));
}

export function parseJson<T>(
  body: Buffer | string,
  form: z.ZodType<T>,
): { given: T; problem?: undefined } | ({ given?: undefined } & NotUnderstood) {
  let json: unknown;
  try {
    json = JSON.parse(body.toString());
  } catch {
    return { problem: 'the body is not JSON' };
  }
  const parsed = form.safeParse(json);
  if (parsed.success) return { given: parsed.data };
  const [issue] = parsed.error.issues;
  const where = z.core.toDotPath(issue?.path ?? []);
  return { problem: `${where === '' ? 'the body' : where}: ${issue?.message}` };
}

/** A field that may be missing or of the wrong kind, and is then as good as empty. */
export const looseText = z.string().catch('').default('');

interface Told {
  address: string;
  /** With or without angle brackets; '' where the provider does not say it. */
  messageId?: string;
  returnPath?: string;
  detail?: string;
}

function told({ address, messageId = '', returnPath = '', detail = '' }: Told) {
  const id = messageId.trim().replace(/^<(.*)>$/, '$1');
  return {
    address: address.trim().toLowerCase() || null,
    otherAddresses: [],
    messageId: id === '' ? null : id,
    returnPaths: returnPath === '' ? [] : [returnPath],
    detail: detail.replaceAll(/\s+/g, ' ').trim().slice(0, 1_000),
  };
}

export function bounceOf(
  about: Told,
  { hard, reason, said = about.detail ?? '' }: { hard: boolean; reason: BounceReason; said?: string },
): Bounce {
  const enhanced = /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(said)?.[0] ?? null;
  const code = Number(/(?<![\d.])[45]\d\d(?![\d.])/.exec(said)?.[0] ?? 0) || null;
  return { ...told(about), kind: 'bounce', hard, reason, code, enhanced };
}

export function complaintOf(about: Told, feedbackType: string): Complaint {
  return { ...told(about), kind: 'complaint', feedbackType: feedbackType.toLowerCase() || 'abuse' };
}

export function otherOf(about: Told, why: OtherWhy): OtherReport {
  return { ...told(about), kind: 'other', why };
}
