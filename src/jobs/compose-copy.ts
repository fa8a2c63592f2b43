import type { ComposeOutcome } from '../delivery/composed-mail.ts';
import type { ClaimedDelivery } from '../delivery/ledger.ts';
import type { ListHeaders, Mailing } from '../delivery/mail-input.ts';
import { mailingComposer } from '../delivery/message.ts';
import type { EditionConfig } from '../issues/edition.ts';
import type { Newsroom } from '../issues/newsroom.ts';
import { personalPieces } from '../render/personalise.ts';
import type { Recipient, RenderedIssue } from '../render/rendered-issue.ts';
import type { Effects } from './effects.ts';
import type { ReaderMemory } from './reader-memory.ts';

/** Makes one recipient's mail of a frozen issue. The same row gives the same bytes while the subscriber stays as they are. */
export function copyComposer(
  effects: Pick<Effects, 'links'> & {
    newsroom: Pick<Effects['newsroom'], 'newsroom'>;
    returns: Pick<Effects['returns'], 'returnPaths'>;
  },
  rendered: RenderedIssue,
  edition: EditionConfig,
  memory: ReaderMemory,
) {
  const webUrl = effects.links.archiveUrl(rendered.issueId);
  const compose = mailingComposer(issueMailing(effects.newsroom.newsroom, edition, rendered));
  return (row: ClaimedDelivery): ComposeOutcome => {
    const recipient = recipientOf(effects, row, edition, memory, webUrl);
    const { html, text } = personalPieces(rendered, recipient);
    return compose({
      html,
      text,
      to: { name: row.name, address: row.address },
      messageId: row.messageId,
      date: row.date,
      returnPath: effects.returns.returnPaths?.returnPathOf(row) ?? null,
      unsubscribeUrl: recipient.unsubscribeUrl,
    });
  };
}

function recipientOf(
  { links }: Pick<Effects, 'links'>,
  row: ClaimedDelivery,
  edition: EditionConfig,
  memory: ReaderMemory,
  webUrl: string,
): Recipient {
  const { follows } = row;
  const owner = { id: row.subscriberId, tokenEpoch: row.tokenEpoch };
  const isTold = memory.of(row);
  let followingUrl: string | undefined;
  return {
    name: row.name,
    follows,
    isTold,
    unsubscribeUrl: links.unsubscribeUrl(owner, edition.id),
    preferencesUrl: links.preferencesUrl(owner),
    get followingUrl() {
      followingUrl ??= links.followingUrl(owner);
      return followingUrl;
    },
    webUrl,
  };
}

/** What all copies of an issue have in common; a test send and `replay`'s issue.eml have it, too. */
export function issueMailing(
  newsroom: Newsroom,
  edition: EditionConfig,
  { issueId, subject }: Pick<RenderedIssue, 'issueId' | 'subject'>,
): Mailing {
  // The edition's name is the first thing an inbox shows.
  const name = `${newsroom.name} ${edition.title}`;
  return {
    subject,
    from: { name, address: newsroom.from.address },
    replyTo: newsroom.replyTo,
    list: listHeaders(newsroom, edition, issueId),
  };
}

function listHeaders(newsroom: Newsroom, edition: EditionConfig, issueId: string): ListHeaders {
  const domain = domainOf(newsroom);
  return {
    id: `${edition.id}.${domain}`,
    title: `${newsroom.name} ${edition.title}`,
    unsubscribeMailbox: newsroom.replyTo ?? newsroom.from.address,
    feedbackId: `${issueId.replace('/', '-')}:${edition.id}:issue:${domain}`,
  };
}

export function domainOf({ from }: Newsroom): string {
  return from.address.slice(from.address.lastIndexOf('@') + 1);
}
