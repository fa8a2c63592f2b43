import { fieldsToSign, type HeaderField, readFields } from './canonical-header.ts';
import { completeSignature, draftSignature } from './draft-signature.ts';
import { hashBody } from './hash-body.ts';
import { signText } from './sign-text.ts';
import { keysFor, type SigningKey } from './signing-keys.ts';

/** What is signed of a mail. */
export interface SignableMail {
  /** Header lines with CRLF, without the empty line. */
  head: Buffer;
  /** The body in order. */
  body: readonly Buffer[];
}

/** DKIM (RFC 6376, RFC 8463) for all mail of one process. */
export interface Signer {
  /**
   * The complete `DKIM-Signature: …` lines, one for each key of the From address's domain, to go before `head`.
   * The same mail gives the same bytes. Signatures asked for at once are made on several cores. Rejects where the
   * mail cannot be signed: it must then not be sent.
   */
  sign(mail: SignableMail): Promise<Buffer>;
}

export interface SignerOptions {
  keys: readonly SigningKey[];
  /** Days from the mail's Date until a signature is void (`x=`); null is never. */
  expiresDays?: number | null;
}

const DAY_S = 86_400;

export function createSigner({ keys, expiresDays = null }: SignerOptions): Signer {
  const kept = new Map<string, SigningKey[]>();

  function keysOf(domain: string): SigningKey[] {
    const known = kept.get(domain);
    if (known) return known;
    const found = keysFor(keys, domain);
    if (found.length === 0) throw new Error(`there is no DKIM key for mail from “${domain}”`);
    kept.set(domain, found);
    return found;
  }

  return {
    async sign({ head, body }) {
      const fields = readFields(head);
      const signedAt = dateOf(fields);
      const content = {
        fields: fieldsToSign(fields),
        bodyHash: hashBody(body),
        signedAt,
        expiresAt: signedAt === null || expiresDays === null ? null : signedAt + expiresDays * DAY_S,
      };
      const lines = await Promise.all(
        keysOf(fromDomain(fields)).map(async (key) => {
          const draft = draftSignature(key, content);
          return completeSignature(draft, await signText(key, content.fields.text + draft.text));
        }),
      );
      return Buffer.from(lines.join(''), 'latin1');
    },
  };
}

/** Signing by the mail's own Date instead of the clock makes a resend the same bytes. */
function dateOf(fields: HeaderField[]): number | null {
  const date = Date.parse(contentOf(fields, 'date'));
  return Number.isNaN(date) ? null : Math.floor(date / 1000);
}

function fromDomain(fields: HeaderField[]): string {
  return /@([^\s<>@"]+)>?$/.exec(contentOf(fields, 'from'))?.[1]?.toLowerCase() ?? '';
}

function contentOf(fields: HeaderField[], name: string): string {
  return fields.find((field) => field.name === name)?.text.slice(name.length + 1) ?? '';
}
