import type { Config } from '../config/config.ts';
import { createSigner, type Signer } from '../delivery/dkim/signer.ts';
import { keyWarnings, readSigningKeys, type SigningKey } from '../delivery/dkim/signing-keys.ts';
import { createAccessTokens } from '../delivery/smtp/access-tokens.ts';
import { parseSmtpUrl, type SmtpServer } from '../delivery/smtp/smtp-url.ts';
import type { Newsroom } from '../issues/newsroom.ts';
import { domainOf } from '../lib/domain-of.ts';
import type { Log } from '../lib/log.ts';

/** Null where none is configured. Throws OperatorError. */
export function openSmtpServer({
  smtpUrl,
  smtpOAuth,
}: Pick<Config, 'smtpUrl' | 'smtpOAuth'>): SmtpServer | null {
  if (smtpUrl === null) return null;
  return parseSmtpUrl(smtpUrl, smtpOAuth && createAccessTokens(smtpOAuth));
}

/** What this process signs mail with. */
export interface Signing {
  keys: SigningKey[];
  signer: Signer;
}

/** Null where the mail server signs. Throws OperatorError (exit 2) for a key that cannot sign this newsroom's mail. */
export function openSigning({ dkim }: Pick<Config, 'dkim'>, { from }: Newsroom, log: Log): Signing | null {
  if (!dkim) return null;
  const keys = readSigningKeys(dkim, domainOf(from.address));
  for (const warning of keyWarnings(keys)) log.warn({ warning }, 'a DKIM key is weak');
  return { keys, signer: createSigner({ keys, expiresDays: dkim.expiresDays }) };
}
