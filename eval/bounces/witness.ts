/**
 * Whom a raw report is about, read without the program: by the fields that name a recipient and To of the quoted
 * mail, wherever they stand.
 */
export interface Witness {
  /** Any of them is right. */
  addresses: ReadonlySet<string>;
  /** `fields`: as above. `text`: nothing names one, so any address of the body that is not the sender's is right. */
  by: 'fields' | 'text' | 'nobody';
}

export function witnessOf(message: Buffer): Witness {
  const raw = message.toString('latin1').replace(/\r\n?/g, '\n');
  const body = raw.slice(Math.max(0, raw.search(/\n[ \t]*\n/)));
  const unfolded = softBreaks(raw).replace(/\n[ \t]+/g, ' ');
  const head = unfolded.slice(0, Math.max(0, unfolded.search(/\n[ \t]*\n/)));
  const inBody = unfolded.slice(head.length);
  const mailed = new Set([
    ...named(inBody, 'original-recipient|original-rcpt-to|x-hmxmroriginalrecipient|to'),
    ...named(head, 'x-failed-recipients'),
  ]);
  const final = named(inBody, 'final-recipient|x-actual-recipient');
  const both = final.filter((address) => mailed.has(address));
  const [best = []] = [both, [...mailed], final].filter((list) => list.length > 0);
  if (best.length > 0) return { addresses: new Set(best), by: 'fields' };
  const ours = new Set(named(head, 'to|from|return-path|delivered-to|reply-to|x-original-to'));
  const rest = addressesOf(softBreaks(body)).filter((address) => !ours.has(address));
  return { addresses: new Set(rest), by: rest.length > 0 ? 'text' : 'nobody' };
}

function softBreaks(text: string): string {
  return text.replace(/=\n/g, '').replaceAll('=40', '@').replaceAll('=2E', '.');
}

function named(text: string, names: string): string[] {
  const fields = new RegExp(`^[> \\t]*(?:${names})[ \\t]*:(.*)$`, 'gim');
  return [...text.matchAll(fields)].flatMap(([, value = '']) => addressesOf(value));
}

function addressesOf(text: string): string[] {
  const found = text.match(/[^\s<>"'(),;:[\]]{1,128}@[\w.-]{1,255}\w/g) ?? [];
  return found.map((address) => address.toLowerCase());
}
