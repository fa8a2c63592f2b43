import { html } from 'hono/html';
import type { DeliveryState } from '../../../delivery/delivery.ts';
import type { Issue } from '../../../issues/issue.ts';
import { isEditable, isOver } from '../../../issues/transitions.ts';
import { countOf } from '../../../lib/in-words.ts';
import type { Html } from '../../layout.ts';
import type { DeliveryCounts } from '../desk-deps.ts';
import { DELIVERY_STATES, issuePath } from '../words.ts';

/** What is worth a word beside the accepted, in this order. */
const OTHERS: DeliveryState[][] = [
  ['in_doubt'],
  ['rejected'],
  ['deferred'],
  ['ready', 'claimed'],
  ['committing'],
  ['suppressed'],
  ['written_off'],
];

/**
 * How far a send is. While it runs the desk's script asks `liveFrom` for the newest page and takes its `data-live`
 * parts; without the script there is a link.
 */
export function progressPanel({ id, state }: Issue, counts: DeliveryCounts, liveFrom: string): Html {
  const total = sumOf(counts, Object.keys(counts) as DeliveryState[]);
  if (isEditable(state) || total === 0)
    return html`<section id="progress" data-part data-live hidden></section>`;
  const accepted = counts.accepted ?? 0;
  const live = state === 'sending' ? html` data-live-from="${liveFrom}"` : '';
  return html`<section class="progress" id="progress" data-part data-live${live} aria-labelledby="progress-title">
<h2 class="visually-hidden" id="progress-title">Progress</h2>
<p><strong>${accepted.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')}</strong> accepted${OTHERS.map((states) => otherCount(id, counts, states))}</p>
${isOver(state) ? '' : html`<progress max="${total}" value="${accepted}" aria-labelledby="progress-title"></progress>`}
${state === 'sending' ? html`<noscript><p class="meta"><a href="">Load this page again</a> for newer counts.</p></noscript>` : ''}
</section>`;
}

/** Before a large issue's first mail everybody who gets it is written down, which takes a while. */
export function freezingPanel(written: number, liveFrom: string): Html {
  return html`<section class="progress" id="progress" data-part data-live data-live-from="${liveFrom}" aria-labelledby="progress-title">
<h2 class="visually-hidden" id="progress-title">Progress</h2>
<p><strong>Being frozen</strong>: ${countOf(written, 'subscriber')} written down so far. The first mail goes out when all are.</p>
<noscript><p class="meta"><a href="">Load this page again</a> for newer counts.</p></noscript>
</section>`;
}

function otherCount(id: string, counts: DeliveryCounts, states: DeliveryState[]): Html | '' {
  const [state] = states;
  const n = sumOf(counts, states);
  if (n === 0 || state === undefined) return '';
  const shown = `${n.toLocaleString('en-GB')} ${DELIVERY_STATES[state].toLowerCase()}`;
  if (state !== 'in_doubt') return html` · ${shown}`;
  return html` · <a class="alarm" id="progress-in-doubt" href="${issuePath(id)}/outcomes#in-doubt">${shown}</a>`;
}

function sumOf(counts: DeliveryCounts, states: DeliveryState[]): number {
  return states.reduce((total, state) => total + (counts[state] ?? 0), 0);
}
