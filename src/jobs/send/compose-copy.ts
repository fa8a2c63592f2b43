import type { ClaimedDelivery } from '../../delivery/ledger.ts';
import type { ComposeOutcome } from '../../delivery/mime/composed-mail.ts';
import type { ListHeaders, Mailing } from '../../delivery/mime/mail-input.ts';
import { mailingComposer } from '../../delivery/mime/message.ts';
import type { EditionConfig } from '../../issues/edition.ts';
import type { Newsroom } from '../../issues/newsroom.ts';
import { baseLanguage } from '../../lib/base-language.ts';
import { type Chosen, choosePieces } from '../../render/choose-pieces.ts';
import { personalPieces } from '../../render/personalise.ts';
import type { Recipient, RenderedIssue } from '../../render/rendered-issue.ts';
import type { Links } from '../../subscribers/links.ts';
import type { Effects } from '../effects.ts';
import type { ReaderMemory } from './reader-memory.ts';

/** Makes one recipient's mail of a frozen issue. The same row gives the same bytes while the subscriber stays as they are. */
export function copyComposer(
  effects: Pick<Effects, 'links'> & {
    newsroom: Pick<Effects['newsroom'], 'newsroom'>;
    returns: Pick<Effects['returns'], 'returnPaths' | 'unsubscribeAddresses'>;
  },
  rendered: RenderedIssue,
  edition: EditionConfig,
  memory: ReaderMemory,
) {
  const { unsubscribeAddresses } = effects.returns;
  const webUrl = effects.links.archiveUrl(rendered.issueId);
  const chosenFor = followingChooser(rendered, memory);
  const compose = mailingComposer(issueMailing(effects.newsroom.newsroom, edition, rendered));
  return (row: ClaimedDelivery): ComposeOutcome => {
    const recipient = new Reader(effects.links, row, edition.id, webUrl);
    const { html, text } = personalPieces(rendered, recipient, chosenFor(row));
    return compose({
      html,
      text,
      to: { name: row.name, address: row.address },
      messageId: row.messageId,
      date: row.date,
      returnPath: effects.returns.returnPaths?.returnPathOf(row) ?? null,
      unsubscribeUrl: recipient.unsubscribeUrl,
      unsubscribeMailbox: unsubscribeAddresses?.addressOf(ownerOf(row), edition.id) ?? null,
    });
  };
}

/** Lists of follows, with what was got before, of which the choice is kept. */
const MOST_CHOICES = 5_000;

/** Readers who follow the same and got the same issues before get the same Following: it is chosen once for them. */
function followingChooser(rendered: RenderedIssue, memory: ReaderMemory) {
  const choices = new Map<string, readonly Chosen[]>();
  return (row: ClaimedDelivery): readonly Chosen[] => {
    const key = choiceKey(row);
    const known = choices.get(key);
    if (known) return known;
    const chosen = choosePieces(rendered, row.follows, memory.of(row));
    if (choices.size >= MOST_CHOICES) choices.clear();
    choices.set(key, chosen);
    return chosen;
  };
}

function choiceKey({ got, follows }: ClaimedDelivery): string {
  let key = '';
  for (const one of got) key += one ? '1' : '0';
  for (const { kind, label } of follows) key += `\0${kind} ${label}`;
  return key;
}

function ownerOf({ subscriberId, tokenEpoch }: ClaimedDelivery) {
  return { id: subscriberId, tokenEpoch };
}

/** A claimed row as the one who reads it. */
class Reader implements Recipient {
  readonly name: string;
  readonly follows: Recipient['follows'];
  readonly unsubscribeUrl: string;
  readonly preferencesUrl: string;
  readonly webUrl: string;
  readonly #signFollowing: () => string;
  #followingUrl: string | null = null;

  constructor(links: Links, row: ClaimedDelivery, edition: string, webUrl: string) {
    const owner = ownerOf(row);
    this.name = row.name;
    this.follows = row.follows;
    this.unsubscribeUrl = links.unsubscribeUrl(owner, edition);
    this.preferencesUrl = links.preferencesUrl(owner);
    this.webUrl = webUrl;
    this.#signFollowing = () => links.followingUrl(owner);
  }

  /** Copies without the Following section have no place for it, and a signature takes its time. */
  get followingUrl(): string {
    this.#followingUrl ??= this.#signFollowing();
    return this.#followingUrl;
  }
}

/** What all copies of an issue have in common; a test send and `replay`'s issue.eml have it, too. */
export function issueMailing(
  newsroom: Newsroom,
  edition: EditionConfig,
  { issueId, subject }: Pick<RenderedIssue, 'issueId' | 'subject'>,
): Mailing {
  return {
    subject,
    from: { name: senderName(newsroom, edition), address: newsroom.from.address },
    replyTo: newsroom.replyTo,
    list: listHeaders(newsroom, edition, issueId),
  };
}

/** The first thing an inbox shows. French puts no two names side by side: “La Gazette, L’info du matin”. */
function senderName({ name }: Newsroom, { title, language }: EditionConfig): string {
  return `${name}${baseLanguage(language) === 'fr' ? ',' : ''} ${title}`;
}

function listHeaders(newsroom: Newsroom, edition: EditionConfig, issueId: string): ListHeaders {
  const domain = messageIdDomain(newsroom);
  return {
    id: `${edition.id}.${domain}`,
    title: senderName(newsroom, edition),
    unsubscribeMailbox: newsroom.replyTo ?? newsroom.from.address,
    feedbackId: `${issueId.replace('/', '-')}:${edition.id}:issue:${domain}`,
  };
}

/** What is right of the `@` in the Message-IDs of a newsroom's mail: the domain of its From address, as written there. */
export function messageIdDomain({ from }: Newsroom): string {
  return from.address.slice(from.address.lastIndexOf('@') + 1);
}
