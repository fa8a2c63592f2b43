import type { ComposedMail } from '../mime/composed-mail.ts';
import type { Signer } from './signer.ts';

/** The mail with its DKIM signatures on top; as it was where the mail server signs. Rejects where it cannot be signed. */
export async function signMail<Mail extends ComposedMail>(mail: Mail, signer: Signer | null): Promise<Mail> {
  if (!signer) return mail;
  const signature = await signer.sign(mail);
  return {
    ...mail,
    head: Buffer.concat([signature, mail.head]),
    size: mail.size + signature.length,
  };
}
