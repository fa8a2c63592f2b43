import { html } from 'hono/html';
import { describeRelay } from '../../../delivery/relays/describe-relay.ts';
import type { RelayState } from '../../../delivery/relays/relay-pool.ts';
import type { EditionConfig } from '../../../issues/edition.ts';
import type { Html } from '../../layout.ts';
import { type Tone, tag } from '../desk-page.ts';

const TONES: Record<RelayState['phase'], [label: string, tone: Tone]> = {
  closed: ['Works', 'good'],
  half_open: ['On trial', 'warn'],
  open: ['Not used', 'bad'],
};

/** Who carries the mail; nothing where a single server does, and works. */
export function relaysPanel(relays: readonly RelayState[], { zone }: EditionConfig): Html | '' {
  const plain = relays.every(({ phase, today }) => phase === 'closed' && today === null);
  if (relays.length === 0 || (relays.length === 1 && plain)) return '';
  return html`<h2 id="relays">Mail servers</h2>
<ul class="plain-list">${relays.map((relay) => {
    const { name, standing } = describeRelay(relay, zone);
    const [label, tone] = TONES[relay.phase];
    return html`<li>${tag(label, tone)} <strong>${name}</strong> <span class="meta">${standing}</span></li>`;
  })}</ul>`;
}
