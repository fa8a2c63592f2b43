import { html } from 'hono/html';
import type { Html } from '../../layout.ts';
import { dataTable } from '../data-table.ts';
import type { TestSendResult } from '../desk-deps.ts';
import { notice, type Tone, tag } from '../desk-page.ts';
import { issuePath } from '../words.ts';

export type ReadAddresses = { outcome: 'read'; addresses: string[] } | { outcome: 'refused'; reason: string };

const MOST = 10;

/** "a@x.example, b@x.example" → addresses, each once. */
export function readAddresses(typed: string): ReadAddresses {
  const addresses = [...new Set(typed.split(/[\s,;]+/).filter((address) => address !== ''))];
  if (addresses.length === 0) return { outcome: 'refused', reason: 'Type an address to send the test to.' };
  if (addresses.length > MOST)
    return { outcome: 'refused', reason: `A test goes to at most ${MOST} addresses.` };
  const wrong = addresses.find((address) => !/^[^\s@<>"]+@[^\s@<>"]+$/.test(address));
  if (wrong !== undefined) return { outcome: 'refused', reason: `“${wrong}” is not an email address.` };
  return { outcome: 'read', addresses };
}

const OUTCOMES: Record<TestSendResult['outcome'], { label: string; tone: Tone }> = {
  accepted: { label: 'Accepted', tone: 'good' },
  refused: { label: 'Refused', tone: 'bad' },
  no_answer: { label: 'No answer', tone: 'bad' },
  failed: { label: 'Failed', tone: 'bad' },
};

export function testSendPage(issueId: string, results: TestSendResult[]): Html {
  return html`<h1 id="test-send">Test send</h1>
${dataTable({
  labelledBy: 'test-send',
  columns: ['Address', 'Outcome', 'What was said'],
  rows: results.map(({ address, outcome, detail }) => [
    address,
    tag(OUTCOMES[outcome].label, OUTCOMES[outcome].tone),
    detail,
  ]),
})}
${results.some(({ outcome }) => outcome === 'no_answer') ? notice('bad', 'No mail server answered, so nothing was mailed. Whoever runs Twofold checks its address, and whether it runs.') : ''}
<p class="button-row"><a class="button button-quiet" href="${issuePath(issueId)}">Back to the issue</a></p>`;
}
