import type { ClaimedDelivery } from '../delivery/ledger.ts';
import {
  type ComposeOutcome,
  composeMessage,
  type ListHeaders,
  type MailInput,
} from '../delivery/message.ts';
import type { EditionConfig } from '../issues/edition.ts';
import type { Newsroom } from '../issues/newsroom.ts';
import { personalise } from '../render/personalise.ts';
import type { PersonalIssue, Recipient, RenderedIssue } from '../render/rendered-issue.ts';
import type { Effects } from './effects.ts';
import type { ReaderMemory } from './reader-memory.ts';

/** Makes one recipient's mail of a frozen issue. The same row gives the same bytes while the subscriber stays as they are. */
export function copyComposer(
  effects: Effects,
  rendered: RenderedIssue,
  edition: EditionConfig,
  memory: ReaderMemory,
) {
  const { newsroom } = effects.newsroom;
  return (row: ClaimedDelivery): ComposeOutcome => {
    const recipient = recipientOf(effects, row, edition, memory);
    return composeMessage({
      ...addressed(newsroom, edition, personalise(rendered, recipient)),
      to: { name: row.name, address: row.address },
      messageId: row.messageId,
      date: row.date,
      returnPath: null,
      list: listHeaders(newsroom, edition, row.issueId, recipient.unsubscribeUrl),
    });
  };
}

function recipientOf(
  { links }: Pick<Effects, 'links'>,
  row: ClaimedDelivery,
  edition: EditionConfig,
  memory: ReaderMemory,
): Recipient {
  const { follows } = row;
  const owner = { id: row.subscriberId, tokenEpoch: row.tokenEpoch };
  const isTold = follows.length === 0 ? undefined : memory(row.subscriberId, follows);
  return {
    name: row.name,
    follows,
    ...(isTold && { isTold }),
    unsubscribeUrl: links.unsubscribeUrl(owner, edition.id),
    preferencesUrl: links.preferencesUrl(owner),
    followingUrl: links.followingUrl(owner),
    webUrl: links.archiveUrl(row.issueId),
  };
}

/** What a copy has in common with a test send and with `replay`'s issue.eml. */
export function addressed(
  newsroom: Newsroom,
  edition: EditionConfig,
  copy: PersonalIssue,
): Pick<MailInput, 'subject' | 'html' | 'text' | 'from' | 'replyTo'> {
  return {
    ...copy,
    // The edition's name is the first thing an inbox shows.
    from: { name: `${newsroom.name} ${edition.title}`, address: newsroom.from.address },
    replyTo: newsroom.replyTo,
  };
}

export function listHeaders(
  newsroom: Newsroom,
  edition: EditionConfig,
  issueId: string,
  unsubscribeUrl: string,
): ListHeaders {
  const domain = domainOf(newsroom);
  return {
    id: `${edition.id}.${domain}`,
    title: `${newsroom.name} ${edition.title}`,
    unsubscribeUrl,
    unsubscribeMailbox: newsroom.replyTo ?? newsroom.from.address,
    feedbackId: `${issueId.replace('/', '-')}:${edition.id}:issue:${domain}`,
  };
}

export function domainOf({ from }: Newsroom): string {
  return from.address.slice(from.address.lastIndexOf('@') + 1);
}
