import { type NewsroomConfig, SourceListError } from '../config/newsroom.ts';
import { openRelays, type RelaySettings } from '../config/open-relays.ts';
import type { RelayConfig } from '../config/read-newsroom-relays.ts';
import type { Relay } from '../delivery/relays/relay.ts';
import type { SmtpServer } from '../delivery/smtp/smtp-url.ts';
import { type Mistakes, rightOr } from '../lib/mistakes.ts';

/**
 * Who carries the mail. Where the list or SMTP_URL is wrong already, what is wrong with the rest of the relays is told
 * with that.
 */
export function openCarriers(
  mistakes: Mistakes,
  list: () => NewsroomConfig,
  server: () => SmtpServer | null,
  settings: () => RelaySettings,
): () => Relay[] {
  const opened = mistakes.of(() => openRelays(relaysIn(list), settings(), rightOr(server, null)));
  return () => {
    list();
    server();
    return opened();
  };
}

function relaysIn(list: () => NewsroomConfig): RelayConfig[] {
  try {
    return list().relays;
  } catch (error) {
    if (error instanceof SourceListError) return error.relays;
    throw error;
  }
}
