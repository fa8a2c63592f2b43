import { fieldsToSign, type HeaderField, readFields } from './canonical-header.ts';
import { completeSignature, draftSignature } from './draft-signature.ts';
import { hashBody } from './hash-body.ts';
import { type SignJob, signJob } from './sign-text.ts';
import { keysFor, type SigningKey } from './signing-keys.ts';
import { createSigningThreads } from './signing-threads.ts';

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
   * The same mail gives the same bytes. Rejects where the mail cannot be signed: it must then not be sent.
   */
  sign(mail: SignableMail): Promise<Buffer>;
  close(): Promise<void>;
}

export interface SignerOptions {
  keys: readonly SigningKey[];
  /** Threads that sign; 0 signs where it is called. */
  workers: number;
  /** Days from the mail's Date until a signature is void (`x=`); null is never. */
  expiresDays?: number | null;
}

const DAY_S = 86_400;

export function createSigner({ keys, workers, expiresDays = null }: SignerOptions): Signer {
  const threads = workers > 0 ? createSigningThreads({ keys, workers }) : null;
  const numbers = new Map<string, number[]>();

  function numbersFor(domain: string): number[] {
    const kept = numbers.get(domain);
    if (kept) return kept;
    const found = keysFor(keys, domain).map((key) => keys.indexOf(key));
    if (found.length === 0) throw new Error(`there is no DKIM key for mail from “${domain}”`);
    numbers.set(domain, found);
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
      const drafts = numbersFor(fromDomain(fields)).map((number) => ({
        number,
        draft: draftSignature(keys[number] as SigningKey, content),
      }));
      const job: SignJob = {
        fields: content.fields.text,
        drafts: drafts.map(({ number, draft }) => ({ key: number, text: draft.text })),
      };
      const signatures = threads ? await threads.sign(job) : signJob(keys, job);
      const lines = drafts.map(({ draft }, i) => completeSignature(draft, signatures[i]));
      return Buffer.from(lines.join(''), 'latin1');
    },
    close: async () => threads?.close(),
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
