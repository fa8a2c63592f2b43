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

/** `several`: the corpus knows more than one recipient, and which field is whose cannot be told without reading. */
export function witnessOf(message: Buffer, several: boolean): Witness {
  const raw = message.toString('latin1').replace(/\r\n?/g, '\n');
  const unfolded = softBreaks(raw).replace(/(?<=[^\n])\n[ \t]+(?=\S)/g, ' ');
  const head = unfolded.slice(0, Math.max(0, unfolded.search(/\n[ \t]*\n/)));
  const body = unfolded.slice(head.length);
  const ours = new Set(named(head, 'to|from|return-path|reply-to'));
  const mailed = named(body, 'original-recipient|original-rcpt-to|x-hmxmroriginalrecipient|to').filter(
    (address) => !ours.has(address),
  );
  mailed.push(...aliases(body));
  const failed = [...named(body, 'final-recipient'), ...named(head, 'x-failed-recipients')];
  const both = failed.filter((address) => mailed.includes(address));
  const ranked = several ? [] : [both, mailed, failed];
  const best = ranked.find((list) => list.length > 0);
  if (best) return { addresses: new Set(best), by: 'fields' };
  const rest = addressesOf(body).filter((address) => !ours.has(address));
  return { addresses: new Set(rest), by: rest.length > 0 ? 'text' : 'nobody' };
}

function aliases(text: string): string[] {
  const found = text.matchAll(/\((?:expanded|(?:ultimately )?generated) from:? ([^)\n]{1,300})\)/gi);
  return [...found].flatMap(([, from = '']) => addressesOf(from));
}

function softBreaks(text: string): string {
  return text.replace(/=\n/g, '').replaceAll('=40', '@').replaceAll('=2E', '.');
}

function named(text: string, names: string): string[] {
  const fields = new RegExp(`^[> \\t]*(?:${names})[ \\t]*:(.*)$`, 'gim');
  return [...text.matchAll(fields)].flatMap(([, value = '']) => addressesOf(value));
}

function addressesOf(text: string): string[] {
  const found = text.match(/(?:"[^"@\r\n]{1,64}"|[^\s<>"'(),;:[\]]{1,128})@[\w.-]{1,255}\w/g) ?? [];
  return found.map((address) => address.toLowerCase());
}
