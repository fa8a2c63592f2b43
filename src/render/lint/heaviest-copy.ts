import { personalise } from '../personalise.ts';
import type { PersonalIssue, RenderedIssue } from '../rendered-issue.ts';

const URL_CHARACTERS = 220;

/** The copy of a reader with a long name, long links and the heaviest Following section this issue can give. */
export function heaviestCopy(rendered: RenderedIssue): PersonalIssue {
  const following = rendered.following.toSorted((a, b) => weigh(b.htmlParts) - weigh(a.htmlParts));
  const url = (page: string) => `https://reader.example/${page}/`.padEnd(URL_CHARACTERS, 'x');
  return personalise(
    { ...rendered, following },
    {
      name: 'Wolfeschlegelsteinhausenbergerdorff',
      follows: following.flatMap(({ authors, topics }) => [
        ...authors.map((label) => ({ kind: 'author' as const, label })),
        ...topics.map((label) => ({ kind: 'topic' as const, label })),
      ]),
      unsubscribeUrl: url('unsubscribe'),
      preferencesUrl: url('preferences'),
      followingUrl: url('following'),
      webUrl: url('archive'),
    },
  );
}

/** What Gmail is given of the heaviest copy, in bytes. */
export function heaviestBytes(rendered: RenderedIssue): number {
  return quotedPrintableBytes(heaviestCopy(rendered).html);
}

function weigh(parts: [string, string]): number {
  return quotedPrintableBytes(parts.join(''));
}

/** Size once encoded for the wire (RFC 2045, section 6.7): `=` and all but ASCII take three bytes, a soft break every 76. */
export function quotedPrintableBytes(text: string): number {
  let bytes = 0;
  for (const byte of Buffer.from(text)) bytes += byte > 126 || byte === 61 ? 3 : 1;
  return bytes + Math.floor(bytes / 73) * 3;
}
