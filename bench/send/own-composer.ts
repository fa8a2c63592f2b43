import { copyComposer } from '../../src/jobs/send/compose-copy.ts';
import { createLinks } from '../../src/subscribers/links.ts';
import { morningEdition, sampleNewsroom } from '../../test/support/sample-issue.ts';
import { inventIssue } from './invent-issue.ts';

export const FROM = { name: 'The Harbour Courier Morning Update', address: 'morning@news.example' };

/** The composer of real sends, on an invented issue. */
export function ownComposer(kilobytes: number) {
  const newsroom = {
    ...sampleNewsroom,
    name: 'The Harbour Courier',
    from: FROM,
    replyTo: 'desk@news.example',
  };
  return copyComposer(
    {
      newsroom: { newsroom },
      returns: { returnPaths: null, unsubscribeAddresses: null },
      links: createLinks({
        baseUrl: 'https://updates.news.example',
        secret: 'a secret of this bench'.repeat(2),
      }),
    },
    inventIssue(kilobytes),
    morningEdition,
    { earlier: [], of: () => undefined },
  );
}

/** One reader's copy of it, to know its size. */
export function sampleCopy(kilobytes: number) {
  const copy = ownComposer(kilobytes)({
    id: 1,
    issueId: 'morning/2026-11-23',
    subscriberId: 1,
    address: 'reader1@mail.example',
    name: 'Reader 1',
    tokenEpoch: 0,
    follows: ['Transport', 'Harbour', 'Schools'].map((label) => ({ kind: 'topic', label })),
    epoch: 1,
    attempts: 0,
    messageId: 'morning-2026-11-23.1.0123456789abcdef@news.example',
    date: Date.UTC(2026, 10, 23, 6, 30),
    domain: 'mail.example',
    nextAt: Date.UTC(2026, 10, 23, 6, 30),
    got: [],
  });
  if (copy.outcome !== 'composed') throw new Error(copy.detail);
  return copy;
}
