import type { SignedFields } from './canonical-header.ts';
import type { SigningKey } from './signing-keys.ts';

/** A DKIM-Signature field without its signature, which is put behind `head`. */
export interface SignatureDraft {
  /** `DKIM-Signature: … b=`, folded. */
  head: string;
  /** The same in relaxed form: what is signed after the mail's own fields. */
  text: string;
}

export interface SignatureContent {
  fields: SignedFields;
  /** Base64. */
  bodyHash: string;
  /** Seconds since 1970, `t=` and `x=`; null leaves one out. */
  signedAt: number | null;
  expiresAt: number | null;
}

/** RFC 6376 3.5. The lines are folded where there is one space, so the relaxed form is the same text on one line. */
export function draftSignature(
  key: Pick<SigningKey, 'algorithm' | 'domain' | 'selector'>,
  { fields, bodyHash, signedAt, expiresAt }: SignatureContent,
): SignatureDraft {
  const times = [
    ...(signedAt === null ? [] : [`t=${signedAt};`]),
    ...(expiresAt === null ? [] : [`x=${expiresAt};`]),
  ];
  const lines = [
    `v=1; a=${key.algorithm}; c=relaxed/relaxed;`,
    [`d=${key.domain}; s=${key.selector};`, ...times].join(' '),
    ...foldNames(fields.names),
    `bh=${bodyHash};`,
    'b=',
  ];
  return { head: `DKIM-Signature: ${lines.join('\r\n ')}`, text: `dkim-signature:${lines.join(' ')}` };
}

const LINE = 76;

/** `h=from:from:…;`, broken after a colon. */
function foldNames(names: string[]): string[] {
  const lines: string[] = [];
  let line = 'h=';
  names.forEach((name, i) => {
    const piece = `${name}${i === names.length - 1 ? ';' : ':'}`;
    if (line.length + piece.length > LINE) {
      lines.push(line);
      line = '';
    }
    line += piece;
  });
  return [...lines, line];
}

/** The complete field with its line end. */
export function completeSignature({ head }: SignatureDraft, signature: string): string {
  return `${head}${signature.match(/.{1,74}/g)?.join('\r\n ')}\r\n`;
}
