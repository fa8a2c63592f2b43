import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';

/** What a list shows of a mail. */
export interface MailHead {
  from: string;
  to: string;
  subject: string;
}

export interface MailContent extends MailHead {
  /** The HTML part as it was mailed; null where there is none. */
  html: string | null;
  text: string | null;
  /** In the order they were written, unfolded, encoded words left as they are. */
  headers: { name: string; value: string }[];
}

const PLAIN = { skipImageLinks: true, skipHtmlToText: true, skipTextToHtml: true, skipTextLinks: true };

/** Parses the header block only. */
export async function readMailHead(raw: Buffer): Promise<MailHead> {
  const end = raw.indexOf('\r\n\r\n');
  return toHead(await simpleParser(end < 0 ? raw : raw.subarray(0, end + 4), PLAIN));
}

export async function readMail(raw: Buffer): Promise<MailContent> {
  const parsed = await simpleParser(raw, PLAIN);
  return {
    ...toHead(parsed),
    html: parsed.html || null,
    text: parsed.text ?? null,
    headers: parsed.headerLines.map(({ line }) => {
      const colon = line.indexOf(':');
      return {
        name: line.slice(0, colon),
        value: line
          .slice(colon + 1)
          .replaceAll(/\r?\n\s+/g, ' ')
          .trim(),
      };
    }),
  };
}

function toHead(parsed: ParsedMail): MailHead {
  return { from: addresses(parsed.from), to: addresses(parsed.to), subject: parsed.subject ?? '' };
}

/** `Name <address>`, the name as it reads, without the quotes it is sent in. */
function addresses(value: AddressObject | AddressObject[] | undefined): string {
  return [value ?? []]
    .flat()
    .flatMap((list) => list.value)
    .map(({ name, address = '' }) => (name ? `${name} <${address}>` : address))
    .join(', ');
}
