import { readPrivateKey } from '../../src/delivery/dkim/read-private-key.ts';
import type { SignableMail } from '../../src/delivery/dkim/signer.ts';
import type { SigningKey } from '../../src/delivery/dkim/signing-keys.ts';

export interface BenchKey {
  selector: string;
  pem: string;
}

export function readBenchKey({ selector, pem }: BenchKey): SigningKey {
  return { domain: 'news.example', selector, ...readPrivateKey(pem, selector) };
}

/** Places for a reader's own part: greeting, Following and links, in the text and again in the HTML. */
const PLACES = 12;
/** As quoted-printable has it: no tabs, no runs of spaces, no space at a line's end. */
const LINE = 'Boats leave the harbour at ten past the hour and return before the ebb=\r\n';

/** An issue's copies: the same Buffers between the personal pieces of each. */
export function inventMails(kilobytes: number, count: number): SignableMail[] {
  const lines = Math.floor((kilobytes * 1024) / (PLACES * LINE.length)) - 2;
  const frozen = Array.from({ length: PLACES }, (_, i) => Buffer.from(`<p>${i}\r\n${LINE.repeat(lines)}`));
  const end = Buffer.from('\r\n--boundary--\r\n');
  return Array.from({ length: count }, (_, reader) => {
    const own = Buffer.from(
      `Good morning, Reader ${reader}. Your own page has the address=\r\n/f/${token(reader)}\r\n`,
    );
    return { head: head(reader), body: [...frozen.flatMap((segment) => [segment, own]), end] };
  });
}

function head(reader: number): Buffer {
  const lines = [
    'From: The Harbour Courier Morning Update <morning@news.example>',
    `To: "Reader ${reader}" <reader${reader}@mail.example>`,
    'Reply-To: desk@news.example',
    'Subject: =?UTF-8?Q?Ferry_timetable_changes_=E2=80=94_and_a_new_lock_for?=\r\n =?UTF-8?Q?_Brinmouth?=',
    `Message-ID: <${reader}.morning-2026-11-23@news.example>`,
    'Date: Mon, 23 Nov 2026 06:30:00 +0000',
    `List-Unsubscribe: <https://updates.news.example/unsubscribe/morning/${token(reader)}>,\r\n <mailto:desk@news.example?subject=unsubscribe>`,
    'List-Id: "The Harbour Courier Morning Update" <morning.news.example>',
    'Feedback-ID: morning-2026-11-23:morning:issue:news.example',
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    'Content-Type: multipart/alternative;\r\n boundary="--_NmP-morning20261123newsexample-Part_1"',
    'MIME-Version: 1.0',
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n`);
}

function token(reader: number): string {
  return Buffer.from(`reader ${reader} and a signature of thirty-two octets.`).toString('base64url');
}
