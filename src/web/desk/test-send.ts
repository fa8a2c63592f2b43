import { html } from 'hono/html';
import type { Html } from '../layout.ts';
import type { TestSendResult } from './desk-deps.ts';
import { type Tone, tag } from './desk-page.ts';
import { issuePath } from './words.ts';

export type ReadAddresses = { outcome: 'read'; addresses: string[] } | { outcome: 'refused'; reason: string };

const MOST = 10;

/** "a@x.example, b@x.example" → addresses, each once. */
export function readAddresses(typed: string): ReadAddresses {
  const addresses = [...new Set(typed.split(/[\s,;]+/).filter((address) => address !== ''))];
  if (addresses.length === 0) return { outcome: 'refused', reason: 'Type an address to send the test to.' };
  if (addresses.length > MOST)
    return { outcome: 'refused', reason: `A test goes to at most ${MOST} addresses.` };
  const wrong = addresses.find((address) => !/^[^\s@<>"]+@[^\s@<>"]+$/.test(address));
  if (wrong !== undefined) return { outcome: 'refused', reason: `“${wrong}” is not an e-mail address.` };
  return { outcome: 'read', addresses };
}

const OUTCOMES: Record<TestSendResult['outcome'], { label: string; tone: Tone }> = {
  accepted: { label: 'Accepted', tone: 'good' },
  refused: { label: 'Refused', tone: 'bad' },
  failed: { label: 'Failed', tone: 'bad' },
};

export function testSendPage(issueId: string, results: TestSendResult[]): Html {
  return html`<h1 id="test-send">Test send</h1>
<div class="table-scroll" tabindex="0" role="region" aria-labelledby="test-send"><table>
<thead><tr><th scope="col">Address</th><th scope="col">Outcome</th><th scope="col">The server said</th></tr></thead>
<tbody>${results.map(
    ({ address, outcome, detail }) =>
      html`<tr><th scope="row">${address}</th><td>${tag(OUTCOMES[outcome].label, OUTCOMES[outcome].tone)}</td><td>${detail}</td></tr>`,
  )}</tbody>
</table></div>
<p><a class="button button-quiet" href="${issuePath(issueId)}">Back to the issue</a></p>`;
}
